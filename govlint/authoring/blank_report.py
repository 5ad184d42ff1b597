"""A new report: the mandated parts and tables, with the texts of the template and figures to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.authoring.draft import Draft, DraftHeading, DraftParagraph, DraftTitle
from govlint.authoring.grids import mandated_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.authoring.draft import DraftBlock
    from govlint.authoring.template import Template, TemplateText
    from govlint.forms.form import Form

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LONGEST: Final = 60


def agency_of(given: str) -> str:
    """The name of the organ as it is written into the report; raises `ValueError` where it can be none."""
    name = given.strip()
    if not name:
        raise ValueError("机关名称是空的")
    if _UNPRINTABLE.search(name) or len(name) > _LONGEST:
        raise ValueError(f"机关名称应当在一行以内，不超过 {_LONGEST} 个字")
    return name


def blank_report(form: Form, template: Template, agency: str, year: int, kind: str) -> Draft:
    """A report of this organ, which is of this kind, for this year."""
    fields = {"agency": agency, "year": str(year)}
    first, rest = (piece.format_map(fields) for piece in template.title)
    title = DraftTitle(first + rest, len(first))
    return Draft(title.text, (title, *_blocks(form, template, fields, kind)))


def _blocks(form: Form, template: Template, fields: dict[str, str], kind: str) -> Iterator[DraftBlock]:
    yield from _paragraphs(template.preamble, fields, kind)
    for part in form.parts:
        yield DraftHeading(part.heading, 2)
        yield from _paragraphs(template.parts[part.number], fields, kind)
        for table in form.tables:
            if table.part == part.number:
                yield mandated_grid(table, template.tables[table.id])


def _paragraphs(texts: Iterable[TemplateText], fields: dict[str, str], kind: str) -> Iterator[DraftParagraph]:
    for text in texts:
        if not text.kinds or kind in text.kinds:
            lead = text.lead.format_map(fields)
            yield DraftParagraph(lead + text.text.format_map(fields), len(lead))
