"""What a shell sees of govlint: exit codes, streams, files, and names that want to be something else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

import govlint as package
from govlint.cli.parser import commands
from govlint.reporters.terminal_text import width
from tests.engine.foreign_files import compound, owner_file, packed
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = ROOT / "examples" / "sample-report.md"
CLEAN = ROOT / "examples" / "fixed-report.md"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a faulty and a clean report."""
    shutil.copy(FAULTY, tmp_path / "faulty.md")
    shutil.copy(CLEAN, tmp_path / "clean.md")
    return tmp_path


def codes(text: str) -> set[str]:
    """The rules of concise output."""
    return {line.split()[1] for line in text.splitlines() if ": GL" in line}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(("check", "clean.md"), 0, id="clean"),
        pytest.param(("check", "faulty.md"), 1, id="findings"),
        pytest.param(("check", "clean.md", "faulty.md"), 1, id="one of two has findings"),
        pytest.param(("check", "--exit-zero", "faulty.md"), 0, id="--exit-zero forgives findings"),
        pytest.param(("check", "--select", "GL111", "faulty.md"), 1, id="a warning fails by default"),
        pytest.param(("check", "--select", "GL111", "--fail-on", "error", "faulty.md"), 0, id="unless only errors do"),
        pytest.param(("check", "missing.md"), 2, id="no such file"),
        pytest.param(("check", "--exit-zero", "missing.md"), 2, id="--exit-zero does not forgive what was not read"),
        pytest.param(("check", "--ignore", "GL001", "missing.md"), 2, id="nor does ignoring GL001"),
        pytest.param(("check", "faulty.md", "missing.md"), 2, id="not read outweighs findings"),
        pytest.param(("check", "empty"), 2, id="a folder without a report is no pass"),
        pytest.param(("check", "--select", "GL999", "clean.md"), 2, id="no such rule"),
        pytest.param(("check", "--format", "xml", "clean.md"), 2, id="no such format"),
        pytest.param(("check", "--form", "1999", "clean.md"), 2, id="no such form"),
        pytest.param(("check", "--year", "x", "clean.md"), 2, id="a year is a number"),
        pytest.param(("check", "--fail-on", "fatal", "clean.md"), 2, id="no such severity"),
        pytest.param(("check", "--no-such-option", "clean.md"), 2, id="no such option"),
        pytest.param(("check", "--sel", "GL3", "clean.md"), 2, id="options are not abbreviated"),
        pytest.param(("check", "-"), 2, id="standard input needs a name"),
        pytest.param(("frobnicate",), 2, id="no such command"),
        pytest.param((), 2, id="no command"),
        pytest.param(("--version",), 0, id="version"),
        pytest.param(("--help",), 0, id="help"),
        pytest.param(("check", "--help"), 0, id="help of a command"),
        pytest.param(("rules",), 0, id="rules"),
        pytest.param(("explain", "GL302"), 0, id="explain"),
        pytest.param(("explain", "GL3"), 2, id="explain wants one rule"),
        pytest.param(("explain", "GL999"), 2, id="explain knows no such rule"),
        pytest.param(("show", "clean.md"), 0, id="show"),
        pytest.param(("show", "missing.md"), 2, id="show nothing"),
        pytest.param(("show", "--form", "1999", "clean.md"), 2, id="show by no such form"),
        pytest.param(("check", "--isolated", "--no-cache", "clean.md"), 0, id="accepted for scripts"),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], expected: int, desk: Path) -> None:
    (desk / "empty").mkdir()
    done = govlint(*arguments, cwd=desk)
    assert done.returncode == expected, output(done)
    assert b"Traceback" not in done.stderr


def test_the_program_and_the_module_are_one(desk: Path) -> None:
    done = govlint("--version", cwd=desk)
    assert done.stdout.decode().split() == ["govlint", package.__version__]
    # Parsed as an option among others, not by the short cut for it alone.
    assert govlint("-V", cwd=desk).stdout == done.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--select", "GL301"), {"GL301"}),
        (("--select", "applicant-total"), {"GL301"}),
        (("--select", "gl301,result-total"), {"GL301", "GL302"}),
        (("--select", "GL2", "--select", "GL401"), {"GL202", "GL206", "GL401"}),
        (("--select", "GL3", "--ignore", "GL304"), {"GL301", "GL302"}),
        (("--select", "GL304", "--ignore", "GL3"), {"GL304"}),
        (("--ignore", "GL1,GL2,GL4"), {"GL301", "GL302", "GL304"}),
        (("--ignore", "ALL", "--select", "label-typo"), {"GL202"}),
    ],
)
def test_rules_are_chosen_by_code_prefix_and_name(arguments: tuple[str, ...], expected: set[str], desk: Path) -> None:
    done = govlint("check", *arguments, "faulty.md", cwd=desk)
    assert codes(done.stdout.decode()) == expected


