"""What is in force for each file: what the command line says, over what its configuration says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.config.finder import Finder
from govlint.config.mistakes import ConfigurationError
from govlint.context import Context
from govlint.forms.align import Wanted
from govlint.linter import Options
from govlint.named_tuple import NamedTuple
from govlint.rules import Severity
from govlint.selection import choose, without

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import date

    from govlint.config.configuration import Configuration
    from govlint.config.globs import Glob
    from govlint.linter import Converter
    from govlint.plugins import Registry

FAIL_ON: Final = Severity.WARNING
"""From which severity on a run fails where nobody said anything."""


class Plan(NamedTuple):
    """What one configuration comes to: the options, and what of it depends on the file.

    `ignores` are the rules that files fitting a pattern are not checked by; `excluded` is what is passed over.
    """

    options: Options
    fail_on: Severity
    ignores: tuple[tuple[Glob, frozenset[str]], ...] = ()
    excluded: tuple[Glob, ...] = ()


class Choices:
    """Answers for every file what it is checked by. Raises `ValueError` where the command line makes no sense."""

    def __init__(self, arguments: argparse.Namespace, registry: Registry) -> None:
        self._registry = registry
        self._select = listed(arguments.select)
        self._ignore = listed(arguments.ignore)
        self._fail_on = Severity(arguments.fail_on) if arguments.fail_on else None
        self._wanted = wanted_form(arguments, registry)
        self._require_form: bool = arguments.require_form
        self._convert = converter(arguments)
        self._published = _day(arguments.published)
        choose(registry.rules, self._select, self._ignore)
        self.passed_over = False
        """Whether anything was excluded so far."""
        self.finder: Final = Finder(registry, only=arguments.config, isolated=arguments.isolated)
        self._plans: dict[Configuration | None, Plan] = {}
        self._options: dict[tuple[Configuration | None, tuple[int, ...]], Options] = {}

    def configuration(self, path: str) -> Configuration | None:
        """The configuration in force for a file, or for the files in a folder; raises `ConfigurationError`."""
        found = self.finder.for_folder(path) if os.path.isdir(path) else self.finder.for_file(path)
        if self.finder.mistakes:
            raise ConfigurationError(self.finder.mistakes)
        return found

    def options(self, path: str) -> Options:
        """The options for a file."""
        configuration = self.finder.for_file(path)
        plan = self._plan(configuration)
        if not plan.ignores:
            return plan.options
        fit = tuple(number for number, (glob, _) in enumerate(plan.ignores) if glob.fits(path))
        key = (configuration, fit)
        if key not in self._options:
            dropped = frozenset().union(*(plan.ignores[number][1] for number in fit))
            rules = tuple(rule for rule in plan.options.rules if rule.code == "GL001" or rule.code not in dropped)
            self._options[key] = plan.options._replace(rules=rules)
        return self._options[key]

    def excluded(self, path: str) -> bool:
        """Whether a file or folder is not to be checked."""
        found = any(glob.fits(path) for glob in self._plan(self.finder.for_file(path)).excluded)
        self.passed_over = self.passed_over or found
        return found

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
        options = Options(rules, self._wanted, self._require_form, self._convert, context=context)
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
        )
        fail_on = self._fail_on or Severity(configuration.value("fail_on", FAIL_ON))
        return Plan(options, fail_on, effect.ignores(configuration, rules), effect.excluded(configuration))


def listed(values: Iterable[str]) -> list[str]:
    """The items of options that take several, separated by commas, and may be repeated."""
    return [item for value in values for item in value.split(",") if item.strip()]


def wanted_form(arguments: argparse.Namespace, registry: Registry) -> Wanted:
    """What the user says of the report; `ValueError` for a form that no ruleset brings."""
    forms = [form.id for form in registry.forms]
    if arguments.form is not None and arguments.form not in forms:
        raise ValueError(f"没有这个格式：{arguments.form}；可用的有 {'、'.join(forms)}")
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
        raise ValueError(f"--published 应写作年-月-日，如 2025-01-20，写的是 {written}") from error
