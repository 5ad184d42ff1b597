"""One bad plugin, or one bad rule, takes nothing but itself away."""

from __future__ import annotations

import sys
from copy import copy
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import govlint_disclosure
import govlint_publication
from govlint.cli.check import exit_code
from govlint.document import Span
from govlint.entry_points import entry_points
from govlint.hookspecs import hookimpl
from govlint.linter import Options
from govlint.plugins import Registry, load
from govlint.rules import Finding, NotApplicable, Rule, Ruleset, Severity, Status
from govlint.run import run
from govlint.testing import sample_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

SHIPPED = {"disclosure": govlint_disclosure, "publication": govlint_publication}
CLEAN = sample_of(next(iter(govlint_disclosure.govlint_rulesets())))


def a_rule(check: Callable[[Any], Iterable[Any]], code: str = "ZZ001", name: str = "local", **more: Any) -> Rule:
    return Rule(code, name, "标题", more.pop("severity", Severity.NOTE), (), "", check, **more)


class Guest:
    """A plugin that hands over rules."""

    def __init__(self, *rules: Rule, name: str = "guest") -> None:
        self._ruleset = Ruleset(name, "客", rules)

    @hookimpl
    def govlint_rulesets(self) -> Iterable[Ruleset]:
        yield self._ruleset


def with_guests(**guests: object) -> Registry:
    return load({**SHIPPED, **guests})


def messages(registry: Registry) -> list[str]:
    return [failure.message for failure in registry.failures]


def lint(registry: Registry, tmp_path: Path, text: str = CLEAN) -> Any:
    path = tmp_path / "report.md"
    path.write_text(text, "utf-8")
    return run([str(path)], registry, Options(tuple(registry.rules.values())))


def test_a_guest_adds_to_the_built_in(tmp_path: Path) -> None:
    found = Finding(Span(1, 1, 1, 2), "客人的发现")
    registry = with_guests(guest=Guest(a_rule(lambda _: [found])))
    assert not registry.failures
    assert list(registry.rules) == sorted(registry.rules)
    [file] = lint(registry, tmp_path).files
    assert [made.finding.message for made in file.diagnostics] == ["客人的发现"]


def raising(_: object) -> Iterable[Finding]:
    yield Finding(Span(1, 1, 1, 2), "在出错之前")
    raise KeyError("no such cell")


def leaving(_: object) -> Iterable[Finding]:
    raise SystemExit(0)


def recursing(report: object) -> Iterable[Finding]:
    return recursing(report)


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(raising, id="raises after a finding"),
        pytest.param(lambda _: 1 // 0, id="raises at once"),
        pytest.param(leaving, id="leaves the process, as if all were well"),
        pytest.param(recursing, id="recurses without end"),
        pytest.param(lambda _: None, id="returns nothing"),
        pytest.param(lambda _: ["a finding"], id="yields what is no finding"),
        pytest.param(lambda _: [Finding(None, "x")], id="yields a finding without a place"),  # type: ignore[arg-type]
    ],
)
def test_a_rule_that_fails_is_named_and_the_others_run(check: Callable[[Any], Any], tmp_path: Path) -> None:
    registry = with_guests(guest=Guest(a_rule(check)))
    text = CLEAN.replace("| 2 | 1 | 0 | 1 | 4 |", "| 2 | 1 | 0 | 1 | 5 |")
    result = lint(registry, tmp_path, text)
    [file] = result.files
    [failure] = file.failures
    assert (failure.rule, failure.path) == ("ZZ001", file.path)
    assert "ZZ001" not in file.outcomes, "no outcome: it neither passed nor failed"
    assert [made.rule.code for made in file.diagnostics] == ["GL304"]
    assert file.outcomes["GL301"].status is Status.PASS
    assert exit_code(result, lambda _: Severity.WARNING, exit_zero=True) == 3


