"""Tables read in the places where tables among the same words were read: as if nothing had been read before."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.forms import align as alignment
from govlint.forms import layouts
from govlint.forms.align import Wanted, align
from govlint.forms.atoms import lines_of
from govlint.forms.report import TableReading
from govlint.forms.row_shapes import rows_of
from tests.engine.forms.disturbed import aligned_file, numbered
from tests.rules.linting import registry
from tests.synthetic.cases import mutated
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import APART, LAYOUTS, MARKDOWN
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Text
    from govlint.forms.report import LabelReading
    from govlint.forms.values import Value
    from tests.synthetic.cases import Case

WITH_CELLS = [*sorted(MARKDOWN), "html", "html_page", "docx_styled", "docx_numbered", "docx_bold"]


@pytest.fixture(autouse=True)
def _nothing_read_before() -> Iterator[None]:
    layouts._known.clear()
    yield
    layouts._known.clear()


def told(reading: TableReading) -> list[object]:
    """All that a reading says, texts by what they are and where they stand."""

    def text(found: Text) -> object:
        return found.value, found.span()

    def label(found: LabelReading | None) -> object:
        return found and (found.label, text(found.text), found.exact, found.edits, found.place)

    def value(found: Value) -> object:
        return found.kind, found.raw, found.number, found.remark, text(found.text)

    rows = [
        (
            row.row.id,
            label(row.label),
            row.span,
            row.columns,
            row.reason,
            row.grid_column,
            *map(value, row.values or ()),
        )
        for row in reading.rows
    ]
    by_name = {name: getattr(reading, name) for name in TableReading.__slots__}
    return [
        rows,
        [label(title) for title in reading.titles],
        [row.row.id for run in reading.displaced for row in run],
        [(found.axis, text(found.text)) for found in reading.unknown],
        *[by_name[name] for name in ("span", "missing_rows", "missing_columns", "breaks", "bordered")],
        *[by_name[name] for name in ("form", "readable", "confidence")],
    ]


def read_alone(rendered: Rendered) -> list[object]:
    """What is read in a file when no other was read before it."""
    kept = dict(layouts._known)
    layouts._known.clear()
    try:
        return read_again(rendered)
    finally:
        layouts._known.clear()
        layouts._known.update(kept)


def read_again(rendered: Rendered) -> list[object]:
    document = registry().readers[rendered.suffix](f"report{rendered.suffix}", rendered.data)
    report = align(document, registry().forms, Wanted())
    return [told(reading) for reading in report.readings()] if report else []


def is_known(rendered: Rendered) -> bool:
    """Whether the tables of a file are read without being looked for; reads it."""
    with mock.patch.object(alignment, "records_of", wraps=alignment.records_of) as looked_for:
        assert read_again(rendered)
    return not looked_for.called


@pytest.mark.parametrize("layout", WITH_CELLS)
def test_the_third_report_of_an_office_is_read_where_the_others_were(layout: str) -> None:
    of = (LAYOUTS | FORMATS)[layout]
    first, second, third = (of(numbered(Random(seed))) for seed in range(3))  # noqa: S311
    assert not is_known(first)
    assert not is_known(second)
    assert is_known(third)
    assert read_again(third) == read_alone(third)


@pytest.mark.parametrize("layout", [*LAYOUTS, *APART, *FORMATS])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_what_is_read_does_not_depend_on_what_was_read_before(layout: str, form: str) -> None:
    of = (LAYOUTS | APART | FORMATS)[layout]
    files = [of(numbered(Random(seed), form)) for seed in range(3)]  # noqa: S311
    for rendered in [*files, *files]:
        assert read_again(rendered) == read_alone(rendered)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in mutated(layouts={"markdown"})])
def test_a_fault_is_read_as_if_it_were_the_first(case: Case) -> None:
    faultless = LAYOUTS[case.layout](consistent(case.seed))
    for rendered in (faultless, faultless, case.render(), case.render(), case.render()):
        assert read_again(rendered) == read_alone(rendered)


WORDS = [
    "",
    " ",
    "0",
    "12.5",
    "1,234",
    "/",
    "无",
    "总计",
    "1 2",
    "１",
    "3件",
    "（一）予以公开",
    "二、主动公开政府信息情况",
]
LINES = [
    "",
    "单位：件",
    "总计",
    "总计 5",
    "（一）予以公开",
    "注：无",
    "3",
    "第1页",
    "三、收到和处理政府信息公开申请情况",
]


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(MARKDOWN)), st.integers(1, 3))
def test_however_the_rows_are_disturbed(random: Random, layout: str, times: int) -> None:
    faultless = LAYOUTS[layout](consistent(random.randrange(20)))
    lines = faultless.text.split("\n")
    for _ in range(times):
        _disturb(lines, random)
    disturbed = "\n".join(lines)
    other_figures = re.sub(r"(?<=\| )\d+(?= \|)", lambda _: str(random.randrange(1000)), disturbed)
    files = [Rendered(text.encode(), ".md") for text in (disturbed, disturbed, other_figures)]
    for rendered in (faultless, faultless, *files):
        assert read_again(rendered) == read_alone(rendered)


def _disturb(lines: list[str], random: Random) -> None:
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    cells = lines[at].split("|")
    match random.randrange(6):
        case 0:
            lines[at], lines[other] = lines[other], lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines.insert(at, random.choice(LINES))
        case 3:
            cells[random.randrange(len(cells))] = random.choice(WORDS)
            lines[at] = "|".join(cells)
        case 4:
            random.shuffle(cells)
            lines[at] = "|".join(cells)
        case _:
            lines[at] = ""


def test_other_figures_are_other_figures() -> None:
    for seed in range(4):
        model = numbered(Random(seed))  # noqa: S311
        report = aligned_file(LAYOUTS["markdown"](model))
        assert {cell: getattr(report.value(*cell), "raw", None) for cell in model.values} == model.values


@pytest.mark.parametrize(
    "padding",
    [
        pytest.param("| 说明 | 1 |\n" * 300, id="many rows"),
        pytest.param("| " + "说明 | " * 3_000 + "\n", id="many cells"),
        pytest.param("| " + "说明" * 12_000 + " | 1 |\n", id="long cells"),
    ],
)
def test_what_is_no_report_of_the_usual_size_is_not_remembered(padding: str) -> None:
    text = LAYOUTS["markdown"](consistent(1)).text + f"\n\n附表\n\n| 名称 | 数 |\n|---|---|\n{padding}"
    for _ in range(3):
        read_again(Rendered(text.encode(), ".md"))
    assert not layouts._known


def test_no_more_is_remembered_than_fits() -> None:
    text = LAYOUTS["markdown"](consistent(1)).text
    for number in range(layouts._MOST_KNOWN + 2):
        read_again(Rendered(f"{text}\n\n| 说明{number} | 无 |\n|---|---|\n| 甲 | 乙 |\n".encode(), ".md"))
    assert len(layouts._known) == 2


def shape_of(text: str) -> object:
    document = registry().readers[".md"]("report.md", text.encode())
    rows = rows_of(registry().forms[0].form, lines_of(document), frozenset(), ())
    assert rows
    return rows.shape


def test_a_line_beside_the_rows_is_not_taken_for_one() -> None:
    rows = "| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n"
    assert shape_of(rows) == shape_of(rows.replace("2", "30"))
    assert shape_of(f"{rows}\n丙\n") not in (shape_of(rows), shape_of(f"{rows}| line | 丙 |\n"))
