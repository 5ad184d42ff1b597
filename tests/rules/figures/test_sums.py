"""Table 3: which broken sums are reported, which follow from another, which one cell explains several."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.rules import Finding, NotApplicable
from govlint_disclosure.figures import applicant_total, balance, result_total
from tests.rules.figures.filled import (
    CARRIED,
    DONE,
    FIRM,
    GRANTED,
    INSTITUTE,
    PENDING,
    PERSON,
    RECEIVED,
    REPEATED,
    TOTAL,
    Cell,
    around,
    figures,
    report,
    table_3,
)

RULES = {"GL301": applicant_total, "GL302": result_total, "GL303": balance}
CELLS = [(row.id, column.id) for row in table_3().rows for column in row.columns]
BASE = figures()


def shifted(*shifts: tuple[str, str, int]) -> dict[Cell, str]:
    """The agreed figures of some cells, each shifted."""
    return {(row, column): str(BASE[row, column] + by) for row, column, by in shifts}


def judged(changes: dict[Cell, str], *, unread: tuple[str, ...] = ()) -> dict[str, list[Finding | NotApplicable]]:
    made = report(changes, unread=unread)
    return {code: list(rule.check(made)) for code, rule in RULES.items()}


def places(changes: dict[Cell, str]) -> set[tuple[str, str, str]]:
    """(code, row, column) of every finding."""
    return {
        (code, found.place[1], found.place[2])
        for code, several in judged(changes).items()
        for found in several
        if isinstance(found, Finding)
    }


def test_sums_that_agree_are_silent() -> None:
    assert judged({}) == {"GL301": [], "GL302": [], "GL303": []}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            shifted((GRANTED, TOTAL, 6)), {("GL301", GRANTED, TOTAL)}, id="a row's total: its column only follows"
        ),
        pytest.param(
            shifted((GRANTED, PERSON, 1)),
            {("GL301", GRANTED, TOTAL), ("GL302", DONE, PERSON)},
            id="one result: its row and its column",
        ),
        pytest.param(
            shifted((DONE, PERSON, 1)),
            {("GL301", DONE, TOTAL), ("GL302", DONE, PERSON)},
            id="the total of results: the balance only follows",
        ),
        pytest.param(shifted((DONE, TOTAL, 1)), {("GL301", DONE, TOTAL)}, id="the grand total: its row says it"),
        pytest.param(
            shifted((RECEIVED, FIRM, 2)),
            {("GL301", RECEIVED, TOTAL), ("GL303", PENDING, FIRM)},
            id="received: its row and its balance",
        ),
        pytest.param(shifted((CARRIED, TOTAL, 2)), {("GL301", CARRIED, TOTAL)}, id="the total of carried over"),
        pytest.param(
            shifted((PENDING, PERSON, 3), (PENDING, TOTAL, 3)),
            {("GL303", PENDING, PERSON)},
            id="carried on with its total: the column 总计 only follows",
        ),
        pytest.param(
            shifted((DONE, PERSON, 1), (DONE, TOTAL, 1)),
            {("GL302", DONE, PERSON)},
            id="results with their total: balance and column 总计 only follow",
        ),
        pytest.param(
            shifted((GRANTED, PERSON, 2), (GRANTED, FIRM, -2)),
            {("GL302", DONE, PERSON), ("GL302", DONE, FIRM)},
            id="two results that make up for each other in the row",
        ),
        pytest.param(
            shifted((GRANTED, TOTAL, 1), (PENDING, FIRM, 2)),
            {("GL301", GRANTED, TOTAL), ("GL301", PENDING, TOTAL), ("GL303", PENDING, FIRM)},
            id="two faults apart from each other",
        ),
    ],
)
def test_what_is_reported(changes: dict[Cell, str], expected: set[tuple[str, str, str]]) -> None:
    assert places(changes) == expected


@pytest.mark.parametrize("cell", CELLS, ids="/".join)
def test_one_wrong_cell_is_named_in_every_finding(cell: Cell) -> None:
    row, column = cell
    findings = [
        found
        for several in judged(shifted((row, column, 7))).values()
        for found in several
        if isinstance(found, Finding)
    ]
    assert 1 <= len(findings) <= 2
    line = next(number for number, other in enumerate(table_3().rows, 1) if other.id == row)
    at = 10 * next(number for number, other in enumerate(table_3().rows[0].columns, 1) if other.id == column)
    for found in findings:
        assert (found.related[0].span.line, found.related[0].span.column) == (line, at)
        assert f"这一格若为 {BASE[cell]}，" in found.message


def test_the_messages() -> None:
    row, column = (RECEIVED, TOTAL)
    (found,) = judged(shifted((row, column, 1)))["GL301"]
    assert isinstance(found, Finding)
    addends = "＋".join(str(BASE[row, other]) for _, other in CELLS[:6])
    total = BASE[row, column]
    assert found.message == (
        f"表三“{row}”行合计不符：总计填报 {total + 1}，六类申请人相加为 {addends}＝{total}（差 1）；"
        f"“{row}”行“总计”这一格若为 {total}，与它有关的各项合计就都相符，请先核对"
    )
    found = judged(shifted((PENDING, PERSON, 1), (PENDING, TOTAL, 1)))["GL303"][0]
    assert isinstance(found, Finding)
    new, old, done, left = (BASE[item, PERSON] for item in (RECEIVED, CARRIED, DONE, PENDING))
    assert found.message == (
        f"表三“自然人”列收支不平：本年新收 {new}＋上年结转 {old}＝{new + old}，"
        f"而（七）总计 {done}＋结转下年度 {left + 1}＝{done + left + 1}（差 1）"
    )


def test_two_cells_that_could_be_wrong_are_not_named() -> None:
    made = judged(shifted((GRANTED, PERSON, 1), (REPEATED, FIRM, 1)))
    findings = [found for several in made.values() for found in several if isinstance(found, Finding)]
    assert len(findings) == 4
    assert not any("这一格" in found.message for found in findings)


def test_a_figure_below_zero_is_never_proposed() -> None:
    made = judged(shifted((GRANTED, PERSON, 1), (GRANTED, FIRM, 1), (REPEATED, INSTITUTE, 0)))
    for several in made.values():
        for found in several:
            if isinstance(found, Finding):
                assert "若为 -" not in found.message


@pytest.mark.parametrize("raw", ["", "—", "无"], ids=["blank", "dash", "word"])
@pytest.mark.parametrize("cell", [(GRANTED, FIRM), (DONE, TOTAL), (RECEIVED, PERSON)], ids="/".join)
def test_a_cell_without_number_leaves_its_sums_unchecked(cell: Cell, raw: str) -> None:
    made = judged({cell: raw})
    assert not any(isinstance(found, Finding) for several in made.values() for found in several)
    assert any(isinstance(found, NotApplicable) for found in made["GL301"])
    assert made["GL302"] or made["GL303"]


def test_unread_rows_are_never_a_pass() -> None:
    made = judged({}, unread=(GRANTED,))
    assert len(made["GL301"]) == 1
    assert len(made["GL302"]) == 7
    assert made["GL303"] == []


def test_sums_that_can_be_checked_are_checked_beside_unread_ones() -> None:
    made = judged(shifted((PENDING, PERSON, 2), (PENDING, TOTAL, 2)), unread=(GRANTED,))
    assert [found.place[2] for found in made["GL303"] if isinstance(found, Finding)] == [PERSON]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_an_unreadable_or_missing_table_is_never_a_pass(rule) -> None:  # type: ignore[no-untyped-def]
    for made in (report(readable=False), around(())):
        (outcome,) = rule.check(made)
        assert isinstance(outcome, NotApplicable)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CELLS), st.integers(-3, 3).filter(bool)), max_size=4))
def test_a_broken_sum_is_reported_or_the_rule_does_not_pass(shifts: list[tuple[Cell, int]]) -> None:
    changed = dict(BASE)
    for cell, by in shifts:
        changed[cell] = max(changed[cell] + by, 0)
    made = report({cell: str(number) for cell, number in changed.items()})
    outcomes = {code: list(rule.check(made)) for code, rule in RULES.items()}
    for code, name in (("GL301", "applicant-total"), ("GL302", "result-total"), ("GL303", "balance")):
        broken = [check for check in made.sums(name) if check.status == "broken"]
        assert len(outcomes[code]) == len(broken)
    found = [item for several in outcomes.values() for item in several if isinstance(item, Finding)]
    assert bool(found) == any(several for several in outcomes.values())


@settings(max_examples=60, deadline=None)
@given(st.tuples(st.sampled_from(CELLS), st.sampled_from(CELLS), st.integers(1, 3)))
def test_a_named_cell_really_mends_its_sums(pair: tuple[Cell, Cell, int]) -> None:
    first, second, by = pair
    changes = {cell: str(BASE[cell] + by) for cell in {first, second}}
    broken = [check for name in ("applicant-total", "result-total", "balance") for check in report(changes).sums(name)]
    before = sum(check.status == "broken" for check in broken)
    for several in judged(changes).values():
        for found in several:
            if not isinstance(found, Finding) or "这一格若为 " not in found.message:
                continue
            at = found.related[0].span
            row = table_3().rows[at.line - 1]
            cell = (row.id, row.columns[at.column // 10 - 1].id)
            figure = found.message.split("这一格若为 ")[1].split("，")[0]
            mended = report(changes | {cell: figure})
            after = sum(
                check.status == "broken"
                for name in ("applicant-total", "result-total", "balance")
                for check in mended.sums(name)
            )
            assert after <= before - 2
