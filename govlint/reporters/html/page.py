"""One file that holds everything: styles, script, the documents with their remarks, and what was checked."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from govlint import __version__
from govlint.reporters.html.writer import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCTYPE: Final = "<!DOCTYPE html>\n"


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script of this package."""
    return resources.files(__package__ or "").joinpath(name).read_text("utf-8")


def whole_page(title: str, body: Iterable[str]) -> Markup:
    """A page that needs nothing else, and in which nothing but its own script runs."""
    style, script = asset("report.css"), asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"govlint {__version__}"),
        element("title", title),
        Markup(f"<style>{style}</style>"),
    )
    made = element("body", *body, Markup(f"<script>{script}</script>"))
    return joined((Markup(_DOCTYPE), element("html", head, made, lang="zh-CN"), Markup("\n")))


def names_of(paths: Iterable[str]) -> dict[str, str]:
    """What files are called in the page: by their names alone where these differ, else from where their folders do."""
    split = {path: PurePath(path).parts or (path,) for path in paths}
    names = {path: parts[-1] for path, parts in split.items()}
    if len(set(names.values())) < len(names):
        same = 0
        for steps in zip(*(parts[:-1] for parts in split.values()), strict=False):
            if len(set(steps)) > 1:
                break
            same += 1
        names = {path: "/".join(parts[same:]) for path, parts in split.items()}
    return names


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
