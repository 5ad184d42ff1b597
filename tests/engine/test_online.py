"""Where rules say that their pages are online."""

from __future__ import annotations

import importlib.metadata
from email.message import Message
from typing import TYPE_CHECKING

import pytest

from govlint import online
from govlint.plugins import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rules import Rule


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What was found out before the environment and the metadata are changed is not kept, nor after."""
    caches = (online._page, online._distributions, online._documentation)
    monkeypatch.delenv("GOVLINT_DOCS_URL", raising=False)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    """Every rule that is installed."""
    return dict(load().rules)


def published(monkeypatch: pytest.MonkeyPatch, **urls: str) -> None:
    """Let every distribution have these addresses in its metadata."""

    def metadata(name: str) -> Message:
        told = Message()
        told["Name"] = name
        for label, address in urls.items():
            told["Project-URL"] = f"{label}, {address}"
        return told

    monkeypatch.setattr(importlib.metadata, "metadata", metadata)


def test_the_metadata_says_where_the_pages_are(monkeypatch: pytest.MonkeyPatch, rules: dict[str, Rule]) -> None:
    published(monkeypatch, Source="https://code.example.org", Documentation="https://docs.example.org/x/")
    assert online.page_url(rules["GL302"]) == "https://docs.example.org/x/rules/GL302.md"
    assert online.page_url(rules["GL001"]) == "https://docs.example.org/x/rules/GL001.md", "of the engine, too"


def test_without_such_an_address_there_is_none(monkeypatch: pytest.MonkeyPatch, rules: dict[str, Rule]) -> None:
    published(monkeypatch, Source="https://code.example.org")
    assert online.page_url(rules["GL302"]) == ""


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch, rules: dict[str, Rule]) -> None:
    published(monkeypatch, Documentation="https://docs.example.org")
    monkeypatch.setenv("GOVLINT_DOCS_URL", "http://10.0.0.8/govlint")
    assert online.page_url(rules["GL302"]) == "http://10.0.0.8/govlint/rules/GL302.md"


def test_the_rules_of_others_have_pages_of_their_own(monkeypatch: pytest.MonkeyPatch, rules: dict[str, Rule]) -> None:
    def check() -> None: ...

    check.__module__ = "govlint_elsewhere.wording.word"
    monkeypatch.setenv("GOVLINT_DOCS_URL", "https://docs.example.org")
    guest = rules["GL302"]._replace(check=check)
    assert online.page_url(guest) == "", "not installed as a distribution"
    monkeypatch.setattr(online, "entry_points", lambda _: [("x", "govlint_elsewhere", "elsewhere")])
    online._distributions.cache_clear()
    online._page.cache_clear()
    assert online.page_url(guest) == "", "not an installed distribution"
    published(monkeypatch, documentation="https://elsewhere.example.org")
    online._documentation.cache_clear()
    online._page.cache_clear()
    assert online.page_url(guest) == "https://elsewhere.example.org/rules/GL302.md"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", "https://甲", "https://", "https://a\x07b"])
def test_what_is_no_address_is_not_one(address: str, monkeypatch: pytest.MonkeyPatch, rules: dict[str, Rule]) -> None:
    monkeypatch.setenv("GOVLINT_DOCS_URL", address)
    assert online.page_url(rules["GL302"]) == ""
