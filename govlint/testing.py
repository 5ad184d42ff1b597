"""What the author of a ruleset needs to test it: the examples on the rule pages, as documents to run.

A rule page shows a fault (错误示例) and its mending (正确示例); the language of their fences says what they are:

- `markdown`: the mending is a fragment of the ruleset's sample, a document without fault, and the fault is put there;
  in a ruleset without a sample each is a whole document;
- `html`: each is a whole page;
- `xml`: each is what a Word file holds, paragraphs (`w:`) or properties (`dc:`, `cp:`, those of app.xml unprefixed).

Behind the language may stand what the user says of the document: `organ=…`, `organ-kind=…`, `published=YYYY-MM-DD`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from govlint.context import Context
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.rules import Rule, Ruleset

SECTIONS: Final = ("为什么", "错误示例", "正确示例", "修复", "何时可以不理会")
"""The sections of a rule page, in order, after the sentences that say what must hold."""

_FENCE: Final = "```"
_LANGUAGES: Final = {"markdown": ".md", "html": ".html", "xml": ".docx"}


class PageError(Exception):
    """A rule page that breaks the conventions; names the rule's file and what is wrong."""


class Examples(NamedTuple):
    """The two examples of a rule page: whole lines in `language`, without a final line feed.

    `wrong_context` and `right_context` are what the user says of each.
    """

    wrong: str
    right: str
    language: str = "markdown"
    wrong_context: Context = Context()
    right_context: Context = Context()


class ExampleFile(NamedTuple):
    """An example as a file: the suffix that its reader goes by, its bytes, and what the user says of it."""

    suffix: str
    data: bytes
    context: Context = Context()


def sections(rule: Rule) -> dict[str, str]:
    """The sections of the rule's page by title; "" is what stands before the first. Headings in fences are text."""
    found: dict[str, list[str]] = {"": []}
    title, fenced = "", False
    for line in rule.doc.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        if line.startswith("## ") and not fenced:
            title = line[3:].strip()
            if title in found:
                raise PageError(f"{rule.file}: “{title}”一节出现两次")
            found[title] = []
        else:
            found[title].append(line)
    return {name: "\n".join(lines).strip("\n") for name, lines in found.items()}


def examples(rule: Rule) -> Examples:
    """The examples of the rule's page. Raises `PageError` unless each of the two sections is exactly one fence."""
    page = sections(rule)
    wrong, right = (_fenced(rule, page, title) for title in ("错误示例", "正确示例"))
    if wrong.language != right.language:
        raise PageError(f"{rule.file}: 错误示例是 {wrong.language}，正确示例是 {right.language}")
    if (wrong.text, wrong.context) == (right.text, right.context):
        raise PageError(f"{rule.file}: 错误示例与正确示例相同")
    return Examples(wrong.text, right.text, wrong.language, wrong.context, right.context)


def wrong_document(ruleset: Ruleset, rule: Rule) -> ExampleFile:
    """The document that the rule has to find fault with.

    Raises `PageError` unless a right example in Markdown is whole lines that occur exactly once in the sample.
    """
    shown = examples(rule)
    if shown.language != "markdown" or not ruleset.sample:
        return _file(shown.language, shown.wrong, shown.wrong_context)
    sample = sample_of(ruleset)
    places = list(_places(sample, shown.right))
    if len(places) != 1:
        raise PageError(f"{rule.file}: 正确示例在样例文件中出现 {len(places)} 次，应当恰好一次")
    at = places[0]
    text = sample[:at] + shown.wrong + sample[at + len(shown.right) :]
    return _file(shown.language, text, shown.wrong_context)


def right_document(ruleset: Ruleset, rule: Rule) -> ExampleFile:
    """The document in which the rule has to find nothing; for Markdown the sample, where the ruleset has one."""
    shown = examples(rule)
    whole = shown.language == "markdown" and ruleset.sample
    return _file(shown.language, sample_of(ruleset) if whole else shown.right, shown.right_context)


def sample_of(ruleset: Ruleset) -> str:
    """The faultless document of a ruleset."""
    return Path(ruleset.sample).read_text("utf-8")


class _Fenced(NamedTuple):
    language: str
    text: str
    context: Context


