"""Values of a configuration checked against their types: every mistake is found, not only the first.

msgspec stops at the first. So single values are given to msgspec, and tables and lists are gone through here, along
the types that `msgspec.inspect` describes.
"""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import inspect

from govlint.config.mistakes import near
from govlint.language import joined, say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.config.toml_lines import KeyPath

_KINDS: Final = (
    (bool, ""),
    (int, say("整数")),
    (float, say("小数")),
    (str, say("字符串")),
    (list, say("列表")),
    (dict, say("表")),
    (datetime, say("日期和时间")),
    (date, say("日期")),
    (time, say("时间")),
)
_MOST: Final = 100
"""So many mistakes of one file are told."""


class TypeMistake(NamedTuple):
    """What is wrong with the value at a key path, or with the key itself."""

    path: KeyPath
    message: str


def type_mistakes(value: Any, wanted: type) -> list[TypeMistake]:
    """Everything in which `value`, as `tomllib` reads it, is not of the type `wanted`; empty where msgspec takes it."""
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        found = list(islice(_mistakes(value, inspect.type_info(wanted), ()), _MOST))
        return found or [TypeMistake((), str(error))]
    return []


def _mistakes(value: Any, wanted: inspect.Type, path: KeyPath) -> Iterator[TypeMistake]:
    match wanted:
        case inspect.Metadata():
            yield from _mistakes(value, wanted.type, path)
        case inspect.UnionType():
            # No two kinds of value in one union are both lists or both tables.
            fitting = [choice for choice in wanted.types if _is_kind(value, choice)]
            if fitting:
                yield from _mistakes(value, fitting[0], path)
            else:
                yield TypeMistake(path, _expected(value, joined(map(_name, wanted.types), "或")))
        case inspect.StructType() if isinstance(value, dict):
            yield from _table_mistakes(value, wanted, path)
        case inspect.DictType() if isinstance(value, dict):
            for key, item in value.items():
                yield from _mistakes(key, wanted.key_type, (*path, key))
                yield from _mistakes(item, wanted.value_type, (*path, key))
        case inspect.ListType() if isinstance(value, list):
            for number, item in enumerate(value):
                yield from _mistakes(item, wanted.item_type, (*path, number))
        case _:
            if message := _wrong(value, wanted):
                yield TypeMistake(path, message)


def _table_mistakes(value: dict[str, Any], wanted: inspect.StructType, path: KeyPath) -> Iterator[TypeMistake]:
    fields = {field.encode_name: field for field in wanted.fields}
    for key, item in value.items():
        if key in fields:
            yield from _mistakes(item, fields[key].type, (*path, key))
        else:
            yield TypeMistake((*path, key), say("没有这个键{near}", near=near(key.replace("_", "-"), fields)))
    for name, field in fields.items():
        if field.required and name not in value:
            yield TypeMistake(path, say("缺少 {name}", name=name))


def _wrong(value: Any, wanted: inspect.Type) -> str:
    """What is wrong with a value that is not gone into; "" where it is of its type."""
    if isinstance(wanted, inspect.LiteralType):
        choices = [str(choice) for choice in wanted.values]
        if value in wanted.values:
            return ""
        return say(
            "应为 {choices} 之一，写的是 {shown}{near}",
            choices=joined(choices),
            shown=_shown(value),
            near=near(str(value), choices),
        )
    if not _is_kind(value, wanted):
        return _expected(value, _name(wanted))
    if isinstance(wanted, inspect.StrType):
        if wanted.min_length and not value:
            return say("不能是空的")
        if wanted.max_length and len(value) > wanted.max_length:
            return say("超过 {most} 个字符", most=wanted.max_length)
        if wanted.pattern and not _takes(value, wanted.pattern):
            return say("应写作月-日，如 01-31，写的是 {shown}", shown=_shown(value))
    if isinstance(wanted, inspect.IntType) and not (wanted.ge or value) <= value <= (wanted.le or value):
        return say("应在 {ge} 至 {le} 之间，写的是 {value}", ge=wanted.ge, le=wanted.le, value=value)
    if isinstance(wanted, inspect.DateType) and not _is_date(value):
        return say("应为日期，如 2025-12-31，写的是 {shown}", shown=_shown(value))
    return ""


def _takes(value: str, pattern: str) -> bool:
    import re

    return re.search(pattern, value) is not None


def _is_date(value: Any) -> bool:
    try:
        msgspec.convert(value, date)
    except msgspec.ValidationError:
        return False
    return True


def _is_kind(value: Any, wanted: inspect.Type) -> bool:
    match wanted:
        case inspect.Metadata():
            return _is_kind(value, wanted.type)
        case inspect.StrType():
            return isinstance(value, str)
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.IntType():
            return isinstance(value, int) and not isinstance(value, bool)
        case inspect.DateType():
            return isinstance(value, str | date)
        case inspect.ListType():
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def _name(wanted: inspect.Type) -> str:
    match wanted:
        case inspect.Metadata():
            return _name(wanted.type)
        case inspect.StrType():
            return say("字符串")
        case inspect.BoolType():
            return say(" true 或 false")
        case inspect.IntType():
            return say("整数")
        case inspect.DateType():
            return say("日期，如 2025-12-31")
        case inspect.ListType():
            return say("{name}的列表，如 [{example}]", name=_name(wanted.item_type), example=_example(wanted.item_type))
        case _:
            return say("表")


def _example(wanted: inspect.Type) -> str:
    return '"…"' if isinstance(wanted, inspect.StrType) else "{…}"


def _expected(value: Any, wanted: str) -> str:
    kind = next(name for kind, name in _KINDS if isinstance(value, kind))
    if shown := _shown(value):
        kind = say("{kind} {shown}", kind=kind, shown=shown)
    return say("应为{wanted}，写的是{kind}", wanted=wanted, kind=kind)


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
