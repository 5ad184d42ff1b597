"""What is in force for each file: what the command line says, over what its configuration says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.config.finder import Finder
from govlint.config.mistakes import ConfigurationError
from govlint.context import Context
from govlint.forms.align import Wanted
from govlint.language import joined, word
from govlint.linter import Options
from govlint.named_tuple import NamedTuple
from govlint.rules import Severity
from govlint.selection import choose, without
from govlint.settling import UNUSED

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import date

    from govlint.config.configuration import Configuration
    from govlint.config.globs import Glob
    from govlint.plugins import Registry
    from govlint.reading import Converter
    from govlint.suppression.entries import Entry

FAIL_ON: Final = Severity.WARNING
"""From which severity on a run fails where nobody said anything."""


class Plan(NamedTuple):
    """What one configuration comes to: the options, and what of it depends on the file.

    `ignores` are the rules that files fitting a pattern are not checked by, `excluded` is what is passed over; of
    `entries`, one that has a pattern suppresses findings in files that fit it.
    """

    options: Options
    fail_on: Severity
    ignores: tuple[tuple[Glob, frozenset[str]], ...] = ()
    excluded: tuple[Glob, ...] = ()
    entries: tuple[Entry, ...] = ()


class Choices:
    """Answers for every file what it is checked by. Raises `ValueError` where the command line makes no sense.

    With `keeps_view`, the documents are kept for a reporter that shows them.
    """

    def __init__(self, arguments: argparse.Namespace, registry: Registry, *, keeps_view: bool = False) -> None:
        self._registry = registry
        self._select = listed(arguments.select)
        self._ignore = listed(arguments.ignore)
        self._fail_on = Severity(arguments.fail_on) if arguments.fail_on else None
        self._wanted = wanted_form(arguments, registry)
        self._require_form: bool = arguments.require_form
        self._convert = converter(arguments)
        self._published = _day(arguments.published)
        self._baseline: str | None = arguments.baseline
        self._no_baseline: bool = arguments.no_baseline
        self._keeps_view = keeps_view
        if self._no_baseline and self._baseline is not None:
            raise ValueError(word("--baseline 和 --no-baseline 不能一起用"))
        choose(registry.rules, self._select, self._ignore)
        self.passed_over = False
        """Whether anything was excluded so far."""
        self.finder: Final = Finder(registry, only=arguments.config, isolated=arguments.isolated)
        self._plans: dict[Configuration | None, Plan] = {}
        self._by_path: dict[str, Options] = {}
        self._options: dict[tuple[Configuration | None, tuple[int, ...], tuple[int, ...]], Options] = {}

    def configuration(self, path: str) -> Configuration | None:
        """The configuration in force for a file, or for the files in a folder; raises `ConfigurationError`."""
        found = self.finder.for_folder(path) if os.path.isdir(path) else self.finder.for_file(path)
        if self.finder.mistakes:
            raise ConfigurationError(self.finder.mistakes)
        return found

    def options(self, path: str) -> Options:
        """The options for a file."""
        known = self._by_path.get(path)
        if known is None:
            known = self._by_path[path] = self._options_of(path)
        return known

    def _options_of(self, path: str) -> Options:
        configuration = self.finder.for_file(path)
        plan = self._plan(configuration)
        if not plan.ignores and not plan.entries:
            return plan.options
        place = os.path.abspath(path)
        dropped = tuple(number for number, (glob, _) in enumerate(plan.ignores) if glob.fits(place))
        kept = tuple(n for n, entry in enumerate(plan.entries) if entry.glob is None or entry.glob.fits(place))
        key = (configuration, dropped, kept)
        if key not in self._options:
            codes = frozenset().union(*(plan.ignores[number][1] for number in dropped))
            rules = tuple(rule for rule in plan.options.rules if rule.code == "GL001" or rule.code not in codes)
            entries = tuple(plan.entries[number] for number in kept)
            self._options[key] = plan.options._replace(rules=rules, entries=entries)
        return self._options[key]

    def excluded(self, path: str) -> bool:
        """Whether a file or folder is not to be checked."""
        globs = self._plan(self.finder.for_file(path)).excluded
        place = os.path.abspath(path) if globs else path
        found = any(glob.fits(place) for glob in globs)
        self.passed_over = self.passed_over or found
        return found

    def entries(self) -> list[tuple[Entry, Severity]]:
        """The entries of the configurations asked for so far, and what one weighs that is of no use, if it is told."""
        unused = self._registry.rules[UNUSED]
        return [
            (entry, plan.options.severities.get(UNUSED, unused.severity))
            for plan in self._plans.values()
            if unused in plan.options.rules
            for entry in plan.entries
        ]

    def baseline(self, path: str) -> str | None:
        """The baseline that is in force for a file, as messages name it; None where there is none."""
        if self._no_baseline or self._baseline is not None:
            return self._baseline
        configuration = self.finder.for_file(path)
        setting = configuration.setting("baseline") if configuration else None
        if setting is None:
            return None
        from govlint.config.files import shown

        return shown(os.path.join(setting.folder, setting.value))

    def fail_on(self, path: str) -> Severity:
        """From which severity on a finding in this file makes the run fail."""
        return self._plan(self.finder.for_file(path)).fail_on

    def verify(self, paths: Iterable[str]) -> None:
        """Raise `ConfigurationError` with all mistakes of the configurations that are in force for these files."""
        for path in paths:
            self.finder.for_file(path)
        if self.finder.mistakes:
            raise ConfigurationError(self.finder.mistakes)

    def _plan(self, configuration: Configuration | None) -> Plan:
        if configuration not in self._plans:
            made = self._default() if configuration is None else self._planned(configuration)
            self._plans[configuration] = made
        return self._plans[configuration]

    def _default(self) -> Plan:
        rules = choose(self._registry.rules, self._select, self._ignore)
        context = Context(published=self._published)
        options = Options(
            rules,
            self._wanted,
            self._require_form,
            self._convert,
            context=context,
            keeps_view=self._keeps_view,
        )
        return Plan(options, self._fail_on or FAIL_ON)

    def _planned(self, configuration: Configuration) -> Plan:
        from govlint.config import effect

        registry, rules = self._registry, self._registry.rules
        if self._select:
            chosen = choose(rules, self._select, self._ignore)
        else:
            chosen = choose(rules, configuration.value("select", ()), configuration.value("ignore", ()))
            chosen = without(rules, chosen, self._ignore)
        options = Options(
            chosen,
            Wanted(
                configuration.value("year") if self._wanted.year is None else self._wanted.year,
                configuration.value("form") if self._wanted.form is None else self._wanted.form,
            ),
            self._require_form or configuration.value("require_form", False),
            self._convert,
            effect.severities(configuration, rules),
            effect.context(configuration, self._published),
            effect.forms(configuration, registry.forms),
            require_reason=configuration.value("require_reason", False),
            keeps_view=self._keeps_view,
        )
        fail_on = self._fail_on or Severity(configuration.value("fail_on", FAIL_ON))
        return Plan(
            options,
            fail_on,
            effect.ignores(configuration, rules),
            effect.excluded(configuration),
            effect.entries(configuration, rules),
        )


def listed(values: Iterable[str]) -> list[str]:
    """The items of options that take several, separated by commas, and may be repeated."""
    return [item for value in values for item in value.split(",") if item.strip()]


def wanted_form(arguments: argparse.Namespace, registry: Registry) -> Wanted:
    """What the user says of the report; `ValueError` for a form that no ruleset brings."""
    forms = [form.id for form in registry.forms]
    if arguments.form is not None and arguments.form not in forms:
        raise ValueError(word("没有这个格式：{form}；可用的有 {forms}", form=arguments.form, forms=joined(forms)))
    return Wanted(arguments.year, arguments.form)


def converter(arguments: argparse.Namespace) -> Converter | None:
    """What converts legacy files, where the user asked for it."""
    if not arguments.convert:
        return None
    from govlint.conversion import LibreOffice

    return LibreOffice()


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(
            word("--published 应写作年-月-日，如 2025-01-20，写的是 {written}", written=written)
        ) from error
