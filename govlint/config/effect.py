"""What the settings of a configuration come to, as the linter takes it."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from govlint.config.globs import Glob
from govlint.config.layer import unset
from govlint.context import Context
from govlint.forms.spellings import Spellings
from govlint.language import say
from govlint.matching import fold
from govlint.rules import Severity
from govlint.selection import fitting, weighed
from govlint.suppression.directives import UNSUPPRESSED
from govlint.suppression.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msgspec import UnsetType as Unset

    from govlint.config.configuration import Configuration
    from govlint.config.layer import Layer
    from govlint.config.settings import Suppress
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


def entries(configuration: Configuration, rules: Mapping[str, Rule]) -> tuple[Entry, ...]:
    """The entries that suppress findings."""
    own = configuration.layers[-1].folder
    require_reason = configuration.value("require_reason", False)
    return tuple(
        _entry(written, line, layer, rules, own=own, require_reason=require_reason)
        for written, line, layer in configuration.suppressions()
    )


def _entry(
    written: Suppress, line: int, layer: Layer, rules: Mapping[str, Rule], *, own: str, require_reason: bool
) -> Entry:
    named = (written.code,) if isinstance(written.code, str) else tuple(written.code)
    place, text, reason = (
        "" if unset(value) else str(value) for value in (written.place, written.text, written.reason)
    )
    glob = None if unset(written.path) else Glob(str(written.path), layer.folder)
    # What a configuration elsewhere extends meets files that this run knows nothing of.
    above = own == layer.folder or own.startswith(layer.folder.rstrip(os.sep) + os.sep)
    return Entry(
        path=layer.path,
        line=line,
        source=layer.source[line - 1],
        area=(glob.within if glob else layer.folder) if above else "",
        named=named,
        codes=frozenset(code for selector in named for code in fitting(rules, selector)) - UNSUPPRESSED,
        glob=glob,
        place=fold(place),
        text=fold(text),
        reason=" ".join(reason.split()),
        fault=_fault(written.until, reason, require_reason=require_reason),
    )


def _fault(until: date | Unset, reason: str, *, require_reason: bool) -> str:
    """Why an entry suppresses nothing; "" where it does."""
    if isinstance(until, date) and date.today() > until:  # noqa: DTZ011 - the day where the user is
        return say("已过 until 写的日期 {until}，不再起作用；改好问题，或者改写日期", until=until)
    if require_reason and not reason.strip():
        return say("没有写 reason，不起作用；require-reason 要求写明原因")
    return ""
