"""One file: what is read is signed and sorted, what was checked is stated, what raises takes nothing else with it."""

from __future__ import annotations

import codecs
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from govlint.cli.check import exit_code
from govlint.context import Context
from govlint.document import Span
from govlint.forms.align import Wanted
from govlint.linter import READABLE, RECOGNISED, Options, lint, unreadable
from govlint.reading import reader_for
from govlint.rules import Finding, NotApplicable, Rule, Severity, Status
from govlint.run import result_of
from tests.rules.linting import changed, registry, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govlint.plugins import Registry
    from govlint.results import FileResult

LETTER = "各位同事：\n\n请于周五前报送材料。\n"
ROW = "| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |"
WRONG_SUM = (ROW, ROW.replace("| 4 |", "| 5 |"))


def a_rule(*found: Finding | NotApplicable, severity: Severity = Severity.ERROR, code: str = "ZZ100") -> Rule:
    return Rule(code, code.lower(), "标题", severity, (), "", lambda _: found)


def checked(rule: Rule, text: str = "", *, path: str = "a.md", **options: Any) -> FileResult:
    """The result of one rule on a text, by default the sample."""
    return lint(path, (text or sample()).encode(), registry(), Options((rule,), **options))


def everything(text: str, path: str = "a.md", **options: Any) -> FileResult:
    return lint(path, text.encode(), registry(), Options(tuple(registry().rules.values()), **options))


def code_of(*files: FileResult, fail_on: Severity = Severity.WARNING, exit_zero: bool = False) -> int:
    result = result_of(files, registry(), Options(tuple(registry().rules.values())))
    return exit_code(result, lambda _: fail_on, exit_zero=exit_zero)


def with_reader(read: Callable[[str, bytes], Any]) -> Registry:
    return registry()._replace(readers=MappingProxyType({".md": read}))


# Signing


def test_a_diagnostic_is_a_finding_with_path_rule_severity_and_line() -> None:
    rule = a_rule(Finding(Span(1, 3, 1, 5), "消息", ("表三",)))
    (made,) = checked(rule, path="目录/报告.md").diagnostics
    assert (made.path, made.rule, made.severity) == ("目录/报告.md", rule, Severity.ERROR)
    assert made.finding == Finding(Span(1, 3, 1, 5), "消息", ("表三",))
    assert made.source_line == sample().split("\n")[0]
    assert made.fingerprint


@pytest.mark.parametrize(
    ("kind", "severity", "signed"),
    [
        pytest.param("fail", Severity.ERROR, Severity.ERROR, id="a fault"),
        pytest.param("fail", Severity.WARNING, Severity.WARNING, id="a fault that weighs less"),
        pytest.param("fail", Severity.NOTE, Severity.NOTE, id="a note"),
        pytest.param("review", Severity.ERROR, Severity.WARNING, id="a question is no error"),
        pytest.param("review", Severity.WARNING, Severity.WARNING, id="a question"),
        pytest.param("review", Severity.NOTE, Severity.NOTE, id="a question is not raised either"),
    ],
)
def test_severity(kind: Any, severity: Severity, signed: Severity) -> None:
    (made,) = checked(a_rule(Finding(Span(1, 1, 1, 2), "消息", kind=kind), severity=severity)).diagnostics
    assert made.severity is signed


def test_the_user_may_weigh_a_rule_otherwise() -> None:
    found = Finding(Span(1, 1, 1, 2), "消息")
    question = found._replace(kind="review")
    for finding, given, signed in (
        (found, Severity.NOTE, Severity.NOTE),
        (found, Severity.WARNING, Severity.WARNING),
        (question, Severity.ERROR, Severity.WARNING),
    ):
        (made,) = checked(a_rule(finding), severities={"ZZ100": given}).diagnostics
        assert made.severity is signed
    (other,) = checked(a_rule(found), severities={"ZZ101": Severity.NOTE}).diagnostics
    assert other.severity is Severity.ERROR


