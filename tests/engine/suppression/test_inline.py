"""Which findings directives suppress, and what is said of those that suppress none."""

from __future__ import annotations

import pytest

from govlint.rules import Severity, Status
from tests.engine.suppression.planted import WHOLE, active, checked, hidden, useless
from tests.lasting import at_most


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("✗ <!-- govlint-disable-line ZZ100 -->\n\n✗", ["3 ZZ100"], id="at the end of the line"),
        pytest.param("<!-- govlint-disable-next-line ZZ100 -->\n✗\n\n✗", ["4 ZZ100"], id="above the line"),
        pytest.param("<!-- govlint-disable-next-line ZZ100 -->\n\n\n✗\n\n✗", ["6 ZZ100"], id="above empty lines"),
        pytest.param(
            "<!-- govlint-disable-next-line ZZ100 -->\n<!-- govlint-disable-next-line ZZ200 -->\n✗☒\n\n✗☒",
            ["5 ZZ100", "5 ZZ200"],
            id="one above the other",
        ),
        pytest.param("✗☒ <!-- govlint-disable-line ZZ100 -->", ["1 ZZ200"], id="another rule is still reported"),
        pytest.param("✗☒ <!-- govlint-disable-line ZZ100, ZZ200 -->", [], id="two rules"),
        pytest.param("✗☒ <!-- govlint-disable-line ZZ -->", [], id="a prefix"),
        pytest.param("✗☒ <!-- govlint-disable-line rule-zz100 -->", ["1 ZZ200"], id="a name"),
        pytest.param("✗☒ <!-- govlint-disable-line ALL -->", [], id="all"),
        pytest.param("✗\n\n✗\n\n<!-- govlint-disable-file ZZ100 -->", [], id="the file, from anywhere"),
        pytest.param("✗\n\n<!-- govlint-disable ZZ100 -->\n\n✗\n\n✗", ["1 ZZ100"], id="from here to the end"),
        pytest.param(
            "<!-- govlint-disable ZZ100 -->\n\n✗\n\n<!-- govlint-enable ZZ100 -->\n\n✗", ["7 ZZ100"], id="a range"
        ),
        pytest.param(
            "<!-- govlint-disable ZZ -->\n\n✗☒\n\n<!-- govlint-enable ZZ100 -->\n\n✗☒", ["7 ZZ100"], id="a part goes on"
        ),
        pytest.param(
            "<!-- govlint-disable ZZ100, ZZ200 -->\n\n✗☒\n\n<!-- govlint-enable ALL -->\n\n✗☒",
            ["7 ZZ100", "7 ZZ200"],
            id="all ends all",
        ),
        pytest.param(
            "<!-- govlint-disable ZZ100 -->\n\n✗\n\n<!-- govlint-enable -->\n\n✗",
            ["7 ZZ100"],
            id="an end that names none never hides more",
        ),
        pytest.param(
            "<!-- govlint-disable ZZ100 --> ✗ <!-- govlint-enable ZZ100 --> ✗", ["1 ZZ100"], id="a range in a line"
        ),
        pytest.param("甲\n✗\n乙 <!-- govlint-disable-line ZZ100 -->", [], id="last line of a paragraph: all of it"),
        pytest.param("甲 <!-- govlint-disable-line ZZ100 -->\n✗\n乙", [], id="first line of a paragraph: all of it"),
        pytest.param("<!-- govlint-disable-next-line ZZ100 -->\n甲\n✗\n乙", [], id="above a paragraph: all of it"),
        pytest.param(
            "✗\n甲 <!-- govlint-disable-line ZZ100 -->\n✗", ["1 ZZ100", "3 ZZ100"], id="in a paragraph: the line"
        ),
        pytest.param(
            "| ✗ | a |\n|---|---|\n| ✗ | b | <!-- govlint-disable-line ZZ100 -->\n| ✗ | c |",
            ["1 ZZ100", "4 ZZ100"],
            id="a row",
        ),
        pytest.param(
            "| ✗ | a |\n|---|---|\n<!-- govlint-disable-next-line ZZ100 -->\n| ✗ | b |\n| ✗ | c |",
            ["1 ZZ100", "5 ZZ100"],
            id="the next row",
        ),
        pytest.param("# 甲 ✗ <!-- govlint-disable-line ZZ100 -->\n\n✗", ["3 ZZ100"], id="a heading"),
        pytest.param("`<!-- govlint-disable-file ZZ100 -->` ✗", ["1 ZZ100"], id="in code it is text"),
    ],
)
def test_markdown(text: str, left: list[str]) -> None:
    result = checked(text)
    assert active(result) == left
    assert len(hidden(result)) + len(left) == text.count("✗") + text.count("☒")


