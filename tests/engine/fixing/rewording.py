"""Rules made for a test, which want one wording in place of another, and what becomes of files under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.fixing.mending import mend
from govlint.linter import Options
from govlint.rules import Edit, Finding, Fix, Rule, Severity
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govlint.document import Document, Text
    from govlint.fixing.mending import Mended


def places(text: Text, wanted: str) -> Iterator[tuple[int, int]]:
    """Where `wanted` stands in a text."""
    at = text.value.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = text.value.find(wanted, at + len(wanted))


def a_rule(
    check: Callable[[Any], Any], code: str = "ZZ101", severity: Severity = Severity.WARNING, **more: Any
) -> Rule:
    """A rule on documents."""
    return Rule(code, code.lower(), "标题", severity, (), "", check, on="document", fixable="safe", **more)


def rewording(old: str, new: str, code: str = "ZZ101", **more: Any) -> Rule:
    """A rule that would have `new` for every `old`; `applicability` and `kind` are those of its findings."""
    applicability, kind = more.pop("applicability", "safe"), more.pop("kind", "fail")

    def check(document: Document) -> Iterator[Finding]:
        for text in document.texts():
            for start, end in places(text, old):
                if old in new and text.value.startswith(new, start - new.index(old)):
                    continue
                span = text.span(start, end)
                fix = Fix(f"改为“{new}”", (Edit(span, new),), applicability)
                yield Finding(span, f"“{old}”应为“{new}”", kind=kind, fix=fix)

    return a_rule(check, code, **more)


def inserting(before: str, new: str, code: str = "ZZ101") -> Rule:
    """A rule that wants `new` right before every `before`, by an edit without extent."""

    def check(document: Document) -> Iterator[Finding]:
        for text in document.texts():
            for start, end in places(text, before):
                if not text.value[:start].endswith(new):
                    edit = Edit(text.span(start, start), new)
                    yield Finding(text.span(start, end), "缺字", fix=Fix(f"加上“{new}”", (edit,)))

    return a_rule(check, code)


def mended(data: bytes | str, *rules: Rule, suffix: str = ".md", unsafe: bool = False) -> Mended:
    """What becomes of a file; a second time nothing does, and nothing is ever written for a file without a fix."""
    given = data.encode() if isinstance(data, str) else data
    options = Options(rules)
    made = mend(f"文件{suffix}", given, registry(), options, unsafe=unsafe)
    assert bool(made.result.fixed) == (made.data != given)
    again = mend(f"文件{suffix}", made.data, registry(), options, unsafe=unsafe)
    assert again.data == made.data, "a second run changes nothing"
    assert not again.result.fixed
    return made


def reasons(made: Mended) -> list[str]:
    """Why fixes were not made."""
    return [refusal.reason for refusal in made.result.unfixed]


def codes(made: Mended) -> Sequence[str]:
    """The rules that still find something."""
    return [diagnostic.rule.code for diagnostic in made.result.diagnostics]
