"""The manual page of a rule: its docstring, with all that is declared beside it.

`govlint explain` prints it, and the generated documentation holds it, so that the two never differ.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from govlint.selection import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rules import Rule

SEVERITIES: Final = {"error": "错误", "warning": "警告", "note": "提示"}
"""What severities are called."""
FIXABLE: Final = {"safe": "可自动修复", "unsafe": "可修复（需确认）", "no": ""}
"""What kinds of fixes are called; "" where there is none."""
WRONG: Final = "错误示例"
RIGHT: Final = "正确示例"
FENCE: Final = "```"

_FIXES: Final = {
    "safe": "可以自动修复（`--fix`）",
    "unsafe": "可以修复，改完要人确认（`--unsafe-fixes`）",
    "no": "没有自动修复",
}
_MOST_CHANGES: Final = 8
_LONGEST_CHANGE: Final = 16
"""Where more differs, or longer pieces, the examples themselves say it better."""
_SAID: Final = {"organ": "机关名称", "organ-kind": "机关种类", "published": "发布日期"}
"""What the user may say of an example, as it stands behind the language of its fence."""
_KINDS: Final = {"government": "政府", "department": "部门", "township": "乡镇"}
_BEGINS: Final = re.compile(r" *(?:[-*+>#|]|\d+[.)] )")
"""What begins a line that does not go on with the paragraph above."""
_WIDE: Final = re.compile(r"[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef]")
"""Ideographs and their marks, between which no space stands."""
_CAPTIONS: Final = {"xml": "Word 文件里保存的内容（节选）：", "html": "网页的源代码："}
"""What clerks do not read every day, by the language of its fence."""


def page_of(rule: Rule) -> str:
    """The page in Markdown, with one heading of level 1: what must hold, why, on what basis, examples, what to do."""
    sections = dict(split(rule.doc))
    parts = [f"# {rule.code} {rule.title}", _unwrapped(sections.pop("", "")), _facts(rule)]
    for title, body in sections.items():
        if title == WRONG:
            parts.append(_basis(rule))
        parts.append(f"## {title}\n\n{_captioned(_unwrapped(body))}")
        if title == RIGHT:
            parts.append(_difference(sections.get(WRONG, ""), body))
    if WRONG not in sections:
        parts.append(_basis(rule))
    parts.append(_choosing(rule))
    return "\n\n".join(part for part in parts if part) + "\n"


def split(doc: str) -> Iterator[tuple[str, str]]:
    """The sections of a page, each with its title; "" is what stands before the first. Headings in fences are text."""
    title, lines, fenced = "", list[str](), False
    for line in doc.split("\n"):
        if line.startswith(FENCE):
            fenced = not fenced
        if line.startswith("## ") and not fenced:
            yield title, "\n".join(lines).strip("\n")
            title, lines = line[3:].strip(), []
        else:
            lines.append(line)
    yield title, "\n".join(lines).strip("\n")


def scope_of(rule: Rule) -> str:
    """What of a document the rule looks at, in words."""
    if rule.on == "engine":
        return "文件本身"
    if rule.on == "document":
        return "任何文件"
    if rule.on == "series":
        return "一组年度报告（`govlint series`）"
    return f"年度报告的第{'、'.join(rule.parts)}部分" if rule.parts else "年度报告全文"


def _facts(rule: Rule) -> str:
    facts = {
        "名称": f"`{rule.name}`",
        "级别": SEVERITIES[rule.severity],
        "检查": scope_of(rule),
        "修复": _FIXES[rule.fixable],
    }
    return "\n".join(f"- {name}：{fact}" for name, fact in facts.items())


def _basis(rule: Rule) -> str:
    if not rule.basis:
        return ""
    lines = ["## 依据", ""]
    for (instrument, number), group in groupby(rule.basis, key=lambda provision: provision[:2]):
        provisions = list(group)
        if len(provisions) == 1:
            lines.append(f"- {provisions[0]}：{provisions[0].gist}")
            continue
        lines.append(f"- 《{instrument}》（{number}）")
        lines.extend(f"    - {provision.article}：{provision.gist}" for provision in provisions)
    return "\n".join(lines)


def _captioned(body: str) -> str:
    """An example with what has to be known to understand it before its fence."""
    if not body.startswith(FENCE):
        return body
    opening, _, rest = body.partition("\n")
    language, _, said = opening.removeprefix(FENCE).partition(" ")
    pairs = [word.partition("=") for word in said.split()]
    if language == "series":
        file = pairs[0][2]
        return f"系列中的 `{file}`：\n\n{FENCE}{'toml' if file.endswith('.toml') else 'markdown'}\n{rest}"
    told = [f"{_SAID.get(name, name)}：{_KINDS.get(value, value)}" for name, _, value in pairs]
    captions = [f"检查时另外写明{'、'.join(told)}。"] if told else []
    if language in _CAPTIONS:
        captions.append(_CAPTIONS[language])
    return "\n\n".join([*captions, f"{FENCE}{language}\n{rest}"])


def _difference(wrong: str, right: str) -> str:
    """What differs between two examples where it is little: nobody finds 13 and 14 in rows of ten figures."""
    faulty, mended = wrong.split("\n")[1:-1], right.split("\n")[1:-1]
    if len(faulty) != len(mended):
        return ""
    pairs = [pair for pair in zip(faulty, mended, strict=True) if pair[0] != pair[1]]
    changes = [change for before, after in pairs for change in _changes(before, after)]
    too_much = any(len(text) > _LONGEST_CHANGE or "|" in text for change in changes for text in change)
    if too_much or not 0 < len(changes) <= _MOST_CHANGES:
        return ""
    return f"不同的地方：{'，'.join(_told(*change) for change in changes)}。"


def _changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The cells of two table rows that differ, or what stands between the same beginning and end of two lines."""
    if before.startswith("|") and before.count("|") == after.count("|"):
        cells = zip(before.split("|"), after.split("|"), strict=True)
        yield from ((bad.strip(), good.strip()) for bad, good in cells if bad != good)
        return
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    if any(char.isdigit() for char in before[start : len(before) - end] + after[start : len(after) - end]):
        while start and before[start - 1].isdigit():
            start -= 1
        while end and before[-end].isdigit():
            end -= 1
    yield before[start : len(before) - end], after[start : len(after) - end]


