"""The registry: everything that plugins handed over, checked once and frozen.

The built-in readers, reporters and rulesets register through the same hooks as a guest. Guests are found by the entry
point group `govlint`; nothing is ever loaded from the working directory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, TextIO

from govlint.author_lines import code_of
from govlint.language import is_foreign, joined, say
from govlint.named_tuple import NamedTuple
from govlint.plugin_failures import GROUP, failure_of_plugin
from govlint.results import Failure
from govlint.rules import Rule, RuleError, Ruleset, Severity

if TYPE_CHECKING:
    import pluggy

    from govlint.document import Document
    from govlint.forms.form_file import FormFile
    from govlint.results import RunResult

HOOKS: Final = ("govlint_rulesets", "govlint_readers", "govlint_reporters")
_SUFFIXES: Final = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".docm": "docx", ".pdf": "pdf",
}  # fmt: skip
"""What is read, and the module of `govlint.readers` that reads it."""
_FORMATS: Final = {
    "rich": "console", "concise": "concise", "json": "json", "sarif": "sarif.strict",
    "sarif-github": "sarif.code_scanning", "github": "github", "gitlab": "gitlab", "junit": "junit", "rdjson": "rdjson",
    "azure": "azure", "markdown": "markdown", "html": "html",
}  # fmt: skip
"""What `--format` takes, and the module of `govlint.reporters` that writes it."""
_SHOWS_DOCUMENTS: Final = "govlint.reporters.html"
Implementations = list[tuple[str, Callable[[], Any]]]
"""The functions that implement a hook, each with the name of its plugin."""


class Reader(Protocol):
    """Turns the bytes of a file into a Document; raises `UnreadableError` where it cannot."""

    def __call__(self, path: str, data: bytes) -> Document: ...


def _warnings(_: str) -> Severity:
    return Severity.WARNING


class ReportOptions(NamedTuple):
    """How results are to be shown. `exit_code` is what the run will end with.

    `fail_on` says for the path of a file from which severity on a finding in it makes a run fail.
    `color` None leaves colours to what the stream is. `hyperlinks` says that the terminal opens links (OSC 8).
    """

    show_passed: bool = False
    show_suppressed: bool = False
    statistics: bool = False
    color: bool | None = None
    hyperlinks: bool = False
    exit_code: int = 0
    invocation: tuple[str, ...] = ()
    fail_on: Callable[[str], Severity] = _warnings


class Reporter(Protocol):
    """Writes the result of a run to a text stream.

    One that shows documents has the attribute `shows_documents = True`: then every result has its `view`.
    """

    def __call__(self, result: RunResult, stream: TextIO, options: ReportOptions) -> None: ...


class Registry(NamedTuple):
    """What govlint can read, check and write. `failures` are plugins that could not be loaded."""

    rules: Mapping[str, Rule]
    forms: tuple[FormFile, ...]
    readers: Mapping[str, Reader]
    reporters: Mapping[str, Reporter]
    rulesets: tuple[Ruleset, ...]
    failures: tuple[Failure, ...]


def _reader(module: str) -> Reader:
    """A built-in reader whose module is imported when it is first used."""

    def read(path: str, data: bytes) -> Document:
        document: Document = import_module(module).read(path, data)
        return document

    return read


def _reporter(module: str) -> Reporter:
    """A built-in reporter whose module is imported when it is first used."""

    def report(result: RunResult, stream: TextIO, options: ReportOptions) -> None:
        import_module(module).report(result, stream, options)

    report.shows_documents = module == _SHOWS_DOCUMENTS  # type: ignore[attr-defined]
    return report


class Builtins:
    """The engine's own readers and reporters, registered through the hooks like those of any plugin."""

    def govlint_readers(self) -> Mapping[str, Reader]:
        """Markdown, plain text, web pages, Word files and PDF."""
        return {suffix: _reader(f"govlint.readers.{module}") for suffix, module in _SUFFIXES.items()}

    def govlint_reporters(self) -> Mapping[str, Reporter]:
        """The formats that `--format` takes."""
        return {name: _reporter(f"govlint.reporters.{module}") for name, module in _FORMATS.items()}


