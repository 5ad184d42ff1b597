"""Instruments as taxonomies, rules related to their articles, and results of which only some of them hold."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from govlint.plugins import ReportOptions, load
from govlint.reporters.sarif import strict
from govlint.results import RuleOutcome
from govlint.rules import Provision, Status
from tests.engine.reporters.made import FORMAT_NOTICE, REGULATION, TOTAL, TYPO, diagnostic, file, run

if TYPE_CHECKING:
    from govlint.results import RunResult

WHOLE = Provision("关于某事的通知", "某办〔2020〕1号", "", "")


def log(result: RunResult, **options: Any) -> Any:
    stream = io.StringIO()
    strict.report(result, stream, ReportOptions(**options))
    (made,) = json.loads(stream.getvalue())["runs"]
    return made


def cited(made: Any, reference: Any) -> tuple[str, str]:
    """Instrument and article that a reference leads to, by its indexes; its names must say the same."""
    taxonomy = made["taxonomies"][reference["toolComponent"]["index"]]
    taxon = taxonomy["taxa"][reference["index"]]
    assert (taxonomy["name"], taxon["id"]) == (reference["toolComponent"]["name"], reference["id"])
    return taxonomy["name"], taxon["id"]


def test_every_instrument_is_a_taxonomy_with_the_articles_that_are_cited() -> None:
    made = log(run(rules=[TYPO, TOTAL._replace(basis=(REGULATION._replace(article="第二十条", gist="主动公开"),))]))
    assert [taxonomy["name"] for taxonomy in made["taxonomies"]] == [
        f"《{FORMAT_NOTICE.instrument}》（国办公开办函〔2021〕30号）",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）",
    ]
    assert made["taxonomies"][1]["taxa"] == [
        {"id": "第五十条", "shortDescription": {"text": "年度报告的内容"}},
        {"id": "第二十条", "shortDescription": {"text": "主动公开"}},
    ]
    supported = made["tool"]["driver"]["supportedTaxonomies"]
    assert [one["name"] for one in supported] == [taxonomy["name"] for taxonomy in made["taxonomies"]]
    assert {taxonomy["isComprehensive"] for taxonomy in made["taxonomies"]} == {False}


def test_an_instrument_that_is_cited_as_a_whole() -> None:
    made = log(run(rules=[TOTAL._replace(basis=(WHOLE,))]))
    assert made["taxonomies"][0]["taxa"] == [{"id": "全文"}]


def test_a_rule_without_basis_has_no_relationships() -> None:
    made = log(run(rules=[TOTAL._replace(basis=())]))
    assert made["taxonomies"] == []
    assert "relationships" not in made["tool"]["driver"]["rules"][0]


def test_the_rules_of_govlint_lead_to_their_articles() -> None:
    rules = list(load().rules.values())
    made = log(run(rules=rules))
    for rule, written in zip(rules, made["tool"]["driver"]["rules"], strict=True):
        relations = written.get("relationships", [])
        assert [cited(made, relation["target"]) for relation in relations] == [
            (f"《{one.instrument}》（{one.number}）", one.article or "全文") for one in dict.fromkeys(rule.basis)
        ]
    for taxonomy in made["taxonomies"]:
        articles = [taxon["id"] for taxon in taxonomy["taxa"]]
        assert len(set(articles)) == len(articles)


def test_a_result_says_which_articles_hold_of_it_where_not_all_do() -> None:
    all_of_them, one_of_them = diagnostic(TOTAL), diagnostic(TOTAL)._replace(basis=(REGULATION,))
    made = log(run(file("甲.md", all_of_them, one_of_them)))
    first, second = made["results"]
    assert "taxa" not in first
    assert [cited(made, taxon)[1] for taxon in second["taxa"]] == ["第五十条"]


def test_a_line_of_a_megabyte_is_not_repeated_with_every_result() -> None:
    line = "概" * 400 + "况" + "。" * 1_000_000
    many = [diagnostic(TYPO, span=(1, 401, 1, 402), source_line=line)] * 1_000
    stream = io.StringIO()
    strict.report(run(file("甲.md", *many)), stream, ReportOptions())
    assert len(stream.getvalue()) < 2_000_000
    physical = log(run(file("甲.md", many[0])))["results"][0]["locations"][0]["physicalLocation"]
    context = physical["contextRegion"]
    assert (context["startLine"], context["startColumn"], context["endColumn"]) == (1, 201, 602)
    assert context["snippet"]["text"] == line[200:601]
    assert physical["region"]["snippet"]["text"] == "况"


def test_a_region_of_a_megabyte_has_no_snippet() -> None:
    made = diagnostic(TYPO, span=(1, 1, 1, 1_000_001), source_line="概" * 1_000_000)
    physical = log(run(file("甲.md", made)))["results"][0]["locations"][0]["physicalLocation"]
    assert "snippet" not in physical["region"]
    assert "contextRegion" not in physical


def test_rules_that_held_are_of_a_file_and_at_no_place_in_it() -> None:
    made = log(run(file("甲.md", outcomes={"GL101": RuleOutcome(Status.PASS)})), show_passed=True)
    (held,) = made["results"]
    assert held["analysisTarget"]["index"] == 0
    assert "locations" not in held
