"""Packages of rules, written to disk as an author would write them."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Lay = Callable[[dict[str, str]], str]

GOOD = '''
"""标题"""
from govlint.rules import rule

@rule("EX101", severity="warning", on="document")
def check(document):
    return ()
'''
INIT = '''
"""A ruleset."""
from govlint.rules import Ruleset, gather

def govlint_rulesets():
    yield Ruleset("example", "样例", gather(__name__, "example"))
'''
_NUMBERS = count()


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lay]:
    """Writes a package of the given files (path to text) where Python finds it, and gives its name."""
    monkeypatch.syspath_prepend(tmp_path)
    made: list[str] = []

    def write(files: dict[str, str]) -> str:
        name = f"gl_authored_{next(_NUMBERS)}"
        made.append(name)
        for path, text in {"__init__.py": INIT, **files}.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
        return name

    yield write
    for module in [module for module in sys.modules if module.partition(".")[0] in made]:
        del sys.modules[module]
