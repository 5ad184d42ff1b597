"""Run results made by hand, for the tests of the reporters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.document import Span
from govlint.results import Diagnostic, Failure, FileResult, RuleOutcome, RunResult, Suppression
from govlint.rules import Edit, Finding, Fix, Provision, Related, Rule, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT_NOTICE = Provision(
    "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
    "国办公开办函〔2021〕30号",
    "附件",
    "年度报告的格式",
)
REGULATION = Provision("中华人民共和国政府信息公开条例", "国务院令第711号", "第五十条", "年度报告的内容")


def rule(code: str, name: str, title: str, severity: Severity = Severity.ERROR, **more: Any) -> Rule:
    return Rule(
        code=code,
        name=name,
        title=title,
        severity=severity,
        basis=(FORMAT_NOTICE, REGULATION),
        doc="为什么：合计不符的表格不能用。\n\n错误示例:\n\n    | 总计 | 12 |",
        check=lambda _: (),
        family="figures",
        ruleset="disclosure",
        **more,
    )


PARTS = rule("GL101", "required-parts", "六个部分齐全")
TYPO = rule("GL202", "label-typo", "表格的栏目名称与格式一致", fixable="safe")
ROWS = rule("GL212", "readable-rows", "表格的各行都能读出", Severity.WARNING)
TOTAL = rule("GL302", "result-total", "表三各列“（七）总计”等于各项结果之和")
MAKER = rule("GL306", "regulation-maker", "只有有权制定规章的机关才填规章", Severity.WARNING)
NOTED = rule("GL411", "exact-counts", "件数不用概数", Severity.NOTE)
RULES = (PARTS, TYPO, ROWS, TOTAL, MAKER, NOTED)


def diagnostic(
    made_by: Rule = TOTAL,
    *,
    span: tuple[int, int, int, int] = (1, 1, 1, 2),
    message: str = "合计不符",
    source_line: str = "",
    path: str = "报告.md",
    **finding: Any,
) -> Diagnostic:
    return Diagnostic(
        path=path,
        rule=made_by,
        severity=made_by.severity,
        finding=Finding(Span(*span), message, **finding),
        fingerprint="0123456789abcdef",
        source_line=source_line,
        basis=made_by.basis,
    )


def file(path: str = "报告.md", *diagnostics: Diagnostic, **more: Any) -> FileResult:
    fields: dict[str, Any] = {"form": "2021", "year": 2024, "outcomes": {}, **more}
    return FileResult(path=path, diagnostics=diagnostics, **fields)


def run(*files: FileResult, rules: Iterable[Rule] = RULES, failures: Iterable[Failure] = ()) -> RunResult:
    return RunResult(files=files, rules=tuple(rules), failures=tuple(failures))


def full_run(path: str = "报告/某县 2024年报告.md") -> RunResult:
    """Two files with everything a reporter has to show."""
    total_row = "| 三、本年度办理结果 | （七）总计 | 12 | 0 | 0 | 0 | 0 | 0 | 12 |"
    first = file(
        path,
        diagnostic(
            TYPO,
            span=(18, 3, 18, 8),
            message="栏目名称“行政规范姓文件”应为“行政规范性文件”",
            source_line="| 行政规范姓文件 | 3 | 1 | 20 |",
            place=("表二", "第二十条第（一）项", "行政规范性文件"),
            fix=Fix("改为“行政规范性文件”", (Edit(Span(18, 7, 18, 8), "性"),)),
            path=path,
        ),
        diagnostic(
            TOTAL,
            span=(54, 23, 54, 25),
            message="表三“自然人”列（七）总计不符：填报 12，按各项结果相加为 11（差 1）",
            source_line=total_row,
            place=("表三", "三、本年度办理结果（七）总计", "自然人"),
            related=(
                Related(Span(33, 23, 33, 24), "（一）予以公开 5"),
                Related(Span(34, 23, 34, 24), "（二）部分公开 4"),
                Related(Span(46, 23, 46, 24), "（四）1.本机关不掌握相关政府信息 2"),
            ),
            path=path,
        ),
        diagnostic(
            ROWS,
            span=(40, 1, 40, 9),
            message="这一行的数字无法分清属于哪一列，未核对合计",
            source_line="5.属于三类内部事务信息000000",
            place=("表三", "5.属于三类内部事务信息"),
            kind="review",
            path=path,
        ),
        diagnostic(
            NOTED,
            span=(70, 70, 70, 75),
            message="件数应为确数，此处为“300余件”",
            source_line="2024年，"
            + "我县深入贯彻落实有关决策部署，持续推进政务公开工作，" * 3
            + "全年主动公开300余件，"
            + "办理情况良好。" * 20,
            place=("一、总体情况",),
            path=path,
        ),
        outcomes={
            "GL101": RuleOutcome(Status.PASS),
            "GL202": RuleOutcome(Status.FAIL),
            "GL212": RuleOutcome(Status.REVIEW),
            "GL302": RuleOutcome(Status.FAIL),
            "GL306": RuleOutcome(Status.NOT_APPLICABLE, ("看不出机关的级别",)),
            "GL411": RuleOutcome(Status.FAIL),
        },
        title="某县人民政府2024年政府信息公开工作年度报告",
    )
    second = file(
        "通知.txt",
        form=None,
        year=None,
        outcomes={"GL101": RuleOutcome(Status.NOT_APPLICABLE, ("不是年度报告",))},
        failures=(Failure("通知.txt", "GL302", "ValueError: 缺少列", "Traceback …"),),
    )
    return run(first, second, failures=[Failure("", "", "插件 example 无法载入：ImportError")])


def word_run(path: str = "报告.docx") -> RunResult:
    """A Word file: a finding in a table with another place and a fix, one in a paragraph, one on the file as such."""
    row = "（七）总计 | 12 | 0 | 0 | 0 | 0 | 0 | 12"
    made = (
        diagnostic(NOTED, message="文件属性里有作者“张三”", place=("文件属性",), whole=True, path=path),
        diagnostic(
            PARTS, span=(3, 1, 3, 1), message="没有第二部分", source_line="总体↵情况", place=("第3段",), path=path
        ),
        diagnostic(
            TOTAL,
            span=(54, 9, 54, 11),
            message="“自然人”列（七）总计不符",
            source_line=row,
            place=("表三", "（七）总计", "自然人"),
            related=(Related(Span(33, 23, 33, 24), "（一）予以公开 5"),),
            fix=Fix("改为 11", (Edit(Span(54, 9, 54, 11), "11"),)),
            path=path,
        ),
    )
    return run(file(path, *(one._replace(addressing="block") for one in made)))


def suppressed_run(path: str = "报告.md") -> RunResult:
    """A report with findings that are suppressed in each way, and a configuration with an entry of no use."""
    hidden = (
        diagnostic(TYPO, span=(18, 3, 18, 8), message="栏目名称有误", path=path)._replace(
            suppression=Suppression("inline", "沿用旧表", path, 17)
        ),
        diagnostic(TOTAL, span=(54, 3, 54, 5), path=path)._replace(
            suppression=Suppression("config", "已说明\x1b[31m", "govlint.toml", 4)
        ),
        diagnostic(ROWS, span=(60, 3, 60, 5), kind="review", message="分不清", path=path)._replace(
            suppression=Suppression("baseline", "", "govlint-baseline.json", 12)
        ),
    )
    outcomes = {"GL202": RuleOutcome(Status.SUPPRESSED), "GL101": RuleOutcome(Status.PASS)}
    useless = diagnostic(NOTED, span=(9, 1, 9, 13), message="可以删去", source_line="[[suppress]]", path="govlint.toml")
    entries = file("govlint.toml", useless, form=None, year=None, role="configuration")
    return run(file(path, suppressed=hidden, outcomes=outcomes), entries)
