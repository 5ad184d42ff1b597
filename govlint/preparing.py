"""Writing the store of `govlint.prepared`: the old entries that still stand, and what was asked for in vain."""

from __future__ import annotations

import marshal
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from govlint import prepared
from govlint.atomic import write_atomically
from govlint.prepared import HEAD, VERSION, origins, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.prepared import Asked, Compiled, Stamp, Store

_MOST_PATTERNS: Final = 4_000
_MOST_DATA: Final = 100
_NUMBER: Final = array("I").itemsize


def keep(store: Store) -> None:
    """Write the store once more, with what it lacked. Where it cannot be written, everything is made as usual."""
    codes = dict(_codes(store))
    store.close()  # it could not be replaced on every system while it is open
    modules: dict[str, tuple[Stamp, str, int, int]] = {}
    start = 0
    for origin, (made, cached, code) in codes.items():
        modules[origin] = (made, cached, start, len(code))
        start += len(code)
    patterns = store.patterns
    if len(patterns) + len(store.asked) <= _MOST_PATTERNS:
        patterns = {**patterns, **dict(_compiled(store.asked))}
    data = {path: kept for path, kept in {**store.data, **store.parsed}.items() if stamp(path) == kept[0]}
    if len(data) > _MOST_DATA:
        data = store.parsed
    with suppress(OSError, ValueError):
        index = marshal.dumps((VERSION, modules, patterns, data))
        head = len(index).to_bytes(HEAD, "little")
        write_atomically(store.path, b"".join((head, index, *(code for *_, code in codes.values()))))


def _codes(store: Store) -> Iterator[tuple[str, tuple[Stamp, str, bytes]]]:
    for origin, (made, cached, _, _) in store.modules.items():
        code = store.code(origin)
        if code and stamp(origin) == made:
            yield origin, (made, cached, code)
    for origin, spec in origins().items():
        now = stamp(origin)
        if now is None or (origin in store.modules and store.modules[origin][0] == now) or not spec.cached:
            continue
        if origin in store.modules:
            continue  # the source has changed since: the code in use may be of what it was
        with suppress(Exception):
            code = spec.loader.get_code(spec.name)  # type: ignore[union-attr]
            if code is not None:
                yield origin, (now, spec.cached, marshal.dumps(code))


def _compiled(asked: Iterable[Asked]) -> Iterator[tuple[Asked, Compiled]]:
    """What becomes of these patterns: all that `re` hands to the engine that runs them."""
    import re._compiler as compiler  # type: ignore[import-not-found]

    engine = compiler._sre
    watched = _Watched(engine)
    for pattern, flags in dict.fromkeys(asked):
        compiler._sre = watched
        try:
            prepared._compile(pattern, flags)
        finally:
            compiler._sre = engine
        if watched.compiled is not None and _NUMBER == 4:
            yield (pattern, flags), watched.compiled


class _Watched:
    """The engine of `re`, with a note of what it was given last."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.compiled: Compiled | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(
        self, pattern: str, flags: int, code: list[int], groups: int, named: dict[str, int], names: tuple[str, ...]
    ) -> Any:
        self.compiled = (flags, array("I", code).tobytes(), groups, dict(named), names)
        return self._engine.compile(pattern, flags, code, groups, named, names)