ROWS = "<table>\n<tr>\n<td>✗</td>\n<td>{inside}甲</td>\n</tr>\n{between}<tr>\n<td>1</td>\n<td>✗</td>\n</tr>\n</table>\n"


TABLES = [
    pytest.param(ROWS.format(inside="", between=""), ["3 ZZ100", "8 ZZ100"], id="no directive"),
    pytest.param(
        ROWS.format(inside="<!-- govlint-disable-line ZZ100 -->", between=""), ["8 ZZ100"], id="in a cell: its row"
    ),
    pytest.param(
        ROWS.format(inside="<!-- govlint-disable-next-line ZZ100 -->", between=""), ["8 ZZ100"], id="so is this"
    ),
    pytest.param(
        ROWS.format(inside="", between="<!-- govlint-disable-next-line ZZ100 -->\n"), ["3 ZZ100"], id="above a row"
    ),
    pytest.param(
        ROWS.format(inside="", between="<!-- govlint-disable-line ZZ100 --> "), ["3 ZZ100"], id="before a row"
    ),
    pytest.param(
        "<table><tr><td>✗</td><td><!-- govlint-disable-line ZZ100 -->甲</td></tr><tr><td>✗</td></tr></table>✗",
        ["1 ZZ100", "1 ZZ100"],
        id="a page in one line: the row all the same",
    ),
]
PAGES = [
    pytest.param(
        "<p>✗</p>\n<!-- govlint-disable-next-line ZZ100 -->\n<div>\n<p\n>\n<b>甲\n✗</b></p>\n</div>\n<p>✗</p>",
        ["1 ZZ100", "9 ZZ100"],
        id="tags on lines of their own do not count",
    ),
    pytest.param(
        "<p>✗</p><!-- govlint-disable ZZ100 --><p>✗</p><!-- govlint-enable ZZ100 --><p>✗</p>",
        ["1 ZZ100", "1 ZZ100"],
        id="a range in one line",
    ),
]


@pytest.mark.parametrize(
    ("text", "left", "path"),
    [
        *(pytest.param(*case.values, path, id=f"{case.id}, {path}") for case in TABLES for path in ("a.html", "a.md")),
        *(pytest.param(*case.values, "a.html", id=case.id) for case in PAGES),
    ],
)
def test_html(text: str, left: list[str], path: str) -> None:
    result = checked(text, path)
    assert active(result) == left
    assert len(hidden(result)) + len(left) == text.count("✗")


def test_what_suppresses_is_said() -> None:
    (made,) = checked("✗ <!-- govlint-disable-line ZZ100 -- 见来函 -->", "b.md").suppressed
    assert made.suppression == ("inline", "见来函", "b.md", 1)
    assert made.finding.message == "有 ✗"
    assert made.fingerprint


def test_the_narrowest_is_the_one_that_suppresses() -> None:
    text = (
        "<!-- govlint-disable-file ZZ100 -->\n\n<!-- govlint-disable ZZ100 -->\n\n"
        "✗ <!-- govlint-disable-line ZZ100 -->\n\n✗\n\n<!-- govlint-enable ZZ100 -->\n\n✗\n"
    )
    assert hidden(checked(text)) == ["5 ZZ100 by 5", "7 ZZ100 by 3", "11 ZZ100 by 1"]


def test_a_finding_on_the_file_as_such_is_suppressed_for_the_file_only() -> None:
    assert active(checked("甲 <!-- govlint-disable-line ZZ400 -->", "a.md", WHOLE)) == ["1 ZZ400"]
    assert active(checked("甲 <!-- govlint-disable-file ZZ400 -->", "a.md", WHOLE)) == []


def test_outcomes() -> None:
    result = checked("✗☒ <!-- govlint-disable-line ZZ100 -->\n\n☒ <!-- govlint-disable-line ZZ200 -->")
    assert {code: outcome.status for code, outcome in result.outcomes.items()} == {
        "GL003": Status.PASS,
        "ZZ100": Status.SUPPRESSED,
        "ZZ200": Status.FAIL,
        "ZZ300": Status.NOT_APPLICABLE,
    }


