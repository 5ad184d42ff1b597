"""A consistent province is silent; in one with faults of every kind each is found, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.series.checking import Checked, checked
from tests.synthetic import mandated
from tests.synthetic import province_faults as faults
from tests.synthetic.province import GOVERNMENT, Expected, Province, province

if TYPE_CHECKING:
    from tests.synthetic.province_faults import Fault

GRANTED = ("表三", mandated.GRANTED, "自然人")


def found_all(result: Checked, expected: list[Expected]) -> None:
    """Each expected finding is there, on one of its lines, and none besides."""
    told = result.told()
    missed = [
        want
        for want in expected
        if not any(
            (t.code, t.path) == (want.code, want.path) and (t.line in want.lines or not want.lines) for t in told
        )
    ]
    assert not missed, result.messages()
    wanted = {(want.code, want.path) for want in expected}
    assert [f"{t.code} {t.path}:{t.line}: {t.message}" for t in told if (t.code, t.path) not in wanted] == []
    assert len(told) == len(expected), result.messages()


@pytest.mark.parametrize("seed", range(3))
def test_a_consistent_province_is_silent(seed: int) -> None:
    made = province(seed, organs=8, years=range(2020, 2023))
    result = checked(made.files())
    assert result.messages() == []
    path = made.path((GOVERNMENT, 2022))
    assert {code: str(result.outcome(code, path).status) for code in ("GL701", "GL702", "GL703", "GL704", "GL705")} == {
        "GL701": "pass", "GL702": "pass", "GL703": "pass", "GL704": "pass", "GL705": "pass",
    }  # fmt: skip


FAULTS: list[tuple[str, Fault]] = [
    ("GL701", faults.carried_over(0, 2022)),
    ("GL702", faults.effective(1, 2023)),
    ("GL703-last-year", faults.last_years_text(2, 2023)),
    ("GL703-another-organ", faults.another_organs_text(3, 4, 2022)),
    ("GL703-half-of-another-organ", faults.half_of_another_organs_text(3, 1, 2022)),
    ("GL704-table-2", faults.parent_sum("表二", "行政许可", "本年处理决定数量", 2022)),
    ("GL704-table-3", faults.parent_sum(*GRANTED, 2023)),
    ("GL704-table-4", faults.parent_sum("表四", mandated.REVIEW_ROW, "行政复议/总计", 2023)),
    ("GL705", faults.missing_report(0, 2021)),
]


@pytest.mark.parametrize(("fault"), [pytest.param(fault, id=name) for name, fault in FAULTS])
def test_a_fault_is_found_and_nothing_else(fault: Fault) -> None:
    made = province(5, organs=8, years=range(2021, 2024))
    expected = fault(made)
    found_all(checked(made.files()), expected)


def faulty(made: Province) -> list[Expected]:
    """Faults of every kind, each at an organ or a year of its own."""
    planted: list[Fault] = [
        faults.carried_over(0, 2021),
        faults.carried_over(1, 2024),
        faults.effective(2, 2023),
        faults.missing_report(3, 2022),
        faults.last_years_text(5, 2022),
        faults.last_years_text(6, 2024),
        faults.another_organs_text(10, 11, 2022),
        faults.half_of_another_organs_text(20, 21, 2024),
        faults.parent_sum("表二", "行政处罚", "本年处理决定数量", 2024),
        faults.parent_sum(*GRANTED, 2023),
    ]
    return [want for put in planted for want in put(made)]


def test_in_a_whole_province_of_mixed_formats_all_is_found() -> None:
    made = province(7, mixed=True)
    assert len(made.models) == 41 * 5
    expected = faulty(made)
    assert {want.code for want in expected} == {"GL701", "GL702", "GL703", "GL704", "GL705"}
    found_all(checked(made.files()), expected)
