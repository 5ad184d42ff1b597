"""GL417: the deadline of the organ's kind, as the law or the user sets it."""

from __future__ import annotations

from datetime import date

import pytest

from govlint.context import Context, OrganKind
from govlint.rules import Severity, Status
from tests.rules.linting import changed, found, linted, sample

TITLE = "# 云岭市水务局2024年政府信息公开工作年度报告"


def of(organ: str) -> str:
    return changed((TITLE, TITLE.replace("云岭市水务局", organ)))


@pytest.mark.parametrize(
    ("organ", "day"),
    [
        pytest.param("云岭市水务局", date(2025, 1, 31), id="a department on its last day"),
        pytest.param("云岭市水务局", date(2025, 1, 2), id="a department early"),
        pytest.param("云岭市松溪镇人民政府", date(2025, 1, 31), id="a township on its last day"),
        pytest.param("云岭市松溪街道办事处", date(2025, 1, 20), id="a street office"),
        pytest.param("云岭市人民政府", date(2025, 3, 31), id="a government on its last day"),
        pytest.param("云岭市人民政府", date(2025, 2, 20), id="a government after the departments"),
        pytest.param("云岭高新区管委会", date(2025, 1, 31), id="in time whoever it is"),
        pytest.param("云岭高新区管委会", date(2025, 3, 1), id="in time if it is a government"),
    ],
)
def test_no_finding(organ: str, day: date) -> None:
    assert found("GL417", of(organ), context=Context(published=day)) == []


@pytest.mark.parametrize(
    ("organ", "day", "late"),
    [
        ("云岭市水务局", date(2025, 2, 1), 1),
        ("云岭市松溪镇人民政府", date(2025, 3, 3), 31),
        ("云岭市人民政府", date(2025, 4, 12), 12),
        ("云岭高新区管委会", date(2025, 4, 1), 1),
    ],
)
def test_late(organ: str, day: date, late: int) -> None:
    (made,) = found("GL417", of(organ), context=Context(published=day))
    assert made.severity is Severity.WARNING
    assert made.finding.span.line == 1
    assert f"晚了 {late} 天" in made.finding.message


@pytest.mark.parametrize(
    ("kind", "deadline", "day", "late"),
    [
        pytest.param("department", "01-15", date(2025, 1, 16), True, id="earlier by local rules"),
        pytest.param("department", "01-15", date(2025, 1, 15), False, id="on the local last day"),
        pytest.param("department", "02-10", date(2025, 2, 10), False, id="later by local rules"),
        pytest.param("government", "03-10", date(2025, 3, 11), True, id="a government's"),
        pytest.param("government", "02-29", date(2025, 2, 28), False, id="29 February is the 28th"),
        pytest.param("government", "02-29", date(2025, 3, 1), True, id="and no later"),
    ],
)
def test_deadlines_of_the_user(kind: OrganKind, deadline: str, day: date, late: bool) -> None:
    context = Context(organ_kind=kind, published=day, deadlines={kind: deadline})
    assert bool(found("GL417", sample(), context=context)) is late


@pytest.mark.parametrize(
    ("organ", "context", "reason"),
    [
        ("云岭市水务局", Context(), "--published"),
        ("云岭高新区管委会", Context(published=date(2025, 2, 20)), "哪一类机关"),
    ],
)
def test_not_applicable(organ: str, context: Context, reason: str) -> None:
    outcome = linted(of(organ), context=context).outcomes["GL417"]
    assert outcome.status is Status.NOT_APPLICABLE
    assert reason in outcome.reasons[0]


def test_in_time_for_every_kind_is_in_time() -> None:
    outcome = linted(of("云岭高新区管委会"), context=Context(published=date(2025, 1, 31))).outcomes["GL417"]
    assert outcome.status is Status.PASS


def test_the_organ_that_the_user_names_counts() -> None:
    context = Context(organ="云岭市人民政府", published=date(2025, 3, 1))
    assert found("GL417", sample(), context=context) == []


def test_a_report_without_title_is_reported_as_a_file() -> None:
    context = Context(organ_kind="department", published=date(2025, 2, 3))
    (made,) = found("GL417", sample().replace(f"{TITLE}\n", ""), context=context)
    assert made.finding.whole