def test_a_rule_that_asks_is_told_what_the_user_said() -> None:
    context = Context(organ="云岭市水务局")
    told: list[object] = []
    rule = Rule("ZZ100", "asking", "标题", Severity.NOTE, (), "", lambda *given: told.append(given) or (), asks=True)
    rule = rule._replace(on="document")
    checked(rule, context=context)
    checked(rule, LETTER, context=context)
    assert [given[1] for given in told] == [context._replace(form="2021"), context]


def place_at(needle: str, text: str = "") -> tuple[str, ...]:
    """The place that is given to a finding without one that stands where `needle` does."""
    text = text or sample()
    before = text[: text.index(needle)].split("\n")
    line, column = len(before), len(before[-1]) + 1
    (made,) = checked(a_rule(Finding(Span(line, column, line, column + 1), "消息")), text).diagnostics
    return made.finding.place


@pytest.mark.parametrize(
    ("needle", "place"),
    [
        pytest.param("云岭市", ("政府信息公开工作年度报告",), id="the title: the document"),
        pytest.param("一、总体", ("一、总体情况",), id="a heading"),
        pytest.param("（一）主动公开", ("一、总体情况",), id="text of a part"),
        pytest.param("| 规章 |", ("二、主动公开政府信息情况",), id="a row"),
        pytest.param("六、其他", ("六、其他需要报告的事项",), id="the last part"),
    ],
)
def test_a_finding_without_a_place_is_given_one(needle: str, place: tuple[str, ...]) -> None:
    assert place_at(needle) == place


def test_the_place_is_the_part_as_mandated_or_the_heading_as_found() -> None:
    text = changed(("## 一、总体情况", "## 一、总体情况概述"))
    assert place_at("一、总体", text) == ("一、总体情况",)
    text = sample() + "\n## 七、附则\n\n本报告可以转载。\n"
    assert place_at("本报告可以转载", text) == ("七、附则",)


def test_a_place_is_kept() -> None:
    place = ("表三", "3.其他", "总计")
    (made,) = checked(a_rule(Finding(Span(30, 1, 30, 2), "消息", place))).diagnostics
    assert made.finding.place == place


def test_where_there_is_no_form_there_is_no_place() -> None:
    rule = a_rule(Finding(Span(1, 1, 1, 2), "消息"))._replace(on="document")
    (made,) = checked(rule, LETTER).diagnostics
    assert made.finding.place == ()


# Sorting


def test_diagnostics_stand_in_the_order_of_the_file() -> None:
    spans = [Span(9, 1, 9, 2), Span(3, 5, 3, 6), Span(3, 1, 4, 1), Span(11, 1, 11, 2), Span(3, 1, 3, 4)]
    (first, second) = (
        a_rule(*(Finding(span, "消息") for span in spans), code="ZZ200"),
        a_rule(Finding(Span(3, 5, 3, 6), "消息"), Finding(Span(3, 5, 3, 6), "较早"), code="ZZ100"),
    )
    made = lint("a.md", sample().encode(), registry(), Options((first, second))).diagnostics
    assert [(tuple(d.finding.span), d.rule.code, d.finding.message) for d in made] == [
        ((3, 1, 3, 4), "ZZ200", "消息"),
        ((3, 1, 4, 1), "ZZ200", "消息"),
        ((3, 5, 3, 6), "ZZ100", "消息"),
        ((3, 5, 3, 6), "ZZ100", "较早"),
        ((3, 5, 3, 6), "ZZ200", "消息"),
        ((9, 1, 9, 2), "ZZ200", "消息"),
        ((11, 1, 11, 2), "ZZ200", "消息"),
    ]


# Fingerprints


def fingerprints(text: str, path: str = "a.md") -> dict[str, tuple[str, str]]:
    return {d.fingerprint: (d.rule.code, d.finding.message) for d in everything(text, path).diagnostics}


