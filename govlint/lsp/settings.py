"""What an editor may set, besides what the configuration files of a project say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from govlint.config.configuration import Configuration
    from govlint.linter import Options

    ChoicesFor = Callable[["Settings"], "Choices"]

DEBOUNCE: Final = 250
"""So many milliseconds nothing may have been typed before the text is checked."""
_LONGEST: Final = 10_000


class Settings(NamedTuple):
    """`debounce` is in milliseconds; `rule_page` is the address of the page of a rule, `{code}` standing for it."""

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    debounce: int = DEBOUNCE
    rule_page: str = ""
    workspace: bool = True


class Choices(Protocol):
    """What is in force for files; the methods raise `ValueError`, of which `ConfigurationError` is one."""

    def configuration(self, path: str) -> Configuration | None:
        """The configuration in force for a file."""

    def options(self, path: str) -> Options:
        """What a file is checked by."""

    def excluded(self, path: str) -> bool:
        """Whether a file or folder is not to be checked."""

    def baseline(self, path: str) -> str | None:
        """The baseline that is in force for a file."""

    def verify(self, paths: Iterable[str]) -> None:
        """Raise `ConfigurationError` for mistakes in what is in force for files."""


def settings_of(given: Any) -> tuple[Settings, list[str]]:
    """The settings that a client sends, and what is wrong with them, in Chinese: that counts as not set."""
    settings, problems = Settings(), list[str]()
    if given is None:
        return settings, problems
    if not isinstance(given, dict):
        return settings, ["设置应为一个对象"]
    for key, (field, of, said) in _KEYS.items():
        value = given.get(key)
        if value is None or value == "":
            continue
        made = of(value)
        if made is None:
            problems.append(f"设置 {key} 应为{said}")
        else:
            settings = settings._replace(**{field: made})
    return settings, problems


def names_settings(given: Mapping[str, Any]) -> bool:
    """Whether an object has settings of govlint, in a section of that name or as they are."""
    return "govlint" in given or any(key in given for key in _KEYS)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return tuple(value) if fits else None


def _milliseconds(value: Any) -> int | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _LONGEST
    return int(value) if fits else None


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


_KEYS: Final[dict[str, tuple[str, Callable[[Any], Any], str]]] = {
    "config": ("config", _text, "配置文件的路径"),
    "select": ("select", _texts, "规则的列表"),
    "ignore": ("ignore", _texts, "规则的列表"),
    "debounce": ("debounce", _milliseconds, f" 0 至 {_LONGEST} 的毫秒数"),
    "rulePage": ("rule_page", _text, "网址，其中 {code} 是规则的代码"),
    "workspaceDiagnostics": ("workspace", _truth, " true 或 false"),
}
