"""Word files made to take long, to fill the memory, or to reach out."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from tests.engine.hostile.packages import (
    W,
    deflated_run,
    document,
    lying,
    overlapping,
    paragraph,
    parts,
    relationships,
    word_file,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LAUGHS: Final = (
    "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
ROW: Final = "<w:tr><w:tc>{}</w:tc></w:tr>"


def nested(opening: str, closing: str, depth: int, inner: str = "") -> str:
    return opening * depth + inner + closing * depth


def counted(piece: str, count: int) -> str:
    """The piece so many times, with the numbers from 0 on in it."""
    return "".join(map(piece.format, range(count)))


def table(rows: str) -> str:
    return f"<w:tbl>{rows}</w:tbl>"


def style(name: str, based: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{based}"/></w:style>'


def styles(content: str) -> str:
    return f"<w:styles {W}>{content}</w:styles>"


def styled(name: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'


def numbered(level: str, start: str = "1") -> bytes:
    item = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{"%1" * 50_000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return word_file(document(item * 2_000), numbering=numbering)


def in_list(name: str) -> str:
    return f'<w:p><w:pPr><w:numPr><w:numId w:val="{name}"/></w:numPr></w:pPr></w:p>'


def lists(body: str, *, levels: str = "", overrides: str = "", nums: str = "") -> bytes:
    """A Word file with a definition that has these levels, and the list 1 of it, or others in its place."""
    nums = nums or f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    made = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'
    return word_file(document(body), numbering=f"<w:numbering {W}>{made}</w:numbering>")


def linked_lists() -> bytes:
    """Lists each of which is defined by the style of the next, in a circle."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="s{n + 1}"/></w:abstractNum>' for n in range(2_000)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2_000))
    named = "".join(
        f'<w:style w:type="numbering" w:styleId="s{n}"><w:pPr><w:numPr><w:numId w:val="{n % 2_000}"/></w:numPr></w:pPr>'
        "</w:style>"
        for n in range(2_001)
    )
    items = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr></w:pPr></w:p>' for n in range(2_000)
    )
    numbering = f"<w:numbering {W}>{made}{nums}</w:numbering>"
    return word_file(document(items), numbering=numbering, styles=styles(named))


def twice() -> bytes:
    members = parts(document(paragraph("a")))
    made = io.BytesIO(zipped(members))
    with zipfile.ZipFile(made, "a") as archive:
        info = zipfile.ZipInfo("word/Document.xml")
        archive.writestr(info, document(paragraph("b")))
    return made.getvalue()


def outside(url: str, **targets: str) -> bytes:
    """A Word file whose parts are to be fetched from elsewhere, inside of the package and out."""
    members = parts(document(paragraph("a")))
    kinds = ("styles", "numbering", "comments", "footnotes", "attachedTemplate", "image", "oleObject", "frame")
    links = dict.fromkeys(kinds, url) | targets
    members["word/_rels/document.xml.rels"] = relationships(links, ' TargetMode="External"').encode()
    members["word/_rels/settings.xml.rels"] = members["word/_rels/document.xml.rels"]
    return zipped(members)


def climbing(path: str) -> bytes:
    """A Word file whose parts are said to be at a path that leads out of it."""
    members = parts(document(paragraph("a")))
    members["word/_rels/document.xml.rels"] = relationships(
        {"styles": path, "numbering": f"../../../../../../..{path}", "comments": f"file://{path}"}
    ).encode()
    return zipped(members)


def external_entity(url: str) -> bytes:
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{url}"><!ENTITY % p SYSTEM "{url}">%p;]>'
    return word_file(document(paragraph("&e;"), doctype))


def external_subset(url: str) -> bytes:
    return word_file(document(paragraph("a"), f'<!DOCTYPE d SYSTEM "{url}">'))


BODY: Final = parts(document(""))
MERGED: Final = '<w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge{}/></w:tcPr><w:p/>'
RESTART: Final = ' w:val="restart"'
WIDE: Final = f'<w:tcPr><w:gridSpan w:val="{"9" * 5_000}"/></w:tcPr><w:p/>'
LEAVING_OUT: Final = '<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
DEFAULT: Final = f"<!DOCTYPE d [<!ATTLIST w:p a CDATA '{'a' * 100_000}'>]>"
CHANGED: Final = (
    '<w:p><w:ins w:author="a"><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>'
)
CUSTOM: Final = (
    '<w:lvlOverride w:ilvl="0"><w:lvl><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Choice><w:numFmt w:val="custom" w:format="{}, b, c"/></mc:Choice>'
    "</mc:AlternateContent></w:lvl></w:lvlOverride>"
)
NUM: Final = f'<w:num w:numId="{{0}}"><w:abstractNumId w:val="0"/>{CUSTOM.format("{0}")}</w:num>'
NUMBERED_BOX: Final = f"<w:txbxContent>{in_list('1')}</w:txbxContent>"
CHANGED_CELL: Final = '<w:tc><w:tcPr><w:tcPrChange w:author="a{}"/></w:tcPr><w:p/></w:tc>'
REPEATING: Final = (
    '<w:lvl w:ilvl="0"><w:start w:val="999"/><w:numFmt w:val="chineseCountingThousand"/>'
    f'<w:lvlText w:val="{"%1" * 1_000}"/></w:lvl>'
)
MANY: Final = [*BODY, *(f"word/x{n}.xml" for n in range(9_000))]
TWO_PARTS: Final = paragraph("一、总体情况") + paragraph("二、主动公开政府信息情况")