FAULTY = changed(
    WRONG_SUM,
    ("| 行政许可 | 236 |", "| 行政许可 | 二百 |"),
    ("# 云岭市水务局2024年", "# 2024年"),
    ("本年废止件数", "本年度止件数"),
)


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param("\n\n" + FAULTY, id="empty lines above"),
        pytest.param("<!-- 草稿 -->\n\n" + FAULTY, id="a line above"),
        pytest.param(FAULTY.replace("## 三、", "年内没有其他情况。\n\n## 三、"), id="a paragraph between two of them"),
        pytest.param(FAULTY + "\n\n附注。\n", id="a line below"),
        pytest.param(FAULTY.replace("\n", "\r\n"), id="other line ends"),
        pytest.param("\ufeff" + FAULTY, id="a BOM"),
        pytest.param(FAULTY.replace("| 二百 |", "|  二百 |"), id="a space in the line itself"),
    ],
)
def test_fingerprints_survive_edits_elsewhere(edited: str) -> None:
    before = fingerprints(FAULTY)
    assert {"GL108", "GL202", "GL206", "GL304"} <= {code for code, _ in before.values()}
    assert fingerprints(edited) == before


def test_a_fingerprint_does_not_depend_on_the_file_name() -> None:
    assert fingerprints(FAULTY, "a.md") == fingerprints(FAULTY, "old/b.md")


def test_a_fingerprint_changes_with_what_it_stands_for() -> None:
    before = fingerprints(FAULTY)
    after = fingerprints(FAULTY.replace("| 二百 |", "| 三百 |"))
    changed_ones = {code for fingerprint, (code, _) in after.items() if fingerprint not in before}
    assert changed_ones == {"GL206"}


@pytest.mark.parametrize(
    "one_and_other",
    [
        pytest.param((Finding(Span(1, 1, 1, 2), "消息"), Finding(Span(1, 1, 1, 2), "消息")), id="the very same"),
        pytest.param((Finding(Span(1, 1, 1, 2), "消息"), Finding(Span(1, 4, 1, 5), "消息")), id="two on one line"),
        pytest.param((Finding(Span(2, 1, 2, 1), "消息"), Finding(Span(4, 1, 4, 1), "消息")), id="on like lines"),
        pytest.param(
            (Finding(Span(1, 1, 1, 2), "消息", ("表三", "1")), Finding(Span(1, 1, 1, 2), "消息", ("表三", "2"))),
            id="two places",
        ),
    ],
)
def test_two_findings_have_two_fingerprints(one_and_other: tuple[Finding, Finding]) -> None:
    made = checked(a_rule(*one_and_other)).diagnostics
    assert len({diagnostic.fingerprint for diagnostic in made}) == len(one_and_other)


def test_two_rules_have_two_fingerprints_for_one_place() -> None:
    finding = Finding(Span(1, 1, 1, 2), "消息")
    rules = (a_rule(finding, code="ZZ100"), a_rule(finding, code="ZZ200"))
    made = lint("a.md", sample().encode(), registry(), Options(rules)).diagnostics
    assert len({diagnostic.fingerprint for diagnostic in made}) == len(rules)


# Outcomes

FAULT = Finding(Span(1, 1, 1, 2), "消息")
QUESTION = Finding(Span(1, 1, 1, 2), "消息", kind="review")
GAP = NotApplicable("没有表格")


@pytest.mark.parametrize(
    ("found", "status", "reasons"),
    [
        pytest.param((), Status.PASS, (), id="nothing"),
        pytest.param((FAULT,), Status.FAIL, (), id="a fault"),
        pytest.param((QUESTION,), Status.REVIEW, (), id="a question"),
        pytest.param((GAP,), Status.NOT_APPLICABLE, ("没有表格",), id="not checked"),
        pytest.param((GAP, GAP), Status.NOT_APPLICABLE, ("没有表格",), id="a reason is given once"),
        pytest.param((QUESTION, FAULT), Status.FAIL, (), id="a fault before a question"),
        pytest.param((GAP, QUESTION), Status.REVIEW, ("没有表格",), id="a question before what was not checked"),
        pytest.param((GAP, FAULT), Status.FAIL, ("没有表格",), id="a fault before what was not checked"),
    ],
)
def test_outcomes(found: tuple[Finding | NotApplicable, ...], status: Status, reasons: tuple[str, ...]) -> None:
    outcome = checked(a_rule(*found)).outcomes["ZZ100"]
    assert (outcome.status, outcome.reasons) == (status, reasons)


