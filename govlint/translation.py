"""Texts in another language than Chinese, by the gettext catalogues of govlint and of every package of rules.

The catalogue of a package `name` is `name/locale/<language>/LC_MESSAGES/name.mo`. What no catalogue has stays Chinese.
Imported only where another language was asked for.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint.language import Said, language_tag, show_in, shown, term

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, RunResult
    from govlint.rules import Finding, Rule

ENGINE: Final = "govlint"
METAVAR: Final = "metavar"
"""The context of names of values on the command line."""
COUNT: Final = "count"
"""The value by which a template is put in the singular or the plural."""


class Translator:
    """Says texts in one language; `add` brings the catalogues of packages."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._catalogues: list[GNUTranslations] = []
        self._known: set[str] = set()
        self.add([ENGINE])

    def add(self, packages: Iterable[str]) -> None:
        """Use the catalogues of these packages too, which have been imported; those that have none are passed over."""
        for package in packages:
            file = getattr(sys.modules.get(package), "__file__", None)
            if package in self._known or not file:
                continue
            self._known.add(package)
            catalogue = Path(file).parent / "locale" / self._language / "LC_MESSAGES" / f"{package}.mo"
            # Without it, or with one that is broken, what the package says stays Chinese.
            with suppress(Exception), catalogue.open("rb") as opened:
                self._catalogues.append(GNUTranslations(opened))

    def __call__(self, text: str) -> str:
        if not isinstance(text, Said):
            return text
        if isinstance(text.values, tuple):
            # Chinese sets quotation marks side by side with nothing between them.
            mark = self._found(text.template, None) or ", "
            return mark.join(map(self, text.values))
        values = {name: self(value) if isinstance(value, str) else value for name, value in text.values.items()}
        template = self._found(text.template, values.get(COUNT))
        return template.format_map(values) if values else template

    def _found(self, template: str, count: object) -> str:
        if not template:  # in a catalogue, "" is its header
            return ""
        for catalogue in self._catalogues:
            found = (
                catalogue.ngettext(template, template, count) if isinstance(count, int) else catalogue.gettext(template)
            )
            if found != template:
                return found
        return template

    def in_context(self, context: str, text: str) -> str:
        """What a word is called where its context tells it apart from others."""
        return next((found for made in self._catalogues if (found := made.pgettext(context, text)) != text), text)


_translators: dict[str, Translator] = {}


def speak(language: str) -> None:
    """Show everything in this language from now on: one of `govlint.language.LANGUAGES`."""
    if language == "zh":
        show_in(None)
        return
    show_in(_translators.setdefault(language, Translator(language)), language)


def add_catalogues(packages: Iterable[str]) -> None:
    """Use the catalogues of packages of rules, whatever the language is."""
    for translator in _translators.values():
        translator.add(packages)


def translate_parsers(parsers: Iterable[ArgumentParser]) -> None:
    """Put the help, the names of values and the headings of a command line's grammar in the language asked for."""
    for parser in parsers:
        _translate_parser(parser, _translators[language_tag()])


def _translate_parser(parser: ArgumentParser, translator: Translator) -> None:
    parser.description, parser.epilog = (text and shown(term(text)) for text in (parser.description, parser.epilog))
    for group in parser._action_groups:  # argparse has no public list of them, nor of what a help lists
        group.title = group.title and shown(term(group.title))
    for action in parser._actions:
        for listed in (action, *getattr(action, "_choices_actions", ())):
            listed.help = listed.help and shown(term(listed.help))
            if isinstance(listed.metavar, str):
                listed.metavar = translator.in_context(METAVAR, listed.metavar)


def translated(result: RunResult) -> RunResult:
    """The result with all that is said in it, titles of rules too, in the language that was asked for.

    Fingerprints and places of the form stay as they are. What has to be compared with another run, such as a baseline,
    is taken from the result before.
    """
    rules: dict[str, Rule] = {}
    files = tuple(_file(file, rules) for file in result.files)
    return result._replace(
        files=files,
        rules=tuple(_rule(rule, rules) for rule in result.rules),
        failures=tuple(map(_failure, result.failures)),
    )


def _rule(rule: Rule, rules: dict[str, Rule]) -> Rule:
    if rule.code not in rules:
        rules[rule.code] = rule._replace(title=shown(term(rule.title)))
    return rules[rule.code]


def _file(file: FileResult, rules: dict[str, Rule]) -> FileResult:
    return file._replace(
        diagnostics=tuple(_diagnostic(made, rules) for made in file.diagnostics),
        suppressed=tuple(_diagnostic(made, rules) for made in file.suppressed),
        outcomes={code: _outcome(outcome) for code, outcome in file.outcomes.items()},
        failures=tuple(map(_failure, file.failures)),
        unfixed=tuple(refusal._replace(reason=shown(refusal.reason)) for refusal in file.unfixed),
        unwritten=shown(file.unwritten),
    )


def _diagnostic(made: Diagnostic, rules: dict[str, Rule]) -> Diagnostic:
    return made._replace(rule=_rule(made.rule, rules), finding=_finding(made.finding))


def _finding(finding: Finding) -> Finding:
    fix = finding.fix
    return finding._replace(
        message=shown(finding.message),
        place=tuple(map(shown, finding.place)),
        fix=fix and fix._replace(description=shown(fix.description)),
        related=tuple(item._replace(message=shown(item.message)) for item in finding.related),
    )


def _outcome(outcome: RuleOutcome) -> RuleOutcome:
    return outcome._replace(reasons=tuple(map(shown, outcome.reasons)))


def _failure(failure: Failure) -> Failure:
    return failure._replace(message=shown(failure.message))
