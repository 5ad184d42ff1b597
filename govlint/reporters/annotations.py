"""What the annotations of CI systems share: a finding or a failure as a line of text with a place in a file.

Runners of GitHub and Azure show ten annotations of a kind of every step, each cut where it is longest; the others are
in the log, where the place is not shown. So it is said in the text too.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.language import Said, say, shown, word, words
from govlint.named_tuple import NamedTuple
from govlint.reporters.tally import told
from govlint.reporters.terminal_text import clean
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Span
    from govlint.results import Diagnostic, Failure, RunResult

MOST_SHOWN: Final = 10
"""How many annotations of one kind the runners show of a step."""
LONGEST: Final = 4_000
"""The runners cut what is longer than 4,096 UTF-16 units, escapes undone."""
FAILURE: Final = say("程序故障")


class Annotation(NamedTuple):
    """One line. `path` is "" for the run as such, `span` None where a file has no lines or is meant as a whole.

    `title` names the rule, `text` is what is to be said, neither of them made safe to print; `code` may be "".
    """

    severity: Severity
    path: str
    span: Span | None
    code: str
    title: str
    text: str


def annotated(result: RunResult) -> Iterator[Annotation]:
    """Everything that the run has to say, failures last."""
    for file in result.files:
        for diagnostic in file.diagnostics:
            yield _of_finding(diagnostic)
    for failure in result.all_failures:
        yield _of_failure(failure)


def hidden(result: RunResult) -> Iterator[str]:
    """A plain line for every finding that is not reported, with the reason; in none is anything like a command."""
    for file in result.files:
        for diagnostic in file.suppressed:
            if diagnostic.suppression is not None:
                why = told(diagnostic.suppression, diagnostic.path)
                text = word(
                    "不报告（{why}）：{where}: {code} {judged}",
                    why=why,
                    where=where(diagnostic),
                    code=diagnostic.rule.code,
                    judged=judged(diagnostic),
                )
                yield plain(clean(cut(text.replace("\n", " "))))


def plain(text: str) -> str:
    """A line of text that does not begin with two colons, without the signs by which runners know commands in it."""
    return text.replace("##", "＃＃")


def _of_finding(diagnostic: Diagnostic) -> Annotation:
    finding, rule = diagnostic.finding, diagnostic.rule
    path = shown_path(diagnostic.path)
    return Annotation(
        diagnostic.severity,
        path,
        finding.span if has_lines(diagnostic) else None,
        rule.code,
        f"{rule.code} {rule.name}",
        f"{where(diagnostic)}: {rule.code} {judged(diagnostic)}",
    )


def _of_failure(failure: Failure) -> Annotation:
    path = shown_path(failure.path) if failure.path else ""
    said = f"{failure.rule} {failure.message}" if failure.rule else failure.message
    return Annotation(
        Severity.ERROR,
        path,
        None,
        failure.rule,
        shown(FAILURE),
        word("{path}: {failure}：{said}", path=clean(path) or "govlint", failure=FAILURE, said=said),
    )


def has_lines(diagnostic: Diagnostic) -> bool:
    """Whether a finding stands in lines of a file that can be counted in it."""
    return diagnostic.addressing == "text" and not diagnostic.finding.whole


def where(diagnostic: Diagnostic) -> str:
    """The file of a finding, safe to print, with line and column, or its place if it has none: 报告.docx（第3段）."""
    path, span = clean(shown_path(diagnostic.path)), diagnostic.finding.span
    if has_lines(diagnostic):
        return f"{path}:{span.line}:{span.column}"
    if diagnostic.finding.whole:
        return path
    places = dict.fromkeys((*diagnostic.finding.place, word("第{line}段", line=span.line)))
    return word("{path}（{places}）", path=path, places=words(places, "，"))


def judged(diagnostic: Diagnostic) -> str:
    """The message, which no format takes empty; what a person has to judge is an appeal."""
    message = diagnostic.finding.message or diagnostic.rule.title
    asks = diagnostic.finding.kind == "review" and word("请核对") not in message
    return word("请核对：{message}", message=message) if asks else message


def shown_path(path: str) -> str:
    """A path as the web pages of a repository name it: with slashes, below the working directory relative to it."""
    normal = os.path.normpath(path)
    if os.path.isabs(normal):
        here = os.path.join(os.getcwd(), "")
        normal = normal.removeprefix(here)
    return normal.replace("\\", "/") if os.sep == "\\" else normal


def cut(text: str, longest: int = LONGEST) -> str:
    """`text`, or as much of it as `longest` UTF-16 units hold, with an ellipsis."""
    if len(text) <= longest // 2 or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= longest:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * (longest - 1)]
    return units.decode("utf-16-le", "ignore") + "…"


def left_out(reported: Iterable[Severity], names: dict[Severity, Said], system: str) -> str:
    """The sentence that says what of all this the runner's page does not show; "" if it shows everything."""
    counts = Counter(reported)
    rest = ((shown(names[one]), counts[one] - MOST_SHOWN) for one in names if counts[one] > MOST_SHOWN)
    more = words(word("{name} {count} 条", name=name, count=count) for name, count in rest)
    told = "{system} 在页面上每一步每种只显示 {most} 条，另有{more}只在这份日志中"
    return word(told, system=system, most=MOST_SHOWN, more=more) if more else ""
