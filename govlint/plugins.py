"""The registry: everything that plugins handed over, checked once and frozen.

The built-in readers, reporters and rulesets register through the same hooks as a guest. Guests are found by the entry
point group `govlint`; nothing is ever loaded from the working directory.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, TextIO

from govlint.hookspecs import hookimpl
from govlint.results import Failure

if TYPE_CHECKING:
    import pluggy

    from govlint.document import Document
    from govlint.forms.form import Form
    from govlint.results import RunResult
    from govlint.rules import Rule, Ruleset
    from govlint.source import Source

GROUP: Final = "govlint"
"""The entry point group of plugins."""


class Reader(Protocol):
    """Turns the bytes of a file into a Document; raises `UnreadableError` where it cannot."""

    def __call__(self, path: str, data: bytes) -> Document: ...


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How results are to be shown. `exit_code` is what the run will end with."""

    show_passed: bool = False
    statistics: bool = False
    color: bool | None = None
    exit_code: int = 0
    invocation: tuple[str, ...] = field(default_factory=tuple)


class Reporter(Protocol):
    """Writes the result of a run to a text stream."""

    def __call__(self, result: RunResult, stream: TextIO, options: ReportOptions) -> None: ...


@dataclass(frozen=True, slots=True)
class Registry:
    """What govlint can read, check and write. `failures` are plugins that could not be loaded."""

    rules: Mapping[str, Rule]
    forms: tuple[Form, ...]
    readers: Mapping[str, Reader]
    reporters: Mapping[str, Reporter]
    rulesets: tuple[Ruleset, ...]
    failures: tuple[Failure, ...]


class DuplicateError(Exception):
    """Two plugins claim one name; says which name and which plugins."""


class _Lazy:
    """A built-in reader or reporter whose module is imported when it is first used."""

    __slots__ = ("_attribute", "_module")

    def __init__(self, module: str, attribute: str) -> None:
        self._module = module
        self._attribute = attribute

    def __call__(self, *args: Any) -> Any:
        from importlib import import_module

        return getattr(import_module(self._module), self._attribute)(*args)


class Builtins:
    """The engine's own readers and reporters, registered through the hooks like those of any plugin."""

    @hookimpl
    def govlint_readers(self) -> Mapping[str, Reader]:
        """Markdown and plain text."""
        markdown = _Lazy("govlint.readers.markdown", "read")
        text = _Lazy("govlint.readers.text", "read")
        return {".md": markdown, ".markdown": markdown, ".txt": text, ".text": text}

    @hookimpl
    def govlint_reporters(self) -> Mapping[str, Reporter]:
        """The formats that `--format` takes."""
        names = {"rich": "console", "concise": "concise", "json": "json", "sarif": "sarif"}
        return {name: _Lazy(f"govlint.reporters.{module}", "report") for name, module in names.items()}


def load(plugins: Mapping[str, object] | None = None) -> Registry:
    """Ask every plugin once and freeze what they hand over.

    `plugins` (name to plugin object) stands in for the installed ones, for tests. A plugin that fails to import or
    raises in a hook becomes a failure of the registry; the others are still loaded. Two plugins that claim one name
    are a failure too.
    """
    import pluggy

    from govlint import builtin, hookspecs

    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    failures: list[Failure] = []
    manager.register(Builtins(), "govlint")
    manager.register(builtin, "govlint-rules")
    for name, plugin in (_installed(failures) if plugins is None else plugins).items():
        try:
            manager.register(plugin, name)
            manager.check_pending()
        except (ValueError, pluggy.PluginValidationError) as error:
            failures.append(_failure(name, error))
    return _freeze(manager, failures)


def _installed(failures: list[Failure]) -> dict[str, object]:
    from importlib import import_module

    from govlint.entry_points import entry_points

    found: dict[str, object] = {}
    for name, module in entry_points(GROUP):
        if name in found:
            continue
        try:
            found[name] = import_module(module)
        except Exception as error:  # noqa: BLE001 - a plugin may fail in any way; the others must still load
            failures.append(_failure(name, error))
    return found


def _failure(name: str, error: BaseException) -> Failure:
    message = f"插件 {name} 无法载入：{type(error).__name__}: {error}"
    return Failure("", "", message, "".join(traceback.format_exception(error)))


def _freeze(manager: pluggy.PluginManager, failures: list[Failure]) -> Registry:
    rulesets: list[Ruleset] = []
    for name, made in _ask(manager, "govlint_rulesets", failures):
        for ruleset in made:
            _claim_ruleset(rulesets, ruleset, name, failures)
    rules = {rule.code: rule for ruleset in rulesets for rule in ruleset.rules}
    return Registry(
        rules=MappingProxyType(dict(sorted(rules.items()))),
        forms=tuple(form for ruleset in rulesets for form in ruleset.forms),
        readers=MappingProxyType(_merge(manager, "govlint_readers", failures)),
        reporters=MappingProxyType(_merge(manager, "govlint_reporters", failures)),
        rulesets=tuple(rulesets),
        failures=tuple(failures),
    )


def _ask(manager: pluggy.PluginManager, hook: str, failures: list[Failure]) -> list[tuple[str, Any]]:
    """What each plugin answers, one by one: a plain hook call would lose all answers to the first that raises."""
    found = []
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        try:
            answer = implementation.function()
            found.append((implementation.plugin_name, dict(answer) if isinstance(answer, Mapping) else list(answer)))
        except Exception as error:  # noqa: BLE001 - see above
            failures.append(_failure(implementation.plugin_name, error))
    return found


def _claim_ruleset(rulesets: list[Ruleset], ruleset: Ruleset, plugin: str, failures: list[Failure]) -> None:
    taken = {rule.code for known in rulesets for rule in known.rules} | {
        rule.name for known in rulesets for rule in known.rules
    }
    twice = sorted({rule.code for rule in ruleset.rules} & taken | {rule.name for rule in ruleset.rules} & taken)
    if any(known.name == ruleset.name for known in rulesets):
        twice.append(ruleset.name)
    forms = {form.id for known in rulesets for form in known.forms}
    twice.extend(form.id for form in ruleset.forms if form.id in forms)
    if twice:
        failures.append(Failure("", "", f"插件 {plugin} 的名称已被占用：{'、'.join(twice)}"))
    else:
        rulesets.append(ruleset)


def _merge(manager: pluggy.PluginManager, hook: str, failures: list[Failure]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    answers = _ask(manager, hook, failures)
    for plugin, answer in sorted(answers, key=lambda pair: not pair[0].startswith("govlint")):
        for name, made in answer.items():
            if name in merged:
                failures.append(Failure("", "", f"插件 {plugin} 的名称已被占用：{name}"))
            else:
                merged[name] = made
    return merged
