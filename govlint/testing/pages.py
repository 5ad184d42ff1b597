"""Rule pages as their authors write them: the docstring's sections and examples, held to what every page has.

A rule page shows a fault (错误示例) and its mending (正确示例); the language of their fences says what they are:

- `markdown`: the mending is a fragment of the ruleset's sample, a document without fault, and the fault is put there;
  a line of …… stands between fragments from different places;
  in a ruleset without a sample each is a whole document;
- `html`: each is a whole page;
- `xml`: each is what a Word file holds, paragraphs (`w:`) or properties (`dc:`, `cp:`, those of app.xml unprefixed);
- `series file=PATH`, for rules on series: like `markdown`, with the file at PATH in the ruleset's sample series.

Behind the language may stand what the user says of the document: `organ=…`, `organ-kind=…`, `published=YYYY-MM-DD`.
"""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from govlint.context import Context, OrganKind
from govlint.named_tuple import NamedTuple
from govlint.rule_page import FENCE, RIGHT, SECTIONS, WRONG, split
from govlint.rule_run import position
from govlint.rules import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from govlint.rules import Rule

LANGUAGES: Final = {"markdown": ".md", "html": ".html", "xml": ".docx"}
SERIES: Final = "series"
"""What examples are written in, and the suffix of the files they stand for."""
_FILE: Final = "file="

_SAID: Final[Mapping[str, Callable[[str], object]]] = {
    "organ": str,
    "organ-kind": {kind: kind for kind in get_args(OrganKind)}.__getitem__,
    "published": date.fromisoformat,
}


class PageError(RuleError):
    """A rule page that breaks the conventions; names the rule's file, the line, and what is wrong."""


class Examples(NamedTuple):
    """The two examples of a rule page: whole lines in `language`, without a final line feed.

    `wrong_context` and `right_context` are what the user says of each; `file` is the file of a series.
    """

    wrong: str
    right: str
    language: str = "markdown"
    wrong_context: Context = Context()
    right_context: Context = Context()
    file: str = ""


def page_error(rule: Rule, problem: str, section: str = "") -> PageError:
    """An error at the heading of a section of the rule's docstring, or at its first line."""
    return PageError(*_docstring_line(rule, f"## {section}"), problem)


def page_problems(rule: Rule) -> Iterator[PageError]:
    """What is wrong with the sections of the page, apart from what stands in the examples."""
    try:
        page = sections(rule)
    except PageError as error:
        yield error
        return
    for title, body in page.items():
        if title and title not in SECTIONS:
            yield page_error(rule, f"说明里不认识“## {title}”一节；依次要有 {'、'.join(SECTIONS)}", title)
        elif not body:
            what = f"“{title}”一节" if title else "标题之后的要求（一至三句话）"
            yield page_error(rule, f"说明里{what}是空的", title)
    for title in SECTIONS:
        if title not in page:
            yield page_error(rule, f"说明里缺少“## {title}”一节；依次要有 {'、'.join(SECTIONS)}")
    known = [title for title in page if title in SECTIONS]
    for title, due in zip(known, (title for title in SECTIONS if title in known), strict=True):
        if title != due:
            yield page_error(rule, f"各节的顺序应为 {'、'.join(SECTIONS)}，这里先写了“{title}”", title)
            return


def sections(rule: Rule) -> dict[str, str]:
    """The sections of the rule's page by title; "" is what stands before the first. Headings in fences are text."""
    found: dict[str, str] = {}
    for title, body in split(rule.doc):
        if title in found:
            raise page_error(rule, f"“{title}”一节出现两次", title)
        found[title] = body
    return found


def examples(rule: Rule) -> Examples:
    """The examples of the rule's page. Raises `PageError` unless each of the two sections is exactly one fence."""
    page = sections(rule)
    wrong, right = (_fenced(rule, page, title) for title in (WRONG, RIGHT))
    if wrong.language != right.language:
        raise page_error(rule, f"错误示例是 {wrong.language}，正确示例是 {right.language}", RIGHT)
    if wrong == right:
        raise page_error(rule, "错误示例与正确示例相同", RIGHT)
    if wrong.file != right.file:
        raise page_error(rule, f"错误示例在 {wrong.file} 中，正确示例在 {right.file} 中", RIGHT)
    return Examples(wrong.text, right.text, wrong.language, wrong.context, right.context, right.file)


class _Fenced(NamedTuple):
    language: str
    text: str
    context: Context
    file: str = ""


def _fenced(rule: Rule, page: dict[str, str], title: str) -> _Fenced:
    lines = page.get(title, "").split("\n")
    fences = [number for number, line in enumerate(lines) if line.startswith(FENCE)]
    language, *said = lines[0].removeprefix(FENCE).split()
    languages = (SERIES,) if rule.on == "series" else tuple(LANGUAGES)
    if len(fences) != 2 or fences != [0, len(lines) - 1] or language not in languages:
        problem = f"“{title}”应当恰好是一个 {FENCE} 代码块，语言是 {'、'.join(languages)} 之一"
        raise page_error(rule, problem, title)
    if language == SERIES:
        if len(said) != 1 or not said[0].startswith(_FILE):
            raise page_error(rule, f"“{title}”的代码块应写作 {FENCE}{SERIES} {_FILE}样例系列中的文件", title)
        return _Fenced(language, "\n".join(lines[1:-1]), Context(), said[0].removeprefix(_FILE))
    return _Fenced(language, "\n".join(lines[1:-1]), _context(rule, said, title))


def _context(rule: Rule, said: Iterable[str], title: str) -> Context:
    """What stands behind the language of a fence, as a context."""
    known: dict[str, Any] = {}
    for word in said:
        try:
            name, value = word.split("=")
            known[name.replace("-", "_")] = _SAID[name](value)
        except (KeyError, ValueError):
            problem = f"“{title}”的代码块不认识“{word}”，可用的有 organ=名称、organ-kind=种类、published=2025-01-31"
            raise page_error(rule, problem, title) from None
    return Context(**known)


def _docstring_line(rule: Rule, wanted: str) -> tuple[str, int]:
    """Where a line of the docstring stands in the rule's file; its first line where it has none like this."""
    if not rule.file:
        return position(rule)
    source = Path(rule.file).read_text("utf-8")
    first = ast.parse(source).body[0]
    inside = source.split("\n")[first.lineno - 1 : first.end_lineno]
    return rule.file, first.lineno + next((at for at, line in enumerate(inside) if line.rstrip() == wanted), 0)