def test_a_misspelt_rule_is_met_with_a_suggestion(desk: Path) -> None:
    done = govlint("check", "--select", "reslt-total", "faulty.md", cwd=desk)
    assert "result-total" in done.stderr.decode()
    assert done.stdout == b""


def test_options_and_paths_mix_in_any_order(desk: Path) -> None:
    done = govlint("check", "clean.md", "--select", "GL301", "faulty.md", "--fail-on=error", cwd=desk)
    assert done.returncode == 1
    assert codes(done.stdout.decode()) == {"GL301"}


def test_standard_input_is_a_file_with_a_name(desk: Path) -> None:
    done = govlint("check", "-", "--stdin-filename", "某局/报告.md", cwd=desk, stdin=FAULTY.read_bytes())
    assert done.returncode == 1
    assert done.stdout.decode().startswith("某局/报告.md:1:3: GL108")


def test_standard_input_of_no_known_kind(desk: Path) -> None:
    done = govlint("check", "--stdin-filename", "报告.wps", "-", cwd=desk, stdin=b"x")
    assert done.returncode == 2
    assert "GL001" in done.stdout.decode()


def test_output_goes_to_a_file_whole(desk: Path) -> None:
    target = desk / "结果.json"
    target.write_text("old", "utf-8")
    done = govlint("check", "--format", "json", "-o", str(target), "faulty.md", cwd=desk)
    assert (done.returncode, done.stdout) == (1, b"")
    assert json.loads(target.read_text("utf-8"))["files"]
    assert sorted(path.name for path in desk.iterdir()) == ["clean.md", "faulty.md", "结果.json"]


def test_output_through_a_link_keeps_the_link(desk: Path) -> None:
    (desk / "real.txt").write_text("old", "utf-8")
    (desk / "link.txt").symlink_to("real.txt")
    govlint("check", "-o", "link.txt", "faulty.md", cwd=desk)
    assert (desk / "link.txt").is_symlink()
    assert "GL301" in (desk / "real.txt").read_text("utf-8")


def test_output_to_a_pipe_does_not_replace_it(desk: Path) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    done = govlint("check", "-o", str(pipe), "faulty.md", cwd=desk)
    assert done.returncode == 1, output(done)
    assert b"GL301" in reader.communicate(timeout=30)[0]
    assert pipe.is_fifo()


def test_output_that_cannot_be_written_is_a_usage_error(desk: Path) -> None:
    done = govlint("check", "-o", "no/such/folder.txt", "clean.md", cwd=desk)
    assert done.returncode == 2
    assert "folder.txt" in done.stderr.decode()


@pytest.mark.parametrize("kind", ["rich", "concise", "json", "sarif"])
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PYTHONIOENCODING": "gbk"}, id="gbk"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii"),
        pytest.param({"PYTHONIOENCODING": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="C"),
    ],
)
def test_no_console_is_too_narrow_for_a_report(kind: str, environment: dict[str, str], desk: Path) -> None:
    (desk / "odd.md").write_text(FAULTY.read_text("utf-8").replace("26件", "26件\U0001f600\u2f00\ue5e5"), "utf-8")
    done = govlint("check", "--format", kind, "odd.md", cwd=desk, environment=environment)
    assert done.returncode == 1, output(done)
    assert b"Traceback" not in done.stderr
    assert b"GL206" in done.stdout


