"""Fonts that a PDF does not bring: what is read must not depend on those that are installed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engine.readers.pdf.sheets import FONT, sheets, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SCRIPT = Path(__file__).parents[4] / "docs" / "boxes_font.py"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere pdfium takes the fonts of the system")


def test_the_font_is_what_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("gl_docs_boxes_font", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.PATH.read_bytes() == script.font(), "run python docs/boxes_font.py"
    assert [path.name for path in script.PATH.parent.iterdir()] == [script.PATH.name]


@ON_LINUX
def test_no_folder_of_the_system_is_looked_through(tmp_path: Path) -> None:
    """A library that knows no fonts at all passes over characters that stand alone: so it had this one."""
    program = (
        "import sys\nfrom govlint.readers.pdf import pdfium, extraction\npdfium._FONTS = sys.argv[1]\n"
        "print(sum(len(page.glyphs) for page in extraction.extracted(sys.stdin.buffer.read()).pages))"
    )
    data = sheets(alone)
    counts = [
        int(subprocess.run([sys.executable, "-c", program, folder], input=data, capture_output=True, check=True).stdout)
        for folder in (str(tmp_path), str(SCRIPT.parents[1] / "govlint" / "data" / "fonts"))
    ]
    assert counts[0] < counts[1] == len("表三息7合计人12")


def alone(canvas: Canvas) -> None:
    for number, text in enumerate(("表三", "息", "7", "合计", "人", "12")):
        canvas.drawString(100 + 60 * number, 700, text)


def test_characters_that_stand_alone_are_read() -> None:
    assert "".join(map(str, texts(sheets(alone)))).replace(" ", "") == "表三息7合计人12"


@pytest.mark.parametrize("text", ["甲，乙。", "1.5", "il,.", "A4纸", "（一）"])
def test_a_character_is_as_wide_as_the_file_says(text: str) -> None:
    """Were the boxes of the font wider than the characters, what stands close together would run into one another."""

    def draw(canvas: Canvas) -> None:
        end = 100.0
        for char in text:
            canvas.drawString(end, 700, char)
            end += canvas.stringWidth(char, FONT, 16)

    assert texts(sheets(draw)) == [text]
