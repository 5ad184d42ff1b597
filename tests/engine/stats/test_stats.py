"""`govlint stats`: the answers of SQL over a collection, and every shape that they come in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import lxml.etree
import lxml.html
import pytest
from openpyxl import load_workbook

from govlint.cli import main
from govlint.stats.answers import QUESTIONS, Answer, answers, sql
from govlint.stats.exports import as_csv, as_workbook
from govlint.stats.page import page
from tests.engine.collecting.reports import rows, write_reports

HOSTILE = '=HYPERLINK("x")</script><b>$x_1^2$\x1b[31m\x00\ud800\u3000甲'


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stats")
    write_reports(folder / "in", 9)
    (folder / "in" / "b.md").write_text("# 通知\n", "utf-8")
    assert main(["collect", str(folder / "in"), "-o", str(folder / "out")]) == 0
    return folder / "out"


def told(collection: Path) -> dict[str, list[dict[str, Any]]]:
    return {
        answer.name: [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        for answer in answers(str(collection))
    }


def test_the_answers_are_what_the_rows_say(collection: Path) -> None:
    found = told(collection)
    files = [row for row in rows(collection, "files") if row["form"]]
    findings = rows(collection, "findings")
    [overview] = found["overview"]
    assert (overview["文件"], overview["认出的报告"]) == (10, 9)
    assert overview["错误"] == sum(row["severity"] == "error" for row in findings)
    assert overview["有错误的报告"] == 3
    counted = Counter(row["rule"] for row in findings)
    assert {row["规则"]: row["问题"] for row in found["rules"]} == counted
    [label] = [row for row in found["rules"] if row["规则"] == "GL202"]
    assert (label["有问题的文件"], label["检查了的报告"], label["占百分之"], label["级别"]) == (3, 9, 33.3, "错误")
    assert {row["机关"]: row["报告"] for row in found["organs"]} == Counter(row["organ"] for row in files)
    assert {row["年度"]: row["报告"] for row in found["years"]} == Counter(row["year"] for row in files)
    figures = rows(collection, "figures")
    assert sum(row["合计"] or 0 for row in found["figures"]) == sum(row["value"] or 0 for row in figures)
    assert len(found["organ_figures"]) == len(figures)


def test_a_finding_that_is_suppressed_is_none(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    (tmp_path / "in" / "govlint.toml").write_text(
        '[[suppress]]\ncode = "GL202"\npath = "**"\nreason = "旧表"\n', "utf-8"
    )
    main(["collect", str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    assert "GL202" not in {row["规则"] for row in told(tmp_path / "out")["rules"]}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_query_begins_with_its_title(question: str) -> None:
    assert sql(question).startswith("-- ")


def test_reports_need_not_be_collected_first(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(collection.parent / "in"), "--format", "json"]) == 0
    direct = json.loads(capsys.readouterr().out)
    assert main(["stats", str(collection), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == direct
    assert direct["overview"]["rows"][0]["认出的报告"] == 9


def test_a_page_needs_nothing_else_and_holds_everything(collection: Path, tmp_path: Path) -> None:
    assert main(["stats", str(collection), "--format", "html", "-o", str(tmp_path / "a.html")]) == 0
    text = (tmp_path / "a.html").read_text("utf-8")
    tree = lxml.html.fromstring(text)
    assert not tree.xpath("//script | //link | //img")
    assert not [value for value in tree.xpath("//@href | //@src") if not value.startswith("#")]
    assert [caption.text for caption in tree.xpath("//figcaption")][:2] == ["各条规则：有问题的文件", "各机关：错误"]
    assert "表格的栏目名称与格式一致" in "".join(tree.xpath("//svg//text()"))
    assert [heading.text for heading in tree.xpath("//h2")] == [answer.title for answer in answers(str(collection))]


def hostile() -> list[Answer]:
    columns = {
        "overview": ("文件",),
        "rules": ("规则", "要求", "级别", "问题", "有问题的文件"),
        "organs": ("机关", "错误"),
        "years": ("年度", "报告", "错误", "警告", "提示"),
        "figures": ("年度", "表", "行", "列", "合计"),
    }
    made = {
        "overview": [(1,)],
        "rules": [(HOSTILE, HOSTILE, HOSTILE, 1, 1)],
        "organs": [(HOSTILE, 3)],
        "years": [(2023, 1, 1, 1, 1), (2024, 1, 2, 2, 2)],
        "figures": [(2023, HOSTILE, HOSTILE, HOSTILE, 4.0), (2024, HOSTILE, HOSTILE, HOSTILE, None)],
    }
    return [Answer(name, f"题{name}", columns[name], tuple(made[name])) for name in columns]


def test_a_page_escapes_whatever_reports_say() -> None:
    text = page(hostile()).decode()
    tree = lxml.html.fromstring(text.replace("\x00", ""))
    assert not tree.xpath("//b | //script")
    for begin in range(text.count("<svg")):
        svg = "<svg" + text.split("<svg")[begin + 1].partition("</svg>")[0] + "</svg>"
        lxml.etree.fromstring(svg)
    assert "\x1b" not in text
    assert "\u3000甲" in text


def test_a_spreadsheet_runs_no_formula() -> None:
    organs = hostile()[2]
    [_, [name, _]] = list(csv.reader(io.StringIO(as_csv(organs).decode("utf-8-sig"))))
    assert name.startswith("'=HYPERLINK")
    book = load_workbook(io.BytesIO(as_workbook([organs._replace(rows=(("=1+1", 3),))])))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_workbook_has_a_sheet_for_every_question(collection: Path, tmp_path: Path) -> None:
    assert main(["stats", str(collection), "--format", "xlsx", "-o", str(tmp_path / "a.xlsx")]) == 0
    book = load_workbook(tmp_path / "a.xlsx")
    found = answers(str(collection))
    assert book.sheetnames == [answer.title for answer in found]
    for answer in found:
        [head, *body] = list(book[answer.title].iter_rows(values_only=True))
        assert head == answer.columns
        assert len(body) == len(answer.rows)


def test_a_folder_may_have_any_name(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = tmp_path / "2024[终稿]*'"
    named.symlink_to(collection)
    assert main(["stats", str(named), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["overview"]["rows"]


def test_csv_files_go_into_a_folder(collection: Path, tmp_path: Path) -> None:
    assert main(["stats", str(collection), "--format", "csv", "-o", str(tmp_path / "csv")]) == 0
    assert {path.name for path in (tmp_path / "csv").iterdir()} == {f"{question}.csv" for question in QUESTIONS}


def test_people_are_shown_tables(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(collection)]) == 0
    shown = capsys.readouterr().out
    assert "各条规则" in shown
    assert "各机关各年度的数值" not in shown, "too long to read"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["no-such"], "no-such 不是文件夹", id="nothing there"),
        pytest.param([".", "--format", "xlsx"], "--format xlsx 要用 -o", id="no place for a workbook"),
        pytest.param(["in", "--format", "html", "-o", "no/such"], "无法写入 no/such：没有这个文件夹", id="no folder"),
        pytest.param(
            ["in", "--format", "csv", "-o", "empty/a.csv"], "无法写入 empty/a.csv：这里已经有同名的文件", id="a file"
        ),
        pytest.param(["empty"], "empty 没有可以统计的报告", id="no reports"),
        pytest.param(["broken"], "broken 不是 govlint collect 写的文件夹", id="no Parquet"),
    ],
)
def test_wrong_calls_are_explained(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.csv").touch()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("# 甲\n", "utf-8")
    for table in ("files", "findings", "figures"):
        (tmp_path / "broken" / table).mkdir(parents=True)
        (tmp_path / "broken" / table / "part-000000-0123456789abcdef.parquet").write_bytes(b"PAR1")
    assert main(["stats", *arguments]) == 2
    assert message in capsys.readouterr().err


PAGE = (Path(__file__).parents[3] / "docs" / "collecting.md").read_text("utf-8")
SHOWN = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_shows_the_query(question: str) -> None:
    title, _, query = sql(question).partition("\n")
    assert f"### {title.removeprefix('-- ')}\n\n```sql\n{query}```" in PAGE


@pytest.mark.parametrize("query", SHOWN[len(QUESTIONS) :])
def test_the_queries_that_the_page_suggests_run(collection: Path, query: str) -> None:
    connection = duckdb.connect(":memory:")
    for table in ("files", "findings", "figures"):
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM '{collection}/{table}/*.parquet'")  # noqa: S608
    assert connection.execute(query).description
