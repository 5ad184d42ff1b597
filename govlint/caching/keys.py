"""Under which name the result for a file is kept: a hash of all that it depends on.

That is what the file holds and the kind that its name says it is; what it is checked by and what the user says of it;
and the program: the sources of the engine and of every ruleset, and the libraries that read files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any, Final

from govlint.discovery import suffix_of
from govlint.forms.form_file import FormFile
from govlint.hashing import hash_named
from govlint.prepared import stamp
from govlint.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.linter import Options
    from govlint.plugins import Registry

_LIBRARIES: Final = ("mistune", "lxml", "docx", "pypdfium2_raw")
_SIZE: Final = 20


class Keys:
    """Makes keys for the files of one run."""

    def __init__(self, registry: Registry) -> None:
        self._program = _program(registry)
        self._prefixes: dict[int, tuple[Options, bytes]] = {}

    def key(self, path: str, data: bytes, options: Options) -> str:
        """The key for a file with these bytes; "" where the result depends on more than can be told."""
        known = self._prefixes.get(id(options))
        if known is None:
            known = self._prefixes[id(options)] = (options, self._prefix(options))
        if not known[1]:
            return ""
        made = hash_named("blake2b")(known[1], digest_size=_SIZE)
        made.update(suffix_of(path).encode("utf-8", "surrogateescape") + b"\0")
        made.update(data)
        name: str = made.hexdigest()
        return name

    def _prefix(self, options: Options) -> bytes:
        if options.convert is not None or not self._program:
            return b""  # another program has a part in it
        try:
            said = f"{self._program}{list(_plain(tuple(options)))}".encode("utf-8", "surrogatepass")
        except TypeError:
            return b""
        made: bytes = hash_named("blake2b")(said, digest_size=_SIZE).digest()
        return made


def _program(registry: Registry) -> str:
    """All that results depend on besides file and settings; "" where a plugin's forms are of a kind nobody knows."""
    try:
        forms = list(_plain(registry.forms))
    except TypeError:
        return ""
    return repr((sys.version, sorted(_sources(registry)), [_library(name) for name in _LIBRARIES], forms))


def _plain(value: Any) -> Iterator[object]:
    """What a setting comes to, the same for settings that are equal; `TypeError` for what nobody knows."""
    if value is None or isinstance(value, str | int | date):
        yield repr(value)
    elif isinstance(value, Rule):
        yield value.code
        yield repr(value.severity)
    elif isinstance(value, frozenset):
        yield sorted(map(repr, value))
    elif isinstance(value, tuple):
        yield [list(_plain(one)) for one in value]
    elif isinstance(value, Mapping):
        yield [(repr(name), list(_plain(value[name]))) for name in sorted(value)]
    elif isinstance(value, FormFile):
        yield repr(value)
        yield stamp(value.path)
    else:
        written: Any = type(value).__repr__
        if written is object.__repr__:
            raise TypeError(type(value).__name__)
        yield repr(value)


def _sources(registry: Registry) -> Iterator[tuple[str, object]]:
    """Every file of the engine and of the packages that rules and readers are in, with when it was written."""
    made = [rule.check.__module__ for rule in registry.rules.values()]
    made += [getattr(reader, "__module__", None) or type(reader).__module__ for reader in registry.readers.values()]
    for name in {module.partition(".")[0] for module in made}:
        package = sys.modules.get(name)
        for folder in getattr(package, "__path__", ()):
            yield from _files(folder)
        if package is not None and package.__file__ and not hasattr(package, "__path__"):
            yield package.__file__, stamp(package.__file__)


def _files(folder: str) -> Iterator[tuple[str, object]]:
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            about = entry.stat()
            yield entry.path, (about.st_mtime_ns, about.st_size)


def _library(name: str) -> object:
    found = PathFinder.find_spec(name)
    return found.origin and stamp(found.origin) if found else None