def test_a_reader_that_fails_is_a_failure_of_that_file(tmp_path: Path) -> None:
    class Reads:
        @hookimpl
        def govlint_readers(self) -> dict[str, Any]:
            return {".odd": lambda path, data: 1 // 0}

    registry = with_guests(reads=Reads())
    (tmp_path / "a.odd").write_bytes(b"x")
    (tmp_path / "b.md").write_text(CLEAN, "utf-8")
    paths = [str(tmp_path / "a.odd"), str(tmp_path / "b.md")]
    result = run(paths, registry, Options(tuple(registry.rules.values())))
    assert [len(file.failures) for file in result.files] == [1, 0]
    assert exit_code(result, lambda _: Severity.WARNING, exit_zero=False) == 3


def test_what_a_rule_cannot_check_is_not_passed(tmp_path: Path) -> None:
    registry = with_guests(guest=Guest(a_rule(lambda _: [NotApplicable("看不清")])))
    [file] = lint(registry, tmp_path).files
    assert file.outcomes["ZZ001"].status is Status.NOT_APPLICABLE
    assert file.outcomes["ZZ001"].reasons == ("看不清",)


class Misspelt:
    @hookimpl
    def govlint_rulsets(self) -> Iterable[Ruleset]:
        return ()


class RaisesInHook:
    @hookimpl
    def govlint_rulesets(self) -> Iterable[Ruleset]:
        raise OSError("no forms here")


class RaisesHalfWay:
    @hookimpl
    def govlint_rulesets(self) -> Iterable[Ruleset]:
        yield Ruleset("half", "半", ())
        raise OSError("no forms here")


class HandsOverText:
    @hookimpl
    def govlint_rulesets(self) -> Iterable[Any]:
        return ["rules"]


class HandsOverNothing:
    @hookimpl
    def govlint_readers(self) -> Any:
        return None


class HandsOverList:
    @hookimpl
    def govlint_reporters(self) -> Any:
        return ["html"]


class WantsArguments:
    @hookimpl
    def govlint_rulesets(self, config: object) -> Iterable[Ruleset]:
        return ()


class NoHook:
    def rulesets(self) -> Iterable[Ruleset]:
        return ()


BAD = (
    Misspelt,
    RaisesInHook,
    RaisesHalfWay,
    HandsOverText,
    HandsOverNothing,
    HandsOverList,
    WantsArguments,
    NoHook,
)


class ForgotTheMark:
    def govlint_rulesets(self) -> Iterable[Ruleset]:
        yield Ruleset("forgetful", "客", (a_rule(lambda _: []),))


def test_a_plugin_that_forgot_the_mark_is_heard() -> None:
    registry = with_guests(guest=ForgotTheMark())
    assert not registry.failures
    assert "ZZ001" in registry.rules


def test_without_guests_the_shipped_plugins_say_the_same() -> None:
    alone, among_guests = load(), with_guests()
    assert not alone.failures
    assert list(alone.rules) == list(among_guests.rules)
    assert list(alone.readers) == list(among_guests.readers)
    assert list(alone.reporters) == list(among_guests.reporters)
    assert [form.id for form in alone.forms] == [form.id for form in among_guests.forms]


@pytest.mark.parametrize("kind", BAD, ids=lambda kind: kind.__name__)
def test_a_bad_plugin_is_named_and_the_others_are_loaded(kind: type) -> None:
    registry = with_guests(bad=kind(), good=Guest(a_rule(lambda _: [])))
    [message] = messages(registry)
    assert "bad" in message, message
    assert "ZZ001" in registry.rules
    assert "GL302" in registry.rules
    assert set(registry.readers) >= {".md", ".txt"}


def test_a_misspelt_hook_is_told_by_its_name() -> None:
    [message] = messages(with_guests(bad=Misspelt()))
    assert "govlint_rulsets" in message


class Claims:
    """A plugin that claims a suffix and a format."""

    def __init__(self, suffix: str, name: str) -> None:
        self._suffix = suffix
        self._name = name

    @hookimpl
    def govlint_readers(self) -> dict[str, Any]:
        return {self._suffix: lambda path, data: None}

    @hookimpl
    def govlint_reporters(self) -> dict[str, Any]:
        return {self._name: lambda result, stream, options: None}


def test_a_name_is_claimed_once() -> None:
    plain = load(SHIPPED)
    registry = with_guests(thief=Claims(".md", "json"))
    assert len(messages(registry)) == 2
    assert all("thief" in message for message in messages(registry))
    assert ".md" in messages(registry)[0]
    assert "json" in messages(registry)[1]
    assert list(registry.readers) == list(plain.readers)


def test_between_two_guests_the_first_keeps_the_name() -> None:
    registry = with_guests(first=Claims(".odt", "page"), second=Claims(".odt", "xml"))
    [message] = messages(registry)
    assert "second" in message
    assert ".odt" in message
    assert {"page", "xml"} <= set(registry.reporters)


@pytest.mark.parametrize(
    ("guest", "taken"),
    [
        pytest.param(Guest(a_rule(lambda _: [], code="GL302")), "GL302", id="code"),
        pytest.param(Guest(a_rule(lambda _: [], name="result-total")), "result-total", id="name of a rule"),
        pytest.param(Guest(a_rule(lambda _: []), name="disclosure"), "disclosure", id="name of a ruleset"),
    ],
)
def test_codes_and_names_of_rules_are_claimed_once(guest: Guest, taken: str) -> None:
    registry = with_guests(guest=guest)
    [message] = messages(registry)
    assert taken in message
    assert "ZZ001" not in registry.rules
    assert registry.rules["GL302"].ruleset == "disclosure"


def test_a_form_is_claimed_once() -> None:
    form = load({"disclosure": govlint_disclosure}).forms[0]

    class Copies:
        @hookimpl
        def govlint_rulesets(self) -> Iterable[Ruleset]:
            yield Ruleset("copy", "抄", (), (copy(form),))

    [message] = messages(with_guests(copy=Copies()))
    assert form.id in message


def test_the_registry_is_frozen() -> None:
    registry = with_guests()
    with pytest.raises(TypeError):
        registry.rules["ZZ001"] = registry.rules["GL302"]  # type: ignore[index]
    with pytest.raises(TypeError):
        registry.readers[".x"] = registry.readers[".md"]  # type: ignore[index]


def lay(site: Path, distribution: str, entry: str, code: str = "") -> None:
    """An installed distribution with one module and its entry point."""
    name = entry.partition("=")[2].strip().partition(":")[0]
    (site / f"{distribution}-1.dist-info").mkdir(parents=True)
    (site / f"{distribution}-1.dist-info" / "entry_points.txt").write_text(
        f"[console_scripts]\nx = y:z\n\n[govlint]\n# a comment\n{entry}\n\n[other]\na = b\n", "utf-8"
    )
    (site / f"{name}.py").write_text(code, "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def test_a_plugin_that_fails_to_import_is_named(site: Path) -> None:
    lay(site, "broken", "brk = gl_broken_on_import", "raise RuntimeError('out of ink')")
    registry = load()
    assert any("brk" in message and "out of ink" in message for message in messages(registry))
    assert "GL302" in registry.rules


def test_a_plugin_that_leaves_the_process_is_a_failure(site: Path) -> None:
    lay(site, "leaver", "leaver = gl_leaves", "raise SystemExit(0)")
    assert any("leaver" in message for message in messages(load()))


def test_two_distributions_that_claim_one_plugin_name(site: Path) -> None:
    lay(site, "one", "twin = gl_twin_one")
    lay(site, "two", "twin = gl_twin_two")
    assert any("gl_twin_one" in message and "gl_twin_two" in message for message in messages(load()))


def test_one_plugin_seen_twice_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from govlint.hookspecs import hookimpl\n@hookimpl\ndef govlint_rulesets():\n    return ()\n"
    for folder in ("a", "b"):
        lay(tmp_path / folder, "same", "same = gl_same", code)
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert not any("same" in message for message in messages(load()))


def test_entry_points_are_read_as_packaging_writes_them(site: Path) -> None:
    lay(site, "extra", "extra = gl_extra.sub:plugin [fast]")
    assert ("extra", "gl_extra.sub", "extra") in set(entry_points("govlint"))
    assert "x" not in {name for name, _, _ in entry_points("govlint")}


def test_entry_points_of_the_working_directory_are_passed_over(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(site, "local", "local = gl_local")
    assert ("local", "gl_local", "local") in set(entry_points("govlint"))
    monkeypatch.chdir(site)
    assert ("local", "gl_local", "local") not in set(entry_points("govlint"))


def test_a_module_is_a_plugin() -> None:
    module = ModuleType("gl_module")
    exec(  # noqa: S102 - a module made here, not found
        "from govlint.hookspecs import hookimpl\n@hookimpl\ndef govlint_readers():\n    return {'.x': print}\n",
        module.__dict__,
    )
    assert ".x" in with_guests(module=module).readers
    assert "gl_module" not in sys.modules
