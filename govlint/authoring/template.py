"""What a ruleset says about writing a report in one of its forms: the texts to begin with, and how tables are laid out.

Templates are TOML files beside the forms; the engine knows no text of its own.
"""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any, Final

from govlint.forms.form_file import FormError
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.forms.form import Form, TableForm
    from govlint.forms.form_file import FormFile

_FIELDS: Final = {"agency": "", "year": ""}


class TemplateText(NamedTuple):
    """A paragraph with the fields {agency} and {year}; `kinds` of organs it is for, none for all.

    `lead` are the words that it begins with, ahead of `text`, where they head it.
    """

    text: str
    kinds: tuple[str, ...] = ()
    lead: str = ""


class SectionHead(NamedTuple):
    """The titles of a section that belong to no column, each "" where there is none.

    `caption` runs over the whole width above the section, `corner` stands above its labels, `above` over all columns.
    """

    caption: str = ""
    corner: str = ""
    above: str = ""


class TableLayout(NamedTuple):
    """How a table is laid out: relative widths of the columns of labels and of figures, and the heads of sections."""

    labels: tuple[int, ...]
    values: tuple[int, ...]
    sections: tuple[SectionHead, ...]


class Template(NamedTuple):
    """The texts of a new report: `parts` by the number of the part, `tables` by the id of the table.

    `title` is in two pieces: between them it is broken where a line is too short for it.
    """

    title: tuple[str, str]
    preamble: tuple[TemplateText, ...]
    parts: Mapping[str, tuple[TemplateText, ...]]
    tables: Mapping[str, TableLayout]


def template_of(file: FormFile) -> Template | None:
    """The template that comes with a form; None where its ruleset brings none. Raises `FormError` where it is wrong."""
    return load_template(file.template, file.form) if file.template else None


def layouts_of(forms: Sequence[FormFile], form: Form) -> dict[str, TableLayout]:
    """How the tables of a form are laid out; a report may have some tables of one form and some of another."""
    found: dict[str, TableLayout] = {}
    for file in forms:
        made = template_of(file) if any(table in file.form.tables for table in form.tables) else None
        if made is not None:
            found |= {table.id: made.tables[table.id] for table in form.tables if table in file.form.tables}
    return found


def load_template(path: str, form: Form) -> Template:
    """Read a template; raises `FormError` where it does not fit the form."""
    with open(path, "rb") as file:
        data = tomllib.load(file)
    made = Template(
        title=(data["title"][0], data["title"][1]),
        preamble=_texts(data["preamble"]),
        parts={number: _texts(texts) for number, texts in data["parts"].items()},
        tables={entry["id"]: _layout(entry) for entry in data["tables"]},
    )
    _verify(made, form, os.path.basename(path))
    return made


def _texts(entries: Iterable[Any]) -> tuple[TemplateText, ...]:
    return tuple(
        TemplateText(entry)
        if isinstance(entry, str)
        else TemplateText(entry["text"], tuple(entry.get("kinds", ())), entry.get("lead", ""))
        for entry in entries
    )


def _layout(entry: dict[str, Any]) -> TableLayout:
    sections = tuple(SectionHead(**section) for section in entry["sections"])
    return TableLayout(tuple(entry["labels"]), tuple(entry["values"]), sections)


def _verify(template: Template, form: Form, file: str) -> None:
    if set(template.parts) != {part.number for part in form.parts}:
        raise FormError(f"{file}: parts 应当恰好是格式的各个部分")
    if set(template.tables) != {table.id for table in form.tables}:
        raise FormError(f"{file}: tables 应当恰好是格式的各张表")
    texts = [*template.preamble, *(text for texts in template.parts.values() for text in texts)]
    for text in (*template.title, *(text.lead + text.text for text in texts)):
        try:
            text.format_map(_FIELDS)
        except (KeyError, ValueError, IndexError) as error:
            raise FormError(f"{file}: 文字里只能用 {{agency}} 和 {{year}}：{text}") from error
    for table in form.tables:
        _verify_table(template.tables[table.id], table, file)


def _verify_table(layout: TableLayout, table: TableForm, file: str) -> None:
    depth = max(len(row.groups) + bool(row.label.text) for row in table.rows)
    width = max(len(row.columns) for row in table.rows)
    if (len(layout.labels), len(layout.values)) != (depth, width):
        raise FormError(f"{file}: {table.id}应有 {depth} 列标签和 {width} 列数值的宽度")
    if len(layout.sections) != len(table.sections):
        raise FormError(f"{file}: {table.id}应有 {len(table.sections)} 段")
    for number, (head, section) in enumerate(zip(layout.sections, table.sections, strict=True)):
        columns = next(row.columns for row in table.rows if row.section == number)
        named = {text for text in head if text} | {column.label.text for column in columns}
        named |= {group.text for column in columns for group in column.groups}
        if named != {title.text for title in section.titles}:
            raise FormError(f"{file}: {table.id}第 {number + 1} 段的标题与格式不一致")
