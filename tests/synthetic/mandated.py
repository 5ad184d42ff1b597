"""The tables of both forms as the generator knows them: written out again, so that the ruleset's data has a witness."""

from __future__ import annotations

from dataclasses import dataclass

PART_HEADINGS: dict[str, str] = {
    "一": "总体情况",
    "二": "主动公开政府信息情况",
    "三": "收到和处理政府信息公开申请情况",
    "四": "政府信息公开行政复议、行政诉讼情况",
    "五": "存在的主要问题及改进情况",
    "六": "其他需要报告的事项",
}

SUBJECTS: dict[str, tuple[str, ...]] = {
    "2019": ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"),
    "2021": ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"),
}

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = (
    "自然人",
    "法人或其他组织/商业企业",
    "法人或其他组织/科研机构",
    "法人或其他组织/社会公益组织",
    "法人或其他组织/法律服务机构",
    "法人或其他组织/其他",
)
TOTAL = "总计"

RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
RESULTS = "三、本年度办理结果"
GRANTED = "（一）予以公开"
PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
DONE = "（七）总计"
PENDING = "四、结转下年度继续办理"

REFUSED = (
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
)
UNABLE = ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")
DECLINED = (
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)
OTHERWISE = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)

REVIEW_BLOCKS = ("行政复议", "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉")
REVIEW_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
REVIEW_ROW = "件数"


def title_text(column: str) -> str:
    """What is printed for a column or group of columns: its id without the groups that it stands under."""
    group, _, label = column.rpartition("/")
    return label if group in {"法人或其他组织", "行政诉讼", *REVIEW_BLOCKS} else column


@dataclass(frozen=True, slots=True)
class RowForm:
    """A mandated row: its label and the group labels to the left of it, outermost first."""

    id: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionForm:
    """Rows under column titles of their own; `titles` stand above or left of the column titles."""

    titles: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[RowForm, ...]


def _rows(*labels: str) -> tuple[RowForm, ...]:
    return tuple(RowForm(label) for label in labels)


def _item(item: str, columns: tuple[str, ...], *labels: str) -> SectionForm:
    return SectionForm((f"第二十条第（{item}）项", "信息内容"), columns, _rows(*labels))


def table_2(form: str) -> tuple[SectionForm, ...]:
    """The sections of 表二."""
    if form == "2019":
        changes = ("上一年项目数量", "本年增/减", "处理决定数量")
        return (
            _item("一", ("本年新制作数量", "本年新公开数量", "对外公开总数量"), "规章", "规范性文件"),
            _item("五", changes, "行政许可", "其他对外管理服务事项"),
            _item("六", changes, "行政处罚", "行政强制"),
            _item("八", changes[:2], "行政事业性收费"),
            _item("九", ("采购项目数量", "采购总金额"), "政府集中采购"),
        )
    decisions = ("本年处理决定数量",)
    return (
        _item("一", ("本年制发件数", "本年废止件数", "现行有效件数"), "规章", "行政规范性文件"),
        _item("五", decisions, "行政许可"),
        _item("六", decisions, "行政处罚", "行政强制"),
        _item("八", ("本年收费金额（单位：万元）",), "行政事业性收费"),
    )


def result_rows(form: str) -> tuple[RowForm, ...]:
    """The rows that add up to （七）总计."""
    other = "（六）其他处理"
    last = [RowForm(other, (RESULTS,))] if form == "2019" else [RowForm(row, (RESULTS, other)) for row in OTHERWISE]
    return (
        RowForm(GRANTED, (RESULTS,)),
        RowForm(PARTLY, (RESULTS,)),
        *(RowForm(row, (RESULTS, "（三）不予公开")) for row in REFUSED),
        *(RowForm(row, (RESULTS, "（四）无法提供")) for row in UNABLE),
        *(RowForm(row, (RESULTS, "（五）不予处理")) for row in DECLINED),
        *last,
    )


def table_3(form: str) -> tuple[SectionForm, ...]:
    """The one section of 表三."""
    rows = (
        RowForm(RECEIVED),
        RowForm(CARRIED),
        *result_rows(form),
        RowForm(DONE, (RESULTS,)),
        RowForm(PENDING),
    )
    return (SectionForm((CORNER, "申请人情况"), (*APPLICANTS, TOTAL), rows),)


def table_4() -> tuple[SectionForm, ...]:
    """The one section of 表四, whose one row has no label."""
    columns = tuple(f"{block}/{result}" for block in REVIEW_BLOCKS for result in (*REVIEW_RESULTS, TOTAL))
    return (SectionForm((), columns, _rows(REVIEW_ROW)),)


def sections(table: str, form: str) -> tuple[SectionForm, ...]:
    """The sections of 表二, 表三 or 表四 in the form "2019" or "2021"."""
    if table == "表二":
        return table_2(form)
    return table_3(form) if table == "表三" else table_4()
