"""The edits that make one text of another, and what is mended or suppressed by them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lsprotocol.types import Range, TextEdit

from govlint.discovery import suffix_of
from govlint.fixing.mending import mend
from govlint.fixing.plans import EditError
from govlint.fixing.single import mend_one
from govlint.lsp.positions import Lines, lines_with_ends
from govlint.rules import Severity
from govlint.settling import UNUSED
from govlint.suppression.directives import UNSUPPRESSED, understood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Position

    from govlint.document import Directive
    from govlint.lsp.checking import Checker
    from govlint.lsp.desk import Analysis
    from govlint.results import Diagnostic, FileResult

REASON: Final = "请写明原因"
"""What stands where the user has to write why he suppresses a finding."""
_COMMENTED: Final = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml"})
"""Only in these can a comment stand that readers of the document do not see."""
_BOM: Final = "\ufeff"


def mended(checker: Checker, analysis: Analysis, made: Diagnostic) -> str:
    """The text with the fix of one finding made; raises `EditError`, or as `Checker.choices` does."""
    whole = analysis.checked.whole
    if whole is None:
        raise EditError("文件没有检查")
    options = checker.options(analysis.path)
    return mend_one(analysis.path, analysis.text.encode(), whole, made, checker.registry, options).decode()


def all_mended(checker: Checker, analysis: Analysis) -> str:
    """The text with all safe fixes made; raises as `Checker.choices` does."""
    options = checker.options(analysis.path)
    return mend(analysis.path, analysis.text.encode(), checker.registry, options).data.decode()


def can_be_suppressed(analysis: Analysis, made: Diagnostic) -> bool:
    """Whether a comment may suppress a finding at all."""
    return made.rule.code not in UNSUPPRESSED and suffix_of(analysis.path) in _COMMENTED


def suppressed(checker: Checker, analysis: Analysis, made: Diagnostic) -> str:
    """The text with a comment that suppresses a finding and has no other effect.

    Raises `EditError` where none does, as in a fenced code, and as `Checker.choices` does.
    """
    before = analysis.checked.whole
    for text in _with_comment(analysis, made) if before else ():
        after = checker.check(analysis.path, text).whole
        if after is not None and before is not None and _is_suppressed(made, before, after):
            return text
    raise EditError("停用标记放在这里不起作用；可以写在配置文件的 [[suppress]] 里")


def can_be_removed(checker: Checker, analysis: Analysis, made: Diagnostic) -> bool:
    """Whether a finding is about a comment for one rule, or one that makes no sense: it has no use as a whole."""
    directive = _directive(analysis, made)
    return directive is not None and len(understood(directive, checker.registry.rules).codes) <= 1


def removed(checker: Checker, analysis: Analysis, made: Diagnostic) -> str:
    """The text without a comment that suppresses nothing, and without its line where nothing else is on that.

    Raises `EditError` where something would be found afterwards that is not found now.
    """
    directive, before = _directive(analysis, made), analysis.checked.whole
    if directive is None or before is None:
        raise EditError("停用标记不在了")
    lines, span = lines_with_ends(analysis.text), analysis.lines.range(directive.span)
    start, end = (analysis.lines.index(place) for place in (span.start, span.end))
    head, tail = lines[span.start.line][:start], lines[span.end.line][end:]
    left = head.rstrip(" \t") + tail if not tail.strip() else head + tail
    first, last = span.start.line, span.end.line + 1
    text = "".join(
        (*lines[:first], left if left.strip("\ufeff \t\r\n") else head[: head.startswith(_BOM)], *lines[last:])
    )
    after = checker.check(analysis.path, text).whole
    if after is None or not _is_suppressed(made, before, after):
        raise EditError("删去之后会出现别的问题")
    return text


def _directive(analysis: Analysis, made: Diagnostic) -> Directive | None:
    """The comment that a finding is about."""
    document = analysis.checked.document
    if made.rule.code != UNUSED or document is None:
        return None
    return next((one for one in document.directives if one.span == made.finding.span), None)


def _with_comment(analysis: Analysis, made: Diagnostic) -> Iterator[str]:
    """The text with a comment: above the line, behind it, or, for a finding of the file as such, at its end."""
    lines = lines_with_ends(analysis.text)
    code = made.rule.code
    if made.finding.whole:
        end = _other_end(analysis)
        gap = "" if not lines[-1] else end
        yield analysis.text + f"{gap}{end}<!-- govlint-disable-file {code} -- {REASON} -->{end}"
        return
    number = made.finding.span.line
    line, end = analysis.lines.line(number), analysis.lines.end_of(number)
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    above = f"{indent}<!-- govlint-disable-next-line {code} -- {REASON} -->{end or _other_end(analysis)}"
    if number == 1 and line.startswith(_BOM):
        above, line = _BOM + above, line[1:]
    yield "".join((*lines[: number - 1], above, line, end, *lines[number:]))
    behind = f" <!-- govlint-disable-line {code} -- {REASON} -->"
    yield "".join((*lines[: number - 1], analysis.lines.line(number), behind, end, *lines[number:]))


def _other_end(analysis: Analysis) -> str:
    return analysis.lines.end_of(1) or "\n"


def _is_suppressed(made: Diagnostic, before: FileResult, after: FileResult) -> bool:
    """Whether a finding, and perhaps others of its rule, is not reported any more, and nothing else is new."""
    if (before.form, before.year, len(before.failures)) != (after.form, after.year, len(after.failures)):
        return False
    was, now = _counted(before), _counted(after)
    own = made.rule.code
    worse = [code for code, count in _counted(after, notes=False).items() if code != own and count > was[code]]
    return now[own] < was[own] and not worse


def _counted(result: FileResult, *, notes: bool = True) -> Counter[str]:
    """How many findings there are of each rule; without `notes` only those that weigh more, or cannot be suppressed."""
    return Counter(
        made.rule.code
        for made in result.diagnostics
        if notes or made.severity is not Severity.NOTE or made.rule.code in UNSUPPRESSED
    )


def text_edits(before: str, after: str, encoding: str) -> list[TextEdit]:
    """Edits, from the first to the last, that make `after` of `before`; linear, as texts may be large.

    Where lines were only changed, each has an edit of its own, so that a cursor elsewhere stays where it is.
    """
    old, new = lines_with_ends(before), lines_with_ends(after)
    lines = Lines(old, encoding)
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [_edit(lines, number, one, other) for number, (one, other) in pairs if one != other]
    first = _alike(old, new)
    most = min(len(old), len(new)) - first
    same = min(_alike(old[::-1], new[::-1]), most)
    last = len(old) - same
    return [_edit(lines, first, "".join(old[first:last]), "".join(new[first : len(new) - same]))]


def _edit(lines: Lines, first: int, old: str, new: str) -> TextEdit:
    """The edit that makes `new` of `old`, which begins with line number `first`, counted from 0.

    No position may be between CR and LF.
    """
    head = _alike(old, new)
    while head and old[head - 1] == "\r":
        head -= 1
    tail = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    while tail and old[len(old) - tail] == "\n" and old[: len(old) - tail].endswith("\r"):
        tail -= 1
    start, end = (_place(lines, old[:count], first) for count in (head, len(old) - tail))
    return TextEdit(Range(start, end), new[head : len(new) - tail])


def _place(lines: Lines, before: str, first: int) -> Position:
    """The position behind a text that begins with line number `first`, counted from 0."""
    pieces = lines_with_ends(before)
    return lines.behind(first + len(pieces), len(pieces[-1]))


def _alike(one: str | list[str], other: str | list[str]) -> int:
    """With how many items both begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))