def load(plugins: Mapping[str, object] | None = None) -> Registry:
    """Ask every plugin once and freeze what they hand over.

    `plugins` (name to plugin object) stands in for the installed ones, for tests. A plugin that fails to import or
    raises in a hook becomes a failure of the registry; the others are still loaded. Two plugins that claim one name
    are a failure too.
    """
    from govlint import builtin

    failures: list[Failure] = []
    own: dict[str, object] = {"govlint": Builtins(), "govlint-rules": builtin}
    guests = plugins
    if guests is None:
        shipped, guests = _installed(failures)
        own |= shipped
    if guests:
        return _freeze(_registered(own, guests, failures), failures)
    return _freeze({hook: _implementing(own, hook) for hook in HOOKS}, failures)


def _implementing(own: Mapping[str, object], hook: str) -> Implementations:
    """What `pluggy` would list for the plugins shipped with govlint; without guests it need not be imported."""
    return [(name, getattr(plugin, hook)) for name, plugin in own.items() if hasattr(plugin, hook)]


def _registered(
    own: Mapping[str, object], guests: Mapping[str, object], failures: list[Failure]
) -> dict[str, Implementations]:
    """Register everything with pluggy, which checks each plugin against the hook specifications."""
    from govlint.hookspecs import manager_for

    manager = manager_for(GROUP)
    for name, plugin in {**own, **guests}.items():
        try:
            _register(manager, name, plugin)
        except Exception as error:  # noqa: BLE001 - pluggy raises several kinds; none may stop the others
            failures.append(failure_of_plugin(name, error))
    return {
        hook: [(made.plugin_name, made.function) for made in getattr(manager.hook, hook).get_hookimpls()]
        for hook in HOOKS
    }


def _register(manager: pluggy.PluginManager, name: str, plugin: object) -> None:
    """Register a plugin, or raise and leave nothing of it behind that the next one would be blamed for."""
    try:
        manager.register(plugin, name)
        manager.check_pending()
        if not manager.get_hookcallers(plugin):
            raise ValueError(say("没有实现任何钩子（{hooks}）", hooks=joined(HOOKS)))
    except Exception:
        if manager.get_plugin(name) is plugin:
            manager.unregister(plugin)
        raise


def _installed(failures: list[Failure]) -> tuple[dict[str, object], dict[str, object]]:
    """The plugins that entry points name: those shipped with govlint, and guests."""
    from govlint.entry_points import entry_points

    shipped: dict[str, object] = {}
    guests: dict[str, object] = {}
    modules: dict[str, str] = {}
    for name, module, distribution in entry_points(GROUP):
        if name in modules:
            # An editable install may be on the path twice; two modules under one name are two plugins.
            if modules[name] != module:
                both = joined((modules[name], module))
                failures.append(Failure("", "", say("插件名称 {name} 被两个模块使用：{both}", name=name, both=both)))
            continue
        modules[name] = module
        try:
            (shipped if distribution == GROUP else guests)[name] = import_module(module)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may fail in any way; the others must still load
            failures.append(failure_of_plugin(name, error, module))
    return shipped, guests


def _freeze(answering: Mapping[str, Implementations], failures: list[Failure]) -> Registry:
    rulesets: list[Ruleset] = []
    for name, made in _ask("govlint_rulesets", answering, Ruleset, failures):
        for ruleset in made:
            _claim_ruleset(rulesets, ruleset, name, failures)
    rules = {rule.code: rule for ruleset in rulesets for rule in ruleset.rules}
    if is_foreign():
        from govlint.translation import add_catalogues

        add_catalogues({rule.check.__module__.partition(".")[0] for rule in rules.values()})
    return Registry(
        rules=MappingProxyType(dict(sorted(rules.items()))),
        forms=tuple(form for ruleset in rulesets for form in ruleset.forms),
        readers=MappingProxyType(_merge("govlint_readers", answering, failures)),
        reporters=MappingProxyType(_merge("govlint_reporters", answering, failures)),
        rulesets=tuple(rulesets),
        failures=tuple(failures),
    )


