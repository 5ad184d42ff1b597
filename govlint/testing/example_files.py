"""The examples on the rule pages as documents to run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from govlint.context import Context
from govlint.named_tuple import NamedTuple
from govlint.rule_page import RIGHT, WRONG
from govlint.testing.pages import LANGUAGES, examples, page_error
from govlint.testing.word_file import word_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rules import Rule, Ruleset
    from govlint.testing.pages import Examples


_ELSEWHERE: Final = "\n……\n"
"""Between two fragments of an example that stand in different places."""


class ExampleFile(NamedTuple):
    """An example as a file: the suffix that its reader goes by, its bytes, and what the user says of it."""

    suffix: str
    data: bytes
    context: Context = Context()


def wrong_document(ruleset: Ruleset, rule: Rule) -> ExampleFile:
    """The document that the rule has to find fault with.

    Raises `PageError` unless a right example in Markdown is whole lines that occur exactly once in the sample.
    """
    shown = examples(rule)
    if shown.language != "markdown" or not ruleset.sample:
        return _file(rule, WRONG, shown, shown.wrong)
    return _file(rule, WRONG, shown, with_fault(rule, sample_of(ruleset), ruleset.sample))


def right_document(ruleset: Ruleset, rule: Rule) -> ExampleFile:
    """The document in which the rule has to find nothing; for Markdown the sample, where the ruleset has one."""
    shown = examples(rule)
    whole = shown.language == "markdown" and ruleset.sample
    return _file(rule, RIGHT, shown, sample_of(ruleset) if whole else shown.right)


def sample_of(ruleset: Ruleset) -> str:
    """The faultless document of a ruleset."""
    return Path(ruleset.sample).read_text("utf-8")


def with_fault(rule: Rule, text: str, path: str) -> str:
    """A faultless text with the fragments of the rule's wrong example in place of those of its right one.

    Raises `PageError` unless each of these is whole lines that occur exactly once in the text, which is in `path`.
    """
    shown = examples(rule)
    right, wrong = shown.right.split(_ELSEWHERE), shown.wrong.split(_ELSEWHERE)
    if len(right) != len(wrong):
        raise page_error(rule, "两个示例中的“……”不一样多", RIGHT)
    for mended, faulty in zip(right, wrong, strict=True):
        places = list(_places(text, mended))
        if len(places) != 1:
            problem = f"正确示例在样例文件 {path} 中出现 {len(places)} 次，应当恰好一次（整行）"
            raise page_error(rule, problem, RIGHT)
        text = text[: places[0]] + faulty + text[places[0] + len(mended) :]
    return text


def _file(rule: Rule, section: str, shown: Examples, text: str) -> ExampleFile:
    suffix, context = LANGUAGES[shown.language], shown.wrong_context if section == WRONG else shown.right_context
    if shown.language != "xml":
        return ExampleFile(suffix, text.encode(), context)
    try:
        return ExampleFile(suffix, word_file(text), context)
    except ParseError as error:
        raise page_error(rule, f"“{section}”不是完整的 XML：{error}", section) from error


def _places(text: str, fragment: str) -> Iterator[int]:
    at = text.find(fragment)
    while at >= 0:
        end = at + len(fragment)
        if (at == 0 or text[at - 1] == "\n") and (end == len(text) or text[end] == "\n"):
            yield at
        at = text.find(fragment, at + 1)
