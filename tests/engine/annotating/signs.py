"""What the remarks in a Word file are about and say, read as a word processor would, and whether it would take them."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from tests.engine.readers.docx.list_xml import parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
HOLDERS = frozenset(
    W + name for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo")
)
NEVER = frozenset(W + name for name in ("txbxContent", "del", "moveFrom", "r", "rubyBase", "fldSimple"))


@dataclass(frozen=True)
class Remark:
    """A comment: the text between its signs, that of its paragraphs, and who wrote it."""

    about: str
    lines: tuple[str, ...]
    author: str


def member(data: bytes, name: str) -> bytes:
    """A part of the package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def members(data: bytes) -> dict[str, bytes]:
    """All parts of the package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def remarks(data: bytes, part: str = "word/comments.xml") -> list[Remark]:
    """The comments of a file in the order of their part, once it is clear that Word would take them."""
    comments = parsed(member(data, part))
    document = parsed(member(data, "word/document.xml"))
    about = _abouts(document)
    found = []
    numbers = [comment.get(W + "id") for comment in comments]
    assert len(set(numbers)) == len(numbers)
    for comment in comments.findall(W + "comment"):
        assert comment.findall(W + "p"), "a comment without a paragraph"
        lines = tuple("".join(text.text or "" for text in line.iter(W + "t")) for line in comment.findall(W + "p"))
        author = comment.get(W + "author", "")
        if author == "govlint":
            assert comment.get(W + "initials")
            assert comment.get(W + "date", "").endswith("Z")
            assert [len(list(line.iter(W + "annotationRef"))) for line in comment] == [1, *[0] * (len(lines) - 1)]
        found.append(Remark(about.get(comment.get(W + "id", ""), "?"), lines, author))
    return found


def own(data: bytes) -> list[Remark]:
    """govlint's remarks, without the one on the whole file."""
    first, *others = (made for made in remarks(data) if made.author == "govlint")
    assert first.lines[0].startswith("govlint 检查结果：")
    return others


def text_of(data: bytes) -> str:
    """All text of the document part, in the order of the file."""
    root = parsed(member(data, "word/document.xml"))
    return "".join(element.text or "" for element in root.iter(W + "t"))


def _abouts(document: Element) -> dict[str, str]:
    about: dict[str, str] = {}
    running: set[str] = set()
    ended: set[str] = set()
    referred: Counter[str] = Counter()
    for element, path in _walk(document, ()):
        number = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            assert number not in about, "a comment begins twice"
            _assert_place(path)
            about[number] = ""
            running.add(number)
        elif element.tag == W + "commentRangeEnd":
            assert number in running, "a comment ends that has not begun"
            _assert_place(path)
            running.discard(number)
            ended.add(number)
        elif element.tag == W + "commentReference":
            # One without extent may have nothing but its sign.
            assert number in ended or number not in about, "the sign of a comment stands before its end"
            about.setdefault(number, "")
            assert path[-1].tag == W + "r"
            _assert_place(path[:-1])
            referred[number] += 1
        elif element.tag == W + "t":
            for open_ in running:
                about[open_] += element.text or ""
    assert not running, "a comment without an end"
    assert set(referred) == set(about)
    assert set(referred.values()) <= {1}
    return about


def _assert_place(path: tuple[Element, ...]) -> None:
    assert path[-1].tag in HOLDERS, path[-1].tag
    assert not {element.tag for element in path} & NEVER


def _walk(element: Element, path: tuple[Element, ...]) -> list[tuple[Element, tuple[Element, ...]]]:
    found = [(element, path)]
    for child in element:
        found += _walk(child, (*path, element))
    return found
