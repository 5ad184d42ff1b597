"""What the author of a ruleset needs to test it: the examples on the rule pages, as documents to run.

A rule page shows a fault and its mending. The mending (正确示例) is a fragment of the ruleset's sample, which is a
document without fault; the fault (错误示例) put in its place makes the document that the rule has to find fault with.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rules import Rule, Ruleset

SECTIONS: Final = ("为什么", "错误示例", "正确示例", "修复", "何时可以不理会")
"""The sections of a rule page, in order, after the sentences that say what must hold."""

_FENCE: Final = "```"


class PageError(Exception):
    """A rule page that breaks the conventions; names the rule's file and what is wrong."""


class Examples(NamedTuple):
    """The two examples of a rule page: whole lines of Markdown, without a final line feed."""

    wrong: str
    right: str


def sections(rule: Rule) -> dict[str, str]:
    """The sections of the rule's page by title; "" is what stands before the first. Headings in fences are text."""
    found: dict[str, list[str]] = {"": []}
    title, fenced = "", False
    for line in rule.doc.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        if line.startswith("## ") and not fenced:
            title = line[3:].strip()
            if title in found:
                raise PageError(f"{rule.file}: “{title}”一节出现两次")
            found[title] = []
        else:
            found[title].append(line)
    return {name: "\n".join(lines).strip("\n") for name, lines in found.items()}


def examples(rule: Rule) -> Examples:
    """The examples of the rule's page. Raises `PageError` unless each of the two sections is exactly one fence."""
    page = sections(rule)
    return Examples(_fenced(rule, page, "错误示例"), _fenced(rule, page, "正确示例"))


def wrong_document(ruleset: Ruleset, rule: Rule) -> str:
    """The sample with the right example replaced by the wrong one.

    Raises `PageError` unless the right example is whole lines that occur exactly once in the sample.
    """
    shown = examples(rule)
    sample = sample_of(ruleset)
    places = list(_places(sample, shown.right))
    if len(places) != 1:
        raise PageError(f"{rule.file}: 正确示例在样例文件中出现 {len(places)} 次，应当恰好一次")
    if shown.wrong == shown.right:
        raise PageError(f"{rule.file}: 错误示例与正确示例相同")
    at = places[0]
    return sample[:at] + shown.wrong + sample[at + len(shown.right) :]


def sample_of(ruleset: Ruleset) -> str:
    """The faultless document of a ruleset."""
    return Path(ruleset.sample).read_text("utf-8")


def _fenced(rule: Rule, page: dict[str, str], title: str) -> str:
    lines = page.get(title, "").split("\n")
    fences = [number for number, line in enumerate(lines) if line.startswith(_FENCE)]
    if len(fences) != 2 or fences != [0, len(lines) - 1] or lines[0] != f"{_FENCE}markdown":
        raise PageError(f"{rule.file}: “{title}”应当恰好是一个 {_FENCE}markdown 代码块")
    return "\n".join(lines[1:-1])


def _places(text: str, fragment: str) -> Iterator[int]:
    at = text.find(fragment)
    while at >= 0:
        end = at + len(fragment)
        if (at == 0 or text[at - 1] == "\n") and (end == len(text) or text[end] == "\n"):
            yield at
        at = text.find(fragment, at + 1)
