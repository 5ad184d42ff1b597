"""What a shell sees of new, fill, extract and convert: files, streams and exit codes."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.engine.authoring.written import finished
from tests.engine.test_architecture import imported_by
from tests.integration.processes import govlint, output
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = ROOT / "examples" / "fixed-report.md"
NEW = ("new", "--year", "2024", "--agency", "望溪县林业局", "--kind", "department")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a clean report and files that are none."""
    shutil.copy(CLEAN, tmp_path / "clean.md")
    (tmp_path / "notice.md").write_text("# 通知\n\n请各单位报送材料。\n", "utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


def run(desk: Path, *arguments: str, code: int = 0) -> str:
    done = govlint(*arguments, cwd=desk)
    assert done.returncode == code, output(done)
    return done.stdout.decode()


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
@pytest.mark.parametrize("data", ["xlsx", "csv", "toml", "json"])
def test_a_report_from_nothing_to_clean(desk: Path, suffix: str, data: str) -> None:
    report = desk / f"report{suffix}"
    run(desk, *NEW, "-o", report.name)
    run(desk, "check", report.name, code=1)
    report.write_bytes(finished(report.read_bytes(), suffix))
    run(desk, "extract", "clean.md", "-o", f"data.{data}")
    assert "写入 200 格，算出合计 0 格" in run(desk, "fill", f"data.{data}", "--into", report.name)
    assert "错误 0，警告 0，提示 0" in run(desk, "check", report.name)


def test_a_data_file_to_begin_with_is_filled_in_and_taken(desk: Path) -> None:
    run(desk, *NEW, "-o", "report.md", "--data", "data.csv")
    text = (desk / "data.csv").read_text("utf-8-sig")
    (desk / "data.csv").write_text(text.replace("本年处理决定数量,", "本年处理决定数量,5", 1), "utf-8")
    told = run(desk, "fill", "data.csv", "--into", "report.md")
    assert told.startswith("report.md：写入 1 格，算出合计 0 格\n还空着 199 格：")
    assert "| 行政许可 | 5 |" in (desk / "report.md").read_text("utf-8")


class TestNew:
    def test_the_file_is_named_after_the_report(self, desk: Path) -> None:
        told = run(desk, *NEW)
        assert (desk / "望溪县林业局2024年政府信息公开工作年度报告.docx").is_file()
        assert told.startswith("已写入 望溪县林业局2024年政府信息公开工作年度报告.docx：格式 2021")

    def test_only_the_data_file_is_written_where_only_it_is_asked_for(self, desk: Path) -> None:
        before = set(desk.iterdir())
        run(desk, *NEW, "--data", "data.xlsx")
        assert {path.name for path in set(desk.iterdir()) - before} == {"data.xlsx"}

    @pytest.mark.parametrize(("year", "form"), [("2019", "2019"), ("2020", "2019"), ("2021", "2021"), ("2025", "2021")])
    def test_the_year_picks_the_form(self, desk: Path, year: str, form: str) -> None:
        told = run(desk, "new", "--year", year, "--agency", "望溪县林业局", "--kind", "department", "-o", "r.md")
        assert f"格式 {form}" in told

    def test_a_file_that_is_there_is_left_alone(self, desk: Path) -> None:
        before = (desk / "clean.md").read_bytes()
        done = govlint(*NEW, "-o", "clean.md", cwd=desk)
        assert done.returncode == 2
        assert "clean.md 已经存在，没有改动" in done.stderr.decode()
        assert (desk / "clean.md").read_bytes() == before
        run(desk, *NEW, "-o", "clean.md", "--force")
        assert (desk / "clean.md").read_bytes() != before

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            pytest.param((*NEW, "-o", "r.pdf"), "只能写成", id="a format that is not written"),
            pytest.param((*NEW, "--form", "1999"), "没有这个格式", id="no such form"),
            pytest.param((*NEW, "--data", "d.txt"), "数据只能写成", id="no such format of data"),
            pytest.param((*NEW, "-o", "r.md", "--data", "d.txt"), "数据只能写成", id="nor beside a report"),
            pytest.param((*NEW, "-o", "r.md", "--data", "clean.md"), "数据只能写成", id="data that is a report"),
            pytest.param((*NEW[:3], "--agency", "甲/乙局", *NEW[5:]), "请用 -o 给出文件名", id="no file name"),
            pytest.param((*NEW, "-o", "no/such/folder/r.md"), "没有这个文件夹", id="no such folder"),
            pytest.param(("new", "--year", "2018", *NEW[3:]), "没有适用于 2018 年度的格式", id="no form for the year"),
            pytest.param((*NEW[:3], "--agency", " ", *NEW[5:]), "机关名称是空的", id="no name"),
            pytest.param(NEW[:5], "--kind", id="no kind"),
            pytest.param((*NEW[:5], "--kind", "school"), "--kind", id="a kind that is none"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, desk: Path, arguments: tuple[str, ...], said: str) -> None:
        before = set(desk.iterdir())
        done = govlint(*arguments, cwd=desk)
        assert done.returncode == 2
        assert said in done.stderr.decode()
        assert set(desk.iterdir()) == before


class TestFill:
    @pytest.fixture(autouse=True)
    def _report(self, desk: Path) -> None:
        run(desk, *NEW, "-o", "report.md")
        run(desk, "extract", "clean.md", "-o", "data.json")

    def test_another_file_is_written_and_the_report_left(self, desk: Path) -> None:
        before = (desk / "report.md").read_bytes()
        run(desk, "fill", "data.json", "--into", "report.md", "-o", "filled.md")
        assert (desk / "report.md").read_bytes() == before
        assert "| 行政许可 | 174 |" in (desk / "filled.md").read_text("utf-8")
        assert govlint("fill", "data.json", "--into", "report.md", "-o", "filled.md", cwd=desk).returncode == 2
        run(desk, "fill", "data.json", "--into", "report.md", "-o", "filled.md", "--force")

    def test_what_contradicts_leaves_the_report_untouched(self, desk: Path) -> None:
        before = (desk / "report.md").read_bytes()
        text = (desk / "data.json").read_text("utf-8").replace('"value": 174', '"value": 174.5')
        (desk / "bad.json").write_text(text, "utf-8")
        done = govlint("fill", "bad.json", "--into", "report.md", cwd=desk)
        assert done.returncode == 1
        assert "应是不小于 0 的整数，写的是 174.5" in done.stderr.decode()
        assert "没有写入 report.md" in done.stderr.decode()
        assert (desk / "report.md").read_bytes() == before

    def test_filling_twice_changes_nothing_and_other_data_is_refused(self, desk: Path) -> None:
        run(desk, "fill", "data.json", "--into", "report.md")
        before = (desk / "report.md").read_bytes()
        assert "200 格原来就是这个数" in run(desk, "fill", "data.json", "--into", "report.md")
        assert (desk / "report.md").read_bytes() == before
        text = (desk / "data.json").read_text("utf-8").replace('"value": 174', '"value": 175')
        (desk / "other.json").write_text(text, "utf-8")
        assert govlint("fill", "other.json", "--into", "report.md", cwd=desk).returncode == 1
        run(desk, "fill", "other.json", "--into", "report.md", "--overwrite")
        assert "| 行政许可 | 175 |" in (desk / "report.md").read_text("utf-8")

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            pytest.param(("data.json", "--into", "notice.md"), 1, "没有认出年度报告", id="no report"),
            pytest.param(("data.json", "--into", "missing.md"), 2, "文件不存在", id="no such report"),
            pytest.param(("missing.json", "--into", "report.md"), 2, "文件不存在", id="no such data"),
            pytest.param(("data.json", "--into", "broken.docx"), 2, "broken.docx", id="a broken report"),
            pytest.param(("clean.md", "--into", "report.md"), 1, "数据文件只能是", id="data that is none"),
            pytest.param(("data.json",), 2, "--into", id="no report named"),
            pytest.param(("data.json", "--into", "report.md", "--form", "1999"), 2, "没有这个格式", id="no such form"),
        ],
    )
    def test_what_cannot_be_filled_in_is_refused(
        self, desk: Path, arguments: tuple[str, ...], code: int, said: str
    ) -> None:
        done = govlint("fill", *arguments, cwd=desk)
        assert (done.returncode, said in done.stderr.decode()) == (code, True), output(done)


