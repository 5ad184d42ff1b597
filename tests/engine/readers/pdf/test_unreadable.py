"""Files of which there is nothing to read say so, and what to do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from govlint.readers.pdf import extraction, isolation, read
from govlint.unreadable import UnreadableError
from tests.engine.readers.pdf.sheets import assembled, lines, page, sheets, stream, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from tests.engine.readers.pdf.sheets import Draw

TEXT = b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET\n"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def picture() -> ImageReader:
    gray = BytesIO(b"P5 8 8 255 " + bytes(range(64)))
    return ImageReader(gray)


def scanned(*texts: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)
        canvas.setFont("STSong-Light", 9)
        for number, text in enumerate(texts):
            canvas.drawCentredString(297, 40 + 14 * number, text)

    return draw


def message(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read("report.pdf", data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(sheets(lines("正文。"), encrypt=StandardEncryption("密", "主")), "密码", id="a password"),
        pytest.param(sheets(lines("正文。"))[:-300], "不完整", id="cut off at its end"),
        pytest.param(b"%PDF-1.4\n" + bytes(range(256)) * 9 + b"%%EOF", "损坏", id="broken"),
        pytest.param(
            assembled({1: CATALOG, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), "没有任何页面", id="no pages"
        ),
        pytest.param(assembled({1: CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}), "", id="a cycle"),
        pytest.param(sheets(lambda _: None), "没有可以读取的文字", id="an empty page"),
        pytest.param(sheets(scanned()), "OCR", id="a scan"),
        pytest.param(sheets(*[scanned("- 1 -", "某某县政府网")] * 3), "扫描件", id="a scan with page numbers"),
        pytest.param(sheets(lines("封面"), scanned(), scanned()), "扫描件", id="a scan behind a cover"),
        pytest.param("只是文字".encode(), "PDF", id="no PDF"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_what_cannot_be_read(data: bytes, said: str) -> None:
    assert said in message(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            sheets(lines("正文。"), encrypt=StandardEncryption("", "主", canCopy=0)),
            ["正文。"],
            id="protected, not locked",
        ),
        pytest.param(sheets(lines("正文。")) + b"\n<html></html>\n", ["正文。"], id="something behind its end"),
        pytest.param(b"\n\n" + sheets(lines("正文。")), ["正文。"], id="something before its start"),
        pytest.param(
            sheets(lines("正文。"), lines("第二页。"), scanned()), ["正文。", "第二页。"], id="a picture behind it"
        ),
        pytest.param(
            sheets(lambda canvas: (scanned()(canvas), lines(*["文字层。"] * 20, top=780)(canvas))),
            ["文字层。"] * 20,
            id="a scan with its text",
        ),
        pytest.param(page(TEXT).replace(b"[0 0 595 842]", b"null"), ["Hello"], id="a page without a size"),
    ],
)
def test_what_can_be_read(data: bytes, expected: list[str]) -> None:
    assert texts(data) == expected


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_PAGES", 2)
    assert len(extraction.extracted(sheets(lines("一"), lines("二"))).pages) == 2
    with pytest.raises(UnreadableError, match="3 页，超过上限 2 页"):
        extraction.extracted(sheets(lines("一"), lines("二"), lines("三")))


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_CHARACTERS", 10)
    extraction.extracted(page(TEXT))
    with pytest.raises(UnreadableError, match="超过上限 10 个字"):
        extraction.extracted(page(TEXT + TEXT.replace(b"700", b"600")))


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govlint.readers.pdf.rulings.MAX_DRAWN", 50)
    extraction.extracted(page(TEXT + b"0 0 m 9 9 l S " * 20))
    with pytest.raises(UnreadableError, match="图形超过上限"):
        extraction.extracted(page(TEXT + b"0 0 m 9 9 l S " * 60))


def test_without_pdfium_the_message_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pypdfium2_raw'] = None\n"
        "from govlint.readers.pdf.extraction import extracted\n"
        "from govlint.unreadable import UnreadableError\n"
        "try: extracted(b'%PDF-1.4 startxref %%EOF')\n"
        "except UnreadableError as error: print(ascii(error))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "govlint[pdf]"' in done.stdout


def nested_forms(depth: int) -> bytes:
    """Each form draws the next one twice."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"
    more = {10 + index: stream(b"/X Do /X Do", head % (11 + index)) for index in range(depth)}
    more[10 + depth] = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    return page(TEXT + b"/X Do", b"/XObject << /X 10 0 R >>", more=more)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(nested_forms(30), id="forms that double"),
        pytest.param(page(TEXT + b" " * 800_000_000), id="a page of spaces"),
        pytest.param(
            page(b"0 0 m 9 9 l S\n" * 50_000).replace(b"/Contents 4 0 R", b"/Contents [" + b"4 0 R " * 1000 + b"]"),
            id="the same content again and again",
        ),
    ],
)
def test_what_wants_too_much_ends_in_time(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "MAX_PDF_SECONDS", 3)
    start = time.monotonic()
    assert "内容异常" in message(data)
    assert time.monotonic() - start < 8
    assert texts(page(TEXT)) == ["Hello"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(nested_forms(3), id="forms in forms"),
        pytest.param(page(TEXT + b"q " * 100_000), id="states that are never left"),
        pytest.param(page(TEXT + b"[" * 100_000), id="arrays in arrays"),
        pytest.param(page(b"[" * 3000 + TEXT, b"<<" * 20_000), id="dictionaries in dictionaries"),
        pytest.param(page(TEXT).replace(b"595 842", b"1e30 1e30"), id="a huge page"),
        pytest.param(
            page(TEXT + b"".join(b"%d %d m %d %d l S\n" % (i % 595, i % 842, i % 595, i % 97) for i in range(20_000))),
            id="many lines",
        ),
    ],
)
def test_what_is_odd_is_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableError):
        assert read("report.pdf", data).blocks


def test_a_process_that_dies_is_started_again() -> None:
    assert texts(page(TEXT)) == ["Hello"]
    process = isolation._process._running
    assert process
    process.kill()
    process.wait()
    assert texts(page(TEXT)) == ["Hello"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_fork_has_a_process_of_its_own() -> None:
    code = (
        "import os, sys, warnings\n"
        "from govlint.readers.pdf import read\n"
        "data = sys.stdin.buffer.read()\n"
        "read('a.pdf', data)\n"
        "child = os.fork()\n"
        "for _ in range(3): read('a.pdf', data)\n"
        "if child: assert os.waitpid(child, 0)[1] == 0; print('both')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=page(TEXT), capture_output=True, check=True, timeout=60)
    assert done.stdout == b"both\n"
