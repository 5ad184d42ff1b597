"""Plots of answers, as SVG whose text stays text."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names
from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.stats.answers import Answer

_FONTS: Final[tuple[str, ...]] = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei")
_MOST_BARS: Final = 20
_MOST_LINES: Final = 8
_COLOURS: Final = {"错误": "#b3261e", "警告": "#b26a00", "提示": "#5f6b7a"}
_BARS: Final = "#2f6f9f"


def plots(answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]:
    """The plots that the answers give, each with its title, as an `svg` element for HTML."""
    rules, organs, years = (answers[name] for name in ("rules", "organs", "years"))
    if rules.rows:
        ranked = sorted(rules.rows, key=lambda row: (-row[4], row[0]))
        shown = [(f"{row[0]} {row[1]}", row[4]) for row in ranked[:_MOST_BARS]]
        yield "各条规则：有问题的文件", _bars(shown)
    if organs.rows:
        at = organs.columns.index("错误")
        shown = [(row[0], row[at]) for row in organs.rows[:_MOST_BARS] if row[at]]
        if shown:
            yield "各机关：错误", _bars(shown)
    if len(years.rows) > 1:
        yield "各年度：每份报告的问题", _lines(_per_report(years), [row[0] for row in years.rows])
    numbers, when = _largest(answers["figures"])
    if numbers and len(when) > 1:
        yield "各年度：最大的几项数值合计", _lines(numbers, when)


def _per_report(years: Answer) -> dict[str, list[float | None]]:
    at = {name: years.columns.index(name) for name in ("报告", *_COLOURS)}
    return {name: [row[at[name]] / row[at["报告"]] for row in years.rows] for name in _COLOURS}


def _largest(figures: Answer) -> tuple[dict[str, list[float | None]], list[int]]:
    """The rows of the tables with the largest sums over all years, year by year, and the years."""
    at = {name: figures.columns.index(name) for name in figures.columns}
    sums: dict[str, dict[int, float]] = defaultdict(dict)
    for row in figures.rows:
        if row[at["合计"]] is not None:
            label = " ".join(str(row[at[name]]) for name in ("表", "行", "列") if row[at[name]])
            sums[label][row[at["年度"]]] = float(row[at["合计"]])
    years = sorted({row[at["年度"]] for row in figures.rows})
    ranked = sorted(sums, key=lambda label: (-sum(sums[label].values()), label))[:_MOST_LINES]
    found = {label: [sums[label].get(year) for year in years] for label in ranked if sum(sums[label].values())}
    return found, years


def _bars(shown: Sequence[tuple[str, Any]]) -> str:
    with _style():
        figure = Figure(figsize=(8, 0.6 + 0.3 * len(shown)), layout="constrained")
        axes = figure.add_subplot()
        names = [_quiet(name) for name, _ in shown]
        bars = axes.barh(range(len(shown)), [float(value) for _, value in shown], color=_BARS)
        axes.bar_label(bars, labels=[f"{value:g}" for _, value in shown], padding=3)
        axes.set_yticks(range(len(shown)), names)
        axes.invert_yaxis()
        axes.xaxis.set_visible(False)
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
        return _svg(figure)


def _lines(series: Mapping[str, Sequence[float | None]], years: Sequence[int]) -> str:
    with _style():
        figure = Figure(figsize=(8, 3.6), layout="constrained")
        axes = figure.add_subplot()
        for name, values in series.items():
            numbers = [float("nan") if value is None else value for value in values]
            axes.plot(years, numbers, marker="o", label=_quiet(name), color=_COLOURS.get(name))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_ylim(bottom=0)
        axes.grid(axis="y", alpha=0.3)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        figure.legend(loc="outside lower left", ncols=2, frameon=False, fontsize=9)
        return _svg(figure)


@contextmanager
def _style() -> Iterator[None]:
    """Text stays text, in a font that is there: browsers find the signs that it lacks in another one."""
    known = {*get_font_names()}
    font = next((name for name in _FONTS if name in known), "DejaVu Sans")
    with warnings.catch_warnings(), mpl.rc_context():
        warnings.filterwarnings("ignore", "Glyph .* missing")
        mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "govlint", "font.family": [font], "font.size": 10})
        yield


def _quiet(text: str) -> str:
    """Text without the sign that opens formulas, and without what no XML can hold."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return printable[:40].replace("$", r"\$")


def _svg(figure: Figure) -> str:
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    whole = stream.getvalue()
    return whole[whole.index("<svg") :]
