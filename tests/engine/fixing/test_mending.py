"""Rule by rule until nothing is left, and nothing that makes a file worse: whatever rules come up with."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from govlint.document import Document, Span
from govlint.fixing import mending
from govlint.fixing.characters import Characters
from govlint.fixing.mending import mend
from govlint.fixing.plans import EditError, planned
from govlint.fixing.text_file import TextFile
from govlint.forms.spellings import Spellings
from govlint.linter import Options
from govlint.rules import Edit, Finding, Fix, Severity
from govlint.source import Source
from tests.engine.fixing.rewording import a_rule, codes, inserting, mended, places, reasons, rewording
from tests.rules.linting import registry, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_TEXT = "要改的地方没有文字"
BACK = "改动会来回反复"


def fixing(*edits: tuple[tuple[int, int, int, int], str], code: str = "ZZ101") -> Any:
    """A rule that on a document that was never mended offers these edits together."""

    def check(document: Document) -> Iterator[Finding]:
        if "改过" not in document.source.text:
            fix = Fix("改", tuple(Edit(Span(*span), text) for span, text in edits))
            yield Finding(Span(1, 1, 1, 2), "要改", fix=fix)

    return a_rule(check, code)


# What is offered


def test_a_file_without_offers_is_the_same_object() -> None:
    data = "甲".encode()
    made = mend("a.md", data, registry(), Options((rewording("乙", "丙"),)))
    assert made.data is data
    assert made.result.fixed == made.result.unfixed == ()


@pytest.mark.parametrize(
    ("offered", "unsafe", "changed"),
    [
        pytest.param({}, False, True, id="safe fixes are made"),
        pytest.param({"applicability": "unsafe"}, False, False, id="unsafe ones only if asked for"),
        pytest.param({"applicability": "unsafe"}, True, True, id="if asked for, they are made"),
        pytest.param({"kind": "review"}, False, False, id="what a person has to judge is not mended as safe"),
        pytest.param({"kind": "review"}, True, True, id="unless asked for"),
        pytest.param({"severity": Severity.NOTE}, False, True, id="notes are mended too"),
    ],
)
def test_what_is_mended_without_asking(offered: dict[str, Any], unsafe: bool, changed: bool) -> None:
    made = mended("甲", rewording("甲", "乙", **offered), unsafe=unsafe)
    assert made.data.decode() == ("乙" if changed else "甲")
    assert reasons(made) == []


def test_a_finding_without_a_fix_offers_nothing() -> None:
    made = mended("甲", a_rule(lambda _: [Finding(Span(1, 1, 1, 2), "甲")]))
    assert (made.data.decode(), reasons(made), codes(made)) == ("甲", [], ["ZZ101"])


# One rule after the other


def test_rules_are_mended_in_the_order_of_their_codes() -> None:
    made = mended("甲乙，乙", rewording("乙", "丁", "ZZ102"), rewording("甲乙", "丙", "ZZ101"))
    assert made.data.decode() == "丙，丁"
    assert made.result.fixed == (("ZZ101", 1), ("ZZ102", 1))


def test_a_rule_may_not_make_work_for_another() -> None:
    made = mended("甲", rewording("甲", "乙", "ZZ102"), rewording("乙", "丙", "ZZ101"), unsafe=True)
    # ZZ101 would find something that was not there before: so ZZ102 is not mended.
    assert made.data.decode() == "甲"
    assert reasons(made) == ["改后会出现别的问题（ZZ101）"]


def test_fixes_that_touch_are_made_one_after_the_other() -> None:
    def check(document: Document) -> Iterator[Finding]:
        for text in document.texts():
            for wanted, new in (("甲乙", "甲"), ("乙丙", "丙")):
                for start, end in places(text, wanted):
                    span = text.span(start, end)
                    yield Finding(span, wanted, fix=Fix("改", (Edit(span, new),)))

    made = mended("甲乙乙丙", a_rule(check))
    assert made.data.decode() == "甲丙"
    assert made.result.fixed == (("ZZ101", 2),)
    assert mended("甲乙丙", a_rule(check)).data.decode() == "甲丙"


def test_the_edits_of_a_fix_are_made_together_or_not_at_all() -> None:
    together = fixing(((1, 1, 1, 2), "改过"), ((3, 1, 3, 2), "丁"))
    assert mended("甲\n\n丙\n", together).data.decode() == "改过\n\n丁\n"
    half = fixing(((1, 1, 1, 2), "改过"), ((2, 1, 2, 1), "丁"))
    made = mended("甲\n\n丙\n", half)
    assert (made.data.decode(), reasons(made)) == ("甲\n\n丙\n", [NO_TEXT])


@pytest.mark.parametrize("count", [1, 2, 3, 100, 1000])
def test_any_number_of_fixes_is_made_at_once(count: int) -> None:
    made = mended("甲。\n\n" * count, rewording("甲", "乙"))
    assert made.data.decode() == "乙。\n\n" * count
    assert made.result.fixed == (("ZZ101", count),)


def test_one_bad_fix_among_many_is_the_only_one_that_is_not_made() -> None:
    before = "\n\n".join(["甲"] * 60 + ["丁甲"] + ["甲"] * 40)
    made = mended(before, rewording("甲", "乙"), rewording("丁乙", "丁甲", "ZZ102"))
    assert made.data.decode() == before.replace("甲", "乙").replace("丁乙", "丁甲")
    assert made.result.fixed == (("ZZ101", 100),)
    assert reasons(made) == ["改后会出现别的问题（ZZ102）"]


def test_what_was_in_the_way_may_be_gone_later() -> None:
    """ZZ101 may not write 乙 while a 丁 is there; ZZ102 takes that away."""

    def objecting(document: Document) -> Iterator[Finding]:
        if "丁" in document.source.text and "乙" in document.source.text:
            yield Finding(Span(1, 1, 1, 2), "丁乙")

    made = mended("甲丁", rewording("甲", "乙"), rewording("丁", "", "ZZ102"), a_rule(objecting, "ZZ103"))
    assert made.data.decode() == "乙"
    assert reasons(made) == []


# Edits that make no sense


@pytest.mark.parametrize(
    ("span", "text", "reason"),
    [
        pytest.param((2, 1, 2, 2), "改过", NO_TEXT, id="a line that is not there"),
        pytest.param((99, 1, 99, 1), "改过", NO_TEXT, id="far behind the end"),
        pytest.param((1, 9, 1, 10), "改过", NO_TEXT, id="a column that is not there"),
        pytest.param((1, 9, 1, 9), "改过", NO_TEXT, id="an insertion there"),
        pytest.param((0, 0, 0, 1), "改过", NO_TEXT, id="before the file"),
        pytest.param((-1, -1, 0, 0), "改过", NO_TEXT, id="negative"),
        pytest.param((1, 3, 1, 1), "改过", NO_TEXT, id="an end before the start"),
        pytest.param((1, 1, 1, 2), "甲", "已经是要改成的样子", id="what is there already"),
    ],
)
def test_edits_that_lead_nowhere(span: tuple[int, int, int, int], text: str, reason: str) -> None:
    """What rules yield is looked at before; here it need not have been."""
    with pytest.raises(EditError, match=reason):
        edited("甲乙丙", span, text)


def test_an_edit_that_goes_beyond_the_end_changes_what_is_there() -> None:
    assert edited("甲乙丙", (1, 2, 7, 9), "改过") == "甲改过"


def edited(text: str, span: tuple[int, int, int, int], new: str) -> str:
    """A text after one edit, whatever becomes of it."""
    document = registry().readers[".txt"]("a.txt", text.encode())
    characters = Characters(document)
    medium = TextFile(document.source, characters, markup=False)
    return medium.written(planned(Fix("改", (Edit(Span(*span), new),)), characters, medium)).decode()


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([((1, 1, 1, 3), "改过"), ((1, 2, 1, 4), "丁戊")], id="overlapping"),
        pytest.param([((1, 1, 1, 3), "改过"), ((1, 1, 1, 3), "丁戊")], id="the same place twice"),
        pytest.param([((1, 1, 1, 4), "改过吗"), ((1, 2, 1, 3), "丁")], id="one inside of the other"),
    ],
)
def test_edits_of_one_fix_that_overlap(edits: list[Any]) -> None:
    made = mended("甲乙丙", fixing(*edits))
    assert (made.data.decode(), reasons(made)) == ("甲乙丙", ["几处改动互相重叠"])


# Rules that make things worse


def growing(document: Document) -> Iterator[Finding]:
    span = document.blocks[0].span
    yield Finding(span, "还不够长", fix=Fix("加长", (Edit(span._replace(end_line=1, end_column=1), "甲"),)))


def flipping(document: Document) -> Iterator[Finding]:
    for text in document.texts():
        for char, other in (("甲", "乙"), ("乙", "甲")):
            for start, end in places(text, char):
                yield Finding(text.span(start, end), char, fix=Fix("改", (Edit(text.span(start, end), other),)))


def raising_at_the_end(document: Document) -> Iterator[Finding]:
    if "乙" in document.source.text:
        raise RuntimeError
    return iter(())


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        pytest.param([a_rule(growing)], "改后问题仍在", id="a rule that is never content"),
        pytest.param([a_rule(flipping)], "改后问题仍在", id="a rule that wants it the other way round at once"),
        pytest.param(
            [rewording("甲", "乙"), rewording("乙", "甲", "ZZ102")],
            "改后会出现别的问题（ZZ102）",
            id="two rules that want the opposite",
        ),
        pytest.param(
            [rewording("甲", "乙", severity=Severity.NOTE), rewording("乙", "甲", "ZZ102", severity=Severity.NOTE)],
            "改后会出现别的问题（ZZ102）",
            id="two notes that want the opposite",
        ),
        pytest.param(
            [
                rewording("甲", "乙"),
                a_rule(lambda it: [Finding(it.blocks[0].span, "乙")] if "乙" in it.source.text else [], "ZZ102"),
            ],
            "改后会出现别的问题（ZZ102）",
            id="another rule objects",
        ),
        pytest.param(
            [rewording("甲", "乙"), a_rule(raising_at_the_end, "ZZ102")], "改后有规则运行失败", id="another rule fails"
        ),
        pytest.param([rewording("甲", "")], "改后文件读不出来", id="nothing would be left to be read"),
    ],
)  # fmt: skip
def test_a_fix_that_makes_things_worse_is_taken_back(rules: list[Any], reason: str) -> None:
    made = mended("甲", *rules)
    assert made.data.decode() == "甲"
    assert reasons(made) == [reason]
    assert [refusal.rule for refusal in made.result.unfixed] == ["ZZ101"]
    assert made.result.diagnostics == made.first.diagnostics


def test_a_new_note_that_offers_nothing_is_no_harm() -> None:
    noting = a_rule(
        lambda it: [Finding(it.blocks[0].span, "乙")] if "乙" in it.source.text else [], "ZZ102", Severity.NOTE
    )
    assert mended("甲", rewording("甲", "乙"), noting).data.decode() == "乙"


def test_a_rule_that_fails_anyway_keeps_no_other_from_mending() -> None:
    def failing(document: Document) -> Iterator[Finding]:
        raise RuntimeError(document.source.path)

    made = mended("甲", rewording("甲", "乙"), a_rule(failing, "ZZ102"))
    assert made.data.decode() == "乙"
    assert len(made.result.failures) == 1


def test_an_error_of_the_engine_is_a_failure_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("gone wrong")

    monkeypatch.setattr(mending, "judge", fail)
    data = "甲".encode()
    made = mend("a.md", data, registry(), Options((rewording("甲", "乙"),)))
    assert made.data is data
    assert made.result.diagnostics
    assert [failure.message for failure in made.result.failures] == ["没有改正：RuntimeError: gone wrong"]


def test_a_file_that_was_there_before_is_not_gone_back_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "judge", lambda *_: None)
    options = Options((a_rule(flipping),))
    made = mend("a.md", "甲".encode(), registry(), options)
    assert made.data.decode() == "乙"
    assert reasons(made) == [BACK]


def test_trying_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "judge", lambda *_: None)
    monkeypatch.setattr(mending, "MAX_MENDING", 7)
    made = mend("a.md", "甲".encode(), registry(), Options((a_rule(growing),)))
    assert made.data.decode() == "甲" * 8
    assert reasons(made) == ["试着改的次数达到了上限"]


def test_trying_ends_earlier_with_a_longer_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "judge", lambda *_: None)
    monkeypatch.setattr(mending, "MAX_MENDED", 100)
    made = mend("a.md", "甲".encode(), registry(), Options((a_rule(growing),)))
    assert made.data.decode() == "甲" * 51
    made = mend("a.md", ("甲" * 49).encode(), registry(), Options((a_rule(growing),)))
    assert made.data.decode() == "甲" * (49 + 12)


def test_many_fixes_of_few_words_take_no_longer_than_their_number() -> None:
    made = mended("甲，甲。\n\n" * 3_000, rewording("甲", "乙"))
    assert made.result.fixed == (("ZZ101", 6_000),)


# What no fix may change

LABEL = "| 行政规范性文件 |"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("36", "35", id="a digit"),
        pytest.param("36", "6", id="a digit less"),
        pytest.param("236", "", id="nothing"),
        pytest.param("236", "236件", id="a unit"),
        pytest.param("236", "２３６", id="the same figure in other digits"),
        pytest.param("236", "0236", id="the same figure with a nought"),
        pytest.param("236", "236。", id="a mark"),
        pytest.param("236", "2 36", id="a space"),
        pytest.param("128.5", "128.50", id="the same amount"),
        pytest.param("128.5", "128．5", id="another point"),
    ],
)
def test_figures_are_never_edited(old: str, new: str) -> None:
    made = mended(sample(), rewording(old, new))
    assert made.data.decode() == sample()
    assert reasons(made) == ["会改动表格中的数字"]


@pytest.mark.parametrize("value", ["无", "/", "—", "12件", "约12", ""])
def test_what_stands_in_place_of_a_figure_is_not_edited_either(value: str) -> None:
    row = next(line for line in sample().split("\n") if line.startswith("| 行政许可 |"))
    first = row.split("|")[2]
    before = sample().replace(row, row.replace(first, f" {value} ", 1))
    assert before != sample()
    made = mended(before, rewording(value or " ", "0"))
    assert f"| 行政许可 | {value} |" in made.data.decode()


def test_the_label_beside_a_figure_may_be_edited() -> None:
    before = sample().replace("| 行政规范性文件 |", "| 1.行政规范性文书 |")
    made = mended(before, rewording("1.行政规范性文书", "行政规范性文件"))
    assert made.data.decode() == sample()


def test_an_invisible_character_may_be_taken_out_of_a_figure() -> None:
    row = next(line for line in sample().split("\n") if line.startswith("| 行政许可 |"))
    before = sample().replace(row, row.replace(" |", "\u200b |"))
    made = mended(before, rewording("\u200b", ""))
    assert made.data.decode() == sample()


def test_cells_with_numbers_are_figures_in_any_document() -> None:
    before = "| 项目 | 数量 |\n|---|---|\n| 甲1 | 1 |\n| 乙1 | １１ |\n"
    made = mended(before, rewording("1", "2"), rewording("１", "3", "ZZ102"))
    assert made.data.decode() == before.replace("甲1", "甲2").replace("乙1", "乙2")
    assert reasons(made) == ["会改动表格中的数字"] * 2


def test_a_report_stays_a_report() -> None:
    heading = "二、主动公开政府信息情况"
    assert heading in sample()
    made = mended(sample(), rewording("政府信息公开工作年度报告", "工作总结"), rewording("表", "图", "ZZ102"))
    assert made.result.form == made.first.form
    assert made.result.year == made.first.year
    loss = mended(sample(), rewording("2024年", "2023年"))
    assert loss.result.year == 2024


def test_no_value_is_lost_where_a_label_would_be() -> None:
    made = mended(sample(), rewording("行政许可", "其他事项"))
    assert LABEL in made.data.decode()
    assert "| 行政许可 |" in made.data.decode()
    assert "会改动表格中的数字" in reasons(made)


# Files that are never changed


def read_by(read: Callable[[str, bytes], Document]) -> Any:
    return registry()._replace(readers=MappingProxyType({**registry().readers, ".md": read}))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"addressing": "block"}, "这种文件只检查，不改动", id="a format without lines"),
        pytest.param({"encoding": ""}, "这种文件只检查，不改动", id="a format that is not text"),
        pytest.param({"text": "甲。"}, "文件的内容不能逐字对应到字节", id="text that is not the file's"),
    ],
)
def test_a_guest_s_format_that_is_no_text_is_not_changed(change: dict[str, Any], reason: str) -> None:
    def read(path: str, data: bytes) -> Document:
        document = registry().readers[".txt"](path, data)
        source = Source(path, data, change.get("encoding", "utf-8"), b"", change.get("text", document.source.text))
        return document._replace(source=source, addressing=change.get("addressing", "text"))

    made = mend("a.md", "甲".encode(), read_by(read), Options((rewording("甲", "乙"),)))
    assert made.data.decode() == "甲"
    assert reasons(made) == [reason]


def test_what_was_converted_offers_nothing() -> None:
    def convert(data: bytes, suffix: str) -> bytes:
        from tests.synthetic.consistent import consistent
        from tests.synthetic.formats import FORMATS

        return FORMATS["docx_styled"](consistent(3)).data

    from tests.engine.foreign_files import compound

    options = Options((rewording("行政许可", "行政处罚"),), convert=convert)
    made = mend("a.doc", compound("WordDocument"), registry(), options)
    assert made.first.diagnostics
    assert all(found.finding.fix is None for found in made.first.diagnostics)
    assert made.data == compound("WordDocument")


def test_an_insertion_beside_another_one_waits_for_it() -> None:
    made = mended("甲乙", inserting("甲", "丙"), inserting("乙", "丁", "ZZ102"))
    assert made.data.decode() == "丙甲丁乙"


def test_a_value_in_a_row_with_a_spelling_of_ones_own_is_not_touched() -> None:
    text = sample().replace("| 行政规范性文件 | 2 | 1 | 17 |", "| 规文 | 2 | 1 | 十七件 |")
    forms = tuple(form.accepting(Spellings({"行政规范性文件": ["规文"]})) for form in registry().forms)
    made = mend("a.md", text.encode(), registry(), Options((rewording("十七件", "十八件"),), forms=forms))
    assert made.data.decode() == text
    assert reasons(made) == ["会改动表格中的数字"]
