"""What a result depends on is in its key; what it does not depend on is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from govlint.caching.keys import Keys
from govlint.config.globs import Glob
from govlint.context import Context
from govlint.forms.align import Wanted
from govlint.forms.spellings import Spellings
from govlint.linter import Options
from govlint.rules import Severity
from govlint.suppression.entries import Entry
from tests.rules.linting import registry

if TYPE_CHECKING:
    from pathlib import Path

RULES = tuple(registry().rules.values())
ENTRY = Entry("govlint.toml", 3, "code = 1", "/a", ("GL301",), frozenset({"GL301"}))


def key(options: Options, path: str = "a.md", data: bytes = b"1") -> str:
    return Keys(registry()).key(path, data, options)


def accepting(spelling: str) -> Options:
    return Options(RULES, forms=tuple(form.accepting(Spellings({"总计": [spelling]})) for form in registry().forms))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Options(RULES[1:]), id="rules"),
        pytest.param(Options(RULES, Wanted(year=2021)), id="the year"),
        pytest.param(Options(RULES, Wanted(form="2019")), id="the form"),
        pytest.param(Options(RULES, require_form=True), id="that it must be a report"),
        pytest.param(Options(RULES, severities={"GL301": Severity.NOTE}), id="severities"),
        pytest.param(Options(RULES, context=Context(published=date(2024, 1, 2))), id="the day of publication"),
        pytest.param(Options(RULES, context=Context(accepted=frozenset({"甲"}))), id="accepted spellings of words"),
        pytest.param(Options(RULES, context=Context(confusions={"甲": "乙"})), id="confusions"),
        pytest.param(accepting("合计"), id="accepted spellings of labels"),
        pytest.param(Options(RULES, entries=(ENTRY,)), id="entries that suppress"),
        pytest.param(Options(RULES, require_reason=True), id="that comments need a reason"),
    ],
)
def test_another_setting_is_another_key(other: Options) -> None:
    assert key(other)
    assert key(other) == key(other._replace())
    assert key(other) != key(Options(RULES))


def test_settings_that_differ_in_their_values_have_different_keys() -> None:
    several = [accepting("合计"), accepting("小计")]
    several += [Options(RULES, entries=(ENTRY._replace(fault=fault),)) for fault in ("", "过期")]
    several += [Options(RULES, entries=(ENTRY._replace(glob=Glob(text, "/a")),)) for text in ("b.md", "c.md")]
    assert len({key(options) for options in several}) == len(several)


def test_equal_settings_have_one_key() -> None:
    one = Options(RULES, context=Context(accepted=frozenset({"甲", "乙", "丙"}), confusions={"丁": "戊", "己": "庚"}))
    same = Options(RULES, context=Context(accepted=frozenset({"丙", "甲", "乙"}), confusions={"己": "庚", "丁": "戊"}))
    assert key(one) == key(same)
    assert key(accepting("合计")) == key(accepting("合计"))


def test_bytes_and_kind_of_file_count_but_not_its_name() -> None:
    options = Options(RULES)
    assert key(options, "a.md", b"1") == key(options, "b/其他.MD", b"1")
    assert len({key(options, "a.md", b"1"), key(options, "a.md", b"2"), key(options, "a.txt", b"1")}) == 3


def test_there_is_no_key_where_another_program_or_something_unknown_has_a_part() -> None:
    def convert(path: str, data: bytes) -> bytes:
        return data

    assert key(Options(RULES, convert=convert)) == ""  # type: ignore[arg-type]
    assert key(Options(RULES, context=Context(organ=object()))) == ""  # type: ignore[arg-type]


def test_the_forms_of_plugins_count() -> None:
    options, made = Options(RULES), registry()
    fewer = made._replace(forms=made.forms[:1])
    assert Keys(fewer).key("a.md", b"1", options) != key(options)
    unknown = made._replace(forms=(object(),))  # type: ignore[arg-type]
    assert Keys(unknown).key("a.md", b"1", options) == ""


def test_a_changed_source_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ruleset's own files count, data too; what Python compiled does not."""
    folder = tmp_path / "yunling_cached"
    (folder / "__pycache__").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    import yunling_cached  # type: ignore[import-not-found]

    made = registry()
    check = lambda report: ()  # noqa: E731
    check.__module__ = yunling_cached.__name__
    rules = {**made.rules, "YL101": made.rules["GL301"]._replace(code="YL101", check=check)}
    with_guest = made._replace(rules=rules)
    options = Options(RULES)

    def now() -> str:
        return Keys(with_guest).key("a.md", b"1", options)

    seen = [now()]
    (folder / "__pycache__" / "x.pyc").write_text("1")
    assert now() == seen[0]
    for name in ("rule.py", "words.txt"):
        (folder / name).write_text("1")
        seen.append(now())
    assert len(set(seen)) == 3
    assert key(options) not in seen
