"""What a person sees at a real terminal: colours, links, and lines that fit, at any width."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("needs a terminal of the usual kind", allow_module_level=True)

from govlint.reporters.terminal_text import width
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT
from tests.integration.terminal import at_terminal

if TYPE_CHECKING:
    from pathlib import Path

ESCAPE = "\x1b"
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\(?:\x1b\[[0-9;]*m)?([^\x1b]*)")
DOCS = "https://docs.example.org/govlint"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a faulty report."""
    shutil.copy(ROOT / "examples" / "sample-report.md", tmp_path / "年度报告.md")
    return tmp_path


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, desk: Path) -> None:
    shown = at_terminal("check", "--show-passed", "--statistics", cwd=desk, columns=columns)
    assert shown.code == 1
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown.written).replace("\r\n", "\n")
    assert ESCAPE not in plain
    assert shown.lines == [line.rstrip() for line in plain.rstrip("\n").split("\n")], "the terminal wrapped nothing"
    assert max(map(width, shown.lines)) <= columns
    assert max(map(width, shown.lines)) > columns * 0.8, "the room is used"
    assert any("GL304" in line for line in shown.lines)
    caret = next(number for number, line in enumerate(shown.lines) if set(line.strip(" │")) == {"^"})
    marked = shown.lines[caret - 1]
    before = marked[: len(marked)]
    column = width(shown.lines[caret][: shown.lines[caret].index("^")])
    assert any(width(before[:count]) == column for count in range(len(before))), "the mark begins under a character"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_difference_and_the_help_are_shown_at_any_width(columns: int, desk: Path) -> None:
    shown = at_terminal("check", "--diff", cwd=desk, columns=columns)
    assert f"{ESCAPE}[31m-| 信息内容" in shown.written
    assert f"{ESCAPE}[32m+| 信息内容" in shown.written
    help_lines = at_terminal("check", "--help", cwd=desk, columns=columns).lines
    assert any(line.startswith("用法：") for line in help_lines)


