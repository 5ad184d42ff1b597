"""`--format rich`: for people at a terminal, grouped by file, with the source line and the finding marked in it.

Text of a report reaches rich only as `Text`, cleaned; rich's markup, emoji codes and highlighting are never in play.
Lines are broken here, not by rich, which knows nothing of breaking between ideographs.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.style import Style
from rich.text import Text

from govlint.reporters.excerpt import excerpt
from govlint.reporters.tally import SEVERITY_WORDS, STATUS_WORDS, Tally, ranked, rules_by_code, tally, told
from govlint.reporters.terminal_text import cleaner, holds, width, wrap, wrap_items
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from govlint.document import Addressing, Span
    from govlint.plugins import ReportOptions
    from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, RunResult
    from govlint.rules import Provision, Related, Rule

_SEVERITY_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_REVIEW_STYLE: Final = "bold magenta"
_STATUS_STYLES: Final = {
    Status.PASS: "green",
    Status.FAIL: "bold red",
    Status.REVIEW: _REVIEW_STYLE,
    Status.NOT_APPLICABLE: "dim",
    Status.SUPPRESSED: "dim",
}
_DIM: Final = Style(dim=True)
_NARROWEST: Final = 20


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write the run to a terminal, file by file, then statistics if asked for, failures, and the summary."""
    counts = tally(result)
    rules = rules_by_code(result)
    page = _Page(stream, options)
    for file in result.files:
        hidden = file.suppressed if options.show_suppressed else ()
        if file.diagnostics or hidden or options.show_passed:
            _file(page, file, rules, hidden, show_passed=options.show_passed)
    if options.statistics and counts.codes:
        _statistics(page, counts, rules)
    if result.all_failures:
        _failures(page, result.all_failures, rules)
    _summary(page, counts, options)


class _Page:
    """A console on which every line is written clean, at its place, and no wider than the terminal."""

    def __init__(self, stream: TextIO, options: ReportOptions) -> None:
        color = options.color
        self._console = Console(
            file=stream,
            force_terminal=color or None,
            color_system={True: "standard", False: None, None: "auto"}[color],
            no_color=False if color else None,
            markup=False,
            emoji=False,
            highlight=False,
        )
        encoding: str | None = getattr(stream, "encoding", None)
        self.clean = cleaner(encoding)
        self.width = max(self._console.width, _NARROWEST)
        self.ellipsis, self.dot, self.bar, self.dash = (
            glyph if holds(encoding, glyph) else plain
            for glyph, plain in (("…", "..."), ("·", "-"), ("│", "|"), ("─", "-"))
        )
        self.cited: set[str] = set()
        self.linked = options.hyperlinks
        self._lines = Text()

    def line(self, *pieces: tuple[str, str | Style]) -> None:
        """Add one line of (clean text, style) pieces as it is."""
        for text, style in pieces:
            self._lines.append(text, style or None)
        self._lines.append("\n")

    def wrapped(
        self, text: str, *, indent: int, style: str | Style = "", label: str = "", label_style: str = "dim"
    ) -> None:
        """Add `text`, broken into lines at `indent`; a `label` stands before the first and the others hang under it."""
        hang = self._hang(indent, label)
        lines = [line for paragraph in text.split("\n") for line in wrap(self.clean(paragraph), self.width - hang)]
        self._hanging(lines, indent, style, label, label_style)

    def items(
        self,
        items: Iterable[str],
        mark: str,
        *,
        indent: int,
        style: str = "",
        label: str = "",
        label_style: str = "dim",
    ) -> None:
        """Add `items` in a row with `mark` between them, broken into lines between items where they fit."""
        pieces = [self.clean(item.replace("\n", " ")) for item in items]
        lines = wrap_items(pieces, self.clean(mark), self.width - self._hang(indent, label))
        self._hanging(lines, indent, style, label, label_style)

    def _hang(self, indent: int, label: str) -> int:
        return indent + (width(self.clean(label)) + 2 if label else 0)

    def _hanging(self, lines: Iterable[str], indent: int, style: str | Style, label: str, label_style: str) -> None:
        head = " " * indent + (f"{self.clean(label)}  " if label else "")
        for line in lines:
            self.line((head, label_style), (line, style))
            head = " " * self._hang(indent, label)

    def flush(self) -> None:
        """Write what was added."""
        self._console.print(self._lines, end="", soft_wrap=True)
        self._lines = Text()


