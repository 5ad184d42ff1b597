"""The manual page of a rule: its docstring, with all that is declared beside it.

`govlint explain` prints it, and the generated documentation holds it, so that the two never differ.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from govlint.language import is_foreign, joined, say, shown, term, word
from govlint.selection import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rules import Rule

SEVERITIES: Final = {"error": say("错误"), "warning": say("警告"), "note": say("提示")}
"""What severities are called."""
FIXABLE: Final = {"safe": say("可自动修复"), "unsafe": say("可修复（需确认）"), "no": ""}
"""What kinds of fixes are called; "" where there is none."""
WRONG: Final = say("错误示例")
RIGHT: Final = say("正确示例")
SECTIONS: Final = (say("为什么"), WRONG, RIGHT, say("修复"), say("何时可以不理会"))
"""The sections of a page, in their order."""
FENCE: Final = "```"

_FIXES: Final = {
    "safe": say("可以自动修复（`--fix`）"),
    "unsafe": say("可以修复，改完要人确认（`--unsafe-fixes`）"),
    "no": say("没有自动修复"),
}
_WORD_FILE: Final = "年度报告.docx"
_MOST_CHANGES: Final = 8
_LONGEST_CHANGE: Final = 16
"""Where more differs, or longer pieces, the examples themselves say it better."""
_SAID: Final = {"organ": say("机关名称"), "organ-kind": say("机关种类"), "published": say("发布日期")}
"""What the user may say of an example, as it stands behind the language of its fence."""
_KINDS: Final = {"government": say("政府"), "department": say("部门"), "township": say("乡镇")}
_BEGINS: Final = re.compile(r" *(?:[-*+>#|]|\d+[.)] )")
"""What begins a line that does not go on with the paragraph above."""
_WIDE: Final = re.compile(r"[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef]")
"""Ideographs and their marks, between which no space stands."""
_CAPTIONS: Final = {"xml": say("Word 文件里保存的内容（节选）："), "html": say("网页的源代码：")}
"""What clerks do not read every day, by the language of its fence."""


def page_of(rule: Rule) -> str:
    """The page in Markdown, with one heading of level 1: what must hold, why, on what basis, examples, what to do."""
    sections = dict(split(rule.doc))
    title = f"# {rule.code} {shown(term(rule.title))}"
    note = word("规则说明的正文是中文。") if is_foreign() else ""
    parts = [title, note, _unwrapped(sections.pop("", "")), _facts(rule)]
    for title, body in sections.items():
        if title == WRONG:
            parts.append(_basis(rule))
        parts.append(f"## {shown(term(title))}\n\n{_captioned(_unwrapped(body))}")
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
        return word("文件本身")
    if rule.on == "document":
        return word("任何文件")
    if rule.on == "series":
        return word("一组年度报告（`govlint series`）")
    return word("年度报告的第{parts}部分", parts=joined(map(term, rule.parts))) if rule.parts else word("年度报告全文")


def _facts(rule: Rule) -> str:
    facts = {
        word("名称"): f"`{rule.name}`",
        word("级别"): shown(SEVERITIES[rule.severity]),
        word("检查"): scope_of(rule),
        word("修复"): shown(_FIXES[rule.fixable]),
    }
    return "\n".join(word("- {name}：{fact}", name=name, fact=fact) for name, fact in facts.items())


def _basis(rule: Rule) -> str:
    if not rule.basis:
        return ""
    lines = [f"## {word('依据')}", ""]
    for (instrument, number), group in groupby(rule.basis, key=lambda provision: provision[:2]):
        provisions = list(group)
        if len(provisions) == 1:
            lines.append(word("- {name}：{fact}", name=str(provisions[0]), fact=term(provisions[0].gist)))
            continue
        lines.append(f"- 《{instrument}》（{number}）")
        lines.extend(
            "    " + word("- {name}：{fact}", name=provision.article, fact=term(provision.gist))
            for provision in provisions
        )
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
        caption = word("系列中的 `{file}`：", file=file)
        return f"{caption}\n\n{FENCE}{'toml' if file.endswith('.toml') else 'markdown'}\n{rest}"
    told = [
        say("{name}：{fact}", name=_SAID.get(name, name), fact=_KINDS.get(value, value)) for name, _, value in pairs
    ]
    captions = [word("检查时另外写明{told}。", told=joined(told))] if told else []
    if language in _CAPTIONS:
        captions.append(shown(_CAPTIONS[language]))
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
    return word("不同的地方：{changes}。", changes=joined((_told(*change) for change in changes), "，"))


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
        return say("“{bad}”改为“{good}”", bad=bad, good=good)
    return say("删去“{bad}”", bad=bad) if bad else say("补上“{good}”", good=good)


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
    title = f"## {word('选用、忽略和屏蔽')}"
    if rule.code in ALWAYS:
        return f"{title}\n\n{word('这条规则总是检查，不能忽略，也不能屏蔽。')}"
    command, path = ("series", "报告") if rule.on == "series" else ("check", "年度报告.md")
    choice = word(
        "只检查这一条，或者不检查这一条（写代码 `{code}` 或名称 `{name}` 都可以）：", code=rule.code, name=rule.name
    )
    told = f"""{title}

{choice}

```sh
govlint {command} --select {rule.code} {path}
govlint {command} --ignore {rule.code} {path}
```"""
    if rule.on == "engine":
        return told
    return f"""{told}

{word("核对过、确实不用改的一处，在 Markdown 文件或网页的那一行写明原因：")}

```html
<!-- govlint-disable-line {rule.code} -- {word("原因")} -->
```

{word("Word、PDF 和纯文本文件写在配置文件 govlint.toml 里：")}

```toml
[[suppress]]
path = "{_WORD_FILE}"
code = "{rule.code}"
reason = "{word("原因")}"
```"""
