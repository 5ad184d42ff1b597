"""`NamedTuple` as in `typing`, made without compiling anything.

Nobody reads the annotations of the fields at run time, and making the hundred types of govlint by
`collections.namedtuple`, which compiles a function for each, takes about as long as starting Python does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter
    from types import FunctionType

    _new = tuple.__new__
    _CONSTRUCTORS = (
        None,
        lambda _, a: _new(_, (a,)),
        lambda _, a, b: _new(_, (a, b)),
        lambda _, a, b, c: _new(_, (a, b, c)),
        lambda _, a, b, c, d: _new(_, (a, b, c, d)),
        lambda _, a, b, c, d, e: _new(_, (a, b, c, d, e)),
        lambda _, a, b, c, d, e, f: _new(_, (a, b, c, d, e, f)),
        lambda _, a, b, c, d, e, f, g: _new(_, (a, b, c, d, e, f, g)),
        lambda _, a, b, c, d, e, f, g, h: _new(_, (a, b, c, d, e, f, g, h)),
        lambda _, a, b, c, d, e, f, g, h, i: _new(_, (a, b, c, d, e, f, g, h, i)),
        lambda _, a, b, c, d, e, f, g, h, i, j: _new(_, (a, b, c, d, e, f, g, h, i, j)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k: _new(_, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, z: _new(_, (a, b, c, d, e, f, g, h, i, j, k, z)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, z, m: _new(_, (a, b, c, d, e, f, g, h, i, j, k, z, m)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, z, m, n: _new(_, (a, b, c, d, e, f, g, h, i, j, k, z, m, n)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, z, m, n, o: _new(_, (a, b, c, d, e, f, g, h, i, j, k, z, m, n, o)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, z, m, n, o, p: _new(
            _, (a, b, c, d, e, f, g, h, i, j, k, z, m, n, o, p)
        ),
    )
    """One for each number of fields; its parameters are renamed to them."""

    class _Record(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = _new(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            said = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(said)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        def __new__(cls, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            defaults = tuple(space[field] for field in fields if field in space)
            if any(field in space for field in fields[: len(fields) - len(defaults)]):
                raise TypeError(f"{name}: a field without a default stands behind one that has one")
            for at, field in enumerate(fields):
                space[field] = _tuplegetter(at, None)
            made = type(name, (_Record,), {**space, "__slots__": (), "_fields": fields, "__match_args__": fields})
            if "__new__" not in space:
                made.__new__ = _constructor(made.__qualname__, fields, defaults)
            return made

    def _constructor(owner, fields, defaults):
        code = _CONSTRUCTORS[len(fields)].__code__.replace(
            co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{owner}.__new__"
        )
        return FunctionType(code, {"_new": _new}, "__new__", defaults or None)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
