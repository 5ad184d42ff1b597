"""GL703: parts 1 and 5 are the organ's own of this year; what all reports have to say is nobody's."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest

from govlint.matching import fold
from govlint.rules import Severity
from govlint.series.overlap import NoLibraryError
from govlint_disclosure import copying
from govlint_disclosure.own_words import own_words, shingles, tracked
from tests.rules.linting import registry
from tests.rules.series.checking import (
    OFFICE,
    WATER,
    WATER_2023,
    Checked,
    changed,
    checked,
    sample_files,
)
from tests.synthetic import mandated, province_texts
from tests.synthetic.province import province

if TYPE_CHECKING:
    from govlint.forms.form import Form

FORM: Form = max(registry().forms, key=lambda file: file.years[1]).form


def part(path: str, number: str) -> str:
    """All below the heading of a part."""
    found = re.search(rf"^## {number}、.*?\n\n(.*?)(?=^## |\Z)", sample_files()[path], re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def with_part(path: str, number: str, text: str) -> Checked:
    """The series with another text in a part."""
    return checked(changed((path, part(path, number), text)))


def copies(result: Checked) -> list[tuple[str, str, str]]:
    """Where copies are found, of what, and whether that is certain."""
    return [(told.path, result.name(told.made.finding.related[0].path), told.kind) for told in result.told("GL703")]


def test_last_years_text() -> None:
    result = with_part(WATER, "五", part(WATER_2023, "五"))
    assert copies(result) == [(WATER, WATER_2023, "fail")]
    [told] = result.told("GL703")
    assert told.message == (
        "第五部分有 100% 的文字与上一年度的报告相同，"
        "例如“改进情况：一是与检测机构约定报送时间，结果在三个工作日内公布；二是统一制…”"
    )
    assert told.made.severity is Severity.WARNING
    assert told.made.finding.place == ("五、存在的主要问题及改进情况",)
    [related] = told.made.finding.related
    assert "改进情况：" in sample_files()[WATER_2023].split("\n")[related.span.line - 1]
    assert told.made.source_line.startswith("改进情况：一是与检测机构")


def test_another_organs_text_is_found_in_both() -> None:
    text = part(OFFICE, "一").replace("云岭市人民政府办公室", "云岭市水务局")
    result = with_part(WATER, "一", text)
    assert copies(result) == [(OFFICE, WATER, "fail"), (WATER, OFFICE, "fail")]
    assert "第一部分有 100% 的文字与“云岭市人民政府办公室”的报告相同" in result.told("GL703")[1].message


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("三个工作日", "3个工作日").replace("年底前", "年底前后"), id="a word"),
        pytest.param(lambda text: text.replace("，", "、").replace("；", "。"), id="marks"),
        pytest.param(lambda text: "".join(f"{line}\n" for line in text.split("\n")), id="line breaks"),
        pytest.param(lambda text: text.replace("公布", " 公 布 "), id="spaces"),
    ],
)
def test_small_changes_do_not_hide_a_copy(change: object) -> None:
    assert callable(change)
    assert [where for where, _, _ in copies(with_part(WATER, "五", change(part(WATER_2023, "五"))))] == [WATER]


def test_numbers_of_another_year_do_not_hide_a_copy() -> None:
    text = re.sub(r"\d+", lambda number: str(int(number[0]) + 1), part(WATER_2023, "一"))
    assert copies(with_part(WATER, "一", text)) == [(WATER, WATER_2023, "fail")]


def test_about_half_is_for_a_person_to_judge() -> None:
    own, last = part(WATER, "五").split("\n\n"), part(WATER_2023, "五").split("\n\n")
    result = with_part(WATER, "五", "\n\n".join([own[0], last[1]]))
    assert copies(result) == [(WATER, WATER_2023, "review")]
    share = re.search(r"有 (\d+)% 的文字", result.told("GL703")[0].message)
    assert share
    assert 50 <= int(share[1]) < 90


def test_less_than_half_is_nothing() -> None:
    own, last = part(WATER, "一").split("\n\n"), part(WATER_2023, "一").split("\n\n")
    result = with_part(WATER, "一", "\n\n".join([*own[:4], *last[4:]]))
    assert copies(result) == []


def test_the_share_is_never_rounded_up() -> None:
    text = copying.PartText(None, None, "五")  # type: ignore[arg-type]
    assert copying.Copy(0.8999, text, None, None, "").percent == "89%"  # type: ignore[arg-type]
    assert copying.Copy(0.8999, text, None, None, "").kind == "review"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("无。\n\n", id="nothing said"),
        pytest.param("存在的主要问题：公开不够及时。改进情况：加强管理。\n\n", id="next to nothing"),
    ],
)
def test_too_short_texts_are_not_compared(text: str) -> None:
    files = changed((WATER, part(WATER, "五"), text), (WATER_2023, part(WATER_2023, "五"), text))
    result = checked(files)
    assert copies(result) == []
    assert "第五部分的文字很少，没有比较" in result.outcome("GL703", WATER).reasons


MANDATED = (
    "本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发"
    "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》的有关要求编制，由总体情况、主动公开政府信息情况、"
    "收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、"
    "其他需要报告的事项六部分组成。"
)


def test_mandated_phrases_are_nobodys_own() -> None:
    words = own_words(fold(MANDATED), FORM, ())
    assert shingles(words) == []
    heading = "本年新收政府信息公开申请3件，上年结转1件，予以公开2件，不予公开0件，无法提供1件，结转下年度继续办理1件。"
    assert len(shingles(own_words(fold(heading), FORM, ()))) == 0


def test_what_a_fifth_of_the_organs_say_is_nobodys_own() -> None:
    shared = (
        "省政府统一部署的公开专栏清理行动于九月完成，栏目名称和层级按照省级目录逐项调整到位，"
        "历史数据全部迁移并核验无误，旧地址自动转到新地址。"
    )
    random = Random("fifth")  # noqa: S311
    files: dict[str, str | bytes] = {}
    for number in range(12):
        organ = f"云岭省第{number}局"
        own = province_texts.sentence(random)
        text = sample_files()[WATER].replace(part(WATER, "五"), f"存在的主要问题：{shared}\n\n改进情况：{own}\n\n")
        text = text.replace(part(WATER, "一"), f"{own[::-1]}\n\n")
        files[f"{organ}.md"] = text.replace("云岭市水务局", organ)
    result = checked(files)
    assert [told.message for told in result.told("GL703")] == []
    few = checked(dict(list(files.items())[:4]))
    assert len(few.told("GL703")) > 0, "among four organs the same text is a copy"


def test_a_whole_text_that_everybody_has_is_copied_all_the_same() -> None:
    files: dict[str, str | bytes] = {}
    random = Random("everybody")  # noqa: S311
    for number in range(10):
        organ = f"云岭省第{number}局"
        overview = "\n\n".join(province_texts.overview(random, mandated.SUBJECTS["2021"]))
        text = sample_files()[WATER].replace(part(WATER, "一"), f"{overview}\n\n")
        files[f"{organ}.md"] = text.replace("云岭市水务局", organ)
    result = checked(files)
    assert {(told.path, told.kind) for told in result.told("GL703")} == {(name, "fail") for name in files}


def test_numbers_of_persons_are_masked_in_what_is_quoted() -> None:
    text = (
        "电话13800001234和证件110101199003070000由专人登记后转交业务科室，三日内反馈申请人并归档备查，"
        "逾期的通报批评，连续两次的调离岗位并取消评优资格。"
    )
    files = changed((WATER, part(WATER, "五"), f"{text}\n\n"), (WATER_2023, part(WATER_2023, "五"), f"{text}\n\n"))
    [told] = checked(files).told("GL703")
    assert not re.search(r"\d{7}", told.message)
    assert "13800001234" not in told.made.source_line
    assert "110101199003070000" not in told.made.source_line
    assert "由专人登记" in told.made.source_line


@pytest.mark.parametrize("year", [2020, 2019])
def test_before_the_form_of_2021_nothing_forbids_it(year: int) -> None:
    made = province(4, organs=8, years=(year - 1, year) if year == 2020 else (year,))
    result = checked(made.files())
    assert result.messages("GL703") == []
    assert f"{year} 年度的格式没有对内容雷同的要求" in result.outcome("GL703", made.path((made.apart[0], year))).reasons


def test_own_words_and_their_origins_agree() -> None:
    random = Random(11)  # noqa: S311
    pieces = [
        "云岭市水务局",
        "《某条例》",
        "《",
        "》",
        "12.5%",
        "3,400",
        "政府信息公开",
        "主动公开",
        "，",
        "_",
        "全年",
        "水",
        "厂",
    ]
    for _ in range(300):
        text = fold("".join(random.choice(pieces) for _ in range(random.randrange(60))))
        words, origins = tracked(text, FORM, ["云岭市水务局"])
        assert words == own_words(text, FORM, ["云岭市水务局"])
        assert len(words) == len(origins)
        assert origins == sorted(origins)
        assert all(text[at] == char for char, at in zip(words, origins, strict=True) if char in "水厂")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("《" * 100_000, id="opening marks"),
        pytest.param("1," * 50_000, id="thousands"),
        pytest.param("政府信息公开" * 16_000, id="one phrase"),
        pytest.param("水" * 100_000, id="one character"),
        pytest.param("，。" * 50_000, id="marks"),
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    from time import process_time

    start = process_time()
    words = own_words(fold(text), FORM, ["水务局"])
    shingles(words)
    tracked(fold(text), FORM, ["水务局"])
    assert process_time() - start < 2


def test_a_file_that_was_changed_is_read_anew() -> None:
    """What has been worked out of a report must not be taken for another one that is in the same place."""
    from govlint.document import Anchor, Span, Text
    from govlint.series.view import Extract, Organ

    def text(words: str) -> copying.PartText:
        passages = {"五": (Text(words, (Anchor(0, 1, 1),)),)}
        extract = Extract("a.md", "甲局", 2024, 2024, FORM, FORM, Span(1, 1, 1, 2), None, passages, "text", b"")  # type: ignore[arg-type]
        return copying.PartText(Organ("甲局", "甲局", {}), extract, "五")

    assert text("水厂改造").words == "水厂改造"
    assert text("校园安全").words == "校园安全"


def test_without_the_library_what_was_not_compared_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(count: int, texts: object) -> object:
        raise NoLibraryError
        yield

    monkeypatch.setattr(copying, "likely_partners", refused)
    result = with_part(WATER, "五", part(WATER_2023, "五"))
    assert copies(result) == [(WATER, WATER_2023, "fail")], "last year's text is compared all the same"
    assert "报告很多，与其他机关比较要安装 govlint[series]" in result.outcome("GL703", OFFICE).reasons