def test_every_rule_that_ran_has_an_outcome() -> None:
    on_files = {code for code, rule in registry().rules.items() if rule.on != "series"}
    assert everything(sample()).outcomes.keys() == on_files < registry().rules.keys()
    assert checked(a_rule()).outcomes.keys() == {"ZZ100"}


def test_a_report_says_what_it_is() -> None:
    result = everything(sample())
    assert (result.form, result.year, result.title) == ("2021", 2024, "云岭市水务局2024年政府信息公开工作年度报告")
    assert (result.diagnostics, result.failures, result.unreadable) == ((), (), False)


def test_what_is_no_report_passes_no_rule_on_reports() -> None:
    result = everything(LETTER)
    assert (result.form, result.year, result.title) == (None, None, None)
    statuses = {result.outcomes[code].status for code, rule in registry().rules.items() if rule.on == "report"}
    assert statuses == {Status.NOT_APPLICABLE}
    assert [made.rule.code for made in result.diagnostics] == [RECOGNISED]


def test_what_must_be_a_report_and_is_none_is_an_error() -> None:
    (note,) = everything(LETTER).diagnostics
    (error,) = everything(LETTER, require_form=True).diagnostics
    assert (note.severity, error.severity) == (Severity.NOTE, Severity.ERROR)
    assert everything(sample(), require_form=True).diagnostics == ()


def test_what_the_user_says_of_the_report_is_heard() -> None:
    assert everything(sample(), wanted=Wanted(year=2030)).year == 2030
    assert everything(LETTER, wanted=Wanted(form="2019")).form == "2019"


# What cannot be read


@pytest.mark.parametrize(
    ("data", "at"),
    [
        pytest.param("一\n二三".encode() + b"\xff", (2, 3), id="no known encoding"),
        pytest.param(codecs.BOM_UTF8 + "一\r\n二".encode() + b"\xc3(", (2, 2), id="not what the BOM says"),
        pytest.param(b"", (1, 1), id="empty"),
        pytest.param(b" \n\n", (1, 1), id="white space"),
        pytest.param(b"PK\x03\x04\x00\x00", (1, 1), id="binary"),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_bytes_that_cannot_be_read(path: str, data: bytes, at: tuple[int, int]) -> None:
    result = lint(path, data, registry(), Options(tuple(registry().rules.values())))
    (made,) = result.diagnostics
    assert (made.rule.code, made.severity) == (READABLE, Severity.ERROR)
    assert (made.finding.span.line, made.finding.span.column) == at
    assert made.finding.whole == (at == (1, 1))
    assert result.unreadable
    statuses = {code: outcome.status for code, outcome in result.outcomes.items() if code != READABLE}
    assert set(statuses.values()) == {Status.NOT_APPLICABLE}
    assert result.outcomes[READABLE].status is Status.FAIL
    assert code_of(result) == 2


def test_an_unreadable_file_is_a_failure_where_nobody_asked_for_the_rule_that_says_so() -> None:
    result = lint("a.md", b"\xff", registry(), Options((a_rule(),)))
    assert result.diagnostics == ()
    (failure,) = result.failures
    assert (failure.path, failure.rule) == ("a.md", READABLE)
    assert code_of(result) == 3


@pytest.mark.parametrize("path", ["a.xyz", "a", ".md", "a.md.bak", ""])
def test_a_suffix_that_no_reader_claims(path: str) -> None:
    result = everything(sample(), path)
    assert [made.rule.code for made in result.diagnostics] == [READABLE]
    assert ".md" in result.diagnostics[0].finding.message


@pytest.mark.parametrize("path", ["a.md", "a.MD", "x.y/a.Markdown", "报告.txt", "a.b.TEXT"])
def test_suffixes_in_any_case(path: str) -> None:
    assert reader_for(path, registry().readers)


def test_a_file_that_could_not_be_opened() -> None:
    result = unreadable("a.md", "没有读取权限", Options(tuple(registry().rules.values())))
    assert [made.finding.message for made in result.diagnostics] == ["没有读取权限"]
    assert code_of(result) == 2


def test_a_finding_on_the_file_as_such_has_no_line_page_or_paragraph() -> None:
    whole = Finding(Span(1, 1, 1, 1), "属性", ("文件属性",), whole=True)
    (made,) = checked(a_rule(whole)).diagnostics
    assert (made.finding.place, made.source_line) == (("文件属性",), "")


# What raises


def recursing(path: str, data: bytes) -> Any:
    return recursing(path, data)


def leaving(path: str, data: bytes) -> Any:
    raise SystemExit(0)


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda path, data: 1 // 0, id="raises"),
        pytest.param(recursing, id="recurses without end"),
        pytest.param(leaving, id="leaves as if all were well"),
        pytest.param(lambda path, data: None, id="returns nothing"),
        pytest.param(lambda path, data: "text", id="returns no document"),
    ],
)
def test_a_reader_that_fails_is_no_pass(read: Callable[[str, bytes], Any]) -> None:
    result = lint("a.md", sample().encode(), with_reader(read), Options((a_rule(),)))
    (failure,) = result.failures
    assert (failure.path, failure.rule) == ("a.md", "")
    assert failure.traceback
    assert result.outcomes == {}
    assert code_of(result) == 3


