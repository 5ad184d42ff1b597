"""Reports without fault."""

from __future__ import annotations

from functools import cache
from random import Random

from tests.synthetic import figures, mandated, narrative
from tests.synthetic.model import Part, ReportModel

TABLE_OF = {"二": "表二", "三": "表三", "四": "表四"}


@cache
def consistent(seed: int, *, year: int = 2023, form: str = "2021", zero: bool = False) -> ReportModel:
    """A report whose figures, text and tables agree; the same for the same arguments."""
    random = Random(f"{seed}/{year}/{form}/{zero}")  # noqa: S311
    organ = random.choice(narrative.ORGANS)
    tables = figures.tables(random, form, zero=zero)
    texts = {
        "一": narrative.overview(random, organ, form, requests=not zero, reviews=not zero),
        "五": narrative.outlook(random),
        "六": narrative.other_matters(random, form),
    }
    parts = tuple(
        Part(number, number, heading, texts.get(number, ()), (tables[TABLE_OF[number]],) if number in TABLE_OF else ())
        for number, heading in mandated.PART_HEADINGS.items()
    )
    title = f"{organ.name}{year}年政府信息公开工作年度报告"
    return ReportModel(organ.name, year, form, (title,), (narrative.preamble(random),), parts)
