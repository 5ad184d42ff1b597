"""`govlint explain RULE`: the rule's page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_CLEAN
from govlint.cli.messages import usage
from govlint.cli.rules import FIXABLE, SEVERITIES
from govlint.plugins import load
from govlint.selection import UnknownRuleError, fitting

if TYPE_CHECKING:
    import argparse

    from govlint.rules import Rule


def run(arguments: argparse.Namespace) -> int:
    """Print the page of one rule, named by its code or its name."""
    rules = load().rules
    try:
        codes = fitting(rules, arguments.rule)
    except UnknownRuleError as error:
        return usage(str(error))
    if len(codes) > 1:
        return usage(f"“{arguments.rule}”对应多条规则：{'、'.join(codes)}")
    page = page_of(rules[next(iter(codes))])
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(page))
    else:
        sys.stdout.write(page)
    return EXIT_CLEAN


def page_of(rule: Rule) -> str:
    """The manual page of a rule in Markdown: its docstring with code, severity and legal basis."""
    head = f"# {rule.code} {rule.name}\n\n**{rule.title}**\n\n级别：{SEVERITIES[rule.severity]}"
    if FIXABLE[rule.fixable]:
        head += f"；{FIXABLE[rule.fixable]}"
    basis = "".join(f"- {provision}：{provision.gist}\n" for provision in rule.basis)
    legal = f"\n## 依据\n\n{basis}" if basis else ""
    return f"{head}\n\n{rule.doc}\n{legal}"