def raising(_: Any) -> Iterable[Finding]:
    yield FAULT
    raise ValueError("broken")


def test_a_rule_that_raises_takes_only_its_own_findings_away() -> None:
    broken = a_rule(code="ZZ100")._replace(check=raising)
    result = lint("a.md", sample().encode(), registry(), Options((broken, a_rule(FAULT, code="ZZ200"))))
    assert [made.rule.code for made in result.diagnostics] == ["ZZ200"]
    assert result.outcomes.keys() == {"ZZ200"}
    (failure,) = result.failures
    line = raising.__code__.co_firstlineno + 2
    assert (failure.rule, failure.message) == ("ZZ100", f"{__file__}:{line}: ValueError: broken")
    assert code_of(result, exit_zero=True) == 3


# Exit codes


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        pytest.param(None, Severity.NOTE, 0, id="nothing"),
        pytest.param(Severity.NOTE, Severity.WARNING, 0, id="a note below the bar"),
        pytest.param(Severity.WARNING, Severity.ERROR, 0, id="a warning below the bar"),
        pytest.param(Severity.NOTE, Severity.NOTE, 1, id="a note at the bar"),
        pytest.param(Severity.WARNING, Severity.WARNING, 1, id="a warning at the bar"),
        pytest.param(Severity.ERROR, Severity.ERROR, 1, id="an error at the bar"),
        pytest.param(Severity.ERROR, Severity.NOTE, 1, id="an error above the bar"),
    ],
)
def test_exit_codes(severity: Severity | None, fail_on: Severity, code: int) -> None:
    rule = a_rule(FAULT, severity=severity) if severity else a_rule()
    assert code_of(checked(rule), fail_on=fail_on) == code
    assert code_of(checked(rule), fail_on=fail_on, exit_zero=True) == 0


def test_the_worst_file_decides() -> None:
    clean, faulty = checked(a_rule()), checked(a_rule(FAULT))
    unread = everything(LETTER, "a.wps")
    crashed = lint("a.md", b"x", with_reader(leaving), Options((a_rule(),)))
    assert [code_of(clean, *more) for more in ((), (faulty,), (faulty, unread), (faulty, unread, crashed))] == [
        0,
        1,
        2,
        3,
    ]


def test_no_file_is_no_pass() -> None:
    assert code_of() == 2
