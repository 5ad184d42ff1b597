"""A government and its organs over several years: reports that continue one another and add up, and faults in them.

Everything is drawn from one seed. Figures are drawn organ by organ, year by year; the government's are their sums. A
few organs belong to no government of the set: what is wrong with their figures is wrong nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import mandated, province_texts
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tests.synthetic.model import ReportModel
    from tests.synthetic.writer import Rendered


GOVERNMENT = "云岭省人民政府"
OFFICE = "云岭省人民政府办公厅"
_BRANCHES = province_texts.bank(
    "水利 教育 卫生健康 交通运输 农业农村 自然资源 生态环境 文化和旅游 市场监督管理 应急管理 财政 民政 司法 公安 "
    "审计 统计 体育 林业和草原 医疗保障 退役军人事务 商务 科学技术 工业和信息化 住房和城乡建设 人力资源和社会保障 "
    "粮食和物资储备 广播电视 药品监督管理 地方金融管理 能源 机关事务管理 信访 乡村振兴 国防动员 知识产权 数据管理"
)
_APART = (
    "青榆县教育局",
    "沙棠区市场监督管理局",
    "望泽市交通运输局",
    "岚川县自然资源局",
    "桐湾区卫生健康局",
    "枫渡县水利局",
)
_MIXED = ("markdown", "tabs", "html", "docx_styled", "pdf")
_DOCUMENTS = "行政规范性文件"
Key = tuple[str, int]
"""An organ and a year."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that has to be made: of this rule, in this file, on one of these lines (none: wherever)."""

    code: str
    path: str
    lines: frozenset[int] = frozenset()


@dataclass(slots=True)
class Province:
    """Reports by organ and year; `format_of` says how each is written."""

    models: dict[Key, ReportModel]
    years: tuple[int, ...]
    below: tuple[str, ...]
    apart: tuple[str, ...]
    formats: Sequence[str] = ("markdown",)
    missing: set[Key] = field(default_factory=set)
    complete: bool = True

    @property
    def organs(self) -> tuple[str, ...]:
        """Every organ, the government first."""
        return (GOVERNMENT, *self.below, *self.apart)

    def path(self, key: Key) -> str:
        """Where a report is."""
        organ, year = key
        return f"{year}/{organ}{self.rendered(key).suffix}"

    def rendered(self, key: Key) -> Rendered:
        """A report as a file."""
        return _render(self.models[key], self.formats[(self.organs.index(key[0]) + key[1]) % len(self.formats)])

    def lines(self, key: Key, *names: str) -> frozenset[int]:
        """The lines of these keys of the model in the file, where it has them; none where it has no lines at all."""
        lines = self.rendered(key).lines
        return frozenset(lines[name] for name in names if name in lines)

    def cell_lines(self, key: Key, table: str, row: str, column: str) -> frozenset[int]:
        """The lines that a cell may be taken to stand on: its own or that of its row."""
        found = self.lines(key, f"cell:{table}:{row}:{column}") or self.lines(key, f"row:{table}:{row}")
        assert found or not self.rendered(key).lines
        return found

    def manifest(self) -> str:
        """The manifest, by which reports are found by their titles."""
        lines = [f"years = {list(self.years)}", 'folders = ["."]']
        for organ in self.organs:
            lines += ["", "[[organs]]", f'name = "{organ}"']
            if organ in self.below:
                lines.append(f'parent = "{GOVERNMENT}"')
            if organ == GOVERNMENT and self.complete:
                lines.append("complete = true")
        return "\n".join(lines) + "\n"

    def manifest_line(self, organ: str) -> int:
        """The line on which the manifest names an organ."""
        return self.manifest().split("\n").index(f'name = "{organ}"') + 1

    def files(self, *, manifest: bool = True) -> dict[str, bytes]:
        """Every file by its path."""
        made = {self.path(key): self.rendered(key).data for key in self.models if key not in self.missing}
        return {**made, "govlint-series.toml": self.manifest().encode()} if manifest else made

    def write(self, folder: Path, *, manifest: bool = True) -> Path:
        """Put all files below a folder."""
        for name, data in self.files(manifest=manifest).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder


_RENDERED: dict[tuple[int, str], tuple[ReportModel, Rendered]] = {}