@pytest.mark.parametrize("command", [("rules",), ("explain", "GL302"), ("show", "faulty.md"), ("--help",)])
def test_no_console_is_too_narrow_for_a_command(command: tuple[str, ...], desk: Path) -> None:
    done = govlint(*command, cwd=desk, environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, output(done)


@pytest.mark.parametrize("kind", ["rich", "concise"])
@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\x1b]0;owned\x07b.md", "[bold]x[red].md", "\u202egnp.md", "a\rb.md", "空 格.md"]
)
def test_a_file_name_does_not_reach_the_terminal_as_more_than_text(name: str, kind: str, desk: Path) -> None:
    shutil.copy(FAULTY, desk / name)
    done = govlint("check", "--format", kind, "--select", "GL401", name, cwd=desk)
    text = done.stdout.decode()
    assert done.returncode == 1
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(text)
    assert "[bold]x[red].md" in text or "bold" not in name
    assert len([line for line in text.splitlines() if "GL401" in line]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes only there")
def test_a_file_name_that_is_no_text(desk: Path) -> None:
    name = os.fsdecode(b"\xb1\xa8\xb8\xe6.md")
    shutil.copy(FAULTY, desk / name)
    for kind in ("rich", "concise", "json", "sarif"):
        done = govlint("check", "--format", kind, name, cwd=desk)
        assert done.returncode == 1, output(done)


@pytest.mark.parametrize(
    "name", ["--format=x.md", "--stdin-filename=x.md", "--output=x.md", "--exit-zero", "-h", "--", "-x.md"]
)
def test_a_file_named_like_an_option_is_a_file(name: str, desk: Path) -> None:
    shutil.copy(FAULTY, desk / name)
    for arguments in ((name,), ("--", name)):
        if arguments == ("--",):
            continue
        done = govlint("check", *arguments, cwd=desk)
        assert done.returncode == (1 if name.endswith(".md") else 2), output(done)
        assert done.stdout.decode().startswith(f"{name}:")


UNREADABLE = [
    pytest.param("empty.md", b"", "空", id="empty"),
    pytest.param("blank.md", b" \n\n", "空", id="only white space"),
    pytest.param("nul.md", b"\x00\x01", "不认识的文件，不是文本文件", id="binary"),
    pytest.param("latin.md", b"\xff\xfe\xfd", "解码", id="half a character"),
    pytest.param("bad.md", "一二".encode() + b"\xff\xff", "解码", id="neither UTF-8 nor GB18030"),
    pytest.param("old.doc", compound("WordDocument"), "旧式 Word 文档", id="doc"),
    pytest.param("new.doc", packed("[Content_Types].xml", "word/x"), "后缀改成 .docx", id="docx called doc"),
    pytest.param("report.md", packed("[Content_Types].xml", "word/x"), "这是 Word 文档", id="docx called md"),
    pytest.param("报告.ofd", packed("OFD.xml"), "OFD", id="ofd"),
    pytest.param("report.zip", packed("report.md"), "解压", id="zip"),
    pytest.param("~$report.docx", owner_file("Li"), "去掉开头的“~$”", id="owner file"),
    pytest.param("noextension", b"x", "不支持", id="no suffix"),
]


@pytest.mark.parametrize(("name", "data", "reason"), UNREADABLE)
def test_what_cannot_be_read_is_said_and_is_no_pass(name: str, data: bytes, reason: str, desk: Path) -> None:
    (desk / name).write_bytes(data)
    done = govlint("check", name, "clean.md", cwd=desk)
    text = done.stdout.decode()
    assert done.returncode == 2, text
    assert f"{name}:" in text
    assert "GL001" in text
    assert reason in text


def test_folders_are_searched_and_tool_folders_passed_over(desk: Path) -> None:
    for name in ("2024/某局.md", "2024/某局.TXT", "2024/photo.png", ".git/x.md", "node_modules/x.md", "2024/~$某局.md"):
        (desk / name).parent.mkdir(exist_ok=True)
        shutil.copy(CLEAN, desk / name)
    done = govlint("check", "--format", "json", ".", cwd=desk)
    checked = [file["path"] for file in json.loads(done.stdout)["files"]]
    assert checked == ["clean.md", "faulty.md", "2024/某局.TXT", "2024/某局.md"]


def test_a_file_named_twice_is_checked_once(desk: Path) -> None:
    done = govlint("check", "--format", "json", "clean.md", "./clean.md", ".", cwd=desk)
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["clean.md", "faulty.md"]


def test_a_folder_named_like_a_document_is_a_mistake(desk: Path) -> None:
    (desk / "report.md").mkdir()
    assert govlint("check", "report.md", cwd=desk).returncode == 2


def test_what_is_no_regular_file_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.md")
    assert govlint("check", "pipe.md", "/dev/zero", cwd=desk).returncode == 2
    assert govlint("show", "pipe.md", cwd=desk).returncode == 2


@pytest.mark.parametrize("format_name", ["rich", "concise", "json", "sarif"])
def test_a_name_with_a_line_break_is_one_line_and_no_command_to_the_terminal(format_name: str, desk: Path) -> None:
    (desk / "a\n二\x1b[31m.doc").write_bytes(compound("WordDocument"))
    done = govlint("check", "--format", format_name, ".", cwd=desk)
    assert done.returncode == 2, output(done)
    text = done.stdout.decode()
    assert "\x1b[31m" not in text
    assert not any(line.startswith("二") for line in text.split("\n"))
    assert "旧式 Word 文档" in "".join(text.split("\n"))


def test_a_link_to_nowhere_says_so(desk: Path) -> None:
    (desk / "gone.docx").symlink_to(desk / "nowhere.docx")
    done = govlint("check", "gone.docx", cwd=desk)
    assert done.returncode == 2
    assert "链接指向的文件不存在" in done.stdout.decode()


def test_rules_as_json(desk: Path) -> None:
    rules = json.loads(govlint("rules", "--format", "json", cwd=desk).stdout)
    by_code = {rule["code"]: rule for rule in rules}
    assert by_code["GL302"]["name"] == "result-total"
    assert by_code["GL302"]["severity"] == "error"
    assert by_code["GL302"]["basis"]
    assert by_code["GL302"]["parts"] == ["三"]
    assert list(by_code) == sorted(by_code)


@pytest.mark.parametrize(
    ("arguments", "listed", "left_out"),
    [
        pytest.param(("--part", "六"), {"GL401"}, {"GL302", "GL604"}, id="a part by its number"),
        pytest.param(("--part", "第六部分"), {"GL401"}, {"GL302", "GL604"}, id="a part as people call it"),
        pytest.param(("--basis", "711号"), {"GL101", "GL604"}, {"GL302"}, id="an instrument by its number"),
        pytest.param(("--basis", "公文格式"), {"GL111"}, {"GL302"}, id="an instrument by a piece of its name"),
        pytest.param(("--basis", "711号)第十六条"), {"GL604"}, {"GL101"}, id="an article, half-width brackets"),
        pytest.param(("--part", "四", "--basis", "一（四）"), {"GL304"}, {"GL106", "GL302"}, id="both"),
    ],
)
def test_rules_are_listed_by_part_and_by_provision(
    arguments: tuple[str, ...], listed: set[str], left_out: set[str], desk: Path
) -> None:
    done = govlint("rules", *arguments, cwd=desk)
    assert done.returncode == 0
    shown = {line.split()[0] for line in done.stdout.decode().splitlines()}
    assert shown >= listed
    assert not shown & left_out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        pytest.param(("--part", "九"), "可用的有 一、二、三、四、五、六", id="no such part"),
        pytest.param(("--basis", "某某办法"), "没有以此为依据的规则：某某办法", id="no such instrument"),
        pytest.param(("--basis", " "), "没有以此为依据的规则", id="nothing"),
    ],
)
def test_a_part_or_provision_of_no_rule_is_a_mistake(arguments: tuple[str, ...], hint: str, desk: Path) -> None:
    done = govlint("rules", *arguments, cwd=desk)
    assert done.returncode == 2
    assert done.stdout == b""
    assert hint in done.stderr.decode()


