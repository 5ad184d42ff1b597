"""`--format github`: workflow commands, from which a runner of GitHub Actions makes annotations.

`::error file=报告.md,line=54,col=23,title=GL302 result-total::消息`. Nothing in a report can begin a command of its
own: line breaks and percent signs are escaped, in properties colons and commas too, and every line is ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.reporters.annotations import annotated, cut, hidden, left_out
from govlint.reporters.tally import tally
from govlint.reporters.terminal_text import cleaner
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from govlint.document import Span
    from govlint.plugins import ReportOptions
    from govlint.reporters.annotations import Annotation
    from govlint.results import RunResult

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_WORDS: Final = {Severity.ERROR: say("错误"), Severity.WARNING: say("警告"), Severity.NOTE: say("提示")}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write a command for every finding and failure, what of them the page will not show, and the summary.

    What is not reported is listed too if that is asked for.
    """
    clean = cleaner(getattr(stream, "encoding", None))
    made = list(annotated(result))
    for annotation in made:
        stream.write(_command(annotation, clean) + "\n")
    more = left_out((annotation.severity for annotation in made), _WORDS, "GitHub")
    unreported = hidden(result) if options.show_suppressed else ()
    for line in filter(None, (*unreported, more, tally(result).sentence)):
        stream.write(clean(line) + "\n")


def _command(annotation: Annotation, clean: Callable[[str], str]) -> str:
    properties = {"file": clean(annotation.path)} if annotation.path else {}
    if annotation.span:
        properties.update(_lines(annotation.span))
    properties["title"] = clean(annotation.title)
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = "\n".join(clean(line) for line in cut(annotation.text).split("\n"))
    return f"::{_COMMANDS[annotation.severity]} {written}::{_data(text)}"


def _lines(span: Span) -> dict[str, str]:
    """The lines, and the columns if it is one line: columns of two lines are not taken."""
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": str(span.column), "endColumn": str(max(span.end_column, span.column))}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
