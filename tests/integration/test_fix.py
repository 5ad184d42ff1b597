"""`govlint check --fix` and `--diff` as a shell sees them: what is written, where, and what the exit code says."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from govlint.cli import main
from govlint.fixing import files as fixing_files
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = (ROOT / "examples" / "sample-report.md").read_bytes()
CLEAN = (ROOT / "examples" / "fixed-report.md").read_bytes()
WRONG, RIGHT = "本年度止件数".encode(), "本年废止件数".encode()
MENDED = FAULTY.replace(WRONG, RIGHT)
TYPO = next(made for made in MUTATIONS if made.id == "GL202-行政规范性文件-as-规范性文件")
ONLY = ("--select", "GL202")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a report that has one safe fix and one unsafe, and a report that has none."""
    (tmp_path / "faulty.md").write_bytes(FAULTY)
    (tmp_path / "clean.md").write_bytes(CLEAN)
    return tmp_path


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files of a folder with their contents and the time of their last change."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_the_sample_has_what_these_tests_speak_of() -> None:
    assert FAULTY.count(WRONG) == 1


# --fix


def test_safe_fixes_are_written_and_the_rest_is_reported(desk: Path) -> None:
    before = snapshot(desk)
    done = govlint("check", "--fix", ".", cwd=desk)
    assert done.returncode == 1, "something is left"
    assert (desk / "faulty.md").read_bytes() == MENDED
    lines = done.stdout.decode().splitlines()
    assert not any("GL202" in line for line in lines if line.startswith("faulty.md"))
    assert any(line.startswith("faulty.md:31:") for line in lines)
    assert "已改正 1 处（GL202 1 处）" in lines
    assert done.stderr == b""
    assert snapshot(desk)["clean.md"] == before["clean.md"], "what is not changed is not written"


def test_a_second_run_writes_nothing(desk: Path) -> None:
    govlint("check", "--fix", "--unsafe-fixes", ".", cwd=desk)
    before = snapshot(desk)
    done = govlint("check", "--fix", "--unsafe-fixes", ".", cwd=desk)
    assert snapshot(desk) == before
    assert "已改正" not in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("--fix", *ONLY, "faulty.md"), 0, id="all that was found is mended"),
        pytest.param(("--fix", "faulty.md"), 1, id="something is left"),
        pytest.param(("--fix", "--exit-zero", "faulty.md"), 0, id="something is left, which is forgiven"),
        pytest.param(("--fix", "clean.md"), 0, id="nothing to do"),
        pytest.param(("--fix", "missing.md", "faulty.md"), 2, id="a file that is not there"),
        pytest.param(("--diff", *ONLY, "faulty.md"), 1, id="something would be changed"),
        pytest.param(("--diff", "--exit-zero", *ONLY, "faulty.md"), 0, id="which is forgiven"),
        pytest.param(("--diff", "--select", "GL3", "faulty.md"), 0, id="findings that nothing mends"),
        pytest.param(("--diff", "clean.md"), 0, id="nothing would be changed"),
        pytest.param(("--diff", "missing.md"), 2, id="nothing that could be"),
        pytest.param(("--fix", "--diff", *ONLY, "faulty.md"), 1, id="--diff goes before --fix"),
        pytest.param(("--unsafe-fixes", "faulty.md"), 2, id="--unsafe-fixes alone means nothing"),
        pytest.param(("--fix", "nothing"), 2, id="no file at all"),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int, desk: Path) -> None:
    (desk / "nothing").mkdir()
    done = govlint("check", *arguments, cwd=desk)
    assert done.returncode == code, output(done)
    assert b"Traceback" not in done.stderr
    if "--diff" in arguments:
        assert (desk / "faulty.md").read_bytes() == FAULTY


def test_unsafe_fixes_alone_are_explained(desk: Path) -> None:
    done = govlint("check", "--unsafe-fixes", "faulty.md", cwd=desk)
    assert done.stderr.decode() == "govlint: --unsafe-fixes 要和 --fix 或 --diff 一起用\n"
    assert done.stdout == b""


def test_unsafe_fixes_are_made_when_asked_for(desk: Path) -> None:
    done = govlint("check", "--fix", "--unsafe-fixes", "faulty.md", cwd=desk)
    lines = (desk / "faulty.md").read_bytes().split(b"\n")
    assert lines[6] == b"", "the line of the heading, and no other line, is empty now"
    assert lines[:6] + lines[7:] == (MENDED.split(b"\n")[:6] + MENDED.split(b"\n")[7:])
    assert "已改正 2 处（GL102 1 处，GL202 1 处）" in done.stdout.decode()


