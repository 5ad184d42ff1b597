"""Writes docs/rules/ from the rule modules: `python docs/generate.py`; with `--check` it only says what is not current.

A page a rule, which is what `govlint explain` prints, with links; an index by part of the report, and one by provision.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import govlint_disclosure
import govlint_publication
from govlint.plugins import load
from govlint.readers.numerals import CHINESE, counted
from govlint.rule_page import FENCE, FIXABLE, SEVERITIES, page_of
from govlint.rules import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.plugins import Registry
    from govlint.rules import Rule

FOLDER: Final = Path(__file__).parent / "rules"
_CODE_SPAN: Final = re.compile(r"(`[^`]*`)")

_INDEX: Final = """# 规则

每条规则一页：要求、为什么、依据、错误示例、正确示例、怎样改、什么时候可以不理会。\
同样的内容在命令行中用 `govlint explain` 加代码或名称查看。

示例是一份报告中的几行。测试把它们放进完整的报告里运行：错误示例必须被这条规则报告，正确示例必须没有问题。

下面按规则查看报告的哪一部分排列，查看几个部分的在每个部分都列出。\
[按依据查](instruments.md)：从文件和条款找到规则。
"""
_INSTRUMENTS: Final = """# 依据

从文件和条款找到以它为依据的规则；条款下面的话是大意，不是原文。\
[按部分查](index.md)：从报告的部分找到规则。
"""
_ARTICLES: Final = {counted(number, CHINESE): number for number in range(1, 1000)}


def main() -> int:
    """Write the pages, or say which are stale; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is not current")
    checks = parser.parse_args().check
    made = pages(shipped())
    stale = outdated(made, FOLDER)
    if not checks:
        write(made, FOLDER)
    for name in stale:
        sys.stdout.write(f"{'stale' if checks else 'written'}: docs/rules/{name}\n")
    return 1 if checks and stale else 0


def shipped() -> Registry:
    """The rulesets of this distribution, whatever else is installed."""
    registry = load({"disclosure": govlint_disclosure, "publication": govlint_publication})
    if registry.failures:
        sys.exit("\n".join(failure.message for failure in registry.failures))
    return registry


def pages(registry: Registry) -> dict[str, str]:
    """Every page by its file name."""
    made = {f"{rule.code}.md": linked(page_of(rule), rule, registry) for rule in registry.rules.values()}
    made["index.md"] = _INDEX + "".join(_by_part(registry))
    made["instruments.md"] = _INSTRUMENTS + "".join(_by_instrument(registry))
    return made


def outdated(made: Mapping[str, str], folder: Path) -> list[str]:
    """The names of the files in `folder` that are missing, differ, or belong to no rule any more."""
    there = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))


def write(made: Mapping[str, str], folder: Path) -> None:
    """Make the Markdown files in `folder` exactly those of `made`."""
    folder.mkdir(exist_ok=True)
    for name in outdated(made, folder):
        if name in made:
            (folder / name).write_text(made[name], "utf-8", newline="\n")
        else:
            (folder / name).unlink()


def linked(page: str, rule: Rule, registry: Registry) -> str:
    """The page with the code of every other rule linked to its page, except in code."""
    others = registry.rules.keys() - {rule.code}
    codes = re.compile(rf"\b({'|'.join(sorted(others))})\b")
    lines, fenced = [], False
    for line in page.split("\n"):
        fenced ^= line.startswith(FENCE)
        if not fenced and not line.startswith("#"):
            pieces = _CODE_SPAN.split(line)
            line = "".join(p if p.startswith("`") else codes.sub(r"[\1](\1.md)", p) for p in pieces)
        lines.append(line)
    return "\n".join(lines)


def _by_part(registry: Registry) -> Iterator[str]:
    rules = registry.rules.values()
    headings = _headings(registry)
    own = [rule for rule in rules if rule.on in ("report", "series")]
    everywhere = [
        rule for rule in own if rule.on == "report" and (not rule.parts or set(rule.parts) >= headings.keys())
    ]
    yield from _group("文件本身", [rule for rule in rules if rule.on == "engine"])
    yield from _group("年度报告全文", everywhere)
    for number, heading in headings.items():
        yield from _group(heading, [rule for rule in own if number in rule.parts and rule not in everywhere])
    yield from _group("一组年度报告", [rule for rule in rules if rule.on == "series"])
    yield from _group("任何公文", [rule for rule in rules if rule.on == "document"])


def _headings(registry: Registry) -> dict[str, str]:
    """The heading of every part by its number, as the newest form words it."""
    forms = sorted(registry.forms, key=lambda file: file.years[1])
    return {part.number: part.heading for file in forms for part in file.form.parts}


def _group(title: str, rules: Iterable[Rule]) -> Iterator[str]:
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.title} | {SEVERITIES[rule.severity]} | {FIXABLE[rule.fixable]} "
        f"| `{rule.name}` |\n"
        for rule in rules
    ]
    if rows:
        yield f"\n## {title}\n\n| 代码 | 要求 | 级别 | 修复 | 名称 |\n|---|---|---|---|---|\n"
        yield from rows


def _by_instrument(registry: Registry) -> Iterator[str]:
    articles: dict[tuple[str, str], dict[str, list[Provision]]] = {}
    for provision in _provisions(registry):
        instrument = articles.setdefault((provision.instrument, provision.number), {})
        instrument.setdefault(provision.article, []).append(provision)
    for (instrument, number), by_article in articles.items():
        yield f"\n## 《{instrument}》（{number}）\n"
        for article, provisions in sorted(by_article.items(), key=lambda item: _number(item[0])):
            gists = "；".join(dict.fromkeys(provision.gist for provision in provisions))
            yield f"\n### {article or '全文'}\n\n{gists}。\n\n"
            yield from map(_entry, (rule for rule in registry.rules.values() if set(rule.basis) & set(provisions)))
    unfounded = [rule for rule in registry.rules.values() if not rule.basis and rule.on != "engine"]
    if unfounded:
        yield "\n## 经验规则\n\n没有条文可以引用，来自已公开报告中常见的问题，所以只作提示。\n\n"
        yield from map(_entry, unfounded)


def _number(article: str) -> int:
    """The number of 第…条, for putting articles in order; 0 for provisions that are named otherwise."""
    return _ARTICLES.get(article.partition("条")[0].removeprefix("第"), 0)


def _entry(rule: Rule) -> str:
    return f"- [{rule.code}]({rule.code}.md) {rule.title}\n"


def _provisions(registry: Registry) -> Iterator[Provision]:
    """Every provision once, in the order of the rulesets' `basis` modules: that of the instruments' rank."""
    rules = registry.rules.values()
    packages = dict.fromkeys(rule.check.__module__.partition(".")[0] for rule in rules if rule.basis)
    listed = [value for package in packages for value in vars(importlib.import_module(f"{package}.basis")).values()]
    cited = [provision for rule in rules for provision in rule.basis]
    yield from dict.fromkeys(value for value in (*listed, *cited) if isinstance(value, Provision) and value in cited)


if __name__ == "__main__":
    sys.exit(main())
