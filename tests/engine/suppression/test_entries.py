"""Entries of configurations: which findings they suppress, in every format, and which of them are of no use."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govlint.cli.check import judged
from govlint.cli.options import Choices
from govlint.run import run
from tests.engine.config.configured import lay
from tests.engine.config.test_effect import NOTHING_GIVEN
from tests.rules.linting import changed, registry, sample
from tests.synthetic import LAYOUTS, consistent, mandated
from tests.synthetic.formats import FORMATS

if TYPE_CHECKING:
    from govlint.results import FileResult, RunResult

FAULTY = changed(("| 行政许可 | 236 |", "| 行政许可 | 二百 |"), ("| 行政处罚 | 19 |", "| 行政处罚 |  |"))


pytestmark = pytest.mark.usefixtures("desk")


def put(*paths: str, text: str = FAULTY) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, "utf-8")


def checked(*paths: str, searched: tuple[str, ...] = (".",), **given: Any) -> RunResult:
    made = registry()
    choices = Choices(Namespace(**{**NOTHING_GIVEN, "select": ["GL003,GL205,GL206,GL304"], **given}), made)
    choices.verify(paths)
    return judged(run(paths, made, choices.options), made, choices, searched)


def codes(file: FileResult) -> list[str]:
    return [made.rule.code for made in file.diagnostics]


def hidden(file: FileResult) -> list[str]:
    return [f"{d.rule.code} by {d.suppression.path}:{d.suppression.line}" for d in file.suppressed if d.suppression]


def useless(result: RunResult) -> list[str]:
    return [
        f"{made.path}:{made.finding.span.line}: {made.finding.message}"
        for file in result.files
        if file.role == "configuration"
        for made in file.diagnostics
    ]


def entry(**keys: str) -> str:
    return "[[suppress]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"code": '"GL206"', "path": '"a.md"'}, id="path"),
        pytest.param({"code": '"GL206"', "path": '"*.md"'}, id="pattern"),
        pytest.param({"code": '"GL206"', "place": '"表二"'}, id="place"),
        pytest.param({"code": '"GL206"', "place": '"表二/行政许可"'}, id="place, joined"),
        pytest.param({"code": '"GL206"', "place": '"表二 / 行政许可"'}, id="place, as it is shown"),
        pytest.param({"code": '"GL206"', "text": '"二百"'}, id="text"),
        pytest.param({"code": '"GL206"', "text": '" 二　百 "'}, id="text, other spaces"),
        pytest.param({"code": '"count-values"', "text": '"二百"'}, id="name"),
        pytest.param({"code": '["GL304", "GL206"]', "text": '"二百"'}, id="several rules"),
        pytest.param({"code": '"GL206"', "path": '"a.md"', "place": '"表二"', "text": '"二百"'}, id="all"),
        pytest.param({"code": '"GL206"', "text": '"二百"', "until": "2099-12-31"}, id="until a day to come"),
        pytest.param({"code": '"GL206"', "text": '"二百"', "until": '"2099-12-31"'}, id="a day in quotes"),
    ],
)
def test_suppressed(keys: dict[str, str], desk: Path) -> None:
    put("a.md")
    lay(desk, govlint=entry(**keys))
    (file,) = checked("a.md").files
    assert codes(file) == ["GL205"]
    assert hidden(file) == ["GL206 by govlint.toml:1"]


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"code": '"GL205"', "text": '"二百"'}, id="another rule"),
        pytest.param({"code": '"GL206"', "path": '"b.md"'}, id="another file"),
        pytest.param({"code": '"GL206"', "place": '"表三"'}, id="another place"),
        pytest.param({"code": '"GL206"', "text": '"三百"'}, id="other words"),
        pytest.param({"code": '"GL206"', "path": '"a.md"', "text": '"三百"'}, id="one of two conditions does not hold"),
        pytest.param({"code": '"GL206"', "text": '"二百"', "until": "2020-01-01"}, id="until a day that has passed"),
    ],
)
def test_not_suppressed(keys: dict[str, str], desk: Path) -> None:
    put("a.md")
    lay(desk, govlint=entry(**keys))
    assert codes(checked("a.md").files[0]) == ["GL206", "GL205"]


@pytest.mark.parametrize("name", sorted({**FORMATS, **LAYOUTS}))
def test_in_every_format(name: str, desk: Path) -> None:
    made = {**FORMATS, **LAYOUTS}[name](consistent(3).added("表四", mandated.REVIEW_ROW, {"行政复议/总计": 1}))
    path = f"a{made.suffix}"
    Path(path).write_bytes(made.data)
    assert codes(checked(path, select=["GL3"]).files[0]) == ["GL304"]
    lay(desk, govlint=entry(code='"GL304"', place='"表四"', path='"a.*"'))
    (file,) = checked(path, select=["GL3"]).files
    assert (codes(file), hidden(file)) == ([], ["GL304 by govlint.toml:1"])


def test_a_reason_is_kept_and_required_where_that_is_said(desk: Path) -> None:
    put("a.md")
    lay(desk, govlint=entry(code='"GL206"', text='"二百"', reason='" 见\\n来函 "'))
    (made,) = checked("a.md").files[0].suppressed
    assert made.suppression == ("config", "见 来函", "govlint.toml", 1)
    lay(desk, govlint="require-reason = true\n" + entry(code='"GL206"', text='"二百"'))
    result = checked("a.md")
    assert "GL206" in codes(result.files[0])
    assert useless(result) == ["govlint.toml:2: 没有写 reason，不起作用；require-reason 要求写明原因"]


def test_the_comment_comes_before_the_entry(desk: Path) -> None:
    put("a.md", text=FAULTY.replace("| 行政许可 | 二百 |", "| 行政许可 | 二百 <!-- govlint-disable-line GL206 --> |"))
    lay(desk, govlint=entry(code='"GL206"', text='"二百"'))
    result = checked("a.md")
    assert [made.suppression.kind for made in result.files[0].suppressed if made.suppression] == ["inline"]
    assert useless(result) == ["govlint.toml:1: 没有 GL206 的问题符合这个条目，可以删去"]


# Entries of no use

USELESS = entry(code='"GL304"', place='"表四"')


def test_one_that_suppresses_nothing_is_told_at_its_line(desk: Path) -> None:
    put("a.md")
    lay(desk, govlint="year = 2024\n\n" + entry(code='"GL206"', text='"二百"') + USELESS)
    result = checked("a.md")
    assert useless(result) == ["govlint.toml:6: 没有 GL304 的问题符合这个条目，可以删去"]
    (file,) = (file for file in result.files if file.role == "configuration")
    (made,) = file.diagnostics
    assert (made.source_line, made.severity, file.path) == ("[[suppress]]", "warning", "govlint.toml")


@pytest.mark.parametrize(
    ("text", "paths", "searched", "said"),
    [
        pytest.param(USELESS, ("a.md",), (".",), True, id="the whole folder was searched"),
        pytest.param(USELESS, ("a.md",), ("a.md",), False, id="one file of several that it may be meant for"),
        pytest.param(USELESS, ("2024/a.md",), ("2024",), False, id="a part of the folder"),
        pytest.param(USELESS + "path = './2024'", ("2024/a.md",), ("2024",), True, id="all that its pattern fits"),
        pytest.param(USELESS + "path = '2024/*.md'", ("2024/a.md",), ("2024",), True, id="the folder of its pattern"),
        pytest.param(USELESS + "path = '*.md'", ("2024/a.md",), ("2024",), False, id="a pattern for any folder"),
        pytest.param(USELESS + "path = 'a.md'", ("a.md",), ("a.md",), False, id="a name that may be in any folder"),
        pytest.param(USELESS + "path = './a.md'", ("a.md",), ("a.md",), True, id="its file"),
        pytest.param(USELESS + "path = '2024/a.md'", ("2024/a.md",), ("2024/a.md",), True, id="its file, by path"),
        pytest.param(USELESS + "path = '2024/b.md'", ("2024/a.md",), ("2024/a.md",), False, id="another file"),
        pytest.param(USELESS + "path = 'b.md'", ("a.md",), (".",), True, id="no file of this name"),
        pytest.param(
            USELESS + "path = '2023/b.md'", ("2024/a.md",), ("2024",), False, id="a file that was not searched"
        ),
    ],
)
def test_only_where_all_was_checked(
    text: str, paths: tuple[str, ...], searched: tuple[str, ...], said: bool, desk: Path
) -> None:
    put(*paths)
    lay(desk, govlint=text)
    assert bool(useless(checked(*paths, searched=searched))) == said


def test_only_where_its_rules_ran(desk: Path) -> None:
    put("a.md")
    lay(desk, govlint=USELESS)
    assert useless(checked("a.md", select=["GL003,GL206"])) == []
    assert useless(checked("a.md", select=["GL206,GL304"])) == [], "GL003 is deselected"
    put("a.md", text="各位同事：\n\n请于周五前报送材料。\n")
    assert useless(checked("a.md")) == [], "a rule that could not be applied"
    put("a.md", text="")
    assert useless(checked("a.md")) == [], "a file that could not be read"


def test_files_that_are_no_reports_do_not_keep_an_entry(desk: Path) -> None:
    put("a.md")
    put("b.md", text="各位同事：\n\n请于周五前报送材料。\n")
    lay(desk, govlint=USELESS)
    assert len(useless(checked("a.md", "b.md"))) == 1


def test_used_in_one_file_is_used(desk: Path) -> None:
    put("a.md", "c.md", text=sample())
    put("b.md")
    lay(desk, govlint=entry(code='"GL206"', place='"表二"'))
    assert useless(checked("a.md", "b.md", "c.md")) == []


def test_what_is_extended_is_judged_where_all_that_extend_it_were_searched(desk: Path) -> None:
    put("x/a.md", "y/a.md")
    lay(desk, base=USELESS, x__govlint="extend = '../base.toml'", y__govlint="extend = '../base.toml'")
    assert useless(checked("x/a.md", searched=("x",))) == []
    assert useless(checked("x/a.md", "y/a.md")) == ["base.toml:1: 没有 GL304 的问题符合这个条目，可以删去"]
    lay(desk, z__base=USELESS, x__govlint="extend = '../z/base.toml'")
    assert useless(checked("x/a.md")) == [], "who else extends a file elsewhere is not known"


def test_one_past_its_day_is_told_wherever_it_is_met(desk: Path) -> None:
    put("a.md")
    lay(desk, govlint=entry(code='"GL206"', text='"二百"', until="2020-01-01"))
    assert useless(checked("a.md", searched=("a.md",))) == [
        "govlint.toml:1: 已过 until 写的日期 2020-01-01，不再起作用；改好问题，或者改写日期"
    ]


def test_what_is_told_of_entries_is_weighed_as_the_configuration_says(desk: Path) -> None:
    put("a.md")
    lay(desk, govlint="severity.GL003 = 'error'\n" + USELESS)
    (made,) = (d for file in checked("a.md").files if file.role == "configuration" for d in file.diagnostics)
    assert made.severity == "error"