# What findings say of fixes


def test_what_can_be_mended_is_marked_and_counted(desk: Path) -> None:
    lines = govlint("check", "faulty.md", cwd=desk).stdout.decode().splitlines()
    assert [line.split()[1] for line in lines if line.endswith(" [可改]")] == ["GL202"]
    assert lines[-1] == "可以用 --fix 改正 1 处，加上 --unsafe-fixes 还可以改正 1 处"
    assert lines[-2].startswith("共检查 1 份文件")


@pytest.mark.parametrize(
    ("select", "last"),
    [
        ("GL202", "可以用 --fix 改正 1 处"),
        ("GL102", "可以用 --fix --unsafe-fixes 改正 1 处"),
        ("GL304", "共检查 1 份文件：错误 1，警告 0，提示 0"),
    ],
)
def test_the_summary_names_the_options_that_help(select: str, last: str, desk: Path) -> None:
    done = govlint("check", "--select", select, "faulty.md", cwd=desk)
    assert done.stdout.decode().splitlines()[-1] == last


def test_the_terminal_says_it_too(desk: Path) -> None:
    shown = govlint("check", "--format", "rich", "faulty.md", cwd=desk).stdout.decode()
    assert "可改  改为“本年废止件数”" in shown
    assert "可改（须加 --unsafe-fixes）" in shown
    assert "可以用 --fix 改正 1 处，加上 --unsafe-fixes 还可以改正 1 处" in shown
    shown = govlint("check", "--fix", "--format", "rich", "faulty.md", cwd=desk).stdout.decode()
    assert "已改正 1 处（GL202 1 处）" in shown


def test_programs_are_told_what_was_mended(desk: Path) -> None:
    plain = json.loads(govlint("check", "--format", "json", "faulty.md", cwd=desk).stdout)
    assert plain["summary"]["fixable"] == {"safe": 1, "unsafe": 1}
    assert plain["summary"]["fixed"] == 0
    assert plain["files"][0]["fixed"] == {}
    told = json.loads(govlint("check", "--fix", "--format", "json", "faulty.md", cwd=desk).stdout)
    (file,) = told["files"]
    assert file["fixed"] == {"GL202": 1}
    assert file["unfixed"] == []
    assert file["unwritten"] is None
    assert told["summary"]["fixed"] == 1
    assert told["summary"]["fixable"] == {"safe": 0, "unsafe": 1}
    assert told["summary"]["exit_code"] == 1


# --diff


def test_a_difference_is_shown_and_nothing_is_written(desk: Path) -> None:
    before = snapshot(desk)
    done = govlint("check", "--diff", ".", cwd=desk)
    assert snapshot(desk) == before
    shown = done.stdout.decode()
    assert shown.startswith("--- a/faulty.md\n+++ b/faulty.md\n@@ -20,7 +20,7 @@\n")
    assert (
        "\n-| 信息内容 | 本年制发件数 | 本年度止件数 | 现行有效件数 |\n+| 信息内容 | 本年制发件数 | 本年废止件数 |"
        in shown
    )
    assert done.stderr.decode() == "govlint: 可以改正 1 处（GL202 1 处）\n"


def test_what_could_not_be_read_is_told_beside_the_difference(desk: Path) -> None:
    done = govlint("check", "--diff", "faulty.md", "missing.md", cwd=desk)
    assert done.returncode == 2
    assert done.stdout
    assert done.stderr.decode().split("\n")[0] == "govlint: missing.md：文件不存在"


def test_a_difference_goes_to_a_file_too(desk: Path) -> None:
    done = govlint("check", "--diff", "-o", "a.diff", "faulty.md", cwd=desk)
    assert done.stdout == b""
    assert (desk / "a.diff").read_bytes() == govlint("check", "--diff", "faulty.md", cwd=desk).stdout


def test_where_nothing_would_be_changed_it_is_said(desk: Path) -> None:
    done = govlint("check", "--diff", "clean.md", cwd=desk)
    assert (done.stdout, done.stderr.decode()) == (b"", "govlint: 没有可以改正的\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of the usual kind")
def test_a_terminal_is_shown_colours_unless_it_wants_none(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["check", "--diff", "faulty.md"]) == 1
    assert "\x1b[31m-| 信息内容" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", "--diff", "faulty.md"])
    assert "\x1b" not in capsys.readouterr().out


# Word files, PDF