def test_explain_takes_code_and_name(desk: Path) -> None:
    by_code = govlint("explain", "gl302", cwd=desk)
    assert by_code.stdout == govlint("explain", "result-total", cwd=desk).stdout
    assert "错误示例" in by_code.stdout.decode()


def test_show_gives_values_with_their_lines(desk: Path) -> None:
    lines = govlint("show", "faulty.md", cwd=desk).stdout.decode().splitlines()
    source = (desk / "faulty.md").read_text("utf-8").split("\n")
    [row] = [line for line in lines if "（一）予以公开" in line]
    assert "9 | 2 | 1 | 1 | 0 | 0 | 12" in row
    assert "（一）予以公开" in source[int(row.split()[0]) - 1]


def test_show_of_something_else(desk: Path) -> None:
    (desk / "notice.txt").write_text("关于召开会议的通知\n\n\x1b[31m请准时参加。\n", "utf-8")
    done = govlint("show", "notice.txt", cwd=desk)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout


def test_a_closed_pipe_is_no_crash_and_no_pass(desk: Path) -> None:
    copies = [desk / f"{number}.md" for number in range(60)]
    for copy in copies:
        shutil.copy(FAULTY, copy)
    command = [sys.executable, "-m", "govlint", "check", *map(str, copies)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=desk) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        errors = process.stderr.read()
        code = process.wait(timeout=60)
    assert code == 3
    assert errors == b""


PLUGIN = """
from govlint.hookspecs import hookimpl
from govlint.rules import Rule, Ruleset, Severity

def explode(report):
    raise ZeroDivisionError("a rule with a fault")

@hookimpl
def govlint_rulesets():
    yield Ruleset("local", "本地", (Rule("ZZ001", "explodes", "会出错", Severity.NOTE, (), "", explode),))
"""


