"""Documents built in code, as the readers of Word files, web pages and PDF hand them over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.document import Document, Paragraph, Property, Span, Trace
from govlint.linter import Options, check
from govlint.readers.rendering import Rendering
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.results import Diagnostic, FileResult

LINES = ("云岭市水务局2024年政府信息公开工作年度报告", "全年主动公开信息412条。", "联系人：欧阳文清，电话：0000000。")
NOWHERE = Span(2, 9, 2, 9)


def document(
    *, traces: Iterable[Trace] | None = (), properties: Iterable[tuple[str, str]] | None = (), **more: Any
) -> Document:
    """Three paragraphs of a Word file with these traces and properties; None for a format without any."""
    rendering = Rendering()
    blocks = tuple(Paragraph(text, text.span()) for text in map(rendering.paragraph, LINES))
    return Document(
        rendering.source("报告.docx", b""),
        blocks,
        addressing="block",
        traces=None if traces is None else tuple(traces),
        properties=None if properties is None else tuple(Property(*made) for made in properties),  # type: ignore[arg-type]
        **more,
    )


def checked(made: Document) -> FileResult:
    """The result of every rule on a document."""
    rules = registry()
    result = check("报告.docx", made, rules, Options(tuple(rules.rules.values())))
    assert not result.failures, result.failures
    return result


def found(code: str, made: Document) -> list[Diagnostic]:
    """What one rule says of a document."""
    return [diagnostic for diagnostic in checked(made).diagnostics if diagnostic.rule.code == code]
