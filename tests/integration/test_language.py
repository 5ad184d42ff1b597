"""`--lang en` and GOVLINT_LANG: every command speaks English, and all but the words is as in Chinese."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.processes import govlint
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
QUOTED = re.compile(r"“(?:[^“”]|“[^“”]*”)*”|《[^《》]*》")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a faulty and a clean report and a series, where nothing says which language is wanted."""
    monkeypatch.delenv("GOVLINT_LANG", raising=False)
    shutil.copy(ROOT / "examples" / "sample-report.md", tmp_path / "faulty.md")
    shutil.copy(ROOT / "examples" / "fixed-report.md", tmp_path / "clean.md")
    shutil.copy(ROOT / "examples" / "suppressed-report.md", tmp_path / "suppressed.md")
    shutil.copytree(ROOT / "examples" / "series", tmp_path / "series")
    return tmp_path


def _foreign(text: str) -> list[str]:
    """The lines with Chinese that no quotation marks set apart."""
    return [line for line in text.split("\n") if CHINESE.search(QUOTED.sub("", line))]


def _run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    made = govlint(*arguments, cwd=cwd)
    return subprocess.CompletedProcess(made.args, made.returncode, made.stdout.decode(), made.stderr.decode())


def test_the_option_stands_before_two_words(desk: Path) -> None:
    made = _run("--lang", "en", "series", "init", "series", "-o", "-", cwd=desk)
    assert made.returncode == 0, made.stderr


def _parsed(made: subprocess.CompletedProcess[str]) -> Any:
    return json.loads(made.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("check", "faulty.md", "--lang", "en"), id="behind"),
        pytest.param(("check", "--lang=en", "faulty.md"), id="with ="),
        pytest.param(("--lang", "en", "check", "faulty.md"), id="before the command"),
        pytest.param(("--lang=en", "check", "faulty.md"), id="before the command with ="),
    ],
)
def test_concise_is_english(desk: Path, arguments: tuple[str, ...]) -> None:
    made = _run(*arguments, "--format", "concise", cwd=desk)
    assert made.returncode == 1
    assert not _foreign(made.stdout)
    assert "faulty.md:23:19: GL202 error Table 2: “本年度止件数” should be “本年废止件数”" in made.stdout
    assert "1 file checked: error 7, warning 2, note 0, of these to check 1" in made.stdout


@pytest.mark.parametrize(
    ("variable", "option", "english"),
    [
        pytest.param("en", (), True, id="the variable"),
        pytest.param("en_GB.UTF-8", (), True, id="the variable, as LANG is written"),
        pytest.param("en", ("--lang", "zh"), False, id="the option is stronger"),
        pytest.param("zh", ("--lang", "en"), True, id="the option is stronger the other way"),
        pytest.param("fr", (), False, id="a language that there is not"),
        pytest.param("", (), False, id="empty"),
    ],
)
def test_the_variable(
    desk: Path, monkeypatch: pytest.MonkeyPatch, variable: str, option: tuple[str, ...], english: bool
) -> None:
    monkeypatch.setenv("GOVLINT_LANG", variable)
    made = _run("check", "clean.md", *option, cwd=desk)
    assert made.stdout.startswith("1 file checked" if english else "共检查 1 份文件")


