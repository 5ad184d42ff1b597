"""What `@rule` makes sure of before a rule exists: its code, its words, and that its function can be called."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, Final, get_args

from govlint.author_lines import code_of
from govlint.language import joined, say
from govlint.rules import Declaration, Fixable, On, Provision, RuleError, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govlint.rules import Check

_CODE: Final = re.compile(r"[A-Z]{2,}[0-9]{3,}\Z")
_VARIADIC: Final = 0x04 | 0x08
_ASYNCHRONOUS: Final = 0x80 | 0x200
"""Flags of a code object: takes `*args` or `**kwargs`; is a coroutine or an asynchronous generator."""


def declare(
    check: Check,
    code: str,
    severity: str,
    basis: Iterable[Provision],
    on: On,
    fixable: Fixable,
    parts: Iterable[str],
) -> Declaration:
    """What `@rule` records of `check`; `RuleError` with file and line for what cannot be a rule."""
    made = code_of(check)
    if made is None:
        frame = sys._getframe(2)  # the module in which the decorator stands
        raise RuleError(frame.f_code.co_filename, frame.f_lineno, say("@rule 用来标记一个函数（def check(…)）"))
    listed, numbers = _tuple(basis), _tuple(parts)
    for problem in (
        *_parameters(check, on),
        *_words(code, severity, on, fixable),
        *_provisions(listed),
        *_part_numbers(numbers),
    ):
        raise RuleError(
            made.co_filename, made.co_firstlineno, say("规则 {code}：{problem}", code=code, problem=problem)
        )
    return Declaration(
        code, Severity(severity), listed, on, fixable, numbers, check, made.co_argcount > 1, made.co_firstlineno
    )


def _tuple(given: Any) -> tuple[Any, ...]:
    try:
        return tuple(given)
    except TypeError:
        return (given,)


def _parameters(check: Callable[..., object], on: str) -> Iterator[str]:
    made = code_of(check)
    if made is None:
        return
    if made.co_flags & _ASYNCHRONOUS:
        yield say("函数不能是 async def")
    defaults = len(getattr(check, "__defaults__", None) or ())
    if made.co_flags & _VARIADIC or made.co_kwonlyargcount or defaults or made.co_argcount not in (1, 2):
        names = ", ".join(made.co_varnames[: made.co_argcount + made.co_kwonlyargcount])
        yield (
            say(
                "函数的参数应当是一个（report 或 document），或者再加一个 context，都没有默认值；这里是（{names}）",
                names=names,
            )
            + (say("，并有 * 参数") if made.co_flags & _VARIADIC else "")
        )
    elif on == "series" and made.co_argcount > 1:
        yield say('on="series" 的函数只有一个参数 series')


def _words(code: object, severity: str, on: str, fixable: str) -> Iterator[str]:
    if not isinstance(code, str) or not _CODE.match(code):
        yield say("代码 {code} 应为至少两个大写字母加至少三位数字，如 EX101", code=repr(code))
    for name, value, known in (
        ("severity", severity, tuple(Severity)),
        ("on", on, get_args(On)),
        ("fixable", fixable, get_args(Fixable)),
    ):
        if value not in known:
            yield say(
                "{name}={value} 不认识，可用的有 {names}",
                name=name,
                value=repr(value),
                names=joined(str(word) for word in known),
            )


def _provisions(basis: tuple[Any, ...]) -> Iterator[str]:
    if not all(isinstance(provision, Provision) for provision in basis):
        yield say("basis 应为 Provision 的元组，一条也要写逗号：basis=(ART_49,)")


def _part_numbers(parts: tuple[Any, ...]) -> Iterator[str]:
    if not all(isinstance(number, str) and number for number in parts):
        yield say('parts 应为部分的编号，如 parts="三" 或 parts="三四"')