def _alike(one: str, other: str) -> int:
    """With how many characters both texts begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


def _told(bad: str, good: str) -> str:
    if bad and good:
        return f"“{bad}”改为“{good}”"
    return f"删去“{bad}”" if bad else f"补上“{good}”"


def _unwrapped(body: str) -> str:
    """The same Markdown with each paragraph and list item on one line: a line break would show as a space in it."""
    lines: list[str] = []
    fenced = False
    for line in body.split("\n"):
        if line.startswith(FENCE):
            fenced = not fenced
        elif (
            not fenced and lines and lines[-1] and line and not lines[-1].startswith(FENCE) and not _BEGINS.match(line)
        ):
            gap = "" if _WIDE.match(lines[-1][-1]) and _WIDE.match(line.lstrip()[0]) else " "
            lines[-1] += gap + line.lstrip()
            continue
        lines.append(line)
    return "\n".join(lines)


def _choosing(rule: Rule) -> str:
    title = "## 选用、忽略和屏蔽"
    if rule.code in ALWAYS:
        return f"{title}\n\n这条规则总是检查，不能忽略，也不能屏蔽。"
    command, path = ("series", "报告") if rule.on == "series" else ("check", "年度报告.md")
    told = f"""{title}

只检查这一条，或者不检查这一条（写代码 `{rule.code}` 或名称 `{rule.name}` 都可以）：

```sh
govlint {command} --select {rule.code} {path}
govlint {command} --ignore {rule.code} {path}
```"""
    if rule.on == "engine":
        return told
    return f"""{told}

核对过、确实不用改的一处，在 Markdown 文件或网页的那一行写明原因：

```html
<!-- govlint-disable-line {rule.code} -- 原因 -->
```

Word、PDF 和纯文本文件写在配置文件 govlint.toml 里：

```toml
[[suppress]]
path = "年度报告.docx"
code = "{rule.code}"
reason = "原因"
```"""
