"""The manifest of a series, `govlint-series.toml`: which organs and years there are, and who sums up whose figures."""

from __future__ import annotations

import os
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from govlint.config.files import read_table, shown
from govlint.config.mistakes import ConfigurationError, Mistake, near, spelled
from govlint.config.toml_lines import line_of
from govlint.language import say
from govlint.named_tuple import NamedTuple
from govlint.series.organ_names import organ_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.config.files import TomlTable
    from govlint.config.toml_lines import KeyPath
    from govlint.context import OrganKind
    from govlint.series.manifest_keys import ManifestKeys, OrganEntry

NAME: Final = "govlint-series.toml"


class ListedFile(NamedTuple):
    """A file that the manifest lists, and the line where it does."""

    path: str
    line: int


class ListedOrgan(NamedTuple):
    """An organ of the manifest. `keys` identify it, its own first; `parent` is the key of the organ above, or ""."""

    name: str
    keys: tuple[str, ...]
    parent: str
    kind: OrganKind | None
    complete: bool | None
    years: tuple[int, ...]
    files: Mapping[int, ListedFile]
    line: int


class Manifest(NamedTuple):
    """A manifest that was read. Paths are as messages name them; `folders` are searched for reports not listed.

    `text` is the file's, for findings that stand in it.
    """

    path: str
    years: tuple[int, ...]
    organs: tuple[ListedOrgan, ...]
    folders: tuple[str, ...]
    restated: Mapping[tuple[str, int], str]
    text: str

    def files(self) -> Iterator[tuple[str, ListedOrgan, int]]:
        """Every file listed, with its organ and year."""
        for organ in self.organs:
            for year, file in organ.files.items():
                yield file.path, organ, year


def read_manifest(path: str) -> Manifest:
    """Read and check a manifest. Raises `ConfigurationError` with every mistake, each with its file and line."""
    import msgspec

    from govlint.config.types import type_mistakes
    from govlint.series.manifest_keys import ManifestKeys

    table = read_table(path)
    if table is None:
        raise ConfigurationError([Mistake(shown(path), 0, say("不是系列的清单"))])
    wrong = [
        Mistake(table.path, line_of(table.lines, m.path), m.message, spelled(m.path))
        for m in type_mistakes(table.values, ManifestKeys)
    ]
    if wrong:
        raise ConfigurationError(sorted(wrong, key=attrgetter("line")))
    reading = _Reading(path, table, msgspec.convert(table.values, ManifestKeys))
    made = reading.manifest()
    if reading.mistakes:
        raise ConfigurationError(sorted(reading.mistakes, key=attrgetter("line")))
    return made


