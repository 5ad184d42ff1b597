"""`--format junit`: JUnit XML, which Jenkins, GitLab, Azure and others show as test results.

A suite for every file, in it a test for every rule that looked at it. A test fails if a finding of the rule makes the
run fail; other findings are what the test printed. What was not checked is skipped, with the reason.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from govlint.language import shown, word, words
from govlint.named_tuple import NamedTuple
from govlint.reporters.annotations import FAILURE, cut, judged, shown_path, where
from govlint.reporters.tally import STATUS_WORDS, rules_by_code, told
from govlint.reporters.terminal_text import cleaner, is_unicode
from govlint.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, FileResult, RunResult
    from govlint.rules import Rule

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
_LONGEST: Final = 64_000
"""How much is written of the findings of one rule in one file: viewers show it on a page."""


class _Case(NamedTuple):
    """One test. `kind` is the element that says how it ended, "" for one that passed; `printed` is its output."""

    name: str
    kind: str = ""
    message: str = ""
    type: str = ""
    text: str = ""
    printed: str = ""


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write every outcome of the run; rules that held are always among them."""
    rules = rules_by_code(result)
    suites = [(shown_path(file.path), list(_cases(file, rules, options))) for file in result.files]
    if result.failures:
        suites.append(("govlint", [_failed(failure, rules) for failure in result.failures]))
    every = list(chain.from_iterable(cases for _, cases in suites))
    lines = chain(
        ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="govlint" {_counts(every, skipped=False)}>'],
        chain.from_iterable(_suite(name, cases) for name, cases in suites),
        ["</testsuites>"],
    )
    ascii_only = not is_unicode(getattr(stream, "encoding", None))
    for line in lines:
        # What the declaration says must be true of a stream of any encoding.
        stream.write((line.encode("ascii", "xmlcharrefreplace").decode("ascii") if ascii_only else line) + "\n")


def _cases(file: FileResult, rules: Mapping[str, Rule], options: ReportOptions) -> Iterator[_Case]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in file.diagnostics:
        found.setdefault(diagnostic.rule.code, []).append(diagnostic)
    hidden: dict[str, list[str]] = {}
    for diagnostic in file.suppressed:
        if diagnostic.suppression is not None:
            hidden.setdefault(diagnostic.rule.code, []).append(told(diagnostic.suppression, file.path))
    threshold = options.fail_on(file.path).rank
    for code in sorted({*file.outcomes, *found}):
        name = _named(code, rules)
        outcome = file.outcomes.get(code)
        if code in found:
            yield _found(name, found[code], threshold)
        elif outcome is not None and outcome.status in (Status.NOT_APPLICABLE, Status.SUPPRESSED):
            reasons = words((*outcome.reasons, *hidden.get(code, ())), "；")
            yield _Case(name, "skipped", _with_reasons(STATUS_WORDS[outcome.status], cut(reasons)))
        else:
            yield _Case(name)
    for failure in file.failures:
        yield _failed(failure, rules)


def _with_reasons(status: str, reasons: str) -> str:
    return word("{status}：{reasons}", status=status, reasons=reasons) if reasons else shown(status)


def _found(name: str, diagnostics: Sequence[Diagnostic], threshold: int) -> _Case:
    text = cut("\n".join(f"{where(one)}: {_flat(judged(one))}" for one in diagnostics), _LONGEST)
    worst = max((one.severity for one in diagnostics), key=lambda severity: severity.rank)
    if worst.rank < threshold:
        return _Case(name, printed=text)
    first = cut(_flat(judged(diagnostics[0])), 500)
    more = word("（共 {count} 处）", count=len(diagnostics)) if len(diagnostics) > 1 else ""
    return _Case(name, "failure", f"{first}{more}", worst.value, text)


def _failed(failure: Failure, rules: Mapping[str, Rule]) -> _Case:
    name = _named(failure.rule, rules) if failure.rule else shown(FAILURE)
    return _Case(
        name, "error", cut(_flat(failure.message), 500), shown(FAILURE), cut(failure.traceback or failure.message)
    )


def _named(code: str, rules: Mapping[str, Rule]) -> str:
    return f"{code} {rules[code].name} {rules[code].title}" if code in rules else code


def _suite(name: str, cases: Sequence[_Case]) -> Iterator[str]:
    yield f'  <testsuite name="{_attribute(name)}" {_counts(cases)}>'
    for case in cases:
        head = f'    <testcase classname="{_attribute(name)}" name="{_attribute(case.name)}" time="0"'
        inner = "".join(_inside(case))
        yield f"{head}>{inner}</testcase>" if inner else f"{head}/>"
    yield "  </testsuite>"


def _inside(case: _Case) -> Iterator[str]:
    if case.kind == "skipped":
        yield f"<skipped>{_attribute(case.message)}</skipped>"  # schemas of Jenkins differ on its attributes
    elif case.kind:
        attributes = f'message="{_attribute(case.message)}" type="{_attribute(case.type)}"'
        yield f"<{case.kind} {attributes}>{_attribute(case.text)}</{case.kind}>"
    if case.printed:
        yield f"<system-out>{_attribute(case.printed)}</system-out>"


def _counts(cases: Sequence[_Case], *, skipped: bool = True) -> str:
    kinds = [case.kind for case in cases]
    counts = {"tests": len(kinds), "failures": kinds.count("failure"), "errors": kinds.count("error")}
    if skipped:
        counts["skipped"] = kinds.count("skipped")
    return " ".join(f'{name}="{count}"' for name, count in counts.items()) + ' time="0"'


def _attribute(text: str) -> str:
    """Text without what XML cannot hold, escapes undone or not: control characters are pictures of themselves."""
    clean = cleaner(None)
    return "\n".join(map(clean, text.split("\n"))).translate(_ENTITIES)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