def install(folder: Path, name: str, code: str) -> dict[str, str]:
    """Lay a plugin where Python finds it; returns the environment that makes it do so."""
    site = folder / "site"
    (site / f"{name}-1.dist-info").mkdir(parents=True)
    (site / f"{name}-1.dist-info" / "entry_points.txt").write_text(f"[govlint]\n{name} = {name}\n", "utf-8")
    (site / f"{name}.py").write_text(textwrap.dedent(code), "utf-8")
    return {"PYTHONPATH": str(site)}


def test_a_rule_that_raises_fails_alone(desk: Path) -> None:
    environment = install(desk, "exploding", PLUGIN)
    done = govlint("check", "faulty.md", cwd=desk, environment=environment)
    text = output(done)
    assert done.returncode == 3, text
    assert "ZZ001" in text
    assert "faulty.md" in text
    assert "exploding.py:6: ZeroDivisionError: a rule with a fault" in text
    assert codes(done.stdout.decode()) >= {"GL202", "GL301", "GL304", "GL401"}
    assert govlint("check", "--exit-zero", "clean.md", cwd=desk, environment=environment).returncode == 3


def test_a_plugin_that_cannot_be_imported_is_a_failure_of_the_run(desk: Path) -> None:
    environment = install(desk, "broken", "import no_such_module_anywhere\n")
    done = govlint("check", "clean.md", cwd=desk, environment=environment)
    assert done.returncode == 3
    assert "broken.py:1: ModuleNotFoundError" in output(done)
    assert govlint("rules", cwd=desk, environment=environment).returncode == 3
    for command in (("check", "--select", "BR001", "clean.md"), ("explain", "BR001"), ("rules", "--basis", "某某")):
        done = govlint(*command, cwd=desk, environment=environment)
        assert done.returncode == 3
        first, second = done.stderr.decode().splitlines()
        assert "broken.py:1" in first, "the rule that is not there may be its"
        assert "没有" in second


def test_nothing_is_loaded_from_the_working_directory(desk: Path) -> None:
    install(desk, "trojan", "open('owned', 'w')\n")
    for name in ("rich.py", "mistune.py", "pluggy.py", "govlint_disclosure.py"):
        (desk / "site" / name).write_text("open('owned', 'w')\n", "utf-8")
    shutil.copy(FAULTY, desk / "site" / "report.md")
    done = govlint("check", "--format", "rich", "report.md", cwd=desk / "site")
    assert done.returncode == 1, output(done)
    assert not (desk / "site" / "owned").exists()


@pytest.mark.parametrize("paths", [(), (".",), ("clean.md",)])
def test_a_name_for_standard_input_that_is_not_read_is_refused(desk: Path, paths: tuple[str, ...]) -> None:
    done = govlint("check", "--stdin-filename", "报告.md", *paths, cwd=desk, stdin=FAULTY.read_bytes())
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--stdin-filename 要和 - 一起用，例如 govlint check --stdin-filename 报告.md -" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("check", "--nosuch"), "没有这样的参数：--nosuch", id="an option that there is not"),
        pytest.param(("rules", "--nosuch", "a"), "没有这样的参数：--nosuch a", id="one of another command"),
        pytest.param(("new", "--year", "2025"), "缺少参数：--agency, --kind", id="options that are missing"),
        pytest.param(("check", "--year", "abc"), "--year 应为整数，写的是 'abc'", id="no number"),
        pytest.param(("check", "--year"), "--year 后面要写一个值", id="no value"),
        pytest.param(
            ("check", "--fail-on", "x"), "--fail-on 不能是 'x'；可用的有 'error', 'warning', 'note'", id="a wrong word"
        ),
        pytest.param(("check", "--jobs", "0"), "--jobs/-j：应为 1 到 256 的整数，写的是 0", id="too few"),
        pytest.param(("check", "--diff=x"), "--diff 后面不写值，写的是 'x'", id="a value too much"),
    ],
)
def test_mistakes_in_arguments_are_explained_in_chinese(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = govlint(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert said.startswith(f"用法： govlint {arguments[0]} ")
    assert f"govlint: 参数有误：{told}\n" in said


@pytest.mark.parametrize("command", commands())
def test_help_stands_in_columns_on_a_terminal(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = commands()[command][1].format_help().partition("\n\n")[2].split("\n")
    assert max(map(width, lines)) <= 80
    beside = [found[0] for line in lines if (found := re.match(r"  -.*?  +(?=\S)", line))]
    assert len(set(map(width, beside))) == 1, beside