def _render(model: ReportModel, format_: str) -> Rendered:
    """The model as a file, written once."""
    key = (id(model), format_)
    if key not in _RENDERED:
        write: Callable[[ReportModel], Rendered] = FORMATS[format_] if format_ in FORMATS else LAYOUTS[format_]
        _RENDERED[key] = (model, write(model))
    return _RENDERED[key][1]


def province(seed: int, *, organs: int = 40, years: Sequence[int] = range(2020, 2025), mixed: bool = False) -> Province:
    """A consistent province. Of the organs some belong to no government; from 2021 on the newer form is used."""
    apart = _APART[: max(2, organs // 7)]
    departments = tuple(f"云岭省{branch}{'局' if index % 3 else '厅'}" for index, branch in enumerate(_BRANCHES))
    below = (OFFICE, *departments)[: organs - len(apart)]
    assert len(below) + len(apart) == organs, "not so many organs"
    models: dict[Key, ReportModel] = {}
    for organ in (*below, *apart):
        for year in years:
            drawn = _drawn(seed, organ, year)
            models[organ, year] = _continued(drawn, models.get((organ, year - 1)))
    made = Province(models, tuple(years), below, apart, _MIXED if mixed else ("markdown",))
    for year in years:
        made.models[GOVERNMENT, year] = summed(made, _drawn(seed, GOVERNMENT, year))
    return made


def _drawn(seed: int, organ: str, year: int) -> ReportModel:
    """A report with figures and texts of its own, but not yet in its place."""
    random = Random(f"{seed}/{organ}/{year}")  # noqa: S311
    form = "2019" if year < 2021 else "2021"
    model = consistent(random.randrange(10**6), year=year, form=form)
    texts = {
        "一": province_texts.overview(random, mandated.SUBJECTS[form]),
        "五": province_texts.outlook(random),
    }
    parts = tuple(replace(part, paragraphs=texts.get(part.id, part.paragraphs)) for part in model.parts)
    return replace(model, organ=organ, title=(f"{organ}{year}年政府信息公开工作年度报告",), parts=parts)


def _continued(model: ReportModel, last: ReportModel | None) -> ReportModel:
    """The report with what last year's left over, and what was then in force; every identity still holds."""
    if last is None:
        return model
    carried = {column: last.number("表三", mandated.PENDING, column) for column in mandated.APPLICANTS}
    lacking = {
        column: max(
            0, number - model.number("表三", mandated.DONE, column) - model.number("表三", mandated.PENDING, column)
        )
        for column, number in carried.items()
    }
    for row in (mandated.GRANTED, mandated.DONE):
        model = model.added("表三", row, _with_total(lacking))
    received = {
        column: model.number("表三", mandated.DONE, column) + model.number("表三", mandated.PENDING, column) - number
        for column, number in carried.items()
    }
    model = model.with_values("表三", mandated.CARRIED, _printed(_with_total(carried)))
    model = model.with_values("表三", mandated.RECEIVED, _printed(_with_total(received)))
    if model.form == "2021" and last.form == "2021":
        made, repealed = (model.number("表二", _DOCUMENTS, column) for column in ("本年制发件数", "本年废止件数"))
        before = last.number("表二", _DOCUMENTS, "现行有效件数")
        gone = min(repealed, before + made)
        left = {"本年废止件数": str(gone), "现行有效件数": str(before + made - gone)}
        model = model.with_values("表二", _DOCUMENTS, left)
    return model


def _with_total(numbers: Mapping[str, int]) -> dict[str, int]:
    return {**numbers, mandated.TOTAL: sum(numbers.values())}


def _printed(numbers: Mapping[str, int]) -> dict[str, str]:
    return {column: str(number) for column, number in numbers.items()}


def summed(province: Province, model: ReportModel) -> ReportModel:
    """The government's report with the sums over its organs for its year."""
    from decimal import Decimal

    sums: dict[tuple[str, str, str], Decimal] = {}
    for organ in province.below:
        for key, value in province.models[organ, model.year].values.items():
            sums[key] = sums.get(key, Decimal()) + Decimal(value)
    for (table, row, column), number in sums.items():
        model = model.with_value(table, row, column, f"{number:f}")
    return model
