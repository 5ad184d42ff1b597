"""`govlint rules`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_CLEAN, EXIT_FAILURE
from govlint.plugins import load
from govlint.rule_page import FIXABLE, SEVERITIES

if TYPE_CHECKING:
    import argparse

    from govlint.rules import Rule


def run(arguments: argparse.Namespace) -> int:
    """List every rule with its severity and title."""
    registry = load()
    if arguments.format == "json":
        _as_json(list(registry.rules.values()))
    else:
        _as_text(list(registry.rules.values()))
    for failure in registry.failures:
        sys.stderr.write(f"govlint: {failure.message}\n")
    return EXIT_FAILURE if registry.failures else EXIT_CLEAN


def _as_text(rules: list[Rule]) -> None:
    widest = max(len(rule.name) for rule in rules)
    for rule in rules:
        note = f"  [{FIXABLE[rule.fixable]}]" if FIXABLE[rule.fixable] else ""
        sys.stdout.write(f"{rule.code}  {rule.name:<{widest}}  {SEVERITIES[rule.severity]}  {rule.title}{note}\n")


def _as_json(rules: list[Rule]) -> None:
    import json

    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "title": rule.title,
            "severity": str(rule.severity),
            "ruleset": rule.ruleset,
            "family": rule.family,
            "fixable": rule.fixable,
            "basis": [str(provision) for provision in rule.basis],
        }
        for rule in rules
    ]
    json.dump(entries, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
