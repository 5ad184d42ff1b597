"""PDF made to take long, to fill the memory, or to reach out."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from tests.engine.hostile.packages import deflated_run

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG: Final = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES: Final = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: dict[int, bytes]) -> bytes:
    """A PDF of these objects by their numbers; 1 is its catalogue."""
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        made += b"%d 1\n%010d 00000 n \n" % (number, place)
    made += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)
    return bytes(made)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def deflated(raw: bytes) -> bytes:
    """A stream of bytes that were deflated without zlib's frame."""
    return stream(b"\x78\x9c" + raw + b"\x00\x00\x00\x00", b"/Filter/FlateDecode")


def page(content: bytes, more: bytes = b"") -> bytes:
    """A PDF of one page with this content, packed."""
    return sheet(stream(zlib.compress(content), b"/Filter/FlateDecode"), more)


def sheet(content: bytes, more: bytes = b"") -> bytes:
    entries = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R" + more
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    objects = {1: CATALOG, 2: PAGES, 3: b"<</Type/Page/Parent 2 0 R%b>>" % entries, 4: content, 5: FONT, 6: form}
    return pdf(objects)


def text(lines: int, line: bytes) -> bytes:
    """So many lines, each below the one before and as large as the page allows."""
    height = 800 / lines
    return b"BT /F %f Tf 9 820 Td " % height + (b"(%b) Tj 0 %f Td " % (line, -height)) * lines + b"ET"


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + count))
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    objects = {1: CATALOG, 2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)}
    objects |= {4: stream(b"BT /F 9 Tf (a) Tj ET"), 5: FONT} | dict.fromkeys(range(10, 10 + count), one)
    return pdf(objects)


def reaching(url: bytes) -> bytes:
    """A page that wants things from elsewhere as soon as it is opened."""
    action = b"<</S/URI/URI(%b)>>" % url
    program = b"<</S/JavaScript/JS(app.launchURL\\('%b'\\))>>" % url
    outside = b"<</Length 0/F<</FS/URL/F(%b)>>>>\nstream\n\nendstream" % url
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/OpenAction %b/AA<</WC %b>>>>" % (program, action),
            2: PAGES,
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/AA<</O %b>>>>" % action,
            4: outside,
        }
    )


SHEETS: dict[str, Callable[[], bytes]] = {
    "a stream of a gigabyte": lambda: sheet(deflated(deflated_run(b" ", 2**30))),
    "a stream packed twice": lambda: sheet(
        stream(zlib.compress(zlib.compress(b" " * 2**28)), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "as much text as is read": lambda: page(text(1_900, b"a" * 100)),
    "too much text": lambda: page(text(50_000, b"a" * 100)),
    "a line of a million characters": lambda: page(text(1, b"1" * 1_000_000)),
    "characters one by one": lambda: page(text(15_000, b"1")),
    "lines drawn": lambda: page(b"0 0 m 9 9 l S " * 300_000 + text(1, b"a")),
    "a grid of lines": lambda: page(
        b"".join(b"0 %d m 500 %d l S %d 0 m %d 500 l S " % (n, n, n, n) for n in range(5_000)) + text(50, b"a")
    ),
    "rectangles upon one another": lambda: page(b"9 9 50 50 re S " * 100_000 + text(50, b"a")),
    "states in states": lambda: page(b"q " * 1_000_000 + text(1, b"a")),
    "arrays in arrays": lambda: page(b"[" * 1_000_000),
    "arrays in arrays in the file": lambda: pdf({1: CATALOG, 2: PAGES, 3: b"[" * 1_000_000}),
    "a form that draws itself": lambda: page(b"/X Do " * 100 + text(1, b"a")),
    "pages that are their own parent": lambda: pdf({1: CATALOG, 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"}),
    "a million pages that are not there": lambda: pdf({1: CATALOG, 2: b"<</Type/Pages/Kids[]/Count 1000000>>"}),
    "as many pages as are read": lambda: many_pages(1_000),
    "too many pages": lambda: many_pages(20_000),
    "a page without end": lambda: page(text(50, b"a"), b"/MediaBox[0 0 1e30 1e30]/UserUnit 1e30"),
    "a table of places in a circle": lambda: b"%PDF-1.7\n" + b"xref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF",
    "places far away": lambda: b"%PDF-1.7\nstartxref\n99999999999999\n%%EOF",
    "a file without a table of places": lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 200_000,
    "nothing but a beginning": lambda: b"%PDF-1.7\n" + b"<<" * 5_000_000,
    "things from elsewhere": lambda: reaching(b"http://127.0.0.1:9/a"),
    "files from elsewhere": lambda: reaching(b"file:///etc/passwd"),
}  # fmt: skip
