"""What the settings of a configuration come to, as the linter takes it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.config.globs import Glob
from govlint.context import Context
from govlint.forms.spellings import Spellings
from govlint.rules import Severity
from govlint.selection import fitting, weighed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from govlint.config.configuration import Configuration
    from govlint.forms.form_file import FormFile
    from govlint.rules import Rule


def severities(configuration: Configuration, rules: Mapping[str, Rule]) -> Mapping[str, Severity]:
    """The severities that rules were given, by code."""
    given = configuration.values("severity")
    return weighed(rules, {selector: Severity(level) for selector, level in given.items()})


def context(configuration: Configuration, published: date | None) -> Context:
    """What rules that ask are told."""
    organ = configuration.values("organ")
    return Context(
        organ_kind=organ.get("kind"),
        organ=organ.get("name"),
        published=published,
        deadlines=configuration.values("deadlines"),
        accepted=frozenset(configuration.value("accepted", ())),
        confusions=configuration.values("confusions"),
    )


def forms(configuration: Configuration, known: tuple[FormFile, ...]) -> tuple[FormFile, ...]:
    """The forms with the spellings that are accepted besides theirs; empty where there are none."""
    given = configuration.values("spellings")
    return _accepting(known, tuple((label, tuple(more)) for label, more in given.items())) if given else ()


@cache
def _accepting(known: tuple[FormFile, ...], given: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[FormFile, ...]:
    """Two configurations that accept the same share one form: what is worked out of a form is remembered with it."""
    spellings = Spellings(dict(given))
    return tuple(form.accepting(spellings) for form in known)


def ignores(configuration: Configuration, rules: Mapping[str, Rule]) -> tuple[tuple[Glob, frozenset[str]], ...]:
    """The rules that files fitting a pattern are not checked by."""
    found = []
    for pattern, setting in configuration.table("per_file_ignores").items():
        codes = frozenset(code for selector in setting.value for code in fitting(rules, selector))
        found.append((Glob(pattern, setting.folder), codes))
    return tuple(found)


def excluded(configuration: Configuration) -> tuple[Glob, ...]:
    """The patterns of files and folders that are passed over."""
    setting = configuration.setting("exclude")
    return () if setting is None else tuple(Glob(pattern, setting.folder) for pattern in setting.value)