def _fenced(rule: Rule, page: dict[str, str], title: str) -> _Fenced:
    lines = page.get(title, "").split("\n")
    fences = [number for number, line in enumerate(lines) if line.startswith(_FENCE)]
    language, *said = lines[0].removeprefix(_FENCE).split(" ")
    if len(fences) != 2 or fences != [0, len(lines) - 1] or language not in _LANGUAGES:
        raise PageError(f"{rule.file}: “{title}”应当恰好是一个 {_FENCE} 代码块，语言是 {'、'.join(_LANGUAGES)} 之一")
    return _Fenced(language, "\n".join(lines[1:-1]), _context(rule, said))


def _context(rule: Rule, said: Iterable[str]) -> Context:
    """What stands behind the language of a fence, as a context."""
    known: dict[str, Any] = {}
    for word in said:
        name, _, value = word.partition("=")
        if name == "published":
            from datetime import date

            known["published"] = date.fromisoformat(value)
        elif name in {"organ", "organ-kind"}:
            known[name.replace("-", "_")] = value
        else:
            raise PageError(f"{rule.file}: 示例的代码块不认识“{word}”")
    return Context(**known)


def _file(language: str, text: str, context: Context) -> ExampleFile:
    return ExampleFile(_LANGUAGES[language], _docx(text) if language == "xml" else text.encode(), context)


def _places(text: str, fragment: str) -> Iterator[int]:
    at = text.find(fragment)
    while at >= 0:
        end = at + len(fragment)
        if (at == 0 or text[at - 1] == "\n") and (end == len(text) or text[end] == "\n"):
            yield at
        at = text.find(fragment, at + 1)


_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MIME: Final = "application/vnd.openxmlformats-"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SCOPES: Final = {
    "w": _WORD,
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "": f"{_OFFICE}/extended-properties",
}
"""The namespaces of an `xml` example by their prefixes."""


class _Part(NamedTuple):
    """A part of a Word file: the prefixes of what it holds, its elements, its type and the package's relation to it."""

    prefixes: tuple[str, ...]
    opening: str
    closing: str
    mime: str
    relation: str


_PARTS: Final = {
    "word/document.xml": _Part(
        ("w",),
        f'<w:document xmlns:w="{_WORD}"><w:body>',
        "</w:body></w:document>",
        "officedocument.wordprocessingml.document.main+xml",
        f"{_OFFICE}/relationships/officeDocument",
    ),
    "docProps/core.xml": _Part(
        ("dc", "cp"),
        f'<cp:coreProperties xmlns:cp="{_SCOPES["cp"]}" xmlns:dc="{_SCOPES["dc"]}">',
        "</cp:coreProperties>",
        "package.core-properties+xml",
        f"{_PACKAGE}/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": _Part(
        ("",),
        f'<Properties xmlns="{_SCOPES[""]}">',
        "</Properties>",
        "officedocument.extended-properties+xml",
        f"{_OFFICE}/relationships/extended-properties",
    ),
}


def _docx(text: str) -> bytes:
    """A Word file that holds the elements written in `text`, each in the part that its namespace belongs to."""
    import io
    from xml.etree import ElementTree
    from zipfile import ZipFile

    scopes = " ".join(f'xmlns{":" * bool(prefix)}{prefix}="{uri}"' for prefix, uri in _SCOPES.items())
    elements = list(ElementTree.fromstring(f"<x:all xmlns:x='x' {scopes}>{text}</x:all>"))  # noqa: S314 - our own page
    types = ['<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>']
    relations = []
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        for number, (name, part) in enumerate(_PARTS.items(), 1):
            held = tuple(f"{{{_SCOPES[prefix]}}}" for prefix in part.prefixes)
            inner = [ElementTree.tostring(element, "unicode") for element in elements if element.tag.startswith(held)]
            package.writestr(name, f"{part.opening}{''.join(inner)}{part.closing}")
            types.append(f'<Override PartName="/{name}" ContentType="{_MIME}{part.mime}"/>')
            relations.append(f'<Relationship Id="r{number}" Type="{part.relation}" Target="{name}"/>')
        scope = f'xmlns="{_PACKAGE}'
        package.writestr("_rels/.rels", f'<Relationships {scope}/relationships">{"".join(relations)}</Relationships>')
        package.writestr("[Content_Types].xml", f'<Types {scope}/content-types">{"".join(types)}</Types>')
    return stream.getvalue()
