"""Microsoft's validator has nothing to say against either flavour, but for what files without lines cause."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import docx
import pytest

from govlint.linter import Options
from govlint.plugins import ReportOptions, load
from govlint.reporters.sarif import code_scanning, strict
from govlint.run import run as check
from tests.engine.reporters.hostile import NAME, TEXTS
from tests.engine.reporters.made import TYPO, diagnostic, file, full_run, run, suppressed_run, word_run
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from govlint.results import RunResult

    Validate = Callable[..., list[Any]]

pytestmark = pytest.mark.program("npm")

BINARY: dict[str, RunResult] = {
    "word": word_run(),
    "unreadable": run(file("坏.docx", diagnostic(whole=True, path="坏.docx"), unreadable=True)),
}
"""Of a file without lines the standard forbids text regions (3.30.1), which SARIF2017 misses."""
OTHERS: dict[str, RunResult] = {
    "full": full_run(),
    "suppressed": suppressed_run(),
    "name": full_run(NAME),
    "empty": run(),
    "hostile": run(
        *(
            file(
                f"{number}.md",
                diagnostic(TYPO, span=(1, 1, 1, 3), message=text, source_line=text, path=f"{number}.md"),
            )
            for number, text in enumerate(case.values[0] for case in TEXTS if case.values[0])
        )
    ),
}


def write(flavour: ModuleType, runs: dict[str, RunResult], folder: Path) -> list[Path]:
    paths = [folder / f"{name}.sarif" for name in runs]
    for path, result in zip(paths, runs.values(), strict=True):
        with path.open("w", encoding="utf-8") as stream:
            options = ReportOptions(show_passed=True, exit_code=3, invocation=("check", NAME))
            flavour.report(result, stream, options)
    return paths


def complaints(found: list[Any]) -> list[tuple[str, str]]:
    """What is a warning or an error, with the rule; notes are advice, such as to embed whole files."""
    return [(made["ruleId"], json.dumps(made, ensure_ascii=False)) for made in found if said(made)]


def said(made: Any) -> bool:
    """Whether the validator's result is a warning or an error."""
    return made.get("level") != "note"


def test_the_standard(multitool: Validate, tmp_path: Path) -> None:
    assert complaints(multitool(*write(strict, OTHERS, tmp_path))) == []


def test_files_without_lines_are_only_told_to_have_regions(multitool: Validate, tmp_path: Path) -> None:
    found = complaints(multitool(*write(strict, BINARY, tmp_path)))
    results = sum(len(made.diagnostics) for result in BINARY.values() for made in result.files)
    assert [rule for rule, _ in found] == ["SARIF2017"] * results


def test_code_scanning(multitool: Validate, tmp_path: Path) -> None:
    paths = write(code_scanning, {**OTHERS, **BINARY}, tmp_path)
    assert complaints(multitool(*paths, kinds="Sarif;Ghas")) == []


def test_the_validator_is_heard(multitool: Validate, tmp_path: Path) -> None:
    (path,) = write(strict, {"full": full_run()}, tmp_path)
    log = json.loads(path.read_text("utf-8"))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    region["endColumn"] = region["startColumn"] - 1
    path.write_text(json.dumps(log), "utf-8")
    other = tmp_path / "other.sarif"
    other.write_text(json.dumps(log), "utf-8")
    assert {rule for rule, _ in complaints(multitool(path, other))} == {"SARIF1007"}


def test_a_real_run(multitool: Validate, sarif_validator: Any, tmp_path: Path) -> None:
    """All rules with their pages and articles, on text, a web page, a Word file and files that cannot be read."""
    sample = (ROOT / "examples" / "sample-report.md").read_text("utf-8")
    page = "".join(f"<p>{line}</p>" for line in sample.split("\n"))
    (tmp_path / "报告.md").write_text(sample, "utf-8")
    (tmp_path / "报告 GBK.txt").write_bytes(sample.encode("gb18030"))
    (tmp_path / "报告.html").write_text(f"<html><body>{page}</body></html>", "utf-8")
    (tmp_path / "坏.md").write_bytes(b"\xff\xfe\x00")
    written = docx.Document()
    for line in sample.split("\n"):
        written.add_paragraph(line)
    written.save(str(tmp_path / "报告.docx"))
    registry = load()
    paths = [str(path) for path in sorted(tmp_path.iterdir()) if path.name != "报告.docx"]
    options = Options(tuple(registry.rules.values()))
    runs = {"text": check(paths, registry, options), "docx": check([str(tmp_path / "报告.docx")], registry, options)}
    assert min(len(made.diagnostics) for result in runs.values() for made in result.files) > 0
    logs = write(strict, runs, tmp_path)
    for log in logs:
        sarif_validator.validate(json.loads(log.read_text("utf-8")))
    found = multitool(*logs)
    assert {rule for rule, _ in complaints(found)} == {"SARIF2017"}
    told = Counter(_log_of(made) for made in found if said(made))
    assert told == {
        "docx.sarif": len(runs["docx"].files[0].diagnostics),
        "text.sarif": 1,  # 坏.md was not read: what it holds is no text
    }
    (tmp_path / "github").mkdir()
    assert complaints(multitool(*write(code_scanning, runs, tmp_path / "github"), kinds="Sarif;Ghas")) == []


def _log_of(made: Any) -> str:
    uri: str = made["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return uri.rpartition("/")[2]
