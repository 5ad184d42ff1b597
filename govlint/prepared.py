"""What starting takes longest for, kept ready beside the compiled modules: code, compiled patterns, parsed data.

Python keeps the code of each module in a file of its own; finding two hundred of them, and compiling as many regular
expressions, takes several times as long as checking a report. The store holds all of it in one file, in the folder of
the engine's own `.pyc` files and with their trust and life: an entry stands for its source as long as that has the
time and size that it had; what the store lacks is made as usual. Only the program `govlint` uses it, never one that
imports govlint, and it is written only where Python may write `.pyc` files.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence
    from io import FileIO
    from types import CodeType

    Stamp = tuple[int, int]
    """When a source was written (nanoseconds) and its size."""
    Asked = tuple[str, int]
    """A regular expression and its flags."""
    Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
    """What becomes of a pattern: flags, the code as 32-bit numbers, how many groups, and their names."""

VERSION: Final = (1, sys.version)
HEAD: Final = 8
"""So many bytes say how long the index is that follows them."""
_LARGEST_INDEX: Final = 1 << 24
_MOST_MODULES: Final = 400
"""A program that loads more than these is not one that starts quickly; its modules would slow down those that do."""
_PACKAGE: Final = "/__init__.py"
_ASKING: Final = 4
"""How many frames away the user of a pattern is: behind `Store.pattern`, `re._compile`, `re.compile` or the like."""


class Store:
    """A store in use. What was asked of it in vain, and may be kept, is in `asked` and `parsed`.

    `modules` give for the path of a source its stamp, the path of its `.pyc`, and where its code stands in the store.
    """

    def __init__(self, path: str) -> None:
        self.path: Final = path
        self.modules: dict[str, tuple[Stamp, str, int, int]] = {}
        self.patterns: dict[Asked, Compiled] = {}
        self.data: dict[str, tuple[Stamp, Any]] = {}
        self.asked: list[Asked] = []
        self.parsed: dict[str, tuple[Stamp, Any]] = {}
        self._file: FileIO | None = None
        self._base = 0
        try:
            self._open()
        except (OSError, ValueError, TypeError, EOFError):
            self._base = 0  # as if there were none

    def _open(self) -> None:
        self._file = open(self.path, "rb", buffering=0)
        size = int.from_bytes(self._file.read(HEAD), "little")
        if 0 < size <= _LARGEST_INDEX:
            version, *kept = marshal.loads(self._file.read(size))
            if version == VERSION:
                self.modules, self.patterns, self.data = kept
                self._base = HEAD + size

    def code(self, origin: str) -> bytes:
        """The code of the module with this source, as `marshal` writes it; empty where it is not kept or not read."""
        known = self.modules.get(origin)
        if self._file is None or known is None:
            return b""
        _, _, start, size = known
        if hasattr(os, "pread"):
            # A process that was forked from this one shares the place at which a file is read.
            return os.pread(self._file.fileno(), size, self._base + start)
        self._file.seek(self._base + start)
        return self._file.read(size)

    def close(self) -> None:
        """Close the file; what is asked for from now on is made as usual."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        """Where a module of a package is found, as importlib asks; what is not in a package has a path to search."""
        if path is None:
            return None
        tail = name.rpartition(".")[2]
        for folder in path:
            for origin in (f"{folder}/{tail}.py", f"{folder}/{tail}{_PACKAGE}"):
                known = self.modules.get(origin)
                if known is not None and stamp(origin) == known[0]:
                    made = ModuleSpec(name, _Loader(name, origin), origin=origin)
                    made.has_location = True
                    made.cached = known[1]
                    if origin.endswith(_PACKAGE):
                        made.submodule_search_locations = [f"{folder}/{tail}"]
                    return made
        return None

    def pattern(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """What `re` asks for where it has not compiled a pattern yet."""
        known = self.patterns.get((pattern, int(flags))) if type(pattern) is str else None
        if known is not None:
            meant, code, groups, named, names = known
            made: re.Pattern[Any] = _assemble(pattern, meant, memoryview(code).cast("I").tolist(), groups, named, names)
            return made
        compiled = _compile(pattern, flags)
        if type(pattern) is str and _is_constant(pattern):
            self.asked.append((pattern, int(flags)))
        return compiled


class _Loader(SourceFileLoader):
    """Loads a module from the store, and answers for its source as the usual loader does."""

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            kept = _active.code(self.path) if _active else b""
            code: CodeType | None = marshal.loads(kept) if kept else None
            if hasattr(code, "co_code"):
                return code
        except Exception:  # noqa: BLE001, S110 - bytes that are no code make anything of it, also a SystemError
            pass
        if _active and self.path in _active.modules:
            _active.modules.clear()  # the store is damaged: all of its code is made anew, and kept at the end
        return super().get_code(fullname)


_active: Store | None = None
_assemble: Callable[..., Any]
_compile: Callable[..., re.Pattern[Any]]


def begin() -> None:
    """Use the store in this process from now on."""
    global _active, _assemble, _compile
    import _sre  # type: ignore[import-not-found]
    import re._compiler as compiler  # type: ignore[import-not-found]

    import govlint

    cached = govlint.__spec__.cached
    if _active is not None or not cached:
        return
    folder, name = os.path.split(cached)
    _active = Store(os.path.join(folder, name.replace("__init__", "prepared").replace(".pyc", ".bin")))
    _assemble, _compile = _sre.compile, compiler.compile
    compiler.compile = _active.pattern
    sys.meta_path.insert(0, _active)


def lacking() -> Store | None:
    """The store in use, if it lacked something that is to be kept for the next start; if not, it is closed."""
    if _active is None:
        return None
    known, used = _active.modules, origins()
    lacks = _active.asked or _active.parsed or any(origin not in known for origin in used)
    if lacks and len(used) <= _MOST_MODULES and not sys.dont_write_bytecode:
        return _active
    _active.close()
    return None


def parsed(path: str, parse: Callable[[], Any]) -> Any:
    """What `parse` makes of the file, which must be simple values; nothing may change them."""
    if _active is None:
        return parse()
    now = stamp(path)
    known = _active.data.get(path)
    if known is not None and known[0] == now:
        return known[1]
    made = parse()
    if now is not None:
        _active.parsed[path] = (now, made)
    return made


def stamp(path: str) -> Stamp | None:
    """When the file was written and its size; None where it cannot be asked for."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def origins() -> dict[str, ModuleSpec]:
    """The sources of the modules of packages that have been imported."""
    specs = [getattr(module, "__spec__", None) for name, module in sys.modules.items() if "." in name]
    return {spec.origin: spec for spec in specs if spec and spec.origin and isinstance(spec.loader, SourceFileLoader)}


def _is_constant(pattern: str) -> bool:
    """Whether the program says the pattern: it has nothing of a document, and will be asked for again."""
    frame = sys._getframe(_ASKING)
    code = frame.f_code
    if not code.co_argcount or code is constant.__code__:
        return True
    return _holds((*code.co_consts, *frame.f_globals.values()), pattern, 3)


def _holds(values: Iterable[object], pattern: str, depth: int) -> bool:
    """Whether the very object is among these values, or in tuples and dictionaries among them."""
    for value in values:
        if value is pattern:
            return True
        inner = value if type(value) is tuple else value.values() if type(value) is dict else None
        if inner and depth and _holds(inner, pattern, depth - 1):
            return True
    return False


def constant(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that has nothing of a document, where that cannot be seen from where it is asked for."""
    import re

    return re.compile(pattern)