def test_chinese_whatever_the_language_of_the_system(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    assert _run("check", "clean.md", cwd=desk).stdout.startswith("共检查 1 份文件")


def test_a_file_may_be_called_like_the_option(desk: Path) -> None:
    (desk / "--lang=en").write_text("", encoding="utf-8")
    made = _run("check", "clean.md", "--", "--lang=en", cwd=desk)
    assert "共检查" in made.stdout


def test_rich_is_english(desk: Path) -> None:
    made = _run("check", "--lang", "en", "--format", "rich", "--show-passed", "--statistics", "faulty.md", cwd=desk)
    words = ("please check  GL108", "Place  ", "Basis  ", "Related  ", "Fix  ", "passed ", "Findings by rule")
    assert [word for word in words if word not in made.stdout] == []
    assert not re.search("位置|依据|可改|共检查|不适用|规则检查", made.stdout)


def test_suppressed_findings_are_told_in_english(desk: Path) -> None:
    made = _run("check", "--lang", "en", "--show-suppressed", "--format", "concise", "suppressed.md", cwd=desk)
    assert "[suppressed: comment, line 23: 沿用旧表]" in made.stdout


def test_json_differs_in_nothing_but_words(desk: Path) -> None:
    chinese, english = (
        _parsed(_run("check", "--format", "json", "--lang", language, "faulty.md", cwd=desk))
        for language in ("zh", "en")
    )
    for before, after in zip(chinese["files"][0]["diagnostics"], english["files"][0]["diagnostics"], strict=True):
        assert before["message"] != after["message"]
        assert not _foreign(after["message"])
        for one in (before, after):
            del one["message"]
            del one["related"]
            (one["fix"] or {}).pop("description", None)
    del chinese["files"][0]["reasons"], english["files"][0]["reasons"]
    assert english == chinese


def test_sarif_is_english(desk: Path) -> None:
    made = _run("check", "--lang", "en", "--format", "sarif", "--show-passed", "faulty.md", cwd=desk)
    [run] = _parsed(made)["runs"]
    driver = run["tool"]["driver"]
    assert (run["language"], driver["language"]) == ("en", "en")
    texts = [rule["shortDescription"]["text"] for rule in driver["rules"]]
    texts += [result["message"]["text"] for result in run["results"]]
    assert not [text for text in texts if _foreign(text)]
    assert "Table 3: the total of each row is the sum of the six kinds of applicants" in texts


OURS = re.compile("请核对|错误|警告|提示|可以用|不报告|相关：|依据：|共检查|运行 govlint|年度报告检查|通过|不适用")
"""What formats say of their own in Chinese, and reports do not."""


@pytest.mark.parametrize("name", ["sarif-github", "github", "gitlab", "junit", "rdjson", "azure", "markdown"])
def test_every_format_is_english(desk: Path, name: str) -> None:
    made = _run("check", "--lang", "en", "--format", name, "--statistics", "faulty.md", "suppressed.md", cwd=desk)
    assert made.returncode == 1
    assert "should be “本年废止件数”" in made.stdout
    bare = re.sub(r'"(?:help|justification)": {.*?}', "", made.stdout)
    assert not OURS.search(QUOTED.sub("", bare))


@pytest.mark.parametrize("words", ["", "--h", "--\ncheck", "GL30\ncheck\n--select"])
def test_completion_describes_in_english(desk: Path, words: str) -> None:
    told = _run("completion", "zsh", f"--words={words}", "--lang", "en", cwd=desk).stdout
    assert told
    assert not CHINESE.search(QUOTED.sub("", told))


def test_a_series_is_checked_in_english(desk: Path) -> None:
    made = _run("series", "--lang", "en", "series", cwd=desk)
    bare = re.sub(r"series/[^\s),:]+", "", made.stdout)
    assert {line.split()[1] for line in made.stdout.split("\n") if ": GL" in line} >= {
        "GL701",
        "GL702",
        "GL703",
        "GL704",
    }
    assert not _foreign(bare)


def test_what_was_said_before_does_not_matter(desk: Path) -> None:
    """Results that are kept are said in the language of the run that shows them."""
    said = {language: _run("check", "faulty.md", "--lang", language, cwd=desk).stdout for language in ("zh", "en")}
    for language, text in said.items():
        assert _run("check", "faulty.md", "--lang", language, cwd=desk).stdout == text
    assert not _foreign(said["en"])
    assert len(_foreign(said["zh"])) == said["zh"].count("\n")


def test_a_baseline_does_not_depend_on_the_language(desk: Path) -> None:
    assert _run("baseline", "--lang", "en", "faulty.md", cwd=desk).stdout.endswith("(1 file checked)\n")
    english = (desk / "govlint-baseline.json").read_bytes()
    assert _run("check", "--baseline", "govlint-baseline.json", "faulty.md", cwd=desk).returncode == 0
    _run("baseline", "faulty.md", cwd=desk)
    assert (desk / "govlint-baseline.json").read_bytes() == english


RTF = (
    "this is an RTF document (.rtf), not a Word document (.docx); open it in Word or WPS, save it as “Word document "
    "(.docx)” and check that; with LibreOffice installed, --convert checks it as it is"
)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param("missing.md", None, "the file does not exist", id="missing"),
        pytest.param("empty.md", b"", "the file is empty", id="empty"),
        pytest.param("a.pdf", b"%PDF-1.4\n%%EOF\n", "the PDF is damaged and cannot be opened", id="by another process"),
        pytest.param("a.docx", b"{\\rtf1 }", RTF, id="another kind of file"),
        pytest.param("a.txt", b"\xe6\x8a\xa5\xff\xff", "cannot be decoded: neither UTF-8 nor GB18030", id="bytes"),
    ],
)
def test_what_cannot_be_read(desk: Path, name: str, data: bytes | None, told: str) -> None:
    if data is not None:
        (desk / name).write_bytes(data)
    made = _run("check", "--lang", "en", name, cwd=desk)
    assert made.returncode == 2
    assert f"GL001 error {told}" in made.stdout
    assert not _foreign(made.stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("check", "--format", "xml", "clean.md"), "there is no output format xml", id="format"),
        pytest.param(("check", "--select", "GL999"), "there is no such rule: GL999", id="rule"),
        pytest.param(("check", "--select", "reslt-total"), "; did you mean result-total?", id="a near rule"),
        pytest.param(("check", "--form", "1999"), "there is no form 1999; there are 2019, 2021", id="form"),
        pytest.param(("check", "no.such.folder/"), "the file does not exist", id="folder"),
        pytest.param(("check", "--published", "x"), "--published should be year-month-day", id="date"),
        pytest.param(("check", "-"), "standard input needs --stdin-filename", id="standard input"),
        pytest.param(("check", "--unsafe-fixes"), "--unsafe-fixes goes with --fix or --diff", id="options"),
        pytest.param(("check", "--year", "x"), "govlint: wrong arguments: argument --year", id="arguments"),
        pytest.param(("nothing",), "usage: govlint", id="command"),
        pytest.param(("explain", "GL9"), "there is no such rule: GL9", id="explain"),
        pytest.param(("rules", "--part", "九"), "no rule looks at part", id="part"),
        pytest.param(("check", "--config", "none.toml"), "there is no such configuration", id="configuration"),
    ],
)
def test_wrong_usage(desk: Path, arguments: tuple[str, ...], told: str) -> None:
    made = _run(*arguments, "--lang", "en", cwd=desk)
    assert made.returncode == 2
    assert told in made.stdout + made.stderr
    assert not CHINESE.search(QUOTED.sub("", made.stderr.replace("九", "")).replace("一, 二, 三, 四, 五, 六", ""))