def test_a_word_file_is_mended_and_its_difference_names_the_paragraph(desk: Path) -> None:
    rendered = FORMATS["docx_bold"](TYPO.apply(consistent(3)))
    (desk / "报告.docx").write_bytes(rendered.data)
    shown = govlint("check", "--diff", "报告.docx", cwd=desk).stdout.decode().split("\n")
    line = rendered.lines["row:表二:行政规范性文件"]
    assert shown[:3] == ["--- a/报告.docx", "+++ b/报告.docx", f"@@ -{line} +{line} @@ 第{line}段"]
    assert shown[3].startswith("-规范性文件 | ")
    assert shown[4].startswith("+行政规范性文件 | ")
    assert (desk / "报告.docx").read_bytes() == rendered.data
    done = govlint("check", "--fix", *ONLY, "报告.docx", cwd=desk)
    assert done.returncode == 0, output(done)
    assert "已改正 1 处（GL202 1 处）" in done.stdout.decode()
    assert govlint("check", "--diff", "报告.docx", cwd=desk).stdout == b""


def test_what_was_not_mended_is_said_with_the_reason(desk: Path) -> None:
    numbered = next(made for made in MUTATIONS if made.id == "GL104-part-五-numbered-四")
    (desk / "a.docx").write_bytes(FORMATS["docx_numbered"](numbered.apply(consistent(3))).data)
    done = govlint("check", "--fix", "a.docx", cwd=desk)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "govlint: a.docx：GL104 有 1 处没有改：这里的文字不是直接写在文件里的（如自动编号、符号、公式）\n"
    )


def test_pdf_files_are_only_checked_which_is_said_once(desk: Path) -> None:
    data = FORMATS["pdf"](TYPO.apply(consistent(3))).data
    for name in ("a.pdf", "b.pdf"):
        (desk / name).write_bytes(data)
    done = govlint("check", "--fix", *ONLY, "a.pdf", "b.pdf", cwd=desk)
    assert done.returncode == 1
    assert done.stderr.decode() == "govlint: PDF 和要转换才能读的文件只检查，不改动\n"
    assert {(desk / name).read_bytes() for name in ("a.pdf", "b.pdf")} == {data}
    assert "可改" not in done.stdout.decode()
    assert govlint("check", "--fix", "faulty.md", cwd=desk).stderr == b"", "not where there are none"


# Standard input


def test_standard_input_comes_out_mended_and_the_report_beside_it(desk: Path) -> None:
    name = ("--stdin-filename", "报告.md")
    done = govlint("check", "--fix", *name, "-", cwd=desk, stdin=FAULTY)
    assert done.stdout == MENDED
    assert done.returncode == 1
    assert "报告.md:31:" in done.stderr.decode()
    assert "已改正 1 处" in done.stderr.decode()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(CLEAN, "a.md", 0, id="nothing to mend"),
        pytest.param("甲\r\n乙\r丙".encode("utf-16"), "a.txt", 0, id="other encodings and line ends"),
        pytest.param(b"\x00\x01\x02\xff", "a.md", 2, id="what cannot be read"),
        pytest.param(b"", "a.md", 2, id="nothing"),
        pytest.param(FAULTY, "a.xyz", 2, id="a suffix that is not known"),
        pytest.param(FORMATS["docx_styled"](consistent(3)).data, "a.docx", 0, id="a Word file"),
    ],
)
def test_what_is_not_mended_passes_through_unchanged(data: bytes, name: str, code: int, desk: Path) -> None:
    arguments = ("check", "--fix", "--fail-on", "error", "--stdin-filename", name, "-")
    done = govlint(*arguments, cwd=desk, stdin=data)
    assert done.stdout == data
    assert done.returncode == code, output(done)


def test_the_report_may_go_to_a_file_while_the_text_goes_on(desk: Path) -> None:
    done = govlint("check", "--fix", "--stdin-filename", "a.md", "-o", "out.txt", "-", cwd=desk, stdin=FAULTY)
    assert (done.stdout, done.stderr) == (MENDED, b"")
    assert "已改正 1 处" in (desk / "out.txt").read_text("utf-8")


def test_files_beside_standard_input_are_written(desk: Path) -> None:
    done = govlint("check", "--fix", "--stdin-filename", "a.md", "-", "faulty.md", cwd=desk, stdin=FAULTY)
    assert done.stdout == MENDED
    assert (desk / "faulty.md").read_bytes() == MENDED
    assert "已改正 2 处（GL202 2 处）" in done.stderr.decode()


def test_the_difference_of_standard_input_is_shown(desk: Path) -> None:
    done = govlint("check", "--diff", "--stdin-filename", "甲/a.md", "-", cwd=desk, stdin=FAULTY)
    assert done.stdout.decode().startswith("--- a/甲/a.md\n+++ b/甲/a.md\n")
    assert done.returncode == 1


