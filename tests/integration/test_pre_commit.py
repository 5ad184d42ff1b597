"""The hook as pre-commit runs it: installed from this checkout into an environment of pre-commit's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from govlint.plugins import load
from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = ROOT / "examples" / "sample-report.md"
CLEAN = ROOT / "examples" / "fixed-report.md"

MUTATED = {made.id: made for made in MUTATIONS}

NAMES = ("report.md", "某局2024年年度报告.md", "two words.TXT", "--format=x.md", "--stdin-filename=x.md")


def environment(folder: Path) -> dict[str, str]:
    """Git and pre-commit without the settings and caches of whoever runs the tests."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {
        **inherited,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PYTHONIOENCODING": "utf-8",
    }


def git(*arguments: str, cwd: Path) -> str:
    """Run git with a fixed author; returns what it prints."""
    author = ("-c", "user.name=tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *author, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(cwd), check=True, capture_output=True, text=True).stdout


def commit_all(folder: Path) -> None:
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "All", cwd=folder)


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it is, uncommitted and new files included, committed in a repository of its own."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout: the tests run from an unpacked archive")
    folder = tmp_path_factory.mktemp("hook")
    for name in git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    commit_all(folder)
    return folder


def try_hook(hook_repository: Path, report: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook on a repository in which every file is a copy of `report`."""
    repository = folder / "repository"
    repository.mkdir()
    for name in NAMES:
        shutil.copy(report, repository / name)
    (repository / "photo.png").write_bytes(b"\x89PNG\r\n")
    return run_hook(hook_repository, "govlint", folder)


def run_hook(hook_repository: Path, hook: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Commit all that stands in the repository in `folder`, and run a hook on all its files."""
    repository = folder / "repository"
    commit_all(repository)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hook_repository), hook, "--all-files"],
        cwd=repository,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_hook_fails_and_names_file_and_line(hook_repository: Path, tmp_path: Path) -> None:
    done = try_hook(hook_repository, FAULTY, tmp_path)
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout, "a finding, not a wrong call"
    for name in NAMES:
        assert f"{name}:75:19: GL304" in done.stdout or name.endswith(".TXT")
    assert "two words.TXT:" in done.stdout
    assert "photo.png" not in done.stdout


def test_the_hook_takes_what_is_read_and_what_must_not_pass_unread() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    pattern, same, series = sorted(re.findall(r"^  files: '(.*)'$", text, re.MULTILINE), key=len)
    assert same == pattern, "both hooks on files take the same ones"
    assert series == pattern.replace("\\.(", "(\\.(").removesuffix("$") + r"|(^|/)govlint-series\.toml)$"
    optional = {".pdf"}
    assert {suffix for suffix in load().readers if re.search(pattern, "报告" + suffix)} == set(
        load().readers
    ) - optional
    assert all(re.search(pattern, name) for name in ("a.doc", "a.DOC", "a.wps", "a.ofd", "年度/报告.Docx"))
    assert not any(re.search(pattern, name) for name in ("a.pdf", "a.png", "a.docx.bak", "adoc", "a.mdx", "a.py"))


def test_the_hook_passes_what_is_clean(hook_repository: Path, tmp_path: Path) -> None:
    done = try_hook(hook_repository, CLEAN, tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_the_hook_on_series_checks_all_reports_together(hook_repository: Path, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    shutil.copytree(ROOT / "rules" / "govlint_disclosure" / "series_sample", repository)
    done = run_hook(hook_repository, "govlint-series", tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout
    report = repository / "2024" / "云岭市水务局.md"
    report.write_text(
        report.read_text("utf-8").replace("| 3 | 1 | 0 | 0 | 0 | 0 | 4 |", "| 3 | 2 | 0 | 0 | 0 | 0 | 5 |"), "utf-8"
    )
    done = run_hook(hook_repository, "govlint-series", tmp_path)
    assert "exit code: 1" in done.stdout, done.stdout
    assert "2024/云岭市水务局.md:44:" in done.stdout
    assert "GL701" in done.stdout


def test_the_mending_hook_fails_when_it_has_changed_something_and_passes_then(
    hook_repository: Path, tmp_path: Path
) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    typo = ("本年废止件数", "本年度止件数")
    for name in NAMES:
        (repository / name).write_text(CLEAN.read_text("utf-8").replace(*typo), "utf-8")
    word = FORMATS["docx_styled"](MUTATED["GL202-行政规范性文件-as-规范性文件"].apply(consistent(3)))
    (repository / "报告.docx").write_bytes(word.data)
    done = run_hook(hook_repository, "govlint-fix", tmp_path)
    assert done.returncode == 1, done.stdout
    assert "files were modified by this hook" in done.stdout
    assert "exit code" not in done.stdout, "nothing is left to be reported"
    for name in NAMES:
        assert (repository / name).read_bytes() == CLEAN.read_bytes() or name.endswith(".TXT")
    assert (repository / "报告.docx").read_bytes() != word.data
    done = run_hook(hook_repository, "govlint-fix", tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_the_mending_hook_fails_on_what_it_cannot_mend(hook_repository: Path, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    shutil.copy(FAULTY, repository / "a.md")
    done = run_hook(hook_repository, "govlint-fix", tmp_path)
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout
    assert "a.md:75:19: GL304" in done.stdout
    assert "files were modified by this hook" in done.stdout