class TestExtract:
    def test_json_goes_to_standard_output(self, desk: Path) -> None:
        made = json.loads(run(desk, "extract", "clean.md"))
        assert made["agency"] == "望溪县林业局"
        assert made["tables"]["表二"]["行政许可"]["本年处理决定数量"]["value"] == 174

    def test_csv_on_standard_output_has_no_bom(self, desk: Path) -> None:
        rows = list(csv.DictReader(StringIO(run(desk, "extract", "clean.md", "--format", "csv"), newline="")))
        assert len(rows) == 200
        assert "table" in rows[0]

    def test_a_format_that_the_suffix_says_too_may_be_written(self, desk: Path) -> None:
        assert run(desk, "extract", "clean.md", "-o", "d.JSON", "--format", "json").startswith("已写入 d.JSON")
        assert json.loads((desk / "d.JSON").read_text("utf-8"))["agency"] == "望溪县林业局"

    def test_the_file_says_what_was_not_read(self, desk: Path) -> None:
        text = CLEAN.read_text("utf-8").replace("| 行政许可 | 174 |", "| 行政许可 |  |")
        (desk / "blank.md").write_text(text, "utf-8")
        assert run(desk, "extract", "blank.md", "-o", "d.json") == "已写入 d.json：数字 199 格，空白 1 格\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            pytest.param(("notice.md",), "没有认出年度报告", id="no report"),
            pytest.param(("missing.md",), "文件不存在", id="no such file"),
            pytest.param(("broken.docx",), "broken.docx:1:1", id="a broken file"),
            pytest.param(("clean.md", "-o", "d.xml"), "数据只能写成", id="no such format"),
            pytest.param(("clean.md", "-o", "notice.md"), "数据只能写成", id="no data file"),
            pytest.param(("clean.md", "-o", "old.json"), "已经存在", id="a file that is there"),
            pytest.param(
                ("clean.md", "-o", "d.csv", "--format", "json"), "后缀是 .csv，--format 写的是 json", id="two"
            ),
            pytest.param(("clean.md", "-o", "notice.md", "--format", "csv"), "数据只能写成", id="no data file either"),
        ],
    )
    def test_what_gives_no_data_is_refused(self, desk: Path, arguments: tuple[str, ...], said: str) -> None:
        (desk / "old.json").write_text("{}", "utf-8")
        done = govlint("extract", *arguments, cwd=desk)
        assert (done.returncode, said in done.stderr.decode()) == (2, True), output(done)
        assert not done.stdout

    def test_without_openpyxl_the_message_says_what_to_install(self, desk: Path) -> None:
        code = "import sys; sys.modules['openpyxl'] = None; from govlint.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", code, "extract", "clean.md", "-o", "d.xlsx"]
        done = subprocess.run(command, cwd=desk, capture_output=True, check=False)
        assert done.returncode == 2
        assert "pip install 'govlint[xlsx]'" in done.stderr.decode()
        assert not (desk / "d.xlsx").exists()


