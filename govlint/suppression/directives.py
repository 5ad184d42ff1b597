"""What a comment says that speaks to govlint: `govlint-disable-line GL405, GL406 -- 原因`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, cast

from govlint.language import joined, say
from govlint.named_tuple import NamedTuple
from govlint.selection import UnknownRuleError, fitting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Directive, Span
    from govlint.rules import Rule

Verb = Literal["disable-line", "disable-next-line", "disable-file", "disable", "enable", ""]
VERBS: Final = ("disable-line", "disable-next-line", "disable-file", "disable", "enable")
UNSUPPRESSED: Final = frozenset({"GL001", "GL003"})
"""Rules that nothing suppresses: what was not read must be seen, and so must what suppresses nothing."""

_FORM: Final = re.compile(r"govlint-([a-z-]*[a-z]|)(.*)", re.IGNORECASE | re.DOTALL)
_REASON: Final = re.compile(r"--+|[—–－]+|[:：]")
_BETWEEN: Final = re.compile(r"[\s,，、;；]+")
_LONGEST: Final = 2000


class Told(NamedTuple):
    """A directive as understood; `verb` is "" where it has none that is known.

    `codes` are the rules that each of its selectors names. `problem` says what is wrong with it; the rules that are
    known are suppressed all the same.
    """

    span: Span
    verb: Verb
    codes: Mapping[str, frozenset[str]]
    reason: str
    problem: str = ""


def understood(directive: Directive, rules: Mapping[str, Rule]) -> Told:
    """Take a directive apart. One whose verb is not known suppresses nothing."""
    text = directive.text.strip()[:_LONGEST]
    match = _FORM.match(text)
    verb, rest = (match[1].lower(), match[2]) if match else ("", "")
    if verb not in VERBS:
        near = get_close_matches(verb, VERBS, 1)
        meant = (
            say("，是否想写 govlint-{near}？", near=near[0]) if near else say("；可以写 {verbs}", verbs=joined(VERBS))
        )
        return Told(directive.span, "", {}, "", say("没有 govlint-{verb} 这种停用标记{meant}", verb=verb, meant=meant))
    named, reason = _parted(rest)
    codes: dict[str, frozenset[str]] = {}
    problems: list[str] = []
    for selector in filter(None, _BETWEEN.split(named)):
        try:
            fit = frozenset(fitting(rules, selector))
        except UnknownRuleError as error:
            problems.append(str(error))
            continue
        if fit <= UNSUPPRESSED:
            problems.append(say("{selector} 不能停用", selector=selector))
        else:
            codes[selector] = fit - UNSUPPRESSED
    if not codes and not problems:
        problems.append(say("govlint-{verb} 之后没有写明规则；要停用全部规则，写 ALL", verb=verb))
    return Told(directive.span, cast("Verb", verb), codes, reason, joined(problems, "；"))


def _parted(rest: str) -> tuple[str, str]:
    """The selectors and the reason."""
    mark = _REASON.search(rest)
    if mark is None:
        return rest, ""
    return rest[: mark.start()], " ".join(rest[mark.end() :].split())
