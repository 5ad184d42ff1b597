"""Running one rule on one document, and holding it to what a rule may yield.

What a rule does wrong is said with its author's file and line: the line of its `yield` where that can be told.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from types import GeneratorType
from typing import TYPE_CHECKING, Any, Final

from govlint.author_lines import code_of, innermost
from govlint.document import Span
from govlint.language import say
from govlint.limits import MAX_FINDINGS
from govlint.rules import Edit, Finding, Fix, NotApplicable, Related, RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.context import Context
    from govlint.document import Document
    from govlint.forms.report import Report
    from govlint.rules import Outcome, Rule
    from govlint.series.view import Series
    from govlint.source import Source

    LinesOf = Callable[[str], Sequence[str]]
    """The lines of the file with this path; "" is the one that is checked."""

_KINDS: Final = ("fail", "review")
_APPLICABILITIES: Final = ("safe", "unsafe")
_OUTCOMES: Final = (Finding, NotApplicable)
_latest: list[tuple[Source, Sequence[str]]] = []
"""The file that was asked for its lines last, with them: many rules find something in the same file."""


def run_rule(rule: Rule, subject: Document | Report, context: Context, source: Source) -> list[Outcome]:
    """What the rule yields. Raises what the rule raises, and `RuleError` for what no rule may yield."""
    made = rule.check(subject, context) if rule.asks else rule.check(subject)
    if type(made) is not GeneratorType:
        return _found(rule, made, _iterated(rule, made), partial(_lines_of, source))
    for first in made:
        return _found(rule, made, chain((first,), made), partial(_lines_of, source))
    return []  # as nearly always


def _lines_of(source: Source, path: str) -> Sequence[str]:
    known, lines = _latest[0] if _latest else (None, [])
    if known is not source:
        lines = source.lines()
        _latest[:] = [(source, lines)]
    return lines


def run_on_series(rule: Rule, series: Series, lines_of: LinesOf) -> list[Outcome]:
    """What a rule on a series yields; raises like `run_rule`. `lines_of` raises `KeyError` for a path not of it."""
    made = rule.check(series)
    return _found(rule, made, _iterated(rule, made), lines_of)


def _found(rule: Rule, made: Any, items: Iterable[Any], lines_of: LinesOf) -> list[Outcome]:
    """The `items` of what a rule has `made`, each looked at while the rule stands where it yielded it."""
    found: list[Outcome] = []
    for item in items:
        if problem := _problem(item, lines_of):
            raise RuleError(*_yielded_at(rule, made), problem)
        if len(found) == MAX_FINDINGS:
            found.append(NotApplicable(say("发现超过 {most} 处，后面的没有列出", most=MAX_FINDINGS)))
            break
        found.append(item)
    return found


def described(rule: Rule, error: BaseException) -> str:
    """What went wrong in a rule, with the author's file and line: the deepest frame in the rule's own module."""
    if isinstance(error, RuleError):
        return str(error)
    at = innermost(error, rule.check.__module__)
    file, line = at or position(rule)
    return f"{file}:{line}: {type(error).__name__}: {error}"


def position(rule: Rule) -> tuple[str, int]:
    """The file and line of a rule's function."""
    if rule.file and rule.line:
        return rule.file, rule.line
    code = code_of(rule.check)
    return (code.co_filename, code.co_firstlineno) if code else (rule.file or rule.check.__module__, 1)


def _iterated(rule: Rule, made: Any) -> Iterator[Any]:
    if isinstance(made, _OUTCOMES):
        raise RuleError(*position(rule), say("函数 return 了一个 {kind}；应当 yield 它", kind=type(made).__name__))
    try:
        return iter(made)
    except TypeError:
        given = say("没有返回结果（None）") if made is None else say("返回了 {kind}", kind=type(made).__name__)
        message = say("函数{given}；应当 yield Finding 或 NotApplicable，没有问题时 return ()", given=given)
        raise RuleError(*position(rule), message) from None


def _yielded_at(rule: Rule, made: Any) -> tuple[str, int]:
    """Where the generator that a rule is was stopped, in the innermost one that it delegates to."""
    frame = None
    while getattr(made, "gi_frame", None) is not None:
        frame, made = made.gi_frame, made.gi_yieldfrom
    return (frame.f_code.co_filename, frame.f_lineno) if frame else position(rule)