@pytest.mark.parametrize(
    ("arguments", "told", "coloured"),
    [
        pytest.param((), {}, True, id="a terminal"),
        pytest.param((), {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param((), {"NO_COLOR": ""}, True, id="NO_COLOR without a value says nothing"),
        pytest.param((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="NO_COLOR goes first"),
        pytest.param((), {"TERM": "dumb"}, False, id="a terminal without colours"),
        pytest.param(("--color", "never"), {"FORCE_COLOR": "1"}, False, id="the option says never"),
        pytest.param(("--color", "always"), {"NO_COLOR": "1"}, True, id="the option says always"),
    ],
)
@pytest.mark.parametrize("shows", [(), ("--format", "concise"), ("--diff",)], ids=["rich", "concise", "diff"])
def test_colours_at_a_terminal(
    arguments: tuple[str, ...], told: dict[str, str], coloured: bool, shows: tuple[str, ...], desk: Path
) -> None:
    shown = at_terminal("check", *shows, *arguments, cwd=desk, **told)
    assert (f"{ESCAPE}[" in shown.written) is coloured
    assert shown.code == 1


@pytest.mark.parametrize(
    ("arguments", "told", "coloured"),
    [
        pytest.param((), {}, False, id="nothing said"),
        pytest.param((), {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param((), {"FORCE_COLOR": "0"}, False, id="FORCE_COLOR=0 forces nothing"),
        pytest.param((), {"CLICOLOR_FORCE": "1"}, True, id="CLICOLOR_FORCE"),
        pytest.param((), {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False, id="NO_COLOR goes first"),
        pytest.param(("--color", "always"), {}, True, id="always"),
        pytest.param(("--color", "never"), {"FORCE_COLOR": "1"}, False, id="never"),
        pytest.param(("--color", "auto"), {"FORCE_COLOR": "1"}, True, id="auto is the default"),
    ],
)
@pytest.mark.parametrize("shows", [("--format", "rich"), (), ("--diff",)], ids=["rich", "concise", "diff"])
def test_colours_in_a_pipe(
    arguments: tuple[str, ...], told: dict[str, str], coloured: bool, shows: tuple[str, ...], desk: Path
) -> None:
    clear = {"NO_COLOR": "", "FORCE_COLOR": "", "CLICOLOR_FORCE": ""}
    done = govlint("check", *shows, *arguments, cwd=desk, environment={**clear, **told})
    assert (ESCAPE in done.stdout.decode()) is coloured, output(done)


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_what_programs_read_is_never_coloured(kind: str, desk: Path) -> None:
    done = govlint("check", "--format", kind, "--color", "always", cwd=desk)
    assert ESCAPE not in done.stdout.decode()


def test_a_file_is_coloured_only_by_the_option(desk: Path) -> None:
    for arguments, coloured in (((), False), (("--color", "always"), True)):
        govlint("check", "-o", "out.txt", *arguments, cwd=desk, environment={"FORCE_COLOR": "1", "NO_COLOR": ""})
        assert (ESCAPE in (desk / "out.txt").read_text("utf-8")) is coloured


def test_colours_take_nothing_away_and_a_report_cannot_add_any(desk: Path) -> None:
    hostile = desk / "a\x1b[31m.md"
    hostile.write_text((desk / "年度报告.md").read_text("utf-8").replace("望溪县", "望溪\x1b]8;;evil\x1b\\县"), "utf-8")
    plain = govlint("check", cwd=desk).stdout.decode()
    coloured = govlint("check", "--color", "always", cwd=desk).stdout.decode()
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert ESCAPE not in plain


# Links


def test_the_names_of_rules_open_their_pages_where_the_terminal_opens_links(desk: Path) -> None:
    shown = at_terminal("check", cwd=desk, GOVLINT_DOCS_URL=f"{DOCS}/", TERM_PROGRAM="WezTerm")
    links = LINK.findall(shown.written)
    opened = [(url, text) for url, text in links if url]
    assert len(opened) == shown.written.count("依据") > 5
    assert all(url == f"{DOCS}/rules/{text.partition(' ')[0]}.md" for url, text in opened)
    assert [url for url, _ in links[1::2]] == [""] * len(opened), "every link is closed"
    narrow = at_terminal("check", cwd=desk, columns=22, GOVLINT_DOCS_URL=DOCS, TERM_PROGRAM="WezTerm")
    assert f";{DOCS}/rules/GL304.md" in narrow.written, "where the name stands on a line of its own, too"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param((), {}, id="a terminal that is not known to open links"),
        pytest.param((), {"TERM_PROGRAM": "WezTerm", "FORCE_HYPERLINK": "0"}, id="the user wants none"),
        pytest.param((), {"TERM_PROGRAM": "WezTerm", "NO_COLOR": "1"}, id="no escape sequences at all"),
        pytest.param((), {"TERM_PROGRAM": "WezTerm", "CI": "1"}, id="a log, not a person"),
        pytest.param((), {"TERM_PROGRAM": "WezTerm", "TERM": "screen-256color"}, id="inside a terminal in a terminal"),
        pytest.param((), {"TERM_PROGRAM": "WezTerm", "GOVLINT_DOCS_URL": "file:///etc"}, id="not a web address"),
        pytest.param((), {"TERM_PROGRAM": "WezTerm", "GOVLINT_DOCS_URL": "https://a\x1b\\b"}, id="a hostile address"),
        pytest.param((), {"VTE_VERSION": "4200"}, id="an old terminal"),
        pytest.param((), {"VTE_VERSION": "²"}, id="nonsense"),
        pytest.param(("--format", "concise"), {"TERM_PROGRAM": "WezTerm"}, id="the format for programs"),
        pytest.param(("-o", "out.txt", "--format", "rich", "--color", "always"), {"FORCE_HYPERLINK": "1"}, id="a file"),
    ],
)
def test_there_are_no_links(arguments: tuple[str, ...], told: dict[str, str], desk: Path) -> None:
    shown = at_terminal("check", *arguments, cwd=desk, **{"GOVLINT_DOCS_URL": DOCS, **told})
    assert "\x1b]8" not in shown.written
    if "-o" in arguments:
        assert "\x1b]8" not in (desk / "out.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "told",
    [
        {"TERM_PROGRAM": "iTerm.app"},
        {"WT_SESSION": "1"},
        {"VTE_VERSION": "7203"},
        {"KONSOLE_VERSION": "230804"},
        {"TERM": "xterm-kitty"},
        {"TERM": "screen", "FORCE_HYPERLINK": "1"},
    ],
    ids=str,
)
def test_there_are_links(told: dict[str, str], desk: Path) -> None:
    shown = at_terminal("check", cwd=desk, **{"GOVLINT_DOCS_URL": DOCS, **told})
    assert f";{DOCS}/rules/GL304.md" in shown.written
