"""The instruments that reports cite, as facts: what each is called, its number, from when it is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Instrument(NamedTuple):
    """`trigger` is in every text that names it; `called` matches its name in a matching text.

    `number` is its number as it is printed. `last_year` is the last report year that it is the instrument for, where
    another has taken its place; `since` is the day from which it is in force, where reports like to say it.
    """

    title: str
    trigger: str
    called: str
    number: str
    last_year: int | None = None
    since: tuple[int, int, int] | None = None


_FORM: Final = "中华人民共和国政府信息公开工作年度报告格式"
FORM_2021: Final = Instrument(
    _FORM, "年度报告格式", r"政府信息公开(?:工作)?年度报告格式(?!\(试行\))", "国办公开办函〔2021〕30号"
)
FORM_2019: Final = Instrument(
    "关于政府信息公开工作年度报告有关事项的通知",
    "有关事项的通知",
    r"关于(?:做好)?政府信息公开(?:工作)?年度报告有关事项的通知",
    "国办公开办函〔2019〕60号",
    last_year=2020,
)
TRIAL_FORM: Final = FORM_2019._replace(
    title=f"{_FORM}（试行）", trigger="格式(试行)", called=r"政府信息公开(?:工作)?年度报告格式\(试行\)"
)
REGULATION: Final = Instrument(
    "中华人民共和国政府信息公开条例",
    "政府信息公开条例",
    r"(?<![省市区州县])(?:中华人民共和国)?政府信息公开条例",
    "国务院令第711号",
    since=(2019, 5, 15),
)
FEES: Final = Instrument(
    "政府信息公开信息处理费管理办法", "处理费管理办法", "政府信息公开信息处理费管理办法", "国办函〔2020〕109号"
)
INSTRUMENTS: Final = (FORM_2021, FORM_2019, TRIAL_FORM, REGULATION, FEES)

OLD_REGULATION: Final = REGULATION._replace(number="国务院令第492号", last_year=2018, since=(2008, 5, 1))
"""What REGULATION took the place of, under the same name."""

SUPERSEDED: Final = (
    (FORM_2019, r"国办(?:公开办?函?)?[^0-9()。;,\u4e00-\u9fff]?2019年?[^0-9()。;,]{0,2}60号"),
    (OLD_REGULATION, r"(?:国务院|国)令第?492号|(?:国务院)?第492号令"),
)
"""Superseded instruments, and what matches their numbers in a matching text."""

_TRIGGERS: Final = ("492号", "60号", *(instrument.trigger for instrument in INSTRUMENTS))
"""A matching text with none of these cites none of the instruments."""


def triggers_in(folded: str) -> list[str]:
    """The triggers that occur in a matching text, where there may be something to object to."""
    if not _may_be_wrong(folded):
        return []
    return [trigger for trigger in _TRIGGERS if trigger in folded]


def may_be_cited(folded: str, triggers: Iterable[str]) -> bool:
    """Whether a matching text holds one of these triggers, and may have something to object to."""
    for trigger in triggers:
        if trigger in folded:
            return _may_be_wrong(folded)
    return False


def _may_be_wrong(folded: str) -> bool:
    """Whether a matching text may give a number or a date, or name what was superseded."""
    return "号" in folded or "通知" in folded or "施行" in folded or "实施" in folded


def is_past(instrument: Instrument, year: int | None) -> bool:
    """Whether another instrument is the one for reports on `year`; never where the year is not known."""
    return instrument.last_year is not None and year is not None and year > instrument.last_year


def successor(instrument: Instrument) -> str:
    """What is in force in place of a superseded instrument, as a text names it."""
    current = REGULATION if instrument is OLD_REGULATION else FORM_2021
    return say("《{title}》（{number}）", title=current.title, number=current.number)


def numbers_of(instrument: Instrument, year: int | None) -> tuple[str, ...]:
    """The numbers that may stand behind an instrument's name: the form was called alike before 2021."""
    if instrument is FORM_2021 and (year is None or year <= (FORM_2019.last_year or 0)):
        return FORM_2021.number, FORM_2019.number
    return (instrument.number,)
