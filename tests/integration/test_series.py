"""`govlint series` as users run it: folders, files and manifests, options, exit codes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.integration.shown_commands import ROOT, run
from tests.synthetic import mandated
from tests.synthetic import province_faults as faults
from tests.synthetic.mixed import with_obsolete
from tests.synthetic.province import province

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

SAMPLE = ROOT / "rules" / "govlint_disclosure" / "series_sample"
CARRIED = ("| 3 | 1 | 0 | 0 | 0 | 0 | 4 |", "| 3 | 2 | 0 | 0 | 0 | 0 | 5 |")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with `good`, a faultless series, and `bad`, the same with a fault."""
    shutil.copytree(SAMPLE, tmp_path / "good")
    shutil.copytree(SAMPLE, tmp_path / "bad")
    change(tmp_path / "bad/2024/云岭市水务局.md", *CARRIED)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def govlint(desk: Path, arguments: str) -> subprocess.CompletedProcess[str]:
    return run(f"govlint {arguments}", desk)


@pytest.mark.parametrize(
    "target",
    ["good", "good/govlint-series.toml", "good/2023 good/2024", "good/2023/*.md good/2024/*.md"],
)
def test_a_faultless_series(desk: Path, target: str) -> None:
    done = govlint(desk, f"series --fail-on note {target}")
    assert (done.returncode, done.stdout) == (0, "共检查 4 份文件：错误 0，警告 0，提示 0\n")


def test_a_fault_is_told_with_both_places(desk: Path) -> None:
    done = govlint(desk, "series --select GL701 bad")
    assert done.returncode == 1
    assert done.stdout.startswith("bad/2024/云岭市水务局.md:44:32: GL701 error 表三“上年结转”有 2 列")
    assert "（见 bad/2023/云岭市水务局.md:67:27）\n" in done.stdout


def test_the_folder_one_is_in_is_the_default(desk: Path) -> None:
    done = run("cd bad && govlint series --select GL701", desk)
    assert done.stdout.startswith("2024/云岭市水务局.md:44:32: GL701"), done.stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("--fail-on error", 1),
        ("--exit-zero", 0),
        ("--ignore GL701,GL704", 0),
        ("--ignore carried-over --fail-on error", 0),
        ("--select GL702", 0),
        ("--select GL701 --fail-on note", 1),
    ],
)
def test_exit_codes(desk: Path, options: str, code: int) -> None:
    assert govlint(desk, f"series {options} bad").returncode == code


def test_single_reports_are_checked_too_where_asked_for(desk: Path) -> None:
    assert "GL303" not in govlint(desk, "series bad").stdout
    done = govlint(desk, "series --all bad")
    assert "GL303" in done.stdout
    assert "GL701" in done.stdout


def test_the_manifest_says_what_kind_of_organ_it_is(desk: Path) -> None:
    """GL306 goes by the organ's kind or name: what the manifest says stands in for a title that says nothing."""
    change(desk / "good/2024/云岭市水务局.md", "# 云岭市水务局2024年政府信息公开工作年度报告\n", "")
    change(desk / "good/2024/云岭市水务局.md", "| 规章 | 0 | 0 | 0 |", "| 规章 | 1 | 0 | 1 |")
    done = govlint(desk, "series --all --select GL306,GL701 good")
    assert "GL306 warning" in done.stdout
    assert "云岭市水务局" in done.stdout


def test_settings_are_those_of_a_configuration(desk: Path) -> None:
    (desk / "bad/govlint.toml").write_text('[severity]\nGL701 = "note"\nGL704 = "note"\n', "utf-8")
    done = govlint(desk, "series bad")
    assert done.returncode == 0
    assert "GL701 note" in done.stdout
    (desk / "bad/govlint.toml").write_text('[per-file-ignores]\n"2024/云岭市水务局.md" = ["GL701"]\n', "utf-8")
    assert "GL701" not in govlint(desk, "series bad").stdout
    assert "GL701" in govlint(desk, "series --isolated bad").stdout
    (desk / "bad/govlint.toml").write_text("selct = []\n", "utf-8")
    done = govlint(desk, "series bad")
    assert (done.returncode, done.stdout) == (2, "bad/govlint.toml:1: 键 selct: 没有这个键，是否想写 select？\n")