def _ask(
    hook: str, answering: Mapping[str, Implementations], kind: type, failures: list[Failure]
) -> list[tuple[str, Any]]:
    """What each plugin answers, one by one: a plain hook call would lose all answers to the first that raises."""
    found = []
    for name, function in answering[hook]:
        try:
            found.append((name, _checked(hook, function, kind)))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - see above
            failures.append(failure_of_plugin(name, error, function.__module__))
    return found


def _checked(hook: str, function: Callable[[], Any], kind: type) -> Any:
    answer = function()
    code = code_of(function)
    file, line = (code.co_filename, code.co_firstlineno) if code else (function.__module__, 1)
    if kind is Ruleset:
        if isinstance(answer, Ruleset):
            raise RuleError(file, line, say("{hook} return 了一个 Ruleset；应当 yield 它", hook=hook))
        for ruleset in (made := list(answer) if isinstance(answer, Iterable) else [answer]):
            if not isinstance(ruleset, Ruleset):
                given = type(ruleset).__name__
                raise RuleError(file, line, say("{hook} 应给出 Ruleset，这里是 {given}", hook=hook, given=given))
            if not all(isinstance(rule, Rule) for rule in ruleset.rules):
                message = say("规则集 {name} 的 rules 应由 gather(__name__, …) 得到", name=ruleset.name)
                raise RuleError(file, line, message)
            for other in {rule.ruleset for rule in ruleset.rules} - {"", ruleset.name}:
                message = say("规则集叫 {name}，gather 的第二个参数却是 {other}", name=ruleset.name, other=other)
                raise RuleError(file, line, message)
        return made
    if not isinstance(answer, Mapping) or not all(isinstance(name, str) and callable(answer[name]) for name in answer):
        given = type(answer).__name__
        raise RuleError(
            file, line, say("{hook} 应给出名称到函数的对应（dict），这里是 {given}", hook=hook, given=given)
        )
    return dict(answer)


def _claim_ruleset(rulesets: list[Ruleset], ruleset: Ruleset, plugin: str, failures: list[Failure]) -> None:
    taken = {name: rule for known in rulesets for rule in known.rules for name in (rule.code, rule.name)}
    twice = [
        say("{name}（{taken}）", name=f"{name}{_at(rule)}", taken=_taken(taken[name]))
        for rule in ruleset.rules
        for name in (rule.code, rule.name)
        if name in taken
    ]
    if any(known.name == ruleset.name for known in rulesets):
        twice.append(say("规则集 {name}", name=ruleset.name))
    forms = {form.id for known in rulesets for form in known.forms}
    twice.extend(say("格式 {form}", form=form.id) for form in ruleset.forms if form.id in forms)
    if twice:
        message = say("插件 {plugin} 的名称已被占用：{names}", plugin=plugin, names=joined(twice))
        failures.append(Failure("", "", message))
    else:
        rulesets.append(ruleset)


def _taken(rule: Rule) -> str:
    return say("{ruleset} 已有{at}", ruleset=rule.ruleset or say("另一个规则集"), at=_at(rule))


def _at(rule: Rule) -> str:
    return f" {rule.file}:{rule.line}" if rule.file else ""


def _merge(hook: str, answering: Mapping[str, Implementations], failures: list[Failure]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    answers = _ask(hook, answering, Mapping, failures)
    for plugin, answer in sorted(answers, key=lambda pair: not pair[0].startswith("govlint")):
        for name, made in answer.items():
            if name in merged:
                failures.append(
                    Failure("", "", say("插件 {plugin} 的名称已被占用：{names}", plugin=plugin, names=name))
                )
            else:
                merged[name] = made
    return merged