def other(name: str, content: bytes) -> bytes:
    return zipped(BODY | {name: content})


def instead(content: bytes, size: int) -> bytes:
    """A Word file whose document.xml is this, deflated, and claims to have `size`."""
    return lying(BODY, "word/document.xml", content, size)


FILES: dict[str, Callable[[], bytes]] = {
    "one part of a gigabyte": lambda: instead(deflated_run(b" ", 2**30), 2**30),
    "a gigabyte that claims to be little": lambda: instead(deflated_run(b" ", 2**30), 100),
    "a part that claims four gigabytes": lambda: instead(deflated_run(b" ", 100), 2**32 - 2),
    "members that overlap": lambda: overlapping(MANY, deflated_run(b" ", 2**24), 2**24),
    "parts that are one": lambda: overlapping([*BODY], deflated_run(b"<", 2**24), 2**24),
    "sixty thousand members": lambda: zipped(BODY | {f"word/media/{n}": b"" for n in range(60_000)}),
    "duplicate parts": twice,
    "twenty million empty paragraphs": lambda: instead(deflated_document(b"<w:p/>", 20_000_000), 120_000_000),
    "six hundred thousand empty paragraphs": lambda: word_file(document("<w:p/>" * 600_000)),
    "two hundred thousand paragraphs": lambda: word_file(document(paragraph("a") * 200_000)),
    "entities in entities": lambda: word_file(document(paragraph("&a11;"), LAUGHS)),
    "entities in entities, in the styles": lambda: word_file("<a/>", styles=f"{LAUGHS}<a>&a11;</a>"),
    "a long entity many times": lambda: word_file(
        document(paragraph("&a;" * 100_000), f"<!DOCTYPE d [<!ENTITY a '{'a' * 100_000}'>]>")
    ),
    "attribute defaults": lambda: word_file(document("<w:p/>" * 10_000, DEFAULT)),
    "tables in tables": lambda: word_file(document(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 100_000))),
    "content controls in content controls": lambda: word_file(
        document(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 150_000, paragraph("a")))
    ),
    "insertions in insertions": lambda: word_file(document(f"<w:p>{nested('<w:ins>', '</w:ins>', 200_000)}</w:p>")),
    "text boxes in text boxes": lambda: word_file(
        document(
            nested("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60_000, paragraph("a"))
        )
    ),
    "elements never closed": lambda: word_file(f"<w:document {W}>" + "<w:p>" * 1_000_000),
    "a million columns": lambda: word_file(document(table(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 1_000_000}</w:tr>"))),
    "a hundred thousand columns": lambda: word_file(document(table(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 100_000}</w:tr>"))),
    "columns that leave out two billion": lambda: word_file(
        document(table(LEAVING_OUT * 5_000))
    ),
    "cells of two billion columns": lambda: word_file(
        document(table(ROW.format(MERGED.format(RESTART)) + ROW.format(MERGED.format("")) * 20_000))
    ),
    "spans that are no numbers": lambda: word_file(
        document(table(ROW.format(WIDE) * 200))
    ),
    "twenty thousand rows": lambda: word_file(document(table(ROW.format(paragraph("1")) * 20_000))),
    "a paragraph of spaces": lambda: word_file(document(paragraph(f"a{' ' * 10_000_000}b"))),
    "a paragraph of digits": lambda: word_file(document(paragraph("1" * 5_000_000))),
    "a paragraph of numerals": lambda: word_file(document(paragraph("一二三" * 1_000_000))),
    "a paragraph of brackets": lambda: word_file(document(paragraph("（一）" * 1_000_000))),
    "a paragraph of headings": lambda: word_file(document(paragraph("一、总体情况 " * 300_000))),
    "a paragraph of years": lambda: word_file(document(paragraph("2024年政府信息公开工作年度报告" * 200_000))),
    "line breaks": lambda: word_file(document(f"<w:p><w:r>{'<w:t>1</w:t><w:br/>' * 300_000}</w:r></w:p>")),
    "runs of one character": lambda: word_file(document(f"<w:p>{'<w:r><w:t>1</w:t></w:r>' * 300_000}</w:p>")),
    "tabs in cells": lambda: word_file(document(table(ROW.format(f"<w:p><w:r>{'<w:tab/>' * 200_000}</w:r></w:p>")))),
    "headings": lambda: word_file(document(paragraph("一、总体情况") * 100_000)),
    "parts again and again": lambda: word_file(document(TWO_PARTS * 20_000)),
    "tables": lambda: word_file(document((table(ROW.format(paragraph("1"))) + "<w:p/>") * 40_000)),
    "a million attributes": lambda: word_file(document("<w:p" + counted(' a{}="b"', 1_000_000) + "/>")),
    "an attribute of fifty megabytes": lambda: word_file(document(f'<w:p a="{"a" * 50_000_000}"/>')),
    "a namespace for each element": lambda: word_file(document(counted('<a xmlns="u{}"/>', 300_000))),
    "styles in a circle": lambda: word_file(
        document(styled("a") * 1_000), styles=styles(style("a", "b") + style("b", "a"))
    ),
    "a long line of styles": lambda: word_file(
        document("".join(styled(f"s{n}") for n in range(20_000))),
        styles=styles("".join(style(f"s{n}", f"s{n - 1}") for n in range(20_000))),
    ),
    "lists in a circle": linked_lists,
    "long numbers": lambda: numbered("0"),
    "numbers of many digits": lambda: numbered("0", "9" * 4_000),
    "levels that do not exist": lambda: numbered("99999999999"),
    "a number that repeats itself": lambda: lists(in_list("1") * 150_000, levels=REPEATING),
    "a list of many levels, in many boxes": lambda: lists(
        f"<w:p><w:r><w:t>a</w:t><w:pict>{NUMBERED_BOX * 20_000}</w:pict></w:r></w:p>",
        levels='<w:lvl w:ilvl="0"/>' * 200_000,
    ),
    "a list with many formats": lambda: lists(in_list("1"), overrides=counted(CUSTOM, 100_000)),
    "many lists with formats": lambda: lists(counted(in_list("{}"), 60_000), nums=counted(NUM, 60_000)),
    "cells that many changed": lambda: word_file(document(table(f"<w:tr>{counted(CHANGED_CELL, 20_000)}</w:tr>"))),
    "paragraphs of a comment in one another": lambda: word_file(
        document(paragraph("a")),
        comments=f'<w:comments {W}><w:comment w:id="1">{nested("<w:p>", "</w:p>", 200_000)}</w:comment></w:comments>',
    ),
    "comments in comments": lambda: word_file(
        document(paragraph("a")),
        comments=f"<w:comments {W}>{nested('<w:comment><w:p/>', '</w:comment>', 200_000)}</w:comments>",
    ),
    "comments": lambda: word_file(
        document("<w:p>" + '<w:r><w:commentReference w:id="1"/></w:r>' * 100_000 + "</w:p>"),
        comments=f"<w:comments {W}>" + '<w:comment w:id="1"/>' * 100_000 + "</w:comments>",
    ),
    "tracked changes": lambda: word_file(
        document(CHANGED * 60_000)
    ),
    "another encoding": lambda: other("word/document.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>'),
    "an encoding that is none": lambda: other("word/document.xml", b'<?xml version="1.0" encoding="rot13"?><a/>'),
    "zeros": lambda: other("word/document.xml", bytes(1_000_000)),
}  # fmt: skip

REFUSED: Final = frozenset(
    {
        "a gigabyte that claims to be little",
        "a long entity many times",
        "a million columns",
        "a number that repeats itself",
        "a part that claims four gigabytes",
        "an encoding that is none",
        "another encoding",
        "attribute defaults",
        "content controls in content controls",
        "duplicate parts",
        "elements never closed",
        "entities in entities",
        "entities in entities, in the styles",
        "headings",
        "insertions in insertions",
        "line breaks",
        "members that overlap",
        "one part of a gigabyte",
        "parts again and again",
        "parts that are one",
        "sixty thousand members",
        "tables",
        "tables in tables",
        "text boxes in text boxes",
        "tracked changes",
        "twenty million empty paragraphs",
        "two hundred thousand paragraphs",
        "zeros",
    }
)
"""Those of which nothing is read; all others are."""


def deflated_document(piece: bytes, count: int) -> bytes:
    """word/document.xml with so many times the same piece, deflated; made without ever holding it all."""
    import zlib

    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    out = [packer.compress(f"<w:document {W}><w:body>".encode())]
    out += [packer.compress(piece * 10_000) for _ in range(count // 10_000)]
    return b"".join(out) + packer.compress(b"</w:body></w:document>") + packer.flush()
