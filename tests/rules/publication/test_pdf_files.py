"""GL604 and GL607 on PDF: its properties are known, its traces are not."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from govlint.rules import Status
from tests.rules.linting import linted

if TYPE_CHECKING:
    from govlint.results import FileResult


def result(**properties: str) -> FileResult:
    """The result for a page of text in a PDF with these properties."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    file = BytesIO()
    canvas = Canvas(file)
    canvas.setFont("STSong-Light", 16)
    canvas.drawString(72, 700, "云岭市水务局2024年工作情况")
    for name, value in properties.items():
        getattr(canvas, f"set{name.capitalize()}")(value)
    canvas.save()
    made = linted(file.getvalue(), ".pdf")
    assert not made.unreadable, made.diagnostics
    return made


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param({}, id="what the library writes"),
        pytest.param({"author": "Administrator", "title": "Microsoft Word - 2024年年报.doc"}, id="printed from Word"),
        pytest.param({"author": "云岭市水务局", "keywords": "信息公开;年报"}, id="the organ"),
    ],
)
def test_a_pdf_without_names(properties: dict[str, str]) -> None:
    made = result(**properties)
    assert [found.finding.message for found in made.diagnostics if found.rule.code == "GL607"] == []
    assert made.outcomes["GL607"].status is Status.PASS
    assert made.outcomes["GL604"].status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        pytest.param({"author": "张三"}, "文件属性里有作者“张三”；", id="a person"),
        pytest.param({"title": "file:///C:/zhangsan/2.html"}, "标题“file:///C:/zhangsan/2.html”；", id="a path"),
    ],
)
def test_names_are_listed_on_no_page(properties: dict[str, str], message: str) -> None:
    (found,) = (made for made in result(**properties).diagnostics if made.rule.code == "GL607")
    assert message in found.finding.message
    assert found.finding.place == ("文件属性",)