# Writing


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_mode_is_kept(mode: int, desk: Path) -> None:
    (desk / "faulty.md").chmod(mode)
    govlint("check", "--fix", "faulty.md", cwd=desk)
    assert (desk / "faulty.md").read_bytes() == MENDED
    assert stat.S_IMODE((desk / "faulty.md").stat().st_mode) == mode
    assert sorted(path.name for path in desk.iterdir()) == ["clean.md", "faulty.md"]


def test_a_link_stays_one(desk: Path) -> None:
    (desk / "elsewhere").mkdir()
    shutil.move(desk / "faulty.md", desk / "elsewhere" / "a.md")
    (desk / "link.md").symlink_to("elsewhere/a.md")
    govlint("check", "--fix", "link.md", cwd=desk)
    assert (desk / "link.md").is_symlink()
    assert (desk / "elsewhere" / "a.md").read_bytes() == MENDED


def unwritten(desk: Path, reason: str, *arguments: str) -> None:
    """Mend a file that cannot be written, and find it as it was."""
    done = govlint("check", "--fix", *ONLY, "--format", "json", *arguments, "faulty.md", cwd=desk)
    assert done.returncode == 2, output(done)
    assert done.stderr.decode() == f"govlint: faulty.md：没有写入：{reason}\n"
    assert (desk / "faulty.md").read_bytes() == FAULTY
    (file,) = json.loads(done.stdout)["files"]
    assert (file["unwritten"], file["fixed"], file["unreadable"]) == (reason, {}, False)
    assert [found["code"] for found in file["diagnostics"]] == ["GL202"], "it is still there"


def test_a_read_only_file_is_not_replaced(desk: Path) -> None:
    (desk / "faulty.md").chmod(0o444)
    unwritten(desk, "文件是只读的")
    unwritten(desk, "文件是只读的", "--exit-zero")


@pytest.mark.skipif(os.name == "nt" or not os.geteuid(), reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(desk: Path) -> None:
    desk.chmod(0o555)
    try:
        unwritten(desk, "所在的文件夹没有写入权限")
    finally:
        desk.chmod(0o755)


def test_a_file_that_others_changed_meanwhile_is_not_overwritten(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    others = FAULTY + "\n别人刚刚加上的一段。\n".encode()
    mend = fixing_files.mend

    def slowly(path: str, *given: object, **more: object) -> object:
        made = mend(path, *given, **more)  # type: ignore[arg-type]
        (desk / "faulty.md").write_bytes(others)
        return made

    monkeypatch.setattr(fixing_files, "mend", slowly)
    monkeypatch.chdir(desk)
    assert main(["check", "--fix", *ONLY, "faulty.md", "clean.md"]) == 2
    assert (desk / "faulty.md").read_bytes() == others
    shown = capsys.readouterr()
    assert shown.err == "govlint: faulty.md：没有写入：文件在检查期间被别的程序改动了\n"
    assert "faulty.md:23:" in shown.out
    assert "已改正" not in shown.out


@pytest.mark.parametrize("gone", ["deleted", "a folder"])
def test_a_file_that_is_no_longer_there_is_not_made_anew(
    gone: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mend = fixing_files.mend

    def slowly(path: str, *given: object, **more: object) -> object:
        made = mend(path, *given, **more)  # type: ignore[arg-type]
        (desk / "faulty.md").unlink()
        if gone == "a folder":
            (desk / "faulty.md").mkdir()
        return made

    monkeypatch.setattr(fixing_files, "mend", slowly)
    monkeypatch.chdir(desk)
    assert main(["check", "--fix", "faulty.md"]) == 2
    assert "没有写入" in capsys.readouterr().err
    assert not (desk / "faulty.md").is_file()


def test_a_full_disk_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.chdir(desk)
    assert main(["check", "--fix", "faulty.md"]) == 2
    assert capsys.readouterr().err == "govlint: faulty.md：没有写入：无法写入：磁盘空间不够\n"
    assert sorted(path.name for path in desk.iterdir()) == ["clean.md", "faulty.md"]


def test_names_that_want_to_be_something_else(desk: Path) -> None:
    name = "--fix=\x1b[2J\n.md"
    (desk / name).write_bytes(FAULTY)
    done = govlint("check", "--diff", "--", name, cwd=desk)
    assert "\x1b" not in output(done)
    assert done.stdout.decode().startswith("--- a/--fix=␛[2J␊.md\n")
    assert govlint("check", "--fix", *ONLY, "--", name, cwd=desk).returncode == 0
    assert (desk / name).read_bytes() == MENDED
