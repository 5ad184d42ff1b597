"""Page numbers and running headers are no text of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.readers.pdf.sheets import lines, margins, sheets, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas


def report(mark: Callable[[int], str], pages: int = 3, y: float = 40, body: str = "正文第{}部分。") -> bytes:
    def draw(canvas: Canvas) -> None:
        number = canvas.getPageNumber()
        lines(body.format("一二三四五六"[number - 1]))(canvas)
        canvas.drawCentredString(297, y, mark(number))

    return sheets(*[draw] * pages)


BODY = ["正文第一部分。", "正文第二部分。", "正文第三部分。"]


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(lambda n: f"- {n} -", id="between hyphens"),
        pytest.param(lambda n: f"— {n} —", id="between dashes"),
        pytest.param(lambda n: f"－{'０１２３４５'[n]}－", id="full-width"),
        pytest.param(lambda n: f"第{n}页 共3页", id="of so many"),
        pytest.param(lambda n: f"第 {n} 页，共 3 页", id="of so many with a comma"),
        pytest.param(lambda n: f"第{'一二三'[n - 1]}页", id="in words"),
        pytest.param(lambda n: f"{n}/3", id="with a stroke"),
        pytest.param(lambda n: f"{n}", id="bare"),
        pytest.param(lambda n: f"{n + 6}", id="bare from seven on"),
        pytest.param(lambda n: f"Page {n} of 3", id="in English"),
        pytest.param(lambda _: "某某县人民政府办公室", id="a running footer"),
        pytest.param(lambda n: f"政府信息公开年报 {n}", id="a running footer with a number"),
    ],
)
@pytest.mark.parametrize("y", [40, 810], ids=["below", "above"])
def test_margins_are_kept_apart(mark: Callable[[int], str], y: float) -> None:
    data = report(mark, y=y)
    assert texts(data) == BODY
    assert len(margins(data)) == 3


def test_the_number_of_the_only_page() -> None:
    assert texts(report(lambda n: str(n), pages=1)) == BODY[:1]


def test_the_title_as_a_header_leaves_the_title() -> None:
    title = "某某县2023年政府信息公开工作年度报告"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(297, 805, title)
        canvas.setFont("STSong-Light", 16)
        if canvas.getPageNumber() == 1:
            canvas.drawCentredString(297, 770, title)
        lines(BODY[canvas.getPageNumber() - 1])(canvas)

    data = sheets(draw, draw)
    assert texts(data) == [title, *BODY[:2]]
    assert margins(data) == [title, title]


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(lambda n: "2023年度" if n == 1 else f"另一行文字{'甲乙丙'[n - 1]}", id="different lines"),
        pytest.param(lambda n: ["某某局", "2024年1月9日", "（盖章）"][n - 1], id="a signature"),
    ],
)
def test_text_near_the_margin_is_text(mark: Callable[[int], str]) -> None:
    data = report(mark, y=60)
    assert margins(data) == []
    assert len(texts(data)) == 6


def test_what_is_repeated_in_the_middle_of_the_page_is_text() -> None:
    data = report(lambda _: "特此说明。", y=400)
    assert margins(data) == []
    assert texts(data).count("特此说明。") == 3
