"""Texts in another language: by the catalogues of govlint and of packages of rules; what no catalogue has stays."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from govlint.language import is_foreign, joined, language_tag, say, shown, word, words
from govlint.translation import Translator, add_catalogues, speak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = "rules_of_a_guest"


@pytest.fixture
def english() -> Iterator[Translator]:
    """English, as long as the test runs."""
    speak("en")
    yield Translator("en")
    speak("zh")


@pytest.fixture
def guest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of rules with a catalogue; returns where that is."""
    module = ModuleType(PACKAGE)
    module.__file__ = str(tmp_path / "__init__.py")
    monkeypatch.setitem(sys.modules, PACKAGE, module)
    catalog = Catalog(locale="en")
    catalog.add("有 {name}", "there is {name}")
    catalog.add(("有 {count} 处", "有 {count} 处"), ("{count} place", "{count} places"))
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / f"{PACKAGE}.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    return path


@pytest.mark.usefixtures("guest")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(say("有 {name}", name="张三"), "there is 张三", id="words of a document stay"),
        pytest.param(say("有 {name}", name=say("有 {name}", name="甲")), "there is there is 甲", id="texts in texts"),
        pytest.param(say("有 {count} 处", count=1), "1 place", id="singular"),
        pytest.param(say("有 {count} 处", count=3), "3 places", id="plural"),
        pytest.param(say("没有译文 {name}", name=say("有 {count} 处", count=2)), "没有译文 2 places", id="not in it"),
        pytest.param("有 {name}", "有 {name}", id="a plain text, as of a plugin without catalogues"),
        pytest.param(say("请核对"), "please check", id="by the catalogue of govlint"),
        pytest.param(joined([say("请核对"), "甲"]), "please check, 甲", id="a row"),
        pytest.param(joined(["“甲”", "“乙”"], ""), "“甲”, “乙”", id="quotation marks side by side"),
        pytest.param(say(""), "", id="nothing"),
    ],
)
def test_says(english: Translator, text: str, expected: str) -> None:
    english.add([PACKAGE])
    assert english(text) == expected


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"no catalogue", id="not a catalogue"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\xde\x12\x04\x95" + b"\xff" * 24, id="cut off"),
    ],
)
def test_a_broken_catalogue_leaves_its_messages_in_chinese(english: Translator, guest: Path, data: bytes) -> None:
    guest.write_bytes(data)
    english.add([PACKAGE, "no.such.package"])
    assert english(say("有 {name}", name="甲")) == "有 甲"


@pytest.mark.usefixtures("guest")
def test_speaks_until_told_otherwise() -> None:
    made = say("有 {count} 处", count=2)
    speak("en")
    add_catalogues([PACKAGE])
    try:
        assert (is_foreign(), language_tag()) == (True, "en")
        assert shown(made) == word("有 {count} 处", count=2) == "2 places"
        assert words(["甲", "乙"]) == "甲, 乙"
    finally:
        speak("zh")
    assert (is_foreign(), language_tag()) == (False, "zh-CN")
    assert shown(made) == "有 2 处"
