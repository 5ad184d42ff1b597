"""The extract of a report as plain tuples, texts and numbers, as it is sent between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.document import Anchor, Directive, PageMark, Span, Text
from govlint.forms.form_in_use import mixed, mixture_of
from govlint.series.figures import Figures
from govlint.series.view import Extract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.form_file import FormFile

Record = list[Any]


def record_of(extract: Extract, forms: Iterable[FormFile]) -> Record:
    """Everything of an extract but its path; its forms, which are or are mixed of some of these, by their ids."""
    mixture = mixture_of(extract.form, forms)
    return [
        extract.organ,
        extract.title_year,
        extract.year,
        extract.form.id,
        mixture and (mixture[0], tuple(mixture[1])),
        extract.due_form.id,
        tuple(extract.title),
        extract.figures.record(),
        {part: [_text(text) for text in texts] for part, texts in extract.passages.items()},
        extract.addressing,
        extract.packed,
        [tuple(mark) for mark in extract.pages],
        [(tuple(directive.span), directive.text) for directive in extract.directives],
    ]


def extract_of_record(record: Record, path: str, forms: Iterable[FormFile]) -> Extract:
    """The extract that a record is of, for the report with this path, which was laid against one of these forms."""
    organ, title_year, year, form_id, mixture, due_id, title, figures, *others = record
    passages, addressing, packed, pages, directives = others
    by_id = {file.id: file for file in forms}
    form = by_id[form_id].form
    if mixture:
        form = mixed(by_id[mixture[0]].form, form, frozenset(mixture[1]))
    return Extract(
        path,
        organ,
        title_year,
        year,
        form,
        by_id[due_id].form,
        Span(*title),
        Figures.of_record(form, figures),
        {part: tuple(Text(value, tuple(_anchors(flat))) for value, flat in texts) for part, texts in passages.items()},
        addressing,
        packed,
        tuple(PageMark(*mark) for mark in pages),
        tuple(Directive(Span(*span), text) for span, text in directives),
    )


def _text(text: Text) -> tuple[str, list[int]]:
    return text.value, [number for anchor in text.anchors for number in anchor]


def _anchors(flat: list[int]) -> Iterable[Anchor]:
    numbers = iter(flat)
    return (Anchor(offset, line, column) for offset, line, column in zip(numbers, numbers, numbers, strict=True))
