"""The generated pages are those of today's rules, say what `govlint explain` says, and lead from one to the other."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from govlint.rule_page import page_of
from tests.integration.shown_commands import ROOT, desk, run, shown_in
from tests.rules.linting import registry

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.rules import Rule

SCRIPT = ROOT / "docs" / "generate.py"
FOLDER = ROOT / "docs" / "rules"
RULES = [pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in registry().rules.values()]
INDEXES = ("index.md", "instruments.md")
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def _generator() -> Any:
    spec = importlib.util.spec_from_file_location("gl_docs_generate", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()


def page(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def without_fences(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def test_the_pages_are_current() -> None:
    stale = GENERATOR.outdated(GENERATOR.pages(registry()), FOLDER)
    assert stale == [], "run: python docs/generate.py"


def test_the_script_says_what_it_did(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_writing_again_changes_nothing_and_stale_pages_go(tmp_path: Path) -> None:
    made = GENERATOR.pages(registry())
    GENERATOR.write(made, tmp_path / "rules")
    assert GENERATOR.outdated(made, tmp_path / "rules") == []
    (tmp_path / "rules" / "GL999.md").write_text("# GL999", "utf-8")
    (tmp_path / "rules" / "GL302.md").write_text("# GL302", "utf-8")
    (tmp_path / "rules" / "index.md").unlink()
    (tmp_path / "rules" / "picture.png").write_bytes(b"")
    assert GENERATOR.outdated(made, tmp_path / "rules") == ["GL302.md", "GL999.md", "index.md"]
    GENERATOR.write(made, tmp_path / "rules")
    assert GENERATOR.outdated(made, tmp_path / "rules") == []
    assert (tmp_path / "rules" / "picture.png").exists()


def test_the_pages_do_not_depend_on_the_order_in_which_rules_are_loaded() -> None:
    turned = registry()._replace(rules=dict(reversed(registry().rules.items())))
    assert {name: text for name, text in GENERATOR.pages(turned).items() if name not in INDEXES} == {
        name: text for name, text in GENERATOR.pages(registry()).items() if name not in INDEXES
    }


@pytest.mark.parametrize("rule", RULES)
def test_a_page_is_what_explain_prints_with_links(rule: Rule) -> None:
    assert LINK.sub(r"\1", page(f"{rule.code}.md")) == page_of(rule)


@pytest.mark.parametrize("name", [*INDEXES, *(f"{code}.md" for code in registry().rules)])
def test_a_page_is_fit_for_a_site(name: str) -> None:
    text = without_fences(page(name))
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert text.startswith("# ")
    assert all((FOLDER / target).is_file() for _, target in LINK.findall(text))
    assert not re.search(r"https?://|<a |\]\(/", text)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_all_that_is_declared(rule: Rule) -> None:
    text = page(f"{rule.code}.md")
    assert text.startswith(f"# {rule.code} {rule.title}\n")
    assert f"- 名称：`{rule.name}`\n" in text
    for provision in rule.basis:
        assert f"《{provision.instrument}》（{provision.number}）" in text
        assert f"{provision.article}：{provision.gist}" in text
    suppressible = rule.on != "engine"
    assert (f"<!-- govlint-disable-line {rule.code} -- 原因 -->" in text) == suppressible


def test_mentions_of_other_rules_are_links() -> None:
    assert "由 [GL211](GL211.md) 报告" in page("GL202.md")
    assert "[GL202](GL202.md)" not in page("GL202.md")


def groups(name: str, mark: str) -> dict[str, set[str]]:
    """The codes that are linked below each heading of an index."""
    sections = re.split(rf"^{mark} ", page(name), flags=re.MULTILINE)[1:]
    return {section.split("\n")[0]: set(re.findall(r"\[(GL\d+)\]\(\1\.md\)", section)) for section in sections}


def test_the_index_has_every_rule_at_its_parts() -> None:
    by_part = groups("index.md", "##")
    assert set().union(*by_part.values()) == set(registry().rules)
    numbers = {heading[0]: codes for heading, codes in by_part.items() if heading[1] == "、"}
    assert "".join(numbers) == "一二三四五六"
    for rule in registry().rules.values():
        everywhere = rule.code in by_part["年度报告全文"]
        assert {number for number, codes in numbers.items() if rule.code in codes} == (
            set() if everywhere else set(rule.parts)
        )
        assert (rule.code in by_part["任何公文"]) == (rule.on == "document")
        assert (rule.code in by_part["文件本身"]) == (rule.on == "engine")


def test_every_provision_leads_to_its_rules() -> None:
    instruments = re.split(r"^## ", page("instruments.md"), flags=re.MULTILINE)[1:]
    told = {}
    for section in instruments:
        instrument, *articles = re.split(r"^### ", section, flags=re.MULTILINE)
        for article in articles:
            told[instrument.strip(), article.split("\n")[0]] = set(re.findall(r"\[(GL\d+)\]", article))
    expected: dict[tuple[str, str], set[str]] = {}
    for rule in registry().rules.values():
        for provision in rule.basis:
            key = (f"《{provision.instrument}》（{provision.number}）", provision.article or "全文")
            expected.setdefault(key, set()).add(rule.code)
    assert told == expected
    unfounded = {rule.code for rule in registry().rules.values() if not rule.basis and rule.on != "engine"}
    assert groups("instruments.md", "##").get("经验规则", set()) == unfounded


def test_articles_stand_in_the_order_of_their_numbers() -> None:
    [regulation] = [
        part for part in page("instruments.md").split("\n## ") if part.startswith("《中华人民共和国政府信息公开条例》")
    ]
    articles = re.findall(r"^### 第([一二三四五六七八九十]+)条", regulation, re.MULTILINE)
    assert articles == sorted(articles, key=GENERATOR._ARTICLES.__getitem__)
    assert len(articles) > 2


@pytest.mark.parametrize("shown", list(shown_in(FOLDER / "GL302.md")), ids=lambda shown: shown.command)
def test_the_commands_of_a_page_work(shown: Any, tmp_path: Path) -> None:
    done = run(shown.command, desk(tmp_path))
    assert done.returncode == 1, done.stdout
    assert ("GL302" in done.stdout) == ("--select" in shown.command)
