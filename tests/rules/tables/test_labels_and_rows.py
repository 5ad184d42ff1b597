"""GL201–GL204, GL207–GL210, GL212: the tables, their labels, rows and shape."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from govlint_disclosure.tables import current_form
from tests.rules.linting import changed, found, line_of, linted, other_errors, sample

FEES_UNPAID = (
    "|  |  | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
)
REST = "|  |  | 3.其他 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |"
TYPO = ("本年废止件数", "本年度止件数")
QUIET = ("GL201", "GL202", "GL203", "GL204", "GL207", "GL208", "GL209", "GL210", "GL212")


def messages(code: str, text: str) -> list[str]:
    return [made.finding.message for made in found(code, text)]


@pytest.mark.parametrize("code", QUIET)
def test_the_sample_passes(code: str) -> None:
    assert linted(sample()).outcomes[code].status is Status.PASS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（一）予以公开", "(一) 予以公开"),
        ("2.重复申请", "2．重复申请"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
        ("2.重复申请", "2、重复申请"),
        ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("| 规章 |", "| 规 章 |"),
        ("行政处罚", "⾏政处罚"),
    ],
    ids=[
        "half-width brackets",
        "full-width dot",
        "without its remark",
        "list comma",
        "straight quotes",
        "space",
        "radical",
    ],
)
def test_other_spellings_are_no_typos(old: str, new: str) -> None:
    text = changed((old, new))
    assert messages("GL202", text) == messages("GL203", text) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (*TYPO, "表二“本年度止件数”应为“本年废止件数”：第3字“度”应为“废”"),
        ("| 行政规范性文件 |", "| 规范性文件 |", "表二“规范性文件”应为“行政规范性文件”：开头缺“行政”"),
        (
            "2.其他法律行政法规禁止公开",
            "2.其他法律行政止公开",
            "表三“2.其他法律行政止公开”应为“2.其他法律行政法规禁止公开”：第8字“政”之后缺“法规禁”",
        ),
        (
            "7.属于行政执法案卷",
            "7.属于行政执法的案卷",
            "表三“7.属于行政执法的案卷”应为“7.属于行政执法案卷”：第9字“的”多余",
        ),
    ],
    ids=["a wrong character", "the beginning is missing", "the middle is missing", "one too many"],
)
def test_typos(old: str, new: str, message: str) -> None:
    text = changed((old, new))
    (made,) = found("GL202", text)
    assert made.finding.message == message
    assert made.finding.fix
    assert other_errors("GL202", text) == []


def test_a_missing_part_brings_no_missing_table() -> None:
    start, end = sample().index("## 四、"), sample().index("## 五、")
    text = sample()[:start] + sample()[end:]
    assert messages("GL201", text) == []
    assert linted(text).outcomes["GL201"].status is Status.NOT_APPLICABLE


def test_a_table_whose_labels_lie_about_in_another_part_was_not_read() -> None:
    start, end = sample().index("## 三、"), sample().index("## 四、")
    rows = ("1.属于国家秘密", "8", "5.属于三类内部事务信息", "6.属于四类过程性信息", "9", "7.属于行政执法案卷")
    labels = "\n\n".join(rows)
    heading = sample()[start:end].split("\n")[0]
    text = f"{sample()[:start]}{labels}\n\n8.属于行政查询事项\n\n{heading}\n\n见上。\n\n{sample()[end:]}"
    assert messages("GL201", text) == []
    assert linted(text).outcomes["GL201"].status is Status.NOT_APPLICABLE


def test_a_missing_table() -> None:
    start, end = sample().index("| 行政复议 |"), sample().index("## 五、")
    text = sample()[:start] + "见附件。\n\n" + sample()[end:]
    assert messages("GL201", text) == [
        "“四、政府信息公开行政复议、行政诉讼情况”之下没有政府信息公开行政复议、行政诉讼情况表（表四）"
    ]
    assert other_errors("GL201", text) == []


def test_rows_missing_side_by_side_are_one_finding() -> None:
    start, end = sample().index("|  |  | 2.没有现成信息"), sample().index("|  | （五）不予处理")
    text = sample()[:start] + sample()[end:]
    assert messages("GL203", text) == [
        "表三缺少“2.没有现成信息需要另行制作”“3.补正后申请内容仍不明确” 2 行，应在“1.本机关不掌握相关政府信息”行之后"
    ]
    assert [made.finding.span.line for made in found("GL203", text)] == [line_of(text, "1.本机关不掌握")]
    assert other_errors("GL203", text) == []


def test_rows_missing_apart_are_two_findings() -> None:
    text = changed((f"{FEES_UNPAID}\n", ""), ("| 行政许可 | 236 |  |  |\n", ""))
    assert len(messages("GL203", text)) == 2


def test_the_sums_of_missing_rows_are_no_pass() -> None:
    outcomes = linted(changed((f"{FEES_UNPAID}\n", ""))).outcomes
    assert outcomes["GL301"].status is Status.NOT_APPLICABLE
    assert outcomes["GL302"].status is Status.NOT_APPLICABLE
    assert outcomes["GL303"].status is Status.PASS


def test_swapped_rows_are_neither_missing_nor_unknown() -> None:
    text = changed((f"{FEES_UNPAID}\n{REST}\n", f"{REST}\n{FEES_UNPAID}\n"))
    assert messages("GL203", text) == messages("GL204", text) == []


def test_an_unknown_row() -> None:
    text = changed((REST, f"{REST}\n|  |  | 4.属于工作秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"))
    assert messages("GL204", text) == ["表三有格式没有的行“4.属于工作秘密”"]
    assert other_errors("GL204", text) == []


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_three_tables_in_one_grid_know_each_other_s_rows(suffix: str) -> None:
    lines = sample().split("\n")
    rows = [line for line in lines if line.startswith("|") and "---" not in line]
    (at,) = [number for number, line in enumerate(lines) if line.startswith("## 二、")]
    rest = [line for line in lines if not line.startswith("|")]
    grid = [rows[0], "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|", *rows[1:]]
    text = "\n".join([*rest[: at + 1], "", *grid, "", *rest[at + 1 :]])
    assert found("GL204", text, suffix) == found("GL203", text, suffix) == []
    added = text.replace(REST, f"{REST}\n|  |  | 4.属于工作秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |")
    assert [made.finding.message for made in found("GL204", added, suffix)] == ["表三有格式没有的行“4.属于工作秘密”"]


def test_a_broken_table_is_read_on() -> None:
    text = changed(("| 行政强制 | 3 |  |  |", "\n| 行政强制 | 3 |  |  |\n|---|---|---|---|"))
    (made,) = found("GL207", text)
    assert made.finding.span.line == line_of(text, "| 行政强制 | 3 |")
    assert messages("GL203", text) == []


def test_titles_that_a_converter_made_up_are_no_row() -> None:
    row = "|  |  | 3.其他 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |"
    made_up = (
        "| 项目 | 新收件数 | 结转件数 | 予以公开 | 部分公开 | 不予公开 | 无法提供 | 办结件数 | 结转下年度 | 总计 |"
    )
    text = changed((row, f"\n{made_up}\n{'|---' * 10}|\n{row}"))
    assert messages("GL204", text) == []


@pytest.mark.parametrize(("old", "new"), [("本年制发件数", "本年新制作数量"), ("| 科研机构 |", "| 高等院校 |")])
def test_a_title_that_the_form_does_not_have(old: str, new: str) -> None:
    text = changed((old, new))
    (made,) = found("GL204", text)
    assert made.finding.message.endswith(f"有格式没有的列“{new.strip('| ')}”")
    assert made.finding.span.line == line_of(text, new)
    assert other_errors("GL204", text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("| 行政强制 | 3 |  |  |", "| 行政强制 | 3 |  | 单位：件 |", id="a remark beside figures"),
        pytest.param("本年废止件数", "本年度止件数", id="a slip of the pen"),
        pytest.param("本年废止件数", "废止", id="a piece of the title"),
        pytest.param("| 信息内容 | 本年制发件数 |", "| 单位：件 | 本年制发件数 |", id="another corner"),
    ],
)
def test_what_is_no_title_of_another_kind(old: str, new: str) -> None:
    assert messages("GL204", changed((old, new))) == []


ONE_ROW = ("| 行政复议 |", "| 2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |\n")
TITLES = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n"
NAMES = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")


def cut_up(*rows: str, named: tuple[str, ...] = NAMES) -> str:
    """The sample with table 4 as tables of five columns below headings of their own."""
    text = sample()
    start, end = text.index(ONE_ROW[0]), text.index(ONE_ROW[1]) + len(ONE_ROW[1])
    tables = [f"### {name}\n\n{TITLES}{row}\n" for name, row in zip(named, rows, strict=True)]
    return text[:start] + "\n".join(tables) + text[end:]


def test_a_table_cut_into_one_for_each_group_of_columns_is_read() -> None:
    text = cut_up("| 2 | 1 | 0 | 1 | 4 |", "| 0 | 0 | 0 | 0 | 0 |", "| 1 | 0 | 0 | 0 | 1 |")
    assert len(found("GL207", text)) == 2
    assert linted(text).outcomes["GL304"].status is Status.PASS
    assert messages("GL212", text) == messages("GL203", text) == []


def test_a_wrong_sum_in_a_table_that_was_cut() -> None:
    text = cut_up("| 2 | 1 | 0 | 1 | 4 |", "| 3 | 0 | 0 | 0 | 2 |", "| 1 | 0 | 0 | 0 | 1 |")
    (made,) = found("GL304", text)
    assert made.finding.message.startswith("表四“行政诉讼·未经复议直接起诉”合计不符：总计填报 2")
    assert made.finding.span.line == line_of(text, "| 3 | 0 | 0 | 0 | 2 |")


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        pytest.param(("| 2 | 1 | 0 | 1 | 4 |",), ("行政复议",), id="one of three"),
        pytest.param(("| 2 | 1 | 0 | 1 | 4 |",) * 3, ("2022年", "2023年", "2024年"), id="tables of three years"),
        pytest.param(
            ("| 2 | 1 | 0 | 1 | 4 |",) * 3,
            ("行政复议", "行政诉讼（复议后起诉）", "行政诉讼（未经复议直接起诉）"),
            id="in another order",
        ),
    ],
)
def test_tables_that_are_not_the_groups_of_columns_are_not_guessed(
    rows: tuple[str, ...], named: tuple[str, ...]
) -> None:
    text = cut_up(*rows, named=named)
    assert found("GL304", text) == []
    assert linted(text).outcomes["GL304"].status is not Status.PASS


def test_a_table_in_many_pieces_is_one_finding() -> None:
    names = ("（二）部分公开", "2.重复申请", "（七）总计")
    rows = [next(line for line in sample().split("\n") if name in line) for name in names]
    text = changed(*((row, f"\n{row}\n{'|---' * 10}|") for row in rows))
    (made,) = found("GL207", text)
    assert made.finding.message == "表三断成 4 段，这里是第二段，前后不是一张完整的表"
    assert len(made.finding.related) == 2


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_empty_lines_between_all_lines_break_no_table(suffix: str) -> None:
    spaced = sample().replace("\n\n", "\n").replace("\n", "\n\n")
    assert found("GL207", spaced, suffix) == []


def test_displaced_rows_are_one_finding() -> None:
    text = changed(
        (FEES_UNPAID, FEES_UNPAID[6:] + "  |  |"),
        (REST, REST[6:] + "  |  |"),
    )
    (made,) = found("GL208", text)
    assert "起 2 行与其他行错位" in made.finding.message
    assert len(made.finding.related) == 1
    assert other_errors("GL208", text) == []


def test_a_table_that_occurs_twice() -> None:
    start, end = sample().index("| 第二十条第（一）项 |"), sample().index("## 三、")
    table = sample()[start:end]
    text = sample()[:end] + table + sample()[end:]
    (made,) = found("GL209", text)
    assert made.finding.message == "表二重复，这是第 2 张"
    assert made.finding.related
    assert other_errors("GL209", text) == []


def test_a_row_with_a_number_too_few_is_not_guessed() -> None:
    text = changed((REST, "|  |  | 3.其他 | 1 | 1 | 0 | 0 | 0 | 2 |"))
    (made,) = found("GL212", text)
    assert made.finding.kind == "review"
    assert "（六）其他处理·3.其他" in made.finding.message
    outcomes = linted(text).outcomes
    for code in ("GL205", "GL206", "GL301", "GL302"):
        assert outcomes[code].status is Status.NOT_APPLICABLE, code


def test_the_tables_of_the_old_form_are_one_finding() -> None:
    right = sample()[sample().index("| 第二十条第（一）项 |") : sample().index("\n\n## 三、")]
    page = current_form.__doc__ or ""
    wrong = page[page.index("| 第二十条第（一）项 |") : page.index("\n```\n\n## 正确示例")]
    text = changed((right, wrong))
    (made,) = found("GL210", text)
    assert made.finding.message.startswith(
        "2024年度的报告应当使用国办公开办函〔2021〕30号的表格，这里用的是国办公开办函〔2019〕60号的表格"
    )
    assert other_errors("GL210", text) == []
    outcomes = linted(text).outcomes
    assert outcomes["GL204"].status is Status.PASS
    assert outcomes["GL302"].status is Status.PASS, "table 3 is in the form of the year, table 2 is not"


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize(
    ("old", "label", "remark"),
    [
        ("| 规章 |", "规章", "（设区的市、自治州人民政府填写）"),
        ("| 行政许可 |", "行政许可", "（含其他对外管理服务事项）"),
        ("| 行政强制 |", "行政强制", "（次）"),
    ],
)
def test_a_remark_behind_a_label_is_too_much_but_hides_no_row(old: str, label: str, remark: str, suffix: str) -> None:
    text = changed((old, f"| {label}{remark} |"))
    (made,) = found("GL202", text, suffix)
    assert "多余" in made.finding.message
    assert found("GL203", text, suffix) == found("GL204", text, suffix) == found("GL212", text, suffix) == []
