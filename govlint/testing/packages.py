"""What a ruleset's package holds that none of its rules shows: rules that are not found, provisions that none cites."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from govlint.rules import Provision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from govlint.rules import Rule

_RULE: Final = re.compile(r"^@rule\(", re.MULTILINE)


def unfound_rules(package: str, rules: Collection[Rule]) -> Iterator[tuple[str, int, str]]:
    """File, line and problem of every `@rule` in the package that belongs to none of `rules`."""
    found = {Path(rule.file).resolve() for rule in rules}
    for folder in getattr(importlib.import_module(package), "__path__", ()):
        for path in sorted(Path(folder).rglob("*.py")):
            text = path.read_text("utf-8")
            match = _RULE.search(text)
            if match and path.resolve() not in found:
                line = text[: match.start()].count("\n") + 1
                problem = "这条规则没有载入：规则应当放在包的下一级文件夹（类别）里，类别里要有 __init__.py"
                yield str(path), line, problem


def unused_provisions(package: str, rules: Collection[Rule]) -> Iterator[tuple[str, int, str]]:
    """File, line and problem of every provision in the package's module `basis` that no rule cites."""
    try:
        module = importlib.import_module(f"{package}.basis")
    except ModuleNotFoundError:
        return
    cited = {provision for rule in rules for provision in rule.basis}
    text = Path(module.__file__ or "").read_text("utf-8")
    for name, value in vars(module).items():
        if isinstance(value, Provision) and value not in cited:
            match = re.search(rf"^{re.escape(name)}\b", text, re.MULTILINE)
            line = text[: match.start()].count("\n") + 1 if match else 1
            yield str(module.__file__), line, f"没有规则以 {name} 为依据：{value}"
