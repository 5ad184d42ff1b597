"""`govlint rules`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_CLEAN, EXIT_FAILURE
from govlint.language import joined, shown, term, word
from govlint.matching import fold
from govlint.plugins import load
from govlint.rule_page import FIXABLE, SEVERITIES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from govlint.rules import Rule


def run(arguments: argparse.Namespace) -> int:
    """List the rules with severity and title: all of them, or those for a part of the report or on a provision."""
    registry = load()
    rules: list[Rule] = list(registry.rules.values())
    try:
        if arguments.part is not None:
            rules = looking_at(rules, arguments.part)
        if arguments.basis is not None:
            rules = resting_on(rules, arguments.basis)
    except ValueError as error:
        from govlint.cli.messages import usage

        return usage(str(error), registry.failures)
    if arguments.format == "json":
        _as_json(rules)
    else:
        _as_text(rules)
    for failure in registry.failures:
        sys.stderr.write(f"govlint: {shown(failure.message)}\n")
    return EXIT_FAILURE if registry.failures else EXIT_CLEAN


def looking_at(rules: Sequence[Rule], part: str) -> list[Rule]:
    """The rules that look at the part with this number; `ValueError` where no rule looks at any such part."""
    number = part.strip().removeprefix("第").removesuffix("部分")
    found = [rule for rule in rules if number in rule.parts]
    if not found:
        known = dict.fromkeys(number for rule in rules for number in rule.parts)
        raise ValueError(word("没有查看这一部分的规则：{part}；可用的有 {known}", part=part, known=joined(known)))
    return found


def resting_on(rules: Sequence[Rule], words: str) -> list[Rule]:
    """The rules with a provision that holds `words` in instrument, number or article; `ValueError` without one."""
    wanted = fold(words)
    found = [rule for rule in rules if any(wanted in fold(str(provision)) for provision in rule.basis)]
    if not found or not wanted:
        raise ValueError(
            word("没有以此为依据的规则：{words}；写文件名、文号或条款中连续的几个字，如 711号 或 第五十条", words=words)
        )
    return found


def _as_text(rules: list[Rule]) -> None:
    widest = max(len(rule.name) for rule in rules)
    for rule in rules:
        note = f"  [{shown(FIXABLE[rule.fixable])}]" if FIXABLE[rule.fixable] else ""
        sys.stdout.write(
            f"{rule.code}  {rule.name:<{widest}}  {shown(SEVERITIES[rule.severity])}  {shown(term(rule.title))}{note}\n"
        )


def _as_json(rules: list[Rule]) -> None:
    import json

    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "title": shown(term(rule.title)),
            "severity": str(rule.severity),
            "ruleset": rule.ruleset,
            "family": rule.family,
            "parts": list(rule.parts),
            "fixable": rule.fixable,
            "basis": [str(provision) for provision in rule.basis],
        }
        for rule in rules
    ]
    json.dump(entries, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
