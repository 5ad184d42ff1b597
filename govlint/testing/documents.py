"""Documents and reports from text, read as `govlint check` would read a file of that format."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.forms.align import Wanted, align
from govlint.plugins import Registry, load
from govlint.reading import read
from govlint.testing.word_file import paragraphs, word_file

if TYPE_CHECKING:
    from govlint.document import Document
    from govlint.forms.report import Report
    from govlint.rules import Ruleset


@cache
def installed() -> Registry:
    """What is installed in this environment, loaded once; also what could not be loaded is in it."""
    return load()


def document(content: str | bytes, suffix: str = ".md") -> Document:
    """The document that a file with this content and suffix is read as; `UnreadableError` where it cannot be read.

    Text is taken as it is: nothing is dedented or stripped. As a Word file (".docx") each line of a text is a
    paragraph; a text that begins with `<` is WordprocessingML, as on rule pages. What no text is (PDF) needs bytes.
    """
    if isinstance(content, bytes):
        data = content
    elif suffix == ".pdf":
        raise ValueError("PDF 没有办法由文字生成：给出文件的内容（bytes），例如 Path(…).read_bytes()")
    elif suffix in (".docx", ".docm"):
        data = word_file(content if content.lstrip().startswith("<") else paragraphs(content))
    else:
        data = content.encode()
    return read(f"example{suffix}", data, installed().readers)


def report(
    content: str | bytes | Document,
    suffix: str = ".md",
    *,
    forms: Registry | Ruleset | None = None,
    year: int | None = None,
    form: str | None = None,
) -> Report:
    """A document laid against its form, as rules on reports receive it.

    `forms` are those of a ruleset or a registry, by default of all that is installed. `year` and `form` decide what
    the document would otherwise have to say itself; with `form` any document is taken for a report. Raises
    `ValueError` where no form claims the document: a rule that finds nothing in such a one has checked nothing.
    """
    read_as = document(content, suffix) if isinstance(content, str | bytes) else content
    known = (forms or installed()).forms
    if form is not None and form not in [file.id for file in known]:
        raise ValueError(f"没有这个格式：{form}；可用的有 {_listed([file.id for file in known])}")
    made = align(read_as, known, Wanted(year, form))
    if made is None:
        tried = _listed([file.id for file in known])
        advice = "从一份完整的样例改起（sample_of、changed），或者用 form= 指定格式"
        raise ValueError(f"没有一种格式（{tried}）认出这份文件，规则无从检查；{advice}{_not_loaded()}")
    return made


def changed(text: str, *changes: tuple[str, str]) -> str:
    """`text` with each first piece replaced by the second; `ValueError` unless the first occurs exactly once."""
    for old, new in changes:
        if text.count(old) != 1:
            raise ValueError(f"要替换的文字应当恰好出现一次，“{old}”出现 {text.count(old)} 次")
        text = text.replace(old, new)
    return text


def _listed(names: list[str]) -> str:
    return "、".join(names) or "一种也没有"


def _not_loaded() -> str:
    told = "；".join(failure.message for failure in installed().failures)
    return f"。另外有插件没有载入：{told}" if told else ""