def test_mistakes_in_a_manifest_are_told_with_their_lines(desk: Path) -> None:
    change(desk / "good/govlint-series.toml", 'parent = "云岭市人民政府"\nyears', 'parent = "云岭省人民政府"\nyears')
    change(desk / "good/govlint-series.toml", "2024/云岭市水务局.md", "2024/水务局.md")
    done = govlint(desk, "series good")
    assert done.returncode == 2
    lines = done.stdout.split("\n")
    assert lines[0].startswith("good/govlint-series.toml:14: 键 organs[2].parent: 清单中没有机关“云岭省人民政府”")
    assert lines[1].startswith(
        "good/govlint-series.toml:25: 键 organs[3].files.2024: 没有这个文件：good/2024/水务局.md"
    )


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("series good/govlint-series.toml bad", "清单要单独给出，不与其他路径一起：good/govlint-series.toml"),
        ("series --select GL302 good", "没有选用报告之间的规则（GL7）"),
        ("series --select GL799 good", "没有这条规则：GL799"),
        ("series --format 表格 good", "没有这种输出格式"),
        ("series 没有.toml", "没有这个配置文件"),
        ("check --select GL701 good", "GL701 是报告之间的规则，用 govlint series 检查"),
        ("check --select GL302,carried-over good", "carried-over 是报告之间的规则"),
        ("check --select GL7 good", "GL7 是报告之间的规则"),
        ("series init good", "good/govlint-series.toml 已经存在"),
    ],
)
def test_what_makes_no_sense(desk: Path, command: str, message: str) -> None:
    done = govlint(desk, command)
    assert done.returncode == 2
    assert message in done.stdout


def test_an_empty_manifest_lists_nothing(desk: Path) -> None:
    (desk / "good" / "govlint-series.toml").write_text("", "utf-8")
    done = govlint(desk, "series good")
    assert (done.returncode, done.stdout) == (0, "共检查 4 份文件：错误 0，警告 0，提示 0\n"), done.stderr