class _Reading:
    """Makes the manifest of what is written, noting what cannot be meant."""

    def __init__(self, path: str, table: TomlTable, keys: ManifestKeys) -> None:
        self.mistakes: list[Mistake] = []
        self._folder = os.path.dirname(path)
        self._table = table
        self._keys = keys
        self._entries: tuple[OrganEntry, ...] = tuple(_set(keys.organs, ()))
        self._organs: dict[str, str] = {}
        """The key of an organ by each of the keys that identify it."""

    def manifest(self) -> Manifest:
        self._name_organs()
        years = tuple(_set(self._keys.years, ()))
        organs = tuple(self._organ(number, entry, years) for number, entry in enumerate(self._entries))
        self._find_cycles(organs)
        self._find_repeated_files(organs)
        text = "\n".join(self._table.source)
        return Manifest(self._table.path, years, organs, tuple(self._folders()), self._restated(), text)

    def _name_organs(self) -> None:
        for number, entry in enumerate(self._entries):
            for name, path in self._names(number, entry):
                key = organ_key(name)
                if key in self._organs:
                    self._wrong(path, say("“{name}”已经是前面的机关或别名", name=name))
                else:
                    self._organs[key] = organ_key(entry.name)

    def _names(self, number: int, entry: OrganEntry) -> Iterator[tuple[str, KeyPath]]:
        yield entry.name, ("organs", number, "name")
        for place, alias in enumerate(_set(entry.aliases, ())):
            yield alias, ("organs", number, "aliases", place)

    def _organ(self, number: int, entry: OrganEntry, years: tuple[int, ...]) -> ListedOrgan:
        at: KeyPath = ("organs", number)
        return ListedOrgan(
            name=entry.name,
            keys=tuple(organ_key(name) for name, _ in self._names(number, entry)),
            parent=self._known(_set(entry.parent, ""), (*at, "parent")),
            kind=_set(entry.kind, None),
            complete=_set(entry.complete, None),
            years=tuple(_set(entry.years, years)),
            files=dict(self._files(_set(entry.files, {}), (*at, "files"))),
            line=line_of(self._table.lines, (*at, "name")),
        )

    def _known(self, name: str, at: KeyPath) -> str:
        """The key of the organ with this name."""
        key = organ_key(name) if name else ""
        if not self._entries:
            return key
        if key and key not in self._organs:
            hint = near(name, [entry.name for entry in self._entries])
            self._wrong(at, say("清单中没有机关“{name}”{hint}", name=name, hint=hint))
        return self._organs.get(key, "")

    def _files(self, files: Mapping[str, str], at: KeyPath) -> Iterator[tuple[int, ListedFile]]:
        for year, file in files.items():
            path = self._path(file)
            if not (len(year) == 4 and year.isascii() and year.isdigit()):
                self._wrong((*at, year), say("键应为年度，如 2024"))
            elif not os.path.isfile(path):
                self._wrong((*at, year), say("没有这个文件：{path}", path=path))
            else:
                yield int(year), ListedFile(path, line_of(self._table.lines, (*at, year)))

    def _folders(self) -> Iterator[str]:
        for place, folder in enumerate(_set(self._keys.folders, ())):
            path = self._path(folder)
            if not os.path.isdir(path):
                self._wrong(("folders", place), say("没有这个文件夹：{path}", path=path))
            yield path

    def _path(self, written: str) -> str:
        return os.path.normpath(os.path.join(self._folder, written))

    def _restated(self) -> dict[tuple[str, int], str]:
        return {
            (self._known(entry.organ, ("restated", number, "organ")), entry.year): entry.reason
            for number, entry in enumerate(_set(self._keys.restated, ()))
        }

    def _find_cycles(self, organs: tuple[ListedOrgan, ...]) -> None:
        parents = {organ.keys[0]: organ.parent for organ in organs}
        names = {organ.keys[0]: organ.name for organ in organs}
        judged: set[str] = set()
        for number, organ in enumerate(organs):
            seen: dict[str, None] = {}
            key = organ.keys[0]
            while key and key not in seen and key not in judged:
                seen[key] = None
                key = parents.get(key, "")
            judged.update(seen)
            if key in seen:
                steps = list(seen)
                chain = " → ".join(names[step] for step in (*steps[steps.index(key) :], key))
                self._wrong(("organs", number, "parent"), say("上级机关绕成了圈：{chain}", chain=chain))

    def _find_repeated_files(self, organs: tuple[ListedOrgan, ...]) -> None:
        first: dict[str, str] = {}
        for number, organ in enumerate(organs):
            for year, file in organ.files.items():
                same = os.path.realpath(file.path)
                if same in first:
                    self._wrong(
                        ("organs", number, "files", str(year)),
                        say("{path} 已经列在{first}", path=file.path, first=first[same]),
                    )
                first.setdefault(same, say("{name} {year} 年度", name=organ.name, year=year))

    def _wrong(self, at: KeyPath, message: str) -> None:
        self.mistakes.append(Mistake(self._table.path, line_of(self._table.lines, at), message, spelled(at)))


def _set(value: Any, default: Any) -> Any:
    """What was written, or `default`."""
    import msgspec

    return default if value is msgspec.UNSET else value
