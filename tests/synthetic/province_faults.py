"""Faults of every kind that concern a series, put into one province, with where each is to be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import mandated
from tests.synthetic.province import GOVERNMENT, Expected

if TYPE_CHECKING:
    from tests.synthetic.model import Part, ReportModel
    from tests.synthetic.province import Key, Province

Fault = Callable[["Province"], list[Expected]]
_DOCUMENTS = "行政规范性文件"
_MANIFEST = "govlint-series.toml"


def carried_over(organ: int, year: int) -> Fault:
    """GL701: an application more was carried over than had been left, and one less is new."""

    def put(province: Province) -> list[Expected]:
        key = (province.apart[organ], year)
        column = mandated.APPLICANTS[1]
        change = {column: 1, mandated.TOTAL: 1}
        model = province.models[key].added("表三", mandated.CARRIED, change)
        model = model.added("表三", mandated.RECEIVED, {name: -number for name, number in change.items()})
        province.models[key] = model
        return [Expected("GL701", province.path(key), province.cell_lines(key, "表三", mandated.CARRIED, column))]

    return put


def effective(organ: int, year: int) -> Fault:
    """GL702: from this year on more documents are in force than last year's report accounts for."""

    def put(province: Province) -> list[Expected]:
        name = province.apart[organ]
        for later in (later for later in province.years if later >= year):
            changed = province.models[name, later].added("表二", _DOCUMENTS, {"现行有效件数": 4})
            province.models[name, later] = changed
        key = (name, year)
        return [Expected("GL702", province.path(key), province.cell_lines(key, "表二", _DOCUMENTS, "现行有效件数"))]

    return put


def last_years_text(organ: int, year: int) -> Fault:
    """GL703: part 5 is last year's, with the year changed."""

    def put(province: Province) -> list[Expected]:
        key = (province.below[organ], year)
        last = province.models[province.below[organ], year - 1].part("五").paragraphs
        changed = tuple(text.replace(str(year - 1), str(year)) for text in last)
        province.models[key] = _with_part(province.models[key], "五", changed)
        return [_copied(province, key, "五")]

    return put


def another_organs_text(organ: int, source: int, year: int) -> Fault:
    """GL703: part 1 is that of another organ: either is found to be the other's."""

    def put(province: Province) -> list[Expected]:
        key, other = (province.below[organ], year), (province.below[source], year)
        province.models[key] = _with_part(province.models[key], "一", province.models[other].part("一").paragraphs)
        return [_copied(province, key, "一"), _copied(province, other, "一")]

    return put


def half_of_another_organs_text(organ: int, source: int, year: int) -> Fault:
    """GL703: of part 1 the last four of six paragraphs are another organ's."""

    def put(province: Province) -> list[Expected]:
        key, other = (province.below[organ], year), (province.below[source], year)
        own, theirs = (province.models[found].part("一").paragraphs for found in (key, other))
        province.models[key] = _with_part(province.models[key], "一", (*own[:2], *theirs[2:]))
        return [_copied(province, key, "一"), _copied(province, other, "一")]

    return put


def parent_sum(table: str, row: str, column: str, year: int) -> Fault:
    """GL704: a figure of the government is not the sum over its organs."""

    def put(province: Province) -> list[Expected]:
        key = (GOVERNMENT, year)
        province.models[key] = province.models[key].added(table, row, {column: 3})
        return [Expected("GL704", province.path(key), province.cell_lines(key, table, row, column))]

    return put


def missing_report(organ: int, year: int) -> Fault:
    """GL705: an organ has no report for a year."""

    def put(province: Province) -> list[Expected]:
        name = province.apart[organ]
        province.missing.add((name, year))
        return [Expected("GL705", _MANIFEST, frozenset({province.manifest_line(name)}))]

    return put


def _copied(province: Province, key: Key, part: str) -> Expected:
    count = len(province.models[key].part(part).paragraphs)
    return Expected(
        "GL703", province.path(key), province.lines(key, *(f"paragraph:{part}:{index}" for index in range(count)))
    )


def _with_part(model: ReportModel, number: str, paragraphs: tuple[str, ...]) -> ReportModel:
    def edit(part: Part) -> Part:
        return replace(part, paragraphs=paragraphs)

    return model.with_part(number, edit)
