"""The pages of the rules that reported something, so that the reader of the file need not look for them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mistune

from govlint.reporters.html.writer import Markup, element
from govlint.rule_page import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rules import Rule


def manual(rules: Iterable[Rule]) -> Markup | str:
    """The pages, each folded up; "" where there is none."""
    pages = [_page(rule) for rule in rules]
    if not pages:
        return ""
    return element("section", element("h2", "规则说明", id="manual"), *pages, class_="manual", aria_labelledby="manual")


def _page(rule: Rule) -> Markup:
    # `page_of` begins with the heading of level 1, which is the summary here.
    _, _, body = page_of(rule).partition("\n")
    summary = element("summary", element("span", rule.code, class_="code"), f" {rule.title}")
    return element("details", summary, element("div", _rendered(body), class_="page-of-rule"), id=f"rule-{rule.code}")


class _Renderer(mistune.HTMLRenderer):
    """Links lead nowhere from a file that stands alone; headings stand below those of the page."""

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return f"<h{min(level + 1, 6)}>{text}</h{min(level + 1, 6)}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return text


def _rendered(body: str) -> Markup:
    markdown = mistune.create_markdown(renderer=_Renderer(escape=True), plugins=["table"])
    return Markup(markdown(body))
