"""One configuration file, checked: its settings, and where each stands."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from govlint.config.files import read_table
from govlint.config.meaning import meaning_mistakes
from govlint.config.mistakes import Mistake, spelled
from govlint.config.settings import Settings
from govlint.config.toml_lines import line_of
from govlint.config.types import TypeMistake, type_mistakes
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.config.files import TomlTable
    from govlint.config.toml_lines import KeyPath
    from govlint.plugins import Registry


class Layer(NamedTuple):
    """The settings of one file. `lines` are those of its keys, `folder` is what its paths are relative to.

    `source` are the lines of the file as they stand.
    """

    path: str
    folder: str
    settings: Settings
    lines: Mapping[KeyPath, int]
    source: Sequence[str]

    def line(self, *keys: str | int) -> int:
        """The line of a key, as `line_of` gives it."""
        return line_of(self.lines, keys)


class LayerReading(NamedTuple):
    """A file as read; with mistakes, the layer has only what is right in it. None where there is no configuration."""

    layer: Layer
    mistakes: tuple[Mistake, ...]


def read_layer(path: str, registry: Registry) -> LayerReading | None:
    """Read and check one file; None for a pyproject.toml without configuration.

    Raises `ConfigurationError` where it cannot be read as TOML at all.
    """
    table = read_table(path)
    if table is None:
        return None
    wrong = type_mistakes(table.values, Settings)
    sound = _Sound(mistake.path for mistake in wrong)
    wrong += meaning_mistakes(table.values, registry, sound)
    kept = {name: value for name, value in table.values.items() if _Sound(m.path for m in wrong).whole(name)}
    layer = Layer(table.path, table.folder, msgspec.convert(kept, Settings), table.lines, table.source)
    located = sorted((_located(mistake, layer, table) for mistake in wrong), key=attrgetter("line"))
    return LayerReading(layer, tuple(located))


class _Sound:
    """Whether the value at a key path is free of the mistakes at these paths."""

    def __init__(self, wrong: Iterable[KeyPath]) -> None:
        self._wrong = frozenset(wrong)
        self._names = frozenset(path[0] for path in self._wrong if path)

    def __call__(self, path: KeyPath) -> bool:
        return not any(path[:end] in self._wrong for end in range(1, len(path) + 1))

    def whole(self, name: str) -> bool:
        """Whether nothing at or below a key of the outermost table is wrong."""
        return name not in self._names


def _located(mistake: TypeMistake, layer: Layer, table: TomlTable) -> Mistake:
    line = layer.line(*mistake.path) if mistake.path else table.first
    return Mistake(layer.path, line, mistake.message, spelled(mistake.path))


def unset(value: Any) -> bool:
    """Whether a setting was not written."""
    return value is msgspec.UNSET