def test_nothing_to_check(desk: Path) -> None:
    (desk / "empty").mkdir()
    for command in ("series empty", "series init empty"):
        done = govlint(desk, command)
        assert done.returncode == 2
        assert "没有找到可以检查的文件" in done.stdout


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `in`, a province in several formats with faults, a comment that allows one, and broken files."""
    made = province(5, organs=8, years=range(2021, 2024), mixed=True)
    for put in (
        faults.carried_over(0, 2022),
        faults.last_years_text(2, 2023),
        faults.another_organs_text(3, 4, 2022),
        faults.parent_sum("表二", "行政许可", "本年处理决定数量", 2022),
        faults.parent_sum("表三", mandated.GRANTED, "自然人", 2023),
    ):
        put(made)
    folder = tmp_path_factory.mktemp("province")
    made.write(folder / "in")
    reports = sorted((folder / "in").rglob("*.md"))
    assert reports
    text = reports[0].read_text("utf-8")
    reports[0].write_text(f"<!-- govlint-disable GL703 -->\n\n{text}", "utf-8")
    (folder / "in" / "坏.docx").write_bytes(b"PK\x03\x04")
    (folder / "in" / "其他.md").write_text("# 会议通知\n\n请准时参加。\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param("in", {"GL701", "GL703", "GL704"}, id="a manifest"),
        pytest.param("in/20* in/*.docx in/*.md", {"GL001", "GL701", "GL703"}, id="files"),
        pytest.param(
            "--all --published 2024-02-01 in/20* in/*.docx in/*.md",
            {"GL001", "GL701", "GL703", "GL417"},
            id="all rules",
        ),
        pytest.param("--show-suppressed --year 2022 in/20* in/*.docx in/*.md", {"GL001"}, id="one year"),
    ],
)
def test_the_result_does_not_depend_on_the_number_of_processes(faulty: Path, arguments: str, told: set[str]) -> None:
    one, *others = (govlint(faulty, f"series --format json {jobs} {arguments}") for jobs in ("-j 1", "-j 3", ""))
    assert one.returncode == 2
    assert told <= {made["code"] for file in json.loads(one.stdout)["files"] for made in file["diagnostics"]}
    for other in others:
        assert (other.returncode, other.stdout) == (one.returncode, one.stdout)


@pytest.mark.parametrize("told", [[], ["GL701"]], ids=["no fault", "a fault"])
def test_tables_of_two_forms_are_read_alike_in_any_number_of_processes(tmp_path: Path, told: list[str]) -> None:
    for year in ("2023", "2024"):
        name = f"{year}/云岭市水务局.md"
        (tmp_path / year).mkdir()
        (tmp_path / name).write_text(with_obsolete((SAMPLE / name).read_text("utf-8"), "二"), "utf-8")
    if told:
        change(tmp_path / "2024/云岭市水务局.md", *CARRIED)
    one, two = (govlint(tmp_path, f"series --isolated --format json -j {jobs} .") for jobs in ("1", "2"))
    assert (two.returncode, two.stdout) == (one.returncode, one.stdout)
    assert [made["code"] for file in json.loads(one.stdout)["files"] for made in file["diagnostics"]] == told


def test_a_manifest_does_not_depend_on_the_number_of_processes(faulty: Path) -> None:
    one, *others = (govlint(faulty, f"series init -o - {jobs} in/20*") for jobs in ("-j 1", "-j 3", ""))
    assert one.stdout.count("[[organs]]") == 9
    for other in others:
        assert (other.returncode, other.stdout) == (one.returncode, one.stdout)


def test_the_pages_of_a_series_are_shown_whatever_the_number_of_processes(desk: Path) -> None:
    for jobs in ("1", "3"):
        govlint(desk, f"series --format html -o {jobs}.html -j {jobs} bad")
    assert (desk / "1.html").read_bytes() == (desk / "3.html").read_bytes()


def test_files_that_cannot_be_read_are_no_pass(desk: Path) -> None:
    (desk / "good/2024/坏.docx").write_bytes(b"PK\x03\x04")
    (desk / "good/govlint-series.toml").unlink()
    done = govlint(desk, "series good")
    assert done.returncode == 2
    assert "坏.docx:1:1: GL001 error" in done.stdout


def test_json_and_sarif_have_what_became_of_each_rule(desk: Path) -> None:
    written = json.loads(govlint(desk, "series --format json bad").stdout)
    water = next(file for file in written["files"] if file["path"] == "bad/2024/云岭市水务局.md")
    assert (water["outcomes"]["GL701"], water["outcomes"]["GL702"]) == ("fail", "pass")
    assert water["diagnostics"][0]["related"][0]["path"] == "bad/2023/云岭市水务局.md"
    govlint(desk, "series --format sarif -o out.sarif bad")
    log = json.loads((desk / "out.sarif").read_text("utf-8"))
    codes = [result["ruleId"] for result in log["runs"][0]["results"]]
    assert sorted(codes) == ["GL701", "GL704"]


def test_a_manifest_is_made_and_can_be_used(desk: Path) -> None:
    (desk / "bad/govlint-series.toml").unlink()
    done = govlint(desk, "series init bad")
    assert (done.returncode, done.stdout) == (
        0,
        "bad/govlint-series.toml：3 个机关，年度 2023、2024，4 份报告；请核对机关和上级机关\n",
    )
    done = govlint(desk, "series bad")
    assert "GL701 error" in done.stdout
    assert "GL704 warning 请核对" in done.stdout
    assert govlint(desk, "series init bad").returncode == 2
    assert govlint(desk, "series init bad --force").returncode == 0


def test_a_manifest_elsewhere_names_files_from_where_it_is(desk: Path) -> None:
    (desk / "lists").mkdir()
    (desk / "bad/govlint-series.toml").unlink()
    assert govlint(desk, "series init bad -o lists/all.toml").returncode == 0
    assert '2024 = "../bad/2024/云岭市水务局.md"' in (desk / "lists/all.toml").read_text("utf-8")
    done = govlint(desk, "series --select GL701 lists/all.toml")
    assert done.stdout.startswith("bad/2024/云岭市水务局.md:44:32: GL701 error")


def test_the_manifest_is_named_as_its_files_are(desk: Path) -> None:
    """Inside of the working directory and outside of it: what stands in it is found in the manifest itself (GL705)."""
    text = (desk / "good/govlint-series.toml").read_text("utf-8")
    (desk / "good/govlint-series.toml").write_text(
        text.replace("years = [2023, 2024]", "years = [2022, 2024]"), "utf-8"
    )
    (desk / "other").mkdir()
    for folder, name in ((".", "good"), ("other", "../good"), ("other", str(desk / "good"))):
        done = run(f"cd {folder} && govlint series --format json --select GL705 {name}", desk)
        paths = {file["path"] for file in json.loads(done.stdout)["files"]}
        assert f"{name}/govlint-series.toml" in paths
        assert f"{name}/2024/云岭市水务局.md" in paths


def test_a_manifest_on_standard_output(desk: Path) -> None:
    done = govlint(desk, "series init bad/2023 -o -")
    assert done.returncode == 0
    assert 'name = "云岭市水务局"' in done.stdout
    assert not (desk / "bad/2023/govlint-series.toml").exists()


def test_files_that_cannot_be_read_are_told_when_a_manifest_is_made(desk: Path) -> None:
    (desk / "bad/2024/坏.docx").write_bytes(b"PK\x03\x04")
    done = govlint(desk, "series init bad --force")
    assert done.returncode == 2
    assert "bad/2024/坏.docx: " in done.stdout
    assert (desk / "bad/govlint-series.toml").exists()


def test_the_table_of_planted_faults_of_the_example_is_what_is_found(tmp_path: Path) -> None:
    import re

    from tests.integration.shown_commands import desk as with_examples

    text = (ROOT / "examples/README.md").read_text("utf-8")
    planted = set(re.findall(r"^\| `([^`]+)` \| (GL7\d\d) \|", text, re.MULTILINE))
    done = run("govlint series --format concise examples/series", with_examples(tmp_path))
    assert set(re.findall(r"^examples/series/([^:]+):\d+:\d+: (GL7\d\d)", done.stdout, re.MULTILINE)) == planted


def test_help(desk: Path) -> None:
    assert "清单" in govlint(desk, "series --help").stdout
    assert "govlint series init" in govlint(desk, "series init --help").stdout


ROW = "| 二、上年结转政府信息公开申请数量 |"


def test_a_comment_beside_the_finding_suppresses_it(desk: Path) -> None:
    path = desk / "bad/2024/云岭市水务局.md"
    change(path, "## 三、", "<!-- govlint-disable GL701 -- 上年漏报，已更正 -->\n\n## 三、")
    done = govlint(desk, "series --select GL701,GL003 --show-suppressed bad")
    assert done.returncode == 0
    assert "〔不报告：" in done.stdout
    assert "上年漏报，已更正" in done.stdout


def test_a_comment_that_suppresses_nothing_is_told(desk: Path) -> None:
    path = desk / "good/2024/云岭市水务局.md"
    change(path, "## 五、", "<!-- govlint-disable-file GL701, GL303 -- 核对过 -->\n\n## 五、")
    for command, unused in (("series good", "GL701"), ("series --all good", "GL701"), ("check good", "GL303")):
        told = [line for line in govlint(desk, command).stdout.split("\n") if "GL003" in line]
        assert any(unused in line for line in told), (command, told)
        assert len(told) == len(set(told))
    assert "GL003" not in govlint(desk, "series --select GL702,GL003 good").stdout


def test_an_entry_of_a_configuration_suppresses_it(desk: Path) -> None:
    entry = '[[suppress]]\npath = "2024/云岭市水务局.md"\ncode = "GL701"\nplace = "上年结转"\nreason = "漏报"\n'
    (desk / "bad/govlint.toml").write_text(entry, "utf-8")
    done = govlint(desk, "series --select GL701,GL003 bad")
    assert (done.returncode, "GL701 error" in done.stdout) == (0, False), done.stdout
    assert "不报告 1（配置 1）" in done.stdout
    (desk / "good/govlint.toml").write_text(entry, "utf-8")
    assert "GL003" in govlint(desk, "series good").stdout
    assert "GL003" not in govlint(desk, "check good").stdout, "rules on series have not been asked"


def test_the_text_that_a_finding_is_about_can_be_named(desk: Path) -> None:
    text = (desk / "good/2023/云岭市水务局.md").read_text("utf-8")
    part = text[text.index("存在的主要问题：") : text.index("## 六")]
    own = (desk / "good/2024/云岭市水务局.md").read_text("utf-8")
    change(desk / "good/2024/云岭市水务局.md", own[own.index("存在的主要问题：") : own.index("## 六")], part)
    assert "GL703" in govlint(desk, "series good").stdout
    entry = '[[suppress]]\ncode = "GL703"\ntext = "与检测机构约定报送时间"\nreason = "合署办公"\n'
    (desk / "good/govlint.toml").write_text(entry, "utf-8")
    done = govlint(desk, "series good")
    assert "GL703" not in done.stdout
    assert "GL003" not in done.stdout


def test_a_baseline_of_other_rules_is_left_as_it_is(desk: Path) -> None:
    change(desk / "good/2024/云岭市水务局.md", "本年废止件数", "本年度止件数")
    assert govlint(desk, "baseline good -o known.json").returncode == 0
    before = (desk / "known.json").read_text("utf-8")
    done = govlint(desk, "series --baseline known.json --prune-baseline good")
    assert done.returncode == 0
    assert (desk / "known.json").read_text("utf-8") == before
    assert govlint(desk, "series --all --baseline known.json good").returncode == 0


def test_reports_that_are_not_compared_for_want_of_a_library_are_told(desk: Path) -> None:
    report = (desk / "good/2024/云岭市水务局.md").read_text("utf-8")
    (desk / "many").mkdir()
    for number in range(105):
        (desk / "many" / f"{number}.md").write_text(report.replace("云岭市水务局", f"云岭市第{number}局"), "utf-8")
    (desk / "without").mkdir()
    (desk / "without" / "rensa.py").write_text("raise ImportError('not installed')\n", "utf-8")
    done = run("PYTHONPATH=without govlint series many 2>&1 >/dev/null", desk)
    assert done.stdout == "govlint: 报告很多，与其他机关比较要安装 govlint[series]\n"
    assert run("govlint series good 2>&1 >/dev/null", desk).stdout == ""


def test_no_manifest_is_written_where_nothing_was_read(desk: Path) -> None:
    done = govlint(desk, "series init missing.md -o new.toml")
    assert done.returncode == 2
    assert not (desk / "new.toml").exists()