# Directives that suppress nothing


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "甲 <!-- govlint-disable-line ZZ100 -->", "1: 这一行没有 ZZ100 的问题，可以删去这个停用标记", id="line"
        ),
        pytest.param(
            "<!-- govlint-disable-line ZZ100 -->\n✗", "1: 这一行没有 ZZ100 的问题", id="meant for the next line"
        ),
        pytest.param("<!-- govlint-disable-next-line ZZ100 -->\n甲\n\n✗", "1: 下一行没有 ZZ100 的问题", id="next line"),
        pytest.param("<!-- govlint-disable-file rule-zz200 -->\n✗", "1: 这个文件里没有 rule-zz200 的问题", id="file"),
        pytest.param("✗\n\n<!-- govlint-disable ZZ100 -->\n甲", "3: 从这里起没有 ZZ100 的问题", id="range"),
        pytest.param(
            "✗ <!-- govlint-disable-line ZZ100,ZZ200 -->",
            "1: 这一行没有 ZZ200 的问题，可以从停用标记中删去 ZZ200",
            id="one of two",
        ),
        pytest.param(
            "✗ <!-- govlint-enable ZZ100 -->",
            "1: 前面没有停用 ZZ100，这个 govlint-enable 没有用处",
            id="an end without beginning",
        ),
        pytest.param(
            "✗ <!-- govlint-disable-line ZZ100 --><!-- govlint-disable-line ZZ100 -->",
            "1: 这一行没有 ZZ100",
            id="twice",
        ),
        pytest.param("✗ <!-- govlint-disable-line nope -->", "1: 没有这条规则：nope", id="an unknown rule"),
        pytest.param("✗ <!-- govlint-disable-line -->", "1: govlint-disable-line 之后没有写明规则", id="no rule"),
        pytest.param(
            "✗ <!-- govlint-disable-lines ZZ100 -->", "1: 没有 govlint-disable-lines 这种停用标记", id="an unknown verb"
        ),
        pytest.param("✗ <!-- govlint-disable-line GL003 -->", "1: GL003 不能停用", id="itself"),
    ],
)
def test_said(text: str, said: str) -> None:
    (told,) = useless(checked(text))
    assert told.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("✗ <!-- govlint-disable-line ZZ100 -->", id="one that is used"),
        pytest.param("✗ <!-- govlint-disable-line ZZ -->", id="a prefix of which one rule is"),
        pytest.param("甲 <!-- govlint-disable-line ZZ300 -->", id="a rule that could not check"),
        pytest.param("甲 <!-- govlint-disable-line ZZ -->", id="a prefix of which one rule could not check"),
        pytest.param("甲 <!-- govlint-disable-line GL304 -->", id="a rule that is not run"),
        pytest.param("甲 <!-- govlint-disable-line ALL -->", id="all, of which some are not run"),
        pytest.param("<!-- govlint-disable ZZ100 -->\n✗\n\n<!-- govlint-enable ZZ100 -->", id="a range"),
        pytest.param("<!-- 说明 -->甲", id="another comment"),
    ],
)
def test_nothing_said(text: str) -> None:
    assert useless(checked(text)) == []


def test_directives_do_not_hide_what_is_said_of_them() -> None:
    text = "<!-- govlint-disable-file ALL -->\n✗\n\n甲 <!-- govlint-disable-line ZZ100 -->"
    assert useless(checked(text)) == ["4: 这一行没有 ZZ100 的问题，可以删去这个停用标记"]


def test_what_is_said_of_directives_may_be_weighed_and_deselected() -> None:
    text = "甲 <!-- govlint-disable-line ZZ100 -->"
    (made,) = checked(text).diagnostics
    assert made.severity is Severity.WARNING
    (made,) = checked(text, severities={"GL003": Severity.NOTE}).diagnostics
    assert made.severity is Severity.NOTE


def test_a_reason_is_required_where_that_is_said() -> None:
    text = "✗ <!-- govlint-disable-line ZZ100 -->\n\n✗ <!-- govlint-disable-line ZZ100 -- 见来函 -->"
    assert active(checked(text)) == []
    result = checked(text, require_reason=True)
    assert active(result) == ["1 ZZ100"]
    assert useless(result) == ["1: 停用 ZZ100 没有写原因，不起作用；在规则之后写 -- 原因"]


def test_an_end_needs_no_reason() -> None:
    text = "<!-- govlint-disable ZZ100 -- 甲 -->\n✗\n\n<!-- govlint-enable ZZ100 -->\n✗"
    result = checked(text, require_reason=True)
    assert (active(result), useless(result)) == (["5 ZZ100"], [])


# Other formats have none


def test_in_plain_text_it_is_text() -> None:
    assert active(checked("✗ <!-- govlint-disable-line ZZ100 -->", "a.txt")) == ["1 ZZ100"]


def test_hostile_directives_end_in_time() -> None:
    many = "✗ <!-- govlint-disable-line ZZ100 --><!-- govlint-disable ALL --><!-- govlint-enable ALL -->\n\n" * 2_000
    with at_most(20):
        result = checked(many)
    assert "停用标记超过 1000 个，从这里起的不起作用" in "".join(useless(result))
    assert active(result)