def _problem(item: Any, lines_of: LinesOf) -> str:
    """What is wrong with something yielded; "" for nothing."""
    if isinstance(item, NotApplicable):
        return "" if _is_text(item.reason) else say("NotApplicable 的原因应为一句话")
    if not isinstance(item, Finding):
        return say("yield 的应为 Finding 或 NotApplicable，这里是 {kind}", kind=type(item).__name__)
    lines = _lines(lines_of, item.path)
    if lines is None:
        return say("Finding 的 path 不是系列中的文件：{path}", path=repr(item.path))
    if problem := _span_problem("Finding", item.span, lines):
        return problem
    if not _is_text(item.message):
        return say("Finding 的 message 应为一句话")
    if item.kind not in _KINDS:
        return say("Finding 的 kind 应为 fail 或 review，这里是 {kind}", kind=repr(item.kind))
    if not _is_tuple_of(str, item.place):
        return say('Finding 的 place 应为文字的元组，如 ("表三", "总计")，这里是 {place}', place=repr(item.place))
    if not _is_tuple_of(Span, item.private):
        return say("Finding 的 private 应为 Span 的元组，一个也要写逗号：(span,)")
    for span in item.private:
        if problem := _span_problem("private", span, lines):
            return problem
    if problem := _related_problem(item.related, lines_of, item.path):
        return problem
    return _fix_problem(item.fix, lines) if item.fix is not None else ""


def _lines(lines_of: LinesOf, path: str) -> Sequence[str] | None:
    try:
        return lines_of(path)
    except KeyError:
        return None


def _related_problem(related: Any, lines_of: LinesOf, path: str) -> str:
    if not _is_tuple_of(Related, related):
        return say("Finding 的 related 应为 Related 的元组")
    for other in related:
        lines = _lines(lines_of, other.path or path)
        if lines is None:
            return say("Related 的 path 不是系列中的文件：{path}", path=repr(other.path))
        if problem := _span_problem("Related", other.span, lines):
            return problem
        if not _is_text(other.message):
            return say("Related 的 message 应为一句话")
    return ""


def _fix_problem(fix: Any, lines: Sequence[str]) -> str:
    if not isinstance(fix, Fix):
        return say("Finding 的 fix 应为 Fix，这里是 {kind}", kind=type(fix).__name__)
    if not _is_text(fix.description):
        return say("Fix 的 description 应为一句话")
    if fix.applicability not in _APPLICABILITIES:
        return say(
            "Fix 的 applicability 应为 safe 或 unsafe，这里是 {applicability}", applicability=repr(fix.applicability)
        )
    edits: Any = fix.edits
    if not edits or not _is_tuple_of(Edit, edits):
        return say("Fix 的 edits 应为 Edit 的元组，一个也要写逗号：(Edit(span, text),)")
    for edit in edits:
        if problem := _span_problem("Edit", edit.span, lines):
            return problem
        if not isinstance(edit.text, str):
            return say("Edit 的 text 应为文字")
    return ""


def _span_problem(owner: str, span: Any, lines: Sequence[str]) -> str:
    if not isinstance(span, Span) or not _are_numbers(*span):
        return say("{owner} 的 span 应为 Span，用 text.span(…) 得到，这里是 {span}", owner=owner, span=repr(span))
    return "" if _stands(span, lines) else _misplaced(owner, span, lines)


def _are_numbers(line: Any, column: Any, end_line: Any, end_column: Any) -> bool:
    return (
        isinstance(line, int) and isinstance(column, int) and isinstance(end_line, int) and isinstance(end_column, int)
    )


def _stands(span: Span, lines: Sequence[str]) -> bool:
    """Whether a span stands in the file, as nearly always."""
    line, column, end_line, end_column = span
    return (
        1 <= line <= end_line <= len(lines)
        and 1 <= column <= len(lines[line - 1]) + 1
        and 1 <= end_column <= len(lines[end_line - 1]) + 1
        and (line < end_line or column <= end_column)
    )


def _misplaced(owner: str, span: Span, lines: Sequence[str]) -> str:
    shown = say(
        "{owner} 的 span（{line}:{column} 至 {end_line}:{end_column}）",
        owner=owner,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
    )
    if (span.end_line, span.end_column) < (span.line, span.column):
        return say("{shown}的结尾在开头之前", shown=shown)
    line = span.line if not 1 <= span.line <= len(lines) or _is_beside(span.line, span.column, lines) else span.end_line
    if not 1 <= line <= len(lines):
        return say("{shown}不在文件里：行从 1 数起，文件有 {count} 行", shown=shown, count=len(lines))
    return say(
        "{shown}不在文件里：列从 1 数起，第 {line} 行有 {count} 个字符",
        shown=shown,
        line=line,
        count=len(lines[line - 1]),
    )


def _is_beside(line: int, column: int, lines: Sequence[str]) -> bool:
    """Whether a column is none of its line."""
    return not 1 <= column <= len(lines[line - 1]) + 1


def _is_tuple_of(kind: type, value: object) -> bool:
    if not isinstance(value, tuple):
        return False
    for item in value:  # noqa: SIM110 - asked of every finding, of which a long file may have thousands
        if not isinstance(item, kind):
            return False
    return True


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != "" and not value.isspace()