def _file(
    page: _Page, file: FileResult, rules: Mapping[str, Rule], hidden: Sequence[Diagnostic], *, show_passed: bool
) -> None:
    page.cited.clear()
    # A line break in a name must not begin a line: cleaned before it is broken into lines.
    page.wrapped(page.clean(file.path), indent=0, style="bold underline")
    facts = []
    if file.form is not None:
        facts = [f"{file.year}年度"] if file.year is not None else []
        facts.append(f"{file.form}格式")
    if facts:
        page.wrapped(f" {page.dot} ".join(facts), indent=0, style="dim")
    page.line()
    for diagnostic in file.diagnostics:
        _diagnostic(page, diagnostic)
    for diagnostic in hidden:
        _diagnostic(page, diagnostic)
    if show_passed and file.role == "document":
        _outcomes(page, file.outcomes, rules)
    page.flush()


def _diagnostic(page: _Page, diagnostic: Diagnostic) -> None:
    finding, rule = diagnostic.finding, diagnostic.rule
    review = finding.kind == "review"
    style = _REVIEW_STYLE if review else _SEVERITY_STYLES[diagnostic.severity]
    word = page.clean(STATUS_WORDS[Status.REVIEW] if review else SEVERITY_WORDS[diagnostic.severity])
    if diagnostic.suppression is not None:
        style, word = _STATUS_STYLES[Status.SUPPRESSED], page.clean(STATUS_WORDS[Status.SUPPRESSED])
    at = "" if finding.whole else _position(finding.span, diagnostic.addressing)
    head = f"  {page.clean(at)}  " if at else "  "
    named = f"{page.clean(rule.code)} {page.clean(rule.name)}"
    beside = width(head) + width(word) + 2 + width(named) <= page.width
    page.line((head, "bold"), (word, style), ("  ", ""), (named if beside else "", _linking(page, rule)))
    if not beside:
        page.wrapped(named, indent=4, style=_linking(page, rule))
    page.wrapped(finding.message, indent=4)
    if diagnostic.source_line.strip():
        _source(page, diagnostic, style)
    if finding.place and finding.place != (at,):
        page.items(finding.place, " / ", indent=4, label="位置")
    _basis(page, diagnostic.basis)
    if finding.related:
        positions = (f"{_related(item, diagnostic.addressing)} {item.message}" for item in finding.related)
        page.items(positions, "；", indent=4, label="相关")
    if finding.fix is not None:
        label = "可改" if diagnostic.mendable == "safe" else "可改（须加 --unsafe-fixes）"
        page.wrapped(finding.fix.description, indent=4, label=label)
    if diagnostic.suppression is not None:
        page.wrapped(told(diagnostic.suppression, diagnostic.path), indent=4, label="不报告")
    page.line()


def _linking(page: _Page, rule: Rule) -> Style:
    """The style for the name of a rule, which opens its page where the terminal opens links."""
    if not page.linked:
        return _DIM
    from govlint.online import page_url

    return Style(dim=True, link=page_url(rule) or None)


def _related(item: Related, addressing: Addressing) -> str:
    if not item.path:
        return _position(item.span, addressing)
    gap = " " if item.addressing == "block" else ":"
    return f"{item.path}{gap}{_position(item.span, item.addressing)}"


def _position(span: Span, addressing: Addressing) -> str:
    """Line and column, or which paragraph or row: nobody counts characters in a Word file."""
    return f"第{span.line}段" if addressing == "block" else f"{span.line}:{span.column}"


