"""`govlint config [PATH]`: what is in force for a file, and where each setting was made."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from govlint.cli import EXIT_CLEAN
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import FAIL_ON, Choices
from govlint.config.mistakes import ConfigurationError
from govlint.language import joined, say, shown, word, words
from govlint.named_tuple import NamedTuple
from govlint.plugins import load
from govlint.reporters.terminal_text import clean, width

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from govlint.config.configuration import Configuration, Setting

_COMMAND: Final = say("命令行")
_DEFAULT: Final = say("默认值")
_PLAIN: Final = (
    "select", "ignore", "exclude", "form", "year", "require-form", "fail-on", "require-reason", "baseline", "accepted"
)  # fmt: skip
_TABLES: Final = ("severity", "per-file-ignores", "organ", "deadlines", "spellings", "confusions")
_DEFAULTS: Final = {"select": ["ALL"], "require-form": False, "require-reason": False, "fail-on": str(FAIL_ON)}
_ADDED: Final = ("ignore",)
"""What the command line adds to instead of taking its place."""


class Entry(NamedTuple):
    """A value in force; `origin` is file:line, 命令行 or 默认值. `key` is "" but for an entry of a table or list."""

    setting: str
    key: str
    value: Any
    origin: str


def run(arguments: argparse.Namespace) -> int:
    """Print what is in force, or the schema of configurations."""
    if arguments.schema:
        from govlint.config.schema import schema_text

        sys.stdout.write(schema_text())
        return EXIT_CLEAN
    path: str = arguments.path
    if not os.path.exists(path):
        return usage(word("没有这个文件或文件夹：{path}", path=path))
    registry = load()
    try:
        choices = Choices(arguments, registry)
        configuration = choices.configuration(path)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    entries = list(_entries(configuration, _given(arguments)))
    used = [rule.code for rule in choices.options(path).rules]
    unused = [code for code in registry.rules if code not in set(used)]
    files = [layer.path for layer in reversed(configuration.layers)] if configuration else []
    if arguments.format == "json":
        _as_json(path, files, entries, used)
    else:
        for line in _as_text(path, files, entries, used, unused):
            sys.stdout.write(clean(line) + "\n")
    return EXIT_CLEAN


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    """What the command line says, by setting."""
    from govlint.cli.options import listed

    given = {
        "select": listed(arguments.select),
        "ignore": listed(arguments.ignore),
        "form": arguments.form,
        "year": arguments.year,
        "require-form": arguments.require_form or None,
        "fail-on": arguments.fail_on,
        "published": arguments.published,
    }
    return {name: value for name, value in given.items() if value not in (None, [])}


def _entries(configuration: Configuration | None, given: dict[str, Any]) -> Iterator[Entry]:
    for name in _PLAIN:
        made = configuration.setting(name.replace("-", "_")) if configuration else None
        # Rules that the command line selects are checked whatever a configuration ignores.
        if made is not None and name not in given and not (name == "ignore" and "select" in given):
            yield Entry(name, "", made.value, _place(made))
        elif name in given:
            added = made.value if made is not None and name in _ADDED and "select" not in given else ()
            yield Entry(name, "", [*added, *given[name]] if added else given[name], _both(made, added))
        else:
            yield Entry(name, "", _DEFAULTS.get(name), _DEFAULT)
    for name in _TABLES:
        table = configuration.table(name.replace("-", "_")) if configuration else {}
        yield from (Entry(name, key, made.value, _place(made)) for key, made in table.items())
    for number, (entry, line, layer) in enumerate(configuration.suppressions() if configuration else (), 1):
        yield Entry("suppress", str(number), _builtins(entry), f"{layer.path}:{line}")
    if "published" in given:
        yield Entry("published", "", given["published"], _COMMAND)


def _place(made: Setting) -> str:
    return f"{made.path}:{made.line}"


def _both(made: Setting | None, added: Any) -> str:
    return say("{place}、{command}", place=_place(made), command=_COMMAND) if made is not None and added else _COMMAND


def _builtins(value: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(value)


def _as_json(path: str, files: list[str], entries: Iterable[Entry], rules: list[str]) -> None:
    from govlint.reporters.json_text import write_json

    settings: dict[str, Any] = {}
    for entry in entries:
        written = {"value": entry.value, "origin": entry.origin}
        if entry.key:
            settings.setdefault(entry.setting, {})[entry.key] = written
        else:
            settings[entry.setting] = written
    write_json({"path": path, "configuration": files, "settings": settings, "rules": rules}, sys.stdout)


def _as_text(path: str, files: list[str], entries: list[Entry], used: list[str], unused: list[str]) -> Iterator[str]:
    yield path
    yield word("配置文件 {files}", files=joined(files, "，引用 ")) if files else word("没有配置文件")
    yield ""
    rows = list(_rows(entries))
    names = max(width(row[0]) for row in rows)
    values = min(max(width(row[1]) for row in rows), 48)
    for name, value, origin in rows:
        padding = " " * max(values - width(value), 0)
        yield f"{name}{' ' * (names - width(name))}  {value}{padding}  {origin}".rstrip()
    yield ""
    if len(used) < len(unused):
        yield word("只检查 {count} 条规则：{used}", count=len(used), used=joined(used))
    else:
        rest = word("，不检查 {unused}", unused=joined(unused)) if unused else ""
        yield word("检查 {count} 条规则", count=len(used)) + rest


def _rows(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    table = ""
    for entry in entries:
        if entry.key and entry.setting != table:
            table = entry.setting
            yield table, "", ""
        name = f"  {entry.key}" if entry.key else entry.setting
        yield name, _written(entry.value), shown(entry.origin)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return words(map(_written, value)) or word("（无）")
    if isinstance(value, dict):
        return words((f"{key} {_written(item)}" for key, item in value.items()), "；")
    return word("（无）") if value is None else str(value)
