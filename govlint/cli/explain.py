"""`govlint explain RULE`: the rule's page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_CLEAN
from govlint.cli.messages import usage
from govlint.language import joined, word
from govlint.plugins import load
from govlint.rule_page import page_of
from govlint.selection import UnknownRuleError, fitting

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the page of one rule, named by its code or its name."""
    registry = load()
    rules = registry.rules
    try:
        codes = fitting(rules, arguments.rule)
    except UnknownRuleError as error:
        return usage(str(error), registry.failures)
    if len(codes) > 1:
        return usage(word("“{rule}”对应多条规则：{codes}", rule=arguments.rule, codes=joined(codes)))
    page = page_of(rules[next(iter(codes))])
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        # Without a background of its own, code is legible on light terminals too.
        Console().print(Markdown(page, code_theme="ansi_dark"))
    else:
        sys.stdout.write(page)
    return EXIT_CLEAN
