"""GL507: the full title at the first mention, once a law; titles that nobody can mistake."""

from __future__ import annotations

import re

import pytest

from govlint.rules import Severity
from govlint_publication.data_files import lines_of
from tests.rules.publication.wording import found, told, underlined

TITLE = "云岭市水务局2024年政府信息公开工作年度报告\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("依据《中华人民共和国政府信息公开条例》编制。", id="full title"),
        pytest.param("依据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制。《条例》规定。", id="defined"),
        pytest.param("依据《中华人民共和国政府信息公开条例》编制。\n\n执行《条例》。", id="full title before"),
        pytest.param("《中华人民共和国行政复议法》施行。\n\n按照《行政复议法》办理。", id="the same law later"),
        pytest.param("《中华人民共和国行政复议法（2023年修订）》施行。《行政复议法》规定。", id="with its year"),
        pytest.param("依据中华人民共和国档案法和《档案法》办理。", id="full title without marks"),
        pytest.param("按照《信访工作条例》《优化营商环境条例》办理。", id="titles that have no such beginning"),
        pytest.param("执行《政府信息公开信息处理费管理办法》。", id="a measure"),
        pytest.param("执行《江岚省行政处罚裁量办法》《云岭市政府信息公开规定》。", id="rules of a place"),
        pytest.param("印发《关于贯彻〈行政复议法〉的通知》。", id="inside another title"),
        pytest.param("印发《关于贯彻《行政复议法》的通知》。", id="inside another title with the same marks"),
        pytest.param("依据《江岚省节约用水条例》制定，《条例》自5月起施行。", id="the 条例 of a place"),
        pytest.param("学习宣传行政复议法和政府信息公开条例。", id="without title marks"),
        pytest.param("《行政复议法》宣传周", id="no sentence"),
        pytest.param("《行政复议法》\t3\t4\n《档案法》\t5\t6\n", id="cells"),
        pytest.param("《水法》知识竞赛\n\n依据《中华人民共和国水法》开展宣传。", id="a title before the sentence"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL507", TITLE + text) == []


@pytest.mark.parametrize(
    ("text", "short", "title"),
    [
        pytest.param("依据《政府信息公开条例》编制。", "政府信息公开条例", "政府信息公开条例", id="the regulation"),
        pytest.param("依据《信息公开条例》编制。", "信息公开条例", "政府信息公开条例", id="in short"),
        pytest.param("认真落实《条例》。", "条例", "政府信息公开条例", id="in shortest, in a report on it"),
        pytest.param("学习《保密法》。", "保密法", "保守国家秘密法", id="by another name"),
        pytest.param("按照《 行政复议法 》办理。", "行政复议法", "行政复议法", id="with blanks"),
        pytest.param("按照《行政\u2f50复议法》《民法典》办理。", "民法典", "民法典", id="a code"),
        pytest.param(
            "按照《档案法》办理，《中华人民共和国档案法》见附件。", "档案法", "档案法", id="the full title later"
        ),
    ],
)
def test_found(text: str, short: str, title: str) -> None:
    text = TITLE + text
    (made,) = found("GL507", text)
    assert made.finding.message == f"第一次出现时写作“《{short}》”，全称是“《中华人民共和国{title}》”"
    assert underlined(text, made).replace(" ", "") == f"《{short}》"
    assert made.severity is Severity.NOTE


def test_regulation_alone_means_nothing_in_another_document() -> None:
    assert told("GL507", "云岭市节约用水工作通知\n\n认真落实《条例》。") == []


def test_once_a_law() -> None:
    text = TITLE + "《行政诉讼法》《行政复议法》和《行政诉讼法》。\n\n《行政复议法》规定。"
    assert [made.finding.span.line for made in found("GL507", text)] == [3, 3]


def test_the_list_holds_titles_without_their_beginning() -> None:
    names = [name for line in lines_of("laws.txt") for name in line.split("\t")]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[\u4e00-\u9fff]{1,20}(?:法|条例|法典)", name) for name in names)
    assert not any(name.startswith("中华人民共和国") for name in names)
