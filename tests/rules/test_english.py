"""In English every finding is English: Chinese stands in quotation marks only, or is the document's own."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from govlint.language import Said
from govlint.linter import Options, lint
from govlint.results import RunResult
from govlint.testing import wrong_document
from govlint.translation import add_catalogues, speak, translated
from tests.rules.linting import registry
from tests.synthetic.cases import formatted, mutated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.context import Context
    from govlint.results import Diagnostic, FileResult

CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
QUOTED = re.compile(r"“(?:[^“”]|“[^“”]*”)*”|《[^《》]*》")
CODES = sorted(code for code, rule in registry().rules.items() if rule.on in ("report", "document"))
PACKAGES = ("govlint_disclosure", "govlint_publication")


@cache
def _results(code: str) -> tuple[FileResult, ...]:
    """The results for the faults that the rule must find, in Markdown and Word files, and for the example on its page.

    Made before anything is translated: rules say the same whatever the language is.
    """
    files = [(case.render(), case.context) for case in mutated({code}, ["markdown"])]
    files += [(case.render(), case.context) for case in formatted(["docx_styled"]) if case.code == code]
    found = [_linted(file.suffix, file.data, context) for file, context in files]
    rule = registry().rules[code]
    example = wrong_document(next(made for made in registry().rulesets if rule in made.rules), rule)
    return (*found, _linted(example.suffix, example.data, example.context))


def _linted(suffix: str, data: bytes, context: Context) -> FileResult:
    options = Options(tuple(registry().rules.values()), context=context)
    return lint(f"report{suffix}", data, registry(), options)


@pytest.fixture
def english() -> Iterator[None]:
    """English, as long as the test runs."""
    speak("en")
    add_catalogues(PACKAGES)
    yield
    speak("zh")


def _pairs(code: str) -> Iterator[tuple[Diagnostic, Diagnostic]]:
    """Each finding in Chinese and in English."""
    for chinese in _results(code):
        [file] = translated(RunResult((chinese,), ())).files
        yield from zip(chinese.diagnostics, file.diagnostics, strict=True)


def _foreign(text: str) -> bool:
    return bool(CHINESE.search(QUOTED.sub("", text)))


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("code", CODES)
def test_findings_are_english(code: str) -> None:
    found = list(_pairs(code))
    assert any(after.rule.code == code for _, after in found)
    for before, after in found:
        assert not _foreign(after.rule.title)
        assert not _foreign(after.finding.message)
        assert after.finding.fix is None or not _foreign(after.finding.fix.description)
        for old, new in zip(before.finding.related, after.finding.related, strict=True):
            # What is related may be called by nothing but its label in the document.
            assert not isinstance(old.message, Said) or not _foreign(new.message)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("code", CODES)
def test_reasons_are_english(code: str) -> None:
    for chinese in _results(code):
        [file] = translated(RunResult((chinese,), ())).files
        assert not [reason for made in file.outcomes.values() for reason in made.reasons if _foreign(reason)]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("code", CODES)
def test_nothing_but_the_words_is_another(code: str) -> None:
    for before, after in _pairs(code):
        assert CHINESE.search(before.finding.message)
        assert after.fingerprint == before.fingerprint
        assert (after.finding.span, after.severity) == (before.finding.span, before.severity)
        assert [item.span for item in after.finding.related] == [item.span for item in before.finding.related]
        assert (after.finding.fix and after.finding.fix.edits) == (before.finding.fix and before.finding.fix.edits)
