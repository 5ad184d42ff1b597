"""What the contracts of import-linter do not see: sizes, names, and what start-up imports."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = sorted((ROOT / "govlint").rglob("*.py"))
LAW = sorted((ROOT / "rules").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Their names say nothing about what is in them, so everything ends up there.
ATTICS = {"utils", "util", "common", "helpers", "helper", "base", "misc", "shared", "tools", "core"}
SLOW = ("rich", "docx", "lxml", "mistune", "markdown_it", "importlib.metadata", "json", "email", "asyncio", "argparse")


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_rule(path: Path) -> bool:
    return re.search(r"^@rule\(", path.read_text("utf-8"), re.MULTILINE) is not None


@pytest.mark.parametrize("path", [path for path in (*ENGINE, *LAW) if is_rule(path)], ids=relative)
def test_a_rule_fits_on_a_page(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", [path for path in LAW if not is_rule(path)], ids=relative)
def test_what_rules_share_is_not_much_longer_than_a_rule(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", [path for path in ENGINE if not is_rule(path)], ids=relative)
def test_a_module_is_of_readable_length(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", [*ENGINE, *LAW, *TESTS], ids=relative)
def test_a_module_is_named_after_what_it_holds(path: Path) -> None:
    assert not {path.stem, *path.relative_to(ROOT).parent.parts} & ATTICS


@pytest.mark.parametrize("path", ENGINE, ids=relative)
def test_the_engine_names_no_ruleset(path: Path) -> None:
    assert "govlint_disclosure" not in path.read_text("utf-8")


def imported_by(code: str) -> set[str]:
    """The modules that a Python of its own has imported after running `code`."""
    program = f"import sys\n{code}\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


def test_the_version_is_told_without_importing_anything_slow() -> None:
    imported = imported_by("from govlint.cli import main\nmain(['--version'])")
    assert not imported & {*SLOW, "pluggy", "govlint.plugins", "govlint.cli.parser"}


FORMATS = {
    **{name: name for name in ("concise", "json", "github", "gitlab", "junit", "rdjson", "azure", "markdown")},
    "sarif": "sarif.strict",
    "sarif-github": "sarif.code_scanning",
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_check_imports_what_it_uses_and_no_more(kind: str, suffix: str, tmp_path: Path) -> None:
    report = tmp_path / f"report{suffix}"
    report.write_text((ROOT / "examples" / "sample-report.md").read_text("utf-8"), "utf-8")
    imported = imported_by(
        f"from govlint.cli import main\nassert main(['check', '--format={kind}', {str(report)!r}]) == 1"
    )
    unused = {"rich", "docx", "lxml", "markdown_it", "mistune", "importlib.metadata", "email", "asyncio"}
    assert not imported & unused
    reporters = {f"govlint.reporters.{name}" for name in ("console", *FORMATS.values())}
    assert imported & reporters == {f"govlint.reporters.{FORMATS[kind]}"}


@pytest.mark.parametrize("command", [["rules"], ["explain", "GL302"], ["check", "--help"]])
def test_a_command_that_reads_nothing_imports_no_reader(command: list[str]) -> None:
    code = f"from govlint.cli import main\ntry:\n    main({command!r})\nexcept SystemExit:\n    pass"
    imported = imported_by(code)
    assert not imported & {"mistune", "docx", "lxml", "govlint.readers.markdown", "govlint.readers.text"}


def test_each_command_is_imported_only_when_it_runs() -> None:
    imported = imported_by("from govlint.cli import main\nmain(['rules'])")
    assert not {"govlint.cli.show", "govlint.cli.explain", "govlint.cli.check"} & imported
