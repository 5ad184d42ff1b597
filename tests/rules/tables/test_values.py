"""GL205, GL206, GL211: what may stand in a cell, and what gathers into one finding."""

from __future__ import annotations

import re

import pytest

from govlint.rules import Status
from tests.rules.linting import changed, found, linted, other_errors, sample

PERMITS = "| 行政许可 | 236 |  |  |"
DOCUMENTS = "| 行政规范性文件 | 2 | 1 | 17 |"
FEES = "| 行政事业性收费 | 128.5 |  |  |"
WITHHELD = "|  | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
REVIEWS = "| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |"


def columns_3_to_7(cell: str) -> str:
    """The sample with `cell` in place of the five columns of 法人或其他组织, in every row of table 3."""
    lines = []
    for line in sample().split("\n"):
        cells = line.split("|")
        if len(cells) == 12 and cells[-2].strip().isdigit():
            cells[5:10] = [f" {cell} "] * 5
        lines.append("|".join(cells))
    return "\n".join(lines)


def said(code: str, text: str) -> list[tuple[str, str]]:
    return [(made.finding.message, made.finding.kind) for made in found(code, text)]


def test_the_sample_has_no_fault() -> None:
    for code in ("GL205", "GL206", "GL211"):
        assert linted(sample()).outcomes[code].status is Status.PASS


def test_a_blank_cell() -> None:
    text = changed((DOCUMENTS, "| 行政规范性文件 | 2 |  | 17 |"))
    assert said("GL205", text) == [("表二“行政规范性文件”行“本年废止件数”没有填写；没有发生的填 0", "fail")]
    assert other_errors("GL205", text) == []


def test_a_blank_row_is_one_finding() -> None:
    text = changed((WITHHELD, "|  | （三）不予公开 | 1.属于国家秘密 |  |  |  |  |  |  |  |"))
    assert said("GL205", text) == [("表三“1.属于国家秘密”行 7 格没有填写；没有发生的填 0", "fail")]


def test_a_row_of_one_cell() -> None:
    assert said("GL205", changed((PERMITS, "| 行政许可 |  |  |  |"))) == [
        ("表二“行政许可”没有填写；没有发生的填 0", "fail")
    ]


def test_every_row_of_a_table_blank_is_one_finding() -> None:
    row = re.compile(r"^((?:\|[^|]*){3}\|)(?: \d+ \|){7}$", re.MULTILINE)
    text = row.sub(lambda found: found[1] + "  |" * 7, sample())
    assert text != sample()
    assert said("GL205", text) == [("表三全部 175 格没有填写；没有发生的填 0", "fail")]
    assert found("GL212", text) == []


def test_a_merged_cell_written_out_for_each_column_is_one_value() -> None:
    assert said("GL212", changed((PERMITS, "| 行政许可 | 236 | 236 | 236 |"))) == []
    assert len(found("GL212", changed((PERMITS, "| 行政许可 | 236 | 237 | 236 |")))) == 1


def test_blank_columns_are_one_finding() -> None:
    (made,) = found("GL205", columns_3_to_7(""))
    assert made.finding.message.startswith("表三“法人或其他组织·商业企业”“法人或其他组织·科研机构”")
    assert "5 列（共 125 格）没有填写" in made.finding.message
    assert made.finding.place == ("表三", "法人或其他组织/商业企业")


@pytest.mark.parametrize(
    "cell", ["0", "１９", "1,200", " 19 ", "19 ", "1，200"], ids=["zero", "full-width", "thousands", *"abc"]
)
def test_counts(cell: str) -> None:
    text = changed((PERMITS, f"| 行政许可 | {cell} |  |  |"))
    assert said("GL205", text) == said("GL206", text) == []


@pytest.mark.parametrize(
    ("cell", "message", "kind"),
    [
        ("—", "填写的是“—”，应为数字；没有发生的填 0", "fail"),
        ("/", "填写的是“/”，应为数字；没有发生的填 0", "fail"),
        ("无", "填写的是“无”，应为数字；没有发生的填 0", "fail"),
        ("-3", "填写的是 -3，件数不能小于 0", "fail"),
        ("2.5", "填写的是 2.5，件数应为整数", "fail"),
        ("236件", "填写的是“236件”，应为不带单位和文字的整数，如 236", "fail"),
        ("22（其中修订16件）", "的数字 22 后带有说明“(其中修订16件)”，说明宜写在表格之外", "review"),
        ("3.0", "填写的是 3.0，件数宜写作 3", "review"),
        ("+3", "填写的是 +3，件数宜写作 3", "review"),
    ],
)
def test_no_counts(cell: str, message: str, kind: str) -> None:
    text = changed((PERMITS, f"| 行政许可 | {cell} |  |  |"))
    assert said("GL206", text) == [(f"表二“行政许可”{message}", kind)]
    assert other_errors("GL206", text) == []


def test_dashes_that_fill_columns_are_one_finding() -> None:
    (made,) = found("GL206", columns_3_to_7("—"))
    assert "5 列（共 125 格）填写的是“—”" in made.finding.message


def test_a_dash_in_a_row_of_zeros_and_a_row_of_words() -> None:
    row = "|  | （三）不予公开 | 1.属于国家秘密 | 无 | 无 | 无 | 无 | 无 | 无 | 无 |"
    assert said("GL206", changed((WITHHELD, row))) == [
        ("表三“1.属于国家秘密”行 7 格填写的是“无”，应为数字；没有发生的填 0", "fail")
    ]


