"""Spellings of labels and part headings that users accept besides those of the form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.forms.form import Label
from govlint.forms.match import spellings
from govlint.matching import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.forms.form import Form
    from govlint.forms.form_file import FormFile


class Spellings:
    """More spellings by the label they are for: compared without marks, a long one also without its number."""

    __slots__ = ("_by_key",)

    def __init__(self, given: Mapping[str, Sequence[str]]) -> None:
        self._by_key: dict[str, tuple[str, ...]] = {}
        for label, more in given.items():
            self._by_key[key(label)] = (*self._by_key.get(key(label), ()), *more)

    def __repr__(self) -> str:
        return f"Spellings({self._by_key!r})"

    def of(self, label: str) -> tuple[str, ...]:
        """The spellings accepted for a label of a table."""
        return tuple(text for own in spellings(Label(label)) for text in self._by_key.get(own, ()))

    def of_part(self, number: str, heading: str) -> tuple[str, ...]:
        """The spellings accepted for the heading of a part, whether they were given with its number or without."""
        mark = f"{number}、"
        given = (*self._by_key.get(key(heading), ()), *self._by_key.get(key(mark + heading), ()))
        return tuple(text.removeprefix(mark) for text in given)


def labels_of(forms: Iterable[FormFile]) -> list[str]:
    """Every label and part heading of the forms, each once; headings with their numbers."""
    return list(dict.fromkeys(text for file in forms for text in _by_key(file).values()))


def is_label(forms: Iterable[FormFile], label: str) -> bool:
    """Whether a form has this label or part heading."""
    return any(key(label) in _by_key(file) for file in forms)


def clash(forms: Iterable[FormFile], label: str, spelling: str) -> bool:
    """Whether `spelling`, given for `label`, is another label of the same form."""
    for file in forms:
        known = _by_key(file)
        meant, other = known.get(key(label)), known.get(key(spelling))
        if meant and other and other != meant:
            return True
    return False


@cache
def _by_key(file: FormFile) -> Mapping[str, str]:
    """The labels and part headings of a form by the keys that they are recognised by."""
    form = file.form
    found: dict[str, str] = {}
    for part in form.parts:
        found[key(part.heading)] = found[key(part.label.text)] = part.heading
    for label in _labels(form):
        for spelling in spellings(Label(label)):
            found.setdefault(spelling, label)
    return found


def _labels(form: Form) -> Iterator[str]:
    for table in form.tables:
        for section in table.sections:
            yield from (title.text for title in section.titles)
        for row in table.rows:
            yield from (label.text for label in (row.label, *row.groups) if label.text)
