"""The hooks as pre-commit runs them: installed from this checkout into an environment of pre-commit's own."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from govlint.plugins import load
from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from tests.integration.pre_commit_repository import Repository

FAULTY = (ROOT / "examples" / "sample-report.md").read_bytes()
CLEAN = (ROOT / "examples" / "fixed-report.md").read_bytes()
MUTATED = {made.id: made for made in MUTATIONS}

NAMES = ("report.md", "某局2024年年度报告.md", "two words.TXT", "--format=x.md", "--stdin-filename=x.md")


def lay(repository: Repository, report: bytes, hook: str) -> None:
    """Make every file of the repository a copy of `report`, to be checked by a hook."""
    for name in NAMES:
        repository.write(name, report)
    repository.write("photo.png", b"\x89PNG\r\n")
    repository.configure(f"id: {hook}")


def test_the_hook_fails_and_names_file_and_line(repository: Repository) -> None:
    lay(repository, FAULTY, "govlint")
    done = repository.run_all()
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
    [owners] = set(re.findall(r"^  exclude: '(.*)'$", text, re.MULTILINE))
    assert all(re.search(owners, name) for name in ("~$报告.docx", "年度/~$报告.docx", ".~a.docx", "a/.~a.md"))
    assert not any(re.search(owners, name) for name in ("报告~$.docx", "~a.docx", "~$年度/报告.docx", "$a.md"))


def test_the_hook_passes_what_is_clean(repository: Repository) -> None:
    lay(repository, CLEAN, "govlint")
    done = repository.run_all()
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_the_hook_on_series_checks_all_reports_together(repository: Repository) -> None:
    shutil.copytree(ROOT / "rules" / "govlint_disclosure" / "series_sample", repository.folder, dirs_exist_ok=True)
    repository.configure("id: govlint-series")
    done = repository.run_all()
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout
    report = repository.folder / "2024" / "云岭市水务局.md"
    changed = report.read_text("utf-8").replace("| 3 | 1 | 0 | 0 | 0 | 0 | 4 |", "| 3 | 2 | 0 | 0 | 0 | 0 | 5 |")
    report.write_text(changed, "utf-8")
    done = repository.run_all()
    assert "exit code: 1" in done.stdout, done.stdout
    assert "2024/云岭市水务局.md:44:" in done.stdout
    assert "GL701" in done.stdout


def test_the_mending_hook_fails_when_it_has_changed_something_and_passes_then(repository: Repository) -> None:
    lay(repository, CLEAN.replace("本年废止件数".encode(), "本年度止件数".encode()), "govlint-fix")
    word = FORMATS["docx_styled"](MUTATED["GL202-行政规范性文件-as-规范性文件"].apply(consistent(3))).data
    repository.write("报告.docx", word)
    done = repository.run_all()
    assert done.returncode == 1, done.stdout
    assert "files were modified by this hook" in done.stdout
    assert "exit code" not in done.stdout, "nothing is left to be reported"
    for name in NAMES:
        assert (repository.folder / name).read_bytes() == CLEAN or name.endswith(".TXT")
    assert (repository.folder / "报告.docx").read_bytes() != word
    done = repository.run_all()
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_the_mending_hook_fails_on_what_it_cannot_mend(repository: Repository) -> None:
    repository.write("a.md", FAULTY)
    repository.configure("id: govlint-fix")
    done = repository.run_all()
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout
    assert "a.md:75:19: GL304" in done.stdout
    assert "files were modified by this hook" in done.stdout
