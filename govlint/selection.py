"""Choosing rules by code, by prefix of a code, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.rules import Rule, Severity

ALL: Final = "ALL"
ALWAYS: Final = frozenset({"GL001"})
"""What cannot be deselected: a file that cannot be read is always reported."""


class UnknownRuleError(ValueError):
    """A selector that fits no rule; `selector` is what the user wrote."""

    def __init__(self, selector: str, near: str | None) -> None:
        hint = say("，是否想写 {near}？", near=near) if near else ""
        super().__init__(say("没有这条规则：{selector}{hint}", selector=selector, hint=hint))
        self.selector = selector


def choose(rules: Mapping[str, Rule], select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that `select` names (all, if it names none) less those that `ignore` names, by code.

    The longer selector wins where both fit: selecting GL302 and ignoring GL3 keeps GL302. `ALWAYS` stays in any case.
    """
    selected = _scores(rules, select) or dict.fromkeys(rules, 0)
    ignored = _scores(rules, ignore)
    return tuple(
        rule
        for code, rule in rules.items()
        if code in ALWAYS or (code in selected and selected[code] > ignored.get(code, -1))
    )


def without(rules: Mapping[str, Rule], chosen: Iterable[Rule], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of `chosen` less those that `ignore` names, however they were chosen; GL001 stays."""
    ignored = _scores(rules, ignore)
    return tuple(rule for rule in chosen if rule.code == "GL001" or rule.code not in ignored)


def weighed(rules: Mapping[str, Rule], severities: Mapping[str, Severity]) -> dict[str, Severity]:
    """Severities by code, given by code, prefix or name; the longer selector wins where several fit."""
    found: dict[str, tuple[int, Severity]] = {}
    for selector, severity in severities.items():
        for code, score in fitting(rules, selector).items():
            if code not in found or score >= found[code][0]:
                found[code] = (score, severity)
    return {code: severity for code, (_, severity) in found.items()}


def _scores(rules: Mapping[str, Rule], selectors: Iterable[str]) -> dict[str, int]:
    scores: dict[str, int] = {}
    for selector in selectors:
        for code, score in fitting(rules, selector).items():
            scores[code] = max(score, scores.get(code, 0))
    return scores


def fitting(rules: Mapping[str, Rule], selector: str) -> dict[str, int]:
    """The codes that `selector` fits, with how exactly it does; `UnknownRuleError` where it fits none."""
    wanted = selector.strip()
    if wanted.upper() == ALL:
        return dict.fromkeys(rules, 0)
    found = {
        code: len(wanted) if code.startswith(wanted.upper()) else 99
        for code, rule in rules.items()
        if (wanted and code.startswith(wanted.upper())) or rule.name == wanted.lower()
    }
    if not found:
        from difflib import get_close_matches

        near = get_close_matches(wanted, [*rules, *(rule.name for rule in rules.values())], 1)
        raise UnknownRuleError(selector, near[0] if near else None)
    return found
