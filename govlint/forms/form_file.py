"""Forms as files: TOML that a ruleset ships, read when a report needs it and checked against itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from govlint.forms.form import Column, Form, Identity, Label, Part, Row, Section, TableForm
from govlint.prepared import parsed

if TYPE_CHECKING:
    from govlint.forms.spellings import Spellings


class FormError(Exception):
    """A form file that contradicts itself; names the file and the entry."""


class FormFile:
    """A form that is read from its file when it is first needed: most reports need one form of several.

    `id`, `instrument` and `years` are said beside the file so that it can be chosen unread; `form` raises `FormError`
    where the file says otherwise. `spellings` are those that the user accepts besides the form's own; `template` is the
    path of the file that says how such a report is written, "" where there is none.
    """

    __slots__ = ("_form", "id", "instrument", "path", "spellings", "template", "years")

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's name
        instrument: str,
        years: tuple[int, int],
        path: str,
        spellings: Spellings | None = None,
        template: str = "",
    ) -> None:
        self.id: Final = id
        self.instrument: Final = instrument
        self.years: Final = years
        self.path: Final = path
        self.template: Final = template
        self.spellings: Final = spellings
        self._form: Form | None = None

    def __repr__(self) -> str:
        return f"FormFile({self.id!r}, {self.instrument!r}, {self.years!r}, {self.path!r}, {self.spellings!r})"

    @property
    def form(self) -> Form:
        """The form, read once."""
        if self._form is None:
            made = load_form(self.path, self.spellings)
            if (made.id, made.instrument, made.years) != (self.id, self.instrument, self.years):
                raise FormError(f"{self.path}: 格式的编号、文号或年度与登记的不符：{made.id}，{made.years}")
            self._form = made
        return self._form

    def accepting(self, spellings: Spellings) -> FormFile:
        """The same form with more spellings that are no fault."""
        return FormFile(self.id, self.instrument, self.years, self.path, spellings, self.template)

    def covers(self, year: int) -> bool:
        """Whether this form is the one for reports on `year`."""
        return self.years[0] <= year <= self.years[1]


def load_form(path: str | os.PathLike[str], spellings: Spellings | None = None) -> Form:
    """Read a form file. Raises `FormError` if an identity names a row or column that the form does not have.

    `spellings` are accepted besides those that the file gives.
    """
    data = parsed(os.fspath(path), lambda: _toml(path))
    labels = _Labels(spellings)
    tables = tuple(_table(entry, labels) for entry in data["tables"])
    form = Form(
        id=data["id"],
        document=data["document"],
        instrument=data["instrument"],
        years=(data["years"][0], data["years"][1]),
        parts=tuple(_part(entry, labels) for entry in data["parts"]),
        tables=tables,
        identities=tuple(_identity(entry) for entry in data["identities"]),
        facts=frozenset(data.get("facts", ())),
    )
    _verify(form, os.path.basename(path))
    return form


def _toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    import tomllib

    with open(path, "rb") as file:
        return tomllib.load(file)


class _Labels:
    """Makes the labels of one form, each spelling once."""

    def __init__(self, more: Spellings | None) -> None:
        self._more = more
        self._made: dict[tuple[str, ...], Label] = {}

    def __call__(self, entry: Any) -> Label:
        spelled = (entry,) if isinstance(entry, str) else (entry["text"], *entry.get("accepted", ()))
        label = self._made.get(spelled)
        if label is None:
            more = self._more.of(spelled[0]) if self._more else ()
            label = self._made[spelled] = Label(spelled[0], (*spelled[1:], *more))
        return label

    def heading(self, entry: Any) -> Label:
        """The label of a part."""
        number, heading = entry["number"], entry["heading"]
        more = self._more.of_part(number, heading) if self._more else ()
        return Label(heading, (*entry.get("accepted", ()), *more))


def _part(entry: dict[str, Any], labels: _Labels) -> Part:
    return Part(
        number=entry["number"],
        label=labels.heading(entry),
        variants=tuple(entry.get("variants", ())),
        subjects=tuple(labels(subject) for subject in entry.get("subjects", ())),
    )


def _table(entry: dict[str, Any], labels: _Labels) -> TableForm:
    sections: list[Section] = []
    rows: list[Row] = []
    for index, section in enumerate(entry["sections"]):
        columns = tuple(_column(column, labels) for column in section["columns"])
        sections.append(Section(tuple(labels(title) for title in section["titles"])))
        rows.extend(_row(row, columns, section, (entry["id"], index), labels) for row in section["rows"])
    return TableForm(entry["id"], entry["part"], tuple(sections), tuple(rows))


def _column(entry: Any, labels: _Labels) -> Column:
    label = labels(entry)
    groups = tuple(labels(group) for group in entry.get("groups", ())) if isinstance(entry, dict) else ()
    return Column("/".join((*(group.text for group in groups), label.text)), label, groups)


def _row(
    entry: Any, columns: tuple[Column, ...], section: dict[str, Any], where: tuple[str, int], labels: _Labels
) -> Row:
    label = labels(entry)
    extra = entry if isinstance(entry, dict) else {}
    return Row(
        id=extra.get("id", label.text),
        label=label,
        columns=columns,
        groups=tuple(labels(group) for group in extra.get("groups", ())),
        values=extra.get("values", section.get("values", "count")),
        section=where[1],
        table=where[0],
    )


def _identity(entry: dict[str, Any]) -> Identity:
    return Identity(entry["name"], entry["table"], entry["each"], tuple(entry["total"]), tuple(entry["terms"]))


def _verify(form: Form, file: str) -> None:
    for identity in form.identities:
        table = form.table(identity.table)
        if table is None:
            raise FormError(f"{file}: 勾稽关系 {identity.name} 指向不存在的{identity.table}")
        known = {row.id for row in table.rows}
        if identity.each == "row":
            known = {column.id for row in table.rows for column in row.columns}
        for term in (*identity.total, *identity.terms):
            if term not in known:
                raise FormError(f"{file}: 勾稽关系 {identity.name} 指向不存在的“{term}”")