class TestConvert:
    @pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
    def test_the_report_is_written_and_checked(self, desk: Path, suffix: str) -> None:
        assert run(desk, "convert", "clean.md", "-o", f"c{suffix}") == f"已写入 c{suffix}：数据和检查结果与原来一致\n"
        run(desk, "check", f"c{suffix}")
        run(desk, "convert", f"c{suffix}", "-o", "back.md")
        assert json.loads(run(desk, "extract", "back.md"))["tables"]

    def test_from_markdown_to_word_and_back_nothing_is_lost(self, desk: Path) -> None:
        run(desk, "convert", "clean.md", "-o", "first.md")
        run(desk, "convert", "first.md", "-o", "c.docx")
        run(desk, "convert", "c.docx", "-o", "second.md")
        assert (desk / "second.md").read_bytes() == (desk / "first.md").read_bytes()

    def test_what_could_not_be_read_again_is_not_written(self, desk: Path) -> None:
        text = CLEAN.read_text("utf-8") + "\n" + "<" * 150_000 + "\n"
        (desk / "long.md").write_text(text, "utf-8")
        done = govlint("convert", "long.md", "-o", "long.html", cwd=desk)
        assert (done.returncode, "没有写入 long.html：转换以后的文件读不出来" in done.stderr.decode()) == (2, True)
        assert not (desk / "long.html").exists()

    def test_what_is_no_report_is_copied_and_that_is_said(self, desk: Path) -> None:
        assert "没有认出年度报告，表格照原样抄录" in run(desk, "convert", "notice.md", "-o", "n.html")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            pytest.param(("clean.md",), "-o", id="no target"),
            pytest.param(("clean.md", "-o", "c.pdf"), "只能写成", id="no such format"),
            pytest.param(("clean.md", "-o", "notice.md"), "已经存在", id="a file that is there"),
            pytest.param(("missing.md", "-o", "c.md"), "文件不存在", id="no such file"),
            pytest.param(("broken.docx", "-o", "c.md"), "broken.docx:1:1", id="a broken file"),
        ],
    )
    def test_what_cannot_be_converted_is_refused(self, desk: Path, arguments: tuple[str, ...], said: str) -> None:
        done = govlint("convert", *arguments, cwd=desk)
        assert (done.returncode, said in done.stderr.decode()) == (2, True), output(done)


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        pytest.param([*NEW, "-o", "r.md"], {"docx", "lxml", "openpyxl", "csv"}, id="new Markdown"),
        pytest.param(["extract", "clean.md", "-o", "d.json"], {"docx", "lxml", "openpyxl", "csv"}, id="extract JSON"),
        pytest.param(["convert", "clean.md", "-o", "c.html"], {"docx", "lxml", "openpyxl"}, id="convert to a page"),
        pytest.param(["check", "clean.md"], {"govlint.authoring", "openpyxl", "docx"}, id="check"),
    ],
)
def test_a_command_imports_what_it_uses(
    desk: Path, arguments: list[str], unused: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    assert not imported_by(f"from govlint.cli import main\nassert main({arguments!r}) == 0") & unused
