"""`govlint annotate`: what it writes, what it never writes over, what it says, and how it ends."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint.annotating.copies import has_remarks, without_remarks
from govlint.cli import main
from tests.engine.annotating.signs import member, members, own, remarks
from tests.engine.annotating.test_copies import saved_by_others
from tests.synthetic.cases import formatted
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTLESS = FORMATS["docx_bold"](consistent(3)).data
FAULTY = next(case for case in formatted(["docx_bold"]) if case.code == "GL302").render().data


@pytest.fixture(name="run")
def _run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run the command in an empty folder; gives its exit code and what it says."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["annotate", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_copy_beside_the_report(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    assert run("报告.docx") == (0, "报告.批注.docx：1 处问题（错误 1，警告 0，提示 0）\n", "")
    assert Path("报告.docx").read_bytes() == FAULTY
    made = Path("报告.批注.docx").read_bytes()
    assert members(without_remarks(made)) == members(FAULTY)
    assert [one.lines[-1][:8] for one in own(made)] == ["规则：GL302"]
    assert sorted(os.listdir()) == ["报告.docx", "报告.批注.docx"]


def test_several_files_and_a_folder_for_their_copies(run: Callable[..., tuple[int, str, str]]) -> None:
    for name, data in (("a.docx", FAULTY), ("b.docm", FAULTLESS)):
        Path(name).write_bytes(data)
    Path("out").mkdir()
    code, out, err = run("a.docx", "b.docm", "-o", "out")
    assert (code, err) == (0, "")
    assert out.split("\n")[1] == f"{Path('out') / 'b.批注.docm'}：没有发现问题"
    assert sorted(os.listdir("out")) == ["a.批注.docx", "b.批注.docm"]
    code, _, err = run("a.docx", "b.docm", "-o", "c.docx")
    assert (code, err) == (2, "govlint: 有 2 个文件，-o 要写一个已有的文件夹\n")


def test_a_folder_is_searched_for_word_files_but_not_for_copies(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    Path("说明.md").write_text("# 说明\n", "utf-8")
    assert run(".")[0] == 0
    code, out, err = run(".")
    assert (code, out.count("\n"), err) == (0, 1, "")
    assert not Path("报告.批注.批注.docx").exists()


def test_a_copy_is_annotated_in_its_place(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    run("报告.docx")
    copy = Path("报告.批注.docx")
    first = remarks(copy.read_bytes())
    code, out, _ = run("报告.批注.docx")
    assert (code, out[:11]) == (0, "报告.批注.docx：")
    assert remarks(copy.read_bytes()) == first
    assert sorted(os.listdir()) == ["报告.docx", "报告.批注.docx"]


def test_what_is_there_is_not_written_over(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    Path("报告.批注.docx").write_bytes(FAULTLESS)
    code, out, err = run("报告.docx")
    assert (code, out) == (2, "")
    assert "报告.批注.docx 已经存在，不是 govlint 写的副本；要覆盖它请加 --force" in err
    assert Path("报告.批注.docx").read_bytes() == FAULTLESS
    assert run("报告.docx", "--force")[0] == 0
    written = Path("报告.批注.docx").read_bytes()
    assert has_remarks(written)
    # Written over without asking, as long as nobody worked in it.
    assert run("报告.docx")[0] == 0
    edited = saved_by_others(written)
    Path("报告.批注.docx").write_bytes(edited)
    code, _, err = run("报告.docx")
    assert (code, "写出以后改动过" in err) == (2, True)
    assert Path("报告.批注.docx").read_bytes() == edited


@pytest.mark.parametrize("target", ["报告.docx", "./报告.docx", "link.docx"])
def test_the_report_itself_is_never_written_over(target: str, run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    Path("link.docx").symlink_to("报告.docx")
    code, _, err = run("报告.docx", "-o", target, "--force")
    assert (code, err) == (2, "govlint: 报告.docx：没有写批注：副本不能写在原文件上，请用 -o 另外起名\n")
    assert Path("报告.docx").read_bytes() == FAULTY


def test_two_copies_of_one_name(run: Callable[..., tuple[int, str, str]]) -> None:
    for name in ("a", "b", "out"):
        Path(name).mkdir()
    Path("a/报告.docx").write_bytes(FAULTY)
    Path("b/报告.docx").write_bytes(FAULTLESS)
    code, out, err = run("a", "b", "-o", "out")
    assert (code, out.count("\n"), "另一个文件的副本也叫" in err) == (2, 1, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("报告.md", b"# a", "只能给 Word 文档（.docx、.docm）加批注", id="text"),
        pytest.param("报告.pdf", b"%PDF-1.7", "只能给 Word 文档（.docx、.docm）加批注", id="pdf"),
        pytest.param(
            "报告.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧式 Office 文件", id="an old Word file"
        ),
        pytest.param("报告.docx", b"", "文件是空的", id="empty"),
        pytest.param("报告.docx", FAULTY[:-900], "文件不完整", id="cut"),
        pytest.param("没有.docx", None, "文件不存在", id="missing"),
    ],
)
def test_what_cannot_be_annotated(
    name: str, content: bytes | None, said: str, run: Callable[..., tuple[int, str, str]]
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    Path("好.docx").write_bytes(FAULTLESS)
    code, out, err = run(name, "好.docx")
    assert code == 2
    assert out == "好.批注.docx：没有发现问题\n"
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 0, id="written"),
        pytest.param(["--fail-on", "error"], 1, id="asked for"),
        pytest.param(["--fail-on", "error", "--select", "GL1"], 0, id="nothing of that weight"),
        pytest.param(["--select", "XX"], 2, id="no such rule"),
        pytest.param(["-o", "a.pdf"], 2, id="no name of a Word file"),
        pytest.param(["-o", "nowhere/a.docx"], 2, id="no such folder"),
    ],
)
def test_exit_codes(options: list[str], code: int, run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    assert run("报告.docx", *options)[0] == code


def test_what_is_not_reported_gets_no_remark(run: Callable[..., tuple[int, str, str]]) -> None:
    Path("报告.docx").write_bytes(FAULTY)
    Path("govlint.toml").write_text('[[suppress]]\npath = "报告.docx"\ncode = "GL302"\nreason = "已核对"\n', "utf-8")
    assert run("报告.docx")[:2] == (0, "报告.批注.docx：没有发现问题\n")
    (summary,) = remarks(Path("报告.批注.docx").read_bytes())
    assert "不报告：1 处，没有写成批注" in summary.lines
    Path("govlint.toml").unlink()
    main(["baseline", "报告.docx", "-o", "known.json"])
    assert own(Path("报告.批注.docx").read_bytes()) == []
    run("报告.docx")
    assert len(own(Path("报告.批注.docx").read_bytes())) == 1
    run("报告.docx", "--baseline", "known.json")
    assert own(Path("报告.批注.docx").read_bytes()) == []


def test_private_numbers_stay_masked(run: Callable[..., tuple[int, str, str]]) -> None:
    case = next(case for case in formatted(["docx_bold"]) if case.code == "GL602")
    Path("报告.docx").write_bytes(case.render().data)
    run("报告.docx")
    data = Path("报告.批注.docx").read_bytes()
    (remark,) = own(data)
    assert remark.about.encode() not in member(data, "word/comments.xml")


def test_nothing_to_annotate(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run(".") == (2, "", "govlint: 没有找到 Word 文件（.docx、.docm）\n")


@pytest.mark.program("soffice")
def test_an_old_word_file_is_converted_where_that_is_wanted(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    import subprocess

    soffice = shutil.which("soffice") or "soffice"
    Path("报告.docx").write_bytes(FAULTY)
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "doc", "报告.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    Path("报告.docx").unlink()
    code, out, err = run("报告.doc", "--convert")
    assert (code, err) == (0, "")
    assert out.startswith("报告.批注.docx：1 处问题")
    assert [one.lines[-1][:8] for one in own(Path("报告.批注.docx").read_bytes())] == ["规则：GL302"]
