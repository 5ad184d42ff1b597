"""A configuration as it is in force: one file and those that it extends, each setting with where it was made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from govlint.config.files import shown
from govlint.config.layer import Layer, read_layer, unset
from govlint.config.mistakes import ConfigurationError, Mistake
from govlint.language import say
from govlint.limits import MAX_EXTENDED
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.config.settings import Suppress
    from govlint.plugins import Registry


class Setting(NamedTuple):
    """A value with the file and line it was written at; paths and patterns in it are relative to `folder`."""

    value: Any
    path: str
    line: int
    folder: str


class Configuration:
    """The layers of a configuration, the one that extends all others last."""

    __slots__ = ("layers", "path")

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.layers: Final = layers
        self.path: Final = layers[-1].path

    def __repr__(self) -> str:
        return f"Configuration({self.path!r})"

    def setting(self, name: str) -> Setting | None:
        """What was written for a setting that is no table, `name` in snake case; None where nothing was."""
        for layer in reversed(self.layers):
            value = getattr(layer.settings, name)
            if not unset(value):
                key = name.replace("_", "-")
                return Setting(value, layer.path, layer.line(key), layer.folder)
        return None

    def value(self, name: str, default: Any = None) -> Any:
        """The value of a setting that is no table."""
        found = self.setting(name)
        return default if found is None else found.value

    def table(self, name: str) -> Mapping[str, Setting]:
        """The entries of a table, those of the file itself over those of the files that it extends."""
        found: dict[str, Setting] = {}
        key = name.replace("_", "-")
        for layer in self.layers:
            for entry, value in _entries(getattr(layer.settings, name)):
                found[entry] = Setting(value, layer.path, layer.line(key, entry), layer.folder)
        return found

    def values(self, name: str) -> dict[str, Any]:
        """The entries of a table without where they were made."""
        return {entry: setting.value for entry, setting in self.table(name).items()}

    def suppressions(self) -> Iterator[tuple[Suppress, int, Layer]]:
        """The entries of `suppress`, each with the line it begins at and the layer it stands in."""
        for layer in self.layers:
            if not unset(layer.settings.suppress):
                for number, entry in enumerate(layer.settings.suppress):  # type: ignore[arg-type]
                    yield entry, layer.line("suppress", number), layer


def _entries(table: Any) -> Iterator[tuple[str, Any]]:
    if unset(table):
        return
    if isinstance(table, dict):
        yield from table.items()
        return
    for name in table.__struct_fields__:
        value = getattr(table, name)
        if not unset(value):
            yield name, value


def read_configuration(path: str, registry: Registry) -> Configuration | None:
    """Read a configuration and those that it extends; None for a pyproject.toml that holds none.

    Raises `ConfigurationError` with the mistakes of all of them.
    """
    layers: list[Layer] = []
    mistakes: list[Mistake] = []
    seen: set[str] = set()
    at: Mistake | None = None
    while True:
        seen.add(os.path.realpath(path))
        try:
            reading = read_layer(path, registry)
        except ConfigurationError as error:
            raise ConfigurationError((*mistakes, *_explained(error, at))) from error
        if reading is None:
            if at is None:
                return None
            mistakes.append(at._replace(message=say("{path} 里没有 [tool.govlint]", path=shown(path))))
            break
        layers.append(reading.layer)
        mistakes.extend(reading.mistakes)
        extend = reading.layer.settings.extend
        if unset(extend):
            break
        path = os.path.normpath(os.path.join(reading.layer.folder, str(extend)))
        at = Mistake(reading.layer.path, reading.layer.line("extend"), "", "extend")
        if os.path.realpath(path) in seen:
            mistakes.append(at._replace(message=say("配置文件互相引用：{path} 已经在前面", path=shown(path))))
            break
        if len(layers) > MAX_EXTENDED:
            mistakes.append(at._replace(message=say("引用超过 {most} 层", most=MAX_EXTENDED)))
            break
    if mistakes:
        raise ConfigurationError(mistakes)
    return Configuration(tuple(reversed(layers)))


def _explained(error: ConfigurationError, at: Mistake | None) -> tuple[Mistake, ...]:
    """The mistakes of a file that cannot be read, at the key that names it where it has no lines of its own."""
    if at is None:
        return error.mistakes
    return tuple(
        mistake
        if mistake.line
        else at._replace(message=say("{path}：{message}", path=mistake.path, message=mistake.message))
        for mistake in error.mistakes
    )
