"""`--format azure`: logging commands of Azure Pipelines, which the agent shows as the issues of a step.

`##vso[task.logissue type=error;sourcepath=报告.md;linenumber=54;columnnumber=23;code=GL302;]消息`. Azure has errors and
warnings; notes are plain lines. The agent looks for commands anywhere in a line, so none is left in a plain one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.reporters.annotations import annotated, cut, hidden, left_out, plain
from govlint.reporters.tally import tally
from govlint.reporters.terminal_text import cleaner
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from govlint.plugins import ReportOptions
    from govlint.reporters.annotations import Annotation
    from govlint.results import RunResult

_TYPES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_WORDS: Final = {Severity.ERROR: say("错误"), Severity.WARNING: say("警告")}


def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
    """Write a command for every finding and failure, what of them the page will not show, and the summary.

    What is not reported is listed too if that is asked for.
    """
    clean = cleaner(getattr(stream, "encoding", None))
    made = list(annotated(result))
    for annotation in made:
        text = clean(cut(annotation.text).replace("\n", " "))
        command = _command(annotation, text, clean) if annotation.severity in _TYPES else plain(text)
        stream.write(command + "\n")
    more = left_out((annotation.severity for annotation in made), _WORDS, "Azure Pipelines")
    unreported = hidden(result) if options.show_suppressed else ()
    for line in filter(None, (*unreported, more, tally(result).sentence)):
        stream.write(clean(line) + "\n")


def _command(annotation: Annotation, text: str, clean: Callable[[str], str]) -> str:
    properties = {"type": _TYPES[annotation.severity]}
    if annotation.path:
        properties["sourcepath"] = clean(annotation.path)
    if annotation.span:
        properties["linenumber"] = str(annotation.span.line)
        properties["columnnumber"] = str(annotation.span.column)
    if annotation.code:
        properties["code"] = clean(annotation.code)
    written = "".join(f"{name}={_property(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {written}]{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
