"""Putting reports in their places: whose each is and for which year, by the manifest or by the title."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.series.figures import same_cells
from govlint.series.organ_names import kind_by_name, organ_key
from govlint.series.view import Duplicate, Misplaced, Organ, Series, Stray

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.context import OrganKind
    from govlint.series.manifest import ListedOrgan, Manifest
    from govlint.series.view import Extract

_NO_ORGAN: Final = say("标题没有写明机关")
_NO_YEAR: Final = say("没有写明年度")
_SHARED: Final = 20
"""So many figures have to agree for two files to be taken for one report."""


def assembled(extracts: Iterable[Extract], manifest: Manifest | None = None) -> Series:
    """The series that these reports are. Organs that no manifest lists are told apart by their names in the titles."""
    placing = _Placing(manifest)
    for extract in extracts:
        placing.place(extract)
    return placing.series()


class _Placing:
    def __init__(self, manifest: Manifest | None) -> None:
        self._manifest = manifest
        self._organs = manifest.organs if manifest else ()
        self._listed = {path: (organ, year) for path, organ, year in manifest.files()} if manifest else {}
        self._keys = {key: organ.keys[0] for organ in self._organs for key in organ.keys}
        self._chosen = {(organ.keys[0], year): path for path, (organ, year) in self._listed.items()}
        self._placed: dict[str, dict[int, list[Extract]]] = defaultdict(lambda: defaultdict(list))
        self._names = {organ.keys[0]: organ.name for organ in self._organs}
        self._duplicates: list[Duplicate] = []
        self._strays: list[Stray] = []
        self._misplaced: list[Misplaced] = []

    def place(self, extract: Extract) -> None:
        if extract.path in self._listed:
            self._place_listed(extract, *self._listed[extract.path])
            return
        missing = [reason for known, reason in ((extract.organ, _NO_ORGAN), (extract.year, _NO_YEAR)) if known is None]
        if extract.organ is None or extract.year is None:
            self._strays.append(Stray(extract, joined(missing, "，")))
            return
        key = organ_key(extract.organ)
        if self._organs and key not in self._keys:
            self._strays.append(Stray(extract, say("清单中没有机关“{organ}”", organ=extract.organ)))
            return
        key = self._keys.get(key, key)
        chosen = self._chosen.get((key, extract.year))
        if chosen is not None:
            self._strays.append(Stray(extract, say("清单列出的是 {chosen}", chosen=chosen), expected=True))
            return
        self._names.setdefault(key, extract.organ)
        self._placed[key][extract.year].append(extract)

    def _place_listed(self, extract: Extract, organ: ListedOrgan, year: int) -> None:
        self._placed[organ.keys[0]][year].append(extract)
        another = extract.organ is not None and organ_key(extract.organ) not in organ.keys
        if another or extract.title_year not in (None, year):
            self._misplaced.append(Misplaced(extract, organ.name, year, organ.files[year].line))

    def series(self) -> Series:
        organs = {organ.key: organ for organ in self._made()}
        return Series(
            organs,
            self._manifest.path if self._manifest else "",
            self._manifest.restated if self._manifest else {},
            tuple(self._duplicates),
            tuple(self._strays),
            tuple(self._misplaced),
        )

    def _made(self) -> Iterator[Organ]:
        for organ in self._organs:
            key = organ.keys[0]
            yield self._organ(key, organ.kind)._replace(
                parent=organ.parent, years=organ.years, line=organ.line, complete=organ.complete
            )
        if not self._organs:
            years = self._manifest.years if self._manifest else ()
            yield from (self._organ(key)._replace(years=years) for key in sorted(self._placed))

    def _organ(self, key: str, kind: OrganKind | None = None) -> Organ:
        name = self._names[key]
        reports: dict[int, Extract] = {}
        ambiguous: set[int] = set()
        for year, extracts in sorted(self._placed[key].items()):
            if len(extracts) > 1:
                self._duplicates.append(_duplicate(name, year, extracts))
            if len(extracts) == 1 or self._duplicates[-1].alike:
                reports[year] = extracts[0] if len(extracts) == 1 else self._duplicates[-1].extracts[0]
            else:
                ambiguous.add(year)
        return Organ(key, name, reports, frozenset(ambiguous), kind=kind or kind_by_name(key))


def _duplicate(organ: str, year: int, extracts: list[Extract]) -> Duplicate:
    """The files with the one first of which most was read."""
    ordered = sorted(extracts, key=lambda extract: (-_read(extract), extract.path))
    return Duplicate(organ, year, tuple(ordered), all(_alike(ordered[0], other) for other in ordered[1:]))


def _read(extract: Extract) -> int:
    return sum(number is not None for number in extract.figures.numbers())


def _alike(one: Extract, other: Extract) -> bool:
    """Whether two files are one report in two formats: the figures read of both do not differ anywhere."""
    if not same_cells(one.form, other.form):
        return False
    both = [
        (first, second)
        for first, second in zip(one.figures.numbers(), other.figures.numbers(), strict=True)
        if first is not None and second is not None
    ]
    return len(both) >= _SHARED and all(first == second for first, second in both)
