"""What values of a configuration must mean: rules, forms and labels that exist, patterns and days that are ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from govlint.config.globs import mistake_in
from govlint.config.mistakes import near
from govlint.config.types import TypeMistake
from govlint.forms.spellings import clash, is_label, labels_of
from govlint.language import joined, say
from govlint.matching import key
from govlint.selection import UnknownRuleError, fitting
from govlint.suppression.directives import UNSUPPRESSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govlint.config.toml_lines import KeyPath
    from govlint.plugins import Registry

_A_LEAP_YEAR: Final = 2024


def meaning_mistakes(
    values: Mapping[str, Any], registry: Registry, sound: Callable[[KeyPath], bool]
) -> Iterator[TypeMistake]:
    """The mistakes in values that are of their types; `sound` tells for a key path whether its value is."""
    for path, selector in _selectors(values):
        if sound(path):
            yield from _unknown_rule(path, selector, registry)
    for path, pattern in _globs(values):
        if sound(path) and (message := mistake_in(pattern)):
            yield TypeMistake(path, message)
    for name, check in _CHECKS.items():
        if name in values:
            yield from (mistake for mistake in check(values[name], registry, sound) if sound(mistake.path))


def _selectors(values: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Any]]:
    for name in ("select", "ignore"):
        yield from _items((name,), values.get(name))
    for rule in _table(values.get("severity")):
        yield ("severity", rule), rule
    for pattern, rules in _table(values.get("per-file-ignores")).items():
        yield from _items(("per-file-ignores", pattern), rules)
    for path, entry in _entries(values):
        code = entry.get("code")
        yield from _items((*path, "code"), code) if isinstance(code, list) else (((*path, "code"), code),)


def _globs(values: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Any]]:
    yield from _items(("exclude",), values.get("exclude"))
    for pattern in _table(values.get("per-file-ignores")):
        yield ("per-file-ignores", pattern), pattern
    for path, entry in _entries(values):
        if "path" in entry:
            yield (*path, "path"), entry["path"]


def _items(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, Any]]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield (*path, number), item


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _entries(values: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    for path, entry in _items(("suppress",), values.get("suppress")):
        if isinstance(entry, dict):
            yield path, entry


def _unknown_rule(path: KeyPath, selector: str | None, registry: Registry) -> Iterator[TypeMistake]:
    if selector is None:
        return
    try:
        codes = frozenset(fitting(registry.rules, selector))
    except UnknownRuleError as error:
        yield TypeMistake(path, str(error))
        return
    if path[0] == "suppress" and codes <= UNSUPPRESSED:
        code = min(codes)
        instead = (
            say("可以用 exclude 不检查这些文件") if code == "GL001" else say("可以写在 ignore 或 per-file-ignores 里")
        )
        yield TypeMistake(path, say("{code} 不能这样停用；{instead}", code=code, instead=instead))


def _extend(value: Any, _: Registry, sound: Callable[[KeyPath], bool]) -> Iterator[TypeMistake]:
    # A path to another host would be opened by Windows over the network.
    if sound(("extend",)) and ("://" in value or value.startswith(("//", "\\\\"))):
        yield TypeMistake(("extend",), say("只能是本机上的文件"))


def _form(value: Any, registry: Registry, sound: Callable[[KeyPath], bool]) -> Iterator[TypeMistake]:
    forms = [form.id for form in registry.forms]
    if sound(("form",)) and value not in forms:
        yield TypeMistake(("form",), say("没有这个格式：{value}；可用的有 {forms}", value=value, forms=joined(forms)))


def _deadlines(value: Any, _: Registry, sound: Callable[[KeyPath], bool]) -> Iterator[TypeMistake]:
    for kind, day in _table(value).items():
        if sound(("deadlines", kind)) and not _is_day(day):
            yield TypeMistake(("deadlines", kind), say("没有这一天：{day}", day=day))


def _is_day(day: str) -> bool:
    try:
        date(_A_LEAP_YEAR, int(day[:2]), int(day[3:]))
    except ValueError:
        return False
    return True


def _spellings(value: Any, registry: Registry, sound: Callable[[KeyPath], bool]) -> Iterator[TypeMistake]:
    forms = registry.forms
    for label, spellings in _table(value).items():
        path = ("spellings", label)
        if not is_label(forms, label):
            yield TypeMistake(path, say("格式里没有这个栏目名称或标题{near}", near=near(label, labels_of(forms))))
        for item, spelling in _items(path, spellings):
            if not sound(item):
                continue
            if not key(spelling):
                yield TypeMistake(item, say("只有标点和空格，不是一种写法"))
            elif clash(forms, label, spelling):
                yield TypeMistake(item, say("“{spelling}”是格式里另一个栏目的名称", spelling=spelling))


def _confusions(value: Any, _: Registry, sound: Callable[[KeyPath], bool]) -> Iterator[TypeMistake]:
    for wrong, right in _table(value).items():
        path = ("confusions", wrong)
        if not wrong.strip():
            yield TypeMistake(path, say("没有写出错的写法"))
        elif sound(path) and wrong in right:
            yield TypeMistake(path, say("对的写法里含有错的写法 {wrong}，改了仍然算错", wrong=wrong))


def _suppress(value: Any, _: Registry, sound: Callable[[KeyPath], bool]) -> Iterator[TypeMistake]:
    for path, entry in _items(("suppress",), value):
        if isinstance(entry, dict) and not {"path", "place", "text"} & entry.keys():
            yield TypeMistake(path, say("path、place、text 至少写一项；要在所有文件里停用一条规则，用 ignore"))


_CHECKS: Final = {
    "extend": _extend,
    "form": _form,
    "deadlines": _deadlines,
    "spellings": _spellings,
    "confusions": _confusions,
    "suppress": _suppress,
}