def test_cells_left_blank_for_zero_are_one_finding() -> None:
    text = sample().replace(TABLE_3, TABLE_3.replace("| 0 ", "|  ").replace("| 0 ", "|  "))
    (made,) = found("GL205", text)
    assert re.fullmatch(r"表三有 \d+ 格没有填写；没有发生的填 0", made.finding.message)
    assert made.finding.related


def test_many_single_cells_are_one_finding() -> None:
    lines, rows = [], 0
    for line in sample().split("\n"):
        cells = line.split("|")
        if len(cells) == 12 and cells[-2].strip().isdigit() and rows < 24:
            cells[5 + rows % 4] = " — "
            rows += 1
        lines.append("|".join(cells))
    (made,) = found("GL206", "\n".join(lines))
    assert made.finding.message.startswith("表三有 24 格填写的是“—”")
    assert made.finding.related


@pytest.mark.parametrize("cell", ["0", "128.5", "0.0001", "1,285.75", "12.50000", "１２"])
def test_amounts(cell: str) -> None:
    text = changed((FEES, f"| 行政事业性收费 | {cell} |  |  |"))
    assert said("GL211", text) == said("GL206", text) == []


@pytest.mark.parametrize(
    ("cell", "message", "kind"),
    [
        ("251000元", "填写的是“251000元”，应换算成万元，即 25.1", "fail"),
        ("25.1万元", "填写的是“25.1万元”，格内应只有数字", "fail"),
        ("25.1（含滞纳金）", "填写的是“25.1(含滞纳金)”，格内应只有数字", "review"),
        ("0.0000005", "填写的是 0.0000005，以万元为单位的金额一般不超过四位小数", "fail"),
        ("12.34567", "填写的是 12.34567，以万元为单位的金额一般不超过四位小数", "review"),
        ("416.241619", "填写的是 416.241619，以万元为单位的金额一般不超过四位小数", "review"),
        ("-2", "填写的是 -2，金额不能小于 0", "fail"),
        ("无", "填写的是“无”，应为以万元为单位的数字；没有收费的填 0", "fail"),
        ("/", "填写的是“/”，应为以万元为单位的数字；没有收费的填 0", "fail"),
    ],
)
def test_no_amounts(cell: str, message: str, kind: str) -> None:
    text = changed((FEES, f"| 行政事业性收费 | {cell} |  |  |"))
    assert said("GL211", text) == [(f"表二“行政事业性收费”{message}", kind)]
    assert other_errors("GL211", text) == []


def test_a_title_in_yuan_is_no_misspelling() -> None:
    text = changed(("本年收费金额（单位：万元）", "本年收费金额（单位：元）"))
    (made,) = found("GL211", text)
    assert "单位应为万元" in made.finding.message
    assert other_errors("GL211", text) == []


@pytest.mark.parametrize(
    "title", ["本年收费金额（单位：万元，保留4位小数）", "本年收费金额(单位:万元)", "本年收费金额"]
)
def test_accepted_titles(title: str) -> None:
    text = changed(("本年收费金额（单位：万元）", title))
    assert said("GL211", text) == said("GL202", text) == []


def test_decimals_that_the_title_asks_for() -> None:
    title = ("本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留4位小数）")
    text = changed(title, (FEES, "| 行政事业性收费 | 416.241619 |  |  |"))
    assert said("GL211", text) == [("表二“行政事业性收费”填写的是 416.241619，列名写明保留4位小数", "fail")]
    assert said("GL211", changed(title, (FEES, "| 行政事业性收费 | 416.2416 |  |  |"))) == []


TABLE_3 = sample().split("## 三、")[1].split("## 四、")[0]


def ragged(end: str) -> str:
    """The sample with figures in the last column of table 3 only, rows that end in `end`, and no merged cells."""
    heading, *lines = TABLE_3.split("\n")
    rows = []
    for line in lines:
        if not line.startswith("|") or "---" in line:
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        labels = [cell for cell in cells if cell and not cell.isdigit()]
        figures = [cell for cell in cells if cell.isdigit()]
        blank = [*[""] * 6, figures[-1]] if figures else []
        rows.append(" | ".join([*labels, *blank]) + f" |{end}")
    return sample().replace(TABLE_3, "\n".join([heading, "", *rows, "", ""]))


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("end", ["", " ||"], ids=["rows that end with a bar", "rows that end ragged"])
def test_only_totals_are_totals(end: str, suffix: str) -> None:
    made = [made for made in linted(ragged(end), suffix).diagnostics if made.rule.code[:3] in ("GL1", "GL2")]
    assert [(item.rule.code, item.finding.place[0]) for item in made] == [("GL205", "表三")]


def test_one_unit_behind_many_numbers_is_one_finding() -> None:
    text = sample().replace(TABLE_3, re.sub(r"(?<=\| )(\d+)(?= \|)", r"\1件", TABLE_3))
    (made,) = found("GL206", text)
    assert made.finding.message == "表三全部 175 格的数字后带有“件”，应为不带单位和文字的整数"
    (one,) = found("GL206", changed((WITHHELD, WITHHELD.replace("| 0 |", "| 0件 |", 1))))
    assert one.finding.message.endswith("应为不带单位和文字的整数，如 0")


def test_rows_that_lost_their_empty_cells_are_one_finding() -> None:
    def without_zeros(line: str) -> str:
        return "\n".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip() not in ("", "0"))

    rows = [without_zeros(line) if line.startswith("|") else line for line in TABLE_3.split("\n") if "---" not in line]
    (made,) = found("GL212", sample().replace(TABLE_3, "\n".join(rows)), ".txt")
    assert "应为" not in made.finding.message
    assert made.finding.kind == "review"
