"""docs/pre-commit.md: every configuration that it shows is used, as it stands there, and does what the page says."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.integration.followed_page import steps
from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from tests.integration.pre_commit_repository import Repository

PAGE = (ROOT / "docs" / "pre-commit.md").read_text("utf-8")
CONFIGURATIONS = [step for step in steps(PAGE) if step.language == "yaml"]
FILES = [step for step in steps(PAGE) if step.path]
FAULTY = (ROOT / "examples" / "sample-report.md").read_bytes()
TYPO = next(made for made in MUTATIONS if made.id == "GL202-行政规范性文件-as-规范性文件")
SERIES = ROOT / "rules" / "govlint_disclosure" / "series_sample"


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=lambda step: f"line {step.line}")
def test_every_configuration_finds_what_is_wrong(
    configuration: tuple[int, str, str, str], repository: Repository
) -> None:
    text = configuration[2]
    [entry] = yaml.safe_load(text)["repos"]
    names = [hook["id"] for hook in entry["hooks"]]
    repository.write(".pre-commit-config.yaml", repository.with_these_hooks(text))
    assert repository.pre_commit("validate-config").returncode == 0
    repository.write("甲局年度报告.md", FAULTY)
    repository.write("年度报告.pdf", FORMATS["pdf"](TYPO.apply(consistent(3))).data)
    shutil.copytree(SERIES, repository.folder / "报告")
    assert repository.pre_commit("install").returncode == 0
    repository.git("add", "-A")
    done = repository.commit()
    if set(names) == {"govlint-series"}:
        assert done.returncode == 0, done.stdout
        (repository.folder / "报告" / "2024" / "云岭市水务局.md").write_bytes(FAULTY)
        repository.git("add", "-A")
        done = repository.commit()
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout, done.stdout
    checks_files = set(names) != {"govlint-series"}
    assert ("甲局年度报告.md:75:19: GL304" in done.stdout) is checks_files
    assert ("年度报告.pdf:" in done.stdout) is ("pdf" in text)
    assert ("files were modified" in done.stdout) is ("govlint-fix" in names)
    if "govlint-series" in names:
        assert "GL7" in done.stdout or checks_files


def test_the_page_shows_every_hook() -> None:
    shown = {hook["id"] for step in CONFIGURATIONS for hook in yaml.safe_load(step.body)["repos"][0]["hooks"]}
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert shown == offered


def test_what_is_excluded_and_what_is_in_the_baseline_passes(repository: Repository) -> None:
    repository.write(".pre-commit-config.yaml", repository.with_these_hooks(CONFIGURATIONS[0].body))
    excluding, knowing = FILES
    assert (excluding.path, knowing.path) == ("govlint.toml", "govlint.toml")
    repository.write("govlint.toml", excluding.body + knowing.body)
    repository.write("草稿/a.md", FAULTY)
    repository.write("旧/b.md", FAULTY)
    assert repository.run_all().returncode == 1
    [baseline] = [step for step in steps(PAGE) if step.body == "govlint baseline\n"]
    assert repository.shell(baseline.body).returncode == 0
    done = repository.run_all()
    assert done.returncode == 0, done.stdout
    repository.write("c.md", FAULTY.replace("望溪县林业局".encode(), "云岭市水务局".encode()))
    done = repository.run_all()
    assert "c.md:75:19: GL304" in done.stdout
    assert "草稿" not in done.stdout


def test_one_commit_may_pass_unchecked(repository: Repository) -> None:
    repository.write(".pre-commit-config.yaml", repository.with_these_hooks(CONFIGURATIONS[0].body))
    repository.pre_commit("install")
    repository.write("a.md", FAULTY)
    repository.git("add", "-A")
    skipping, ranging = [step.body for step in steps(PAGE) if step.body.startswith(("SKIP", "pre-commit run --from"))]
    done = repository.shell(skipping)
    assert done.returncode == 0, done.stdout
    assert "Skipped" in done.stdout
    repository.git("branch", "main-as-it-was")
    repository.write("b.md", FAULTY)
    repository.git("add", "-A")
    repository.shell(skipping)
    done = repository.shell(ranging.replace("origin/main", "main-as-it-was"))
    assert done.returncode == 1
    assert "b.md:75:19: GL304" in done.stdout
    assert "a.md:75" not in done.stdout, "only what has changed since"