def _basis(page: _Page, basis: Sequence[Provision]) -> None:
    """The provisions of a finding: an instrument in full where a file first cites it, after that by its number."""
    named = []
    for instrument, provisions in groupby(basis, key=lambda provision: provision.instrument):
        first, *others = provisions
        cited = first.short if instrument in page.cited and first.number else str(first)
        named.append("、".join([cited, *(other.article for other in others)]))
        page.cited.add(instrument)
    if named:
        page.items(named, "；", indent=4, label="依据", style="dim")


def _source(page: _Page, diagnostic: Diagnostic, style: str) -> None:
    number = str(diagnostic.finding.span.line)
    gutter = f"    {number} {page.bar} "
    empty = f"    {' ' * len(number)} {page.bar} "
    shown = excerpt(
        diagnostic.source_line, diagnostic.finding.span, page.width - width(gutter), page.clean, page.ellipsis
    )
    page.line((gutter, "dim"), (shown.before, ""), (shown.marked, style), (shown.after, ""))
    page.line((empty, "dim"), (shown.carets, style))


def _outcomes(page: _Page, outcomes: dict[str, RuleOutcome], rules: Mapping[str, Rule]) -> None:
    """The rules of a file by what became of them, those that failed excepted: they stand above."""
    for status in (Status.PASS, Status.REVIEW, Status.NOT_APPLICABLE, Status.SUPPRESSED):
        named = [
            _named(code, rules) + (f"（{'；'.join(outcome.reasons)}）" if outcome.reasons else "")
            for code, outcome in sorted(outcomes.items())
            if outcome.status is status
        ]
        if named:
            label = f"{STATUS_WORDS[status]} {len(named)}"
            page.items(named, "、", indent=2, label=label, label_style=_STATUS_STYLES[status])
    page.line()


def _named(code: str, rules: Mapping[str, Rule]) -> str:
    return f"{code} {rules[code].title}" if code in rules else code


def _statistics(page: _Page, counts: Tally, rules: Mapping[str, Rule]) -> None:
    page.line((page.clean("各规则的条数"), "bold"))
    page.line()
    rows = ranked(counts.codes)
    digits = max(len(str(count)) for _, count in rows)
    for code, count in rows:
        page.wrapped(f"{rules[code].name}  {rules[code].title}", indent=2, label=f"{count:>{digits}}  {code}")
    page.line()
    page.flush()


def _failures(page: _Page, failures: Iterable[Failure], rules: Mapping[str, Rule]) -> None:
    page.wrapped("程序故障：下列检查没有做完，结果不完整", indent=0, style="bold red")
    page.line()
    for failure in failures:
        rule = f"{failure.rule} {rules[failure.rule].name}" if failure.rule in rules else failure.rule
        page.wrapped("  ".join(filter(None, (rule, page.clean(failure.path)))) or "govlint", indent=2, style="red")
        page.wrapped(failure.message, indent=4)
        page.line()
    page.flush()


def _summary(page: _Page, counts: Tally, options: ReportOptions) -> None:
    page.line((page.dash * min(40, page.width), "dim"))
    if counts.severities[Severity.ERROR] or counts.failures or counts.unreadable:
        style = "bold red"
    elif counts.severities.total():
        style = "bold yellow"
    else:
        style = "bold green"
    page.items(counts.parts, "，", indent=0, style=style, label=f"共检查 {counts.files} 份文件", label_style=style)
    for line in counts.mending:
        page.wrapped(line, indent=0)
    if counts.outcomes:
        numbers = [
            f"{word} {counts.outcomes[status]}"
            for status, word in STATUS_WORDS.items()
            if counts.outcomes[status] or status is not Status.SUPPRESSED
        ]
        page.items(numbers, "，", indent=0, label=f"规则检查 {counts.outcomes.total()} 项", label_style="")
        if not options.show_passed:
            page.wrapped("（加 --show-passed 逐项列出）", indent=0, style="dim")
    if counts.suppressed and not options.show_suppressed:
        page.wrapped("（加 --show-suppressed 列出不报告的问题）", indent=0, style="dim")
    page.flush()