@pytest.mark.parametrize("command", ["baseline", "series init", "show"])
def test_commands_say_in_english_what_they_cannot_read(desk: Path, command: str) -> None:
    (desk / "one").mkdir()
    (desk / "one" / "empty.docx").write_bytes(b"")
    path = "one" if command == "series init" else "one/empty.docx"
    made = _run(*command.split(), "--lang", "en", path, cwd=desk)
    assert made.returncode == 2
    assert "the file is empty; make sure that it was saved or downloaded to the end" in made.stderr
    assert not _foreign(made.stderr)


def test_mistakes_of_a_configuration(desk: Path) -> None:
    (desk / "govlint.toml").write_text('selct = ["GL3"]\nfail-on = "warn"\nyear = 2024.5\n', encoding="utf-8")
    assert _run("check", "--lang", "en", "clean.md", cwd=desk).stderr.split("\n")[:-1] == [
        "govlint.toml:1: key selct: there is no such key; did you mean select?",
        "govlint.toml:2: key fail-on: should be one of error, note, warning, is “warn”; did you mean warning?",
        "govlint.toml:3: key year: should be a whole number, is a decimal “2024.5”",
    ]


@pytest.mark.parametrize(
    "command", ["", "check", "baseline", "rules", "explain", "config", "series", "series init", "show"]
)
def test_help_is_english(desk: Path, command: str) -> None:
    made = _run(*command.split(), "--lang", "en", "--help", cwd=desk)
    assert made.returncode == 0
    shown = re.sub("政府信息公开工作年度报告|三|711号", "", made.stdout)
    assert not CHINESE.search(shown)
    assert made.stdout.startswith("usage: govlint")


def test_a_page_has_its_title_and_headings_in_english(desk: Path) -> None:
    page = _run("explain", "--lang", "en", "GL302", cwd=desk).stdout
    headings = [line for line in page.split("\n") if line.startswith("#")]
    assert headings[0] == "# GL302 Table 3: “（七）总计” of each column is the sum of all results"
    assert headings[1:] == [
        "## Why", "## Basis", "## Wrong", "## Right", "## Fix", "## When to pass over it",
        "## Selecting, ignoring, suppressing",
    ]  # fmt: skip
    assert "*The text of this page is in Chinese.*" in page


def test_rules_are_listed_in_english(desk: Path) -> None:
    text = _run("rules", "--lang", "en", cwd=desk).stdout
    assert not _foreign(text)
    titles = [rule["title"] for rule in _parsed(_run("rules", "--format", "json", "--lang", "en", cwd=desk))]
    assert not [title for title in titles if _foreign(title)]
    assert all(title in text for title in titles)


def test_numbers_of_persons_are_masked_in_english_too(desk: Path) -> None:
    report = (desk / "clean.md").read_text("utf-8").rstrip("\n")
    (desk / "private.md").write_text(f"{report}\n\n联系人手机 13812345678。\n", encoding="utf-8")
    made = _run("check", "--lang", "en", "--select", "GL602", "private.md", cwd=desk)
    assert "mobile number: 138******78; if it is personal" in made.stdout
    assert "13812345678" not in made.stdout


def test_messages_of_a_plugin_stay_as_they_are(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin may say plain texts, and need not have a catalogue."""
    package = desk / "guests" / "guest"
    (package / "family").mkdir(parents=True)
    (package / "__init__.py").write_text(
        "from govlint.rules import Ruleset, gather\n\n\n"
        'def govlint_rulesets():\n    yield Ruleset("guest", "客", gather(__name__, "guest"))\n',
        encoding="utf-8",
    )
    (package / "family" / "__init__.py").write_text("", encoding="utf-8")
    (package / "family" / "plain.py").write_text(
        '"""客人的规则。\n"""\n\nfrom govlint.rules import Finding, rule\n\n\n'
        '@rule("EX101", severity="note", on="document")\ndef check(document):\n'
        '    yield Finding(document.blocks[0].span, "客人的话")\n',
        encoding="utf-8",
    )
    metadata = desk / "guests" / "guest-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: guest\nVersion: 1\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[govlint]\nguest = guest\n", encoding="utf-8")
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(desk / "guests"), *filter(None, [os.environ.get("PYTHONPATH")])])
    )
    made = _run("check", "--lang", "en", "--select", "EX101", "clean.md", cwd=desk)
    assert "EX101 note 客人的话" in made.stdout
