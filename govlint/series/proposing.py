"""A manifest made of the reports at hand, for a person to complete: `govlint series init`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.reporters.terminal_text import clean
from govlint.series.organ_names import parents_by_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from govlint.series.view import Organ, Series

_HEAD: Final = """\
# 系列的清单：有哪些机关和年度，谁的数据由谁汇总。由 govlint series init 生成，请核对后修改。
# 说明见 docs/series.md；检查：govlint series {name}
"""
_COMPLETE: Final = "# complete = true  # 所汇总的机关（连同本级政府的办公机构）都在清单中时，去掉行首的 #（GL704）"


def proposed(series: Series, name: str, folder: str, searched: Collection[str]) -> str:
    """The text of a manifest called `name` in `folder` that lists the organs, years and files of a series.

    `searched` are the folders that the files were found in. A parent is only proposed where the names leave no doubt.
    """
    parents = parents_by_name(series.organs)
    above = frozenset(parents.values())
    years = series.years()
    lines = [_HEAD.format(name=name), f"years = [{', '.join(map(str, years))}]"]
    if searched:
        listed = ", ".join(_quoted(_relative(path, folder)) for path in searched)
        lines.append(f"folders = [{listed}]  # 没有列在下面的报告在这里找，按标题归入")
    for organ in sorted(series.organs.values(), key=lambda organ: (organ.key not in above, organ.key)):
        parent = series.organs.get(parents[organ.key])
        lines.extend(("", "[[organs]]", *_organ(organ, parent, years, folder, sums_up=organ.key in above)))
    remarks = list(_remarks(series))
    return "\n".join([*lines, "", *remarks] if remarks else lines) + "\n"


def _organ(
    organ: Organ, parent: Organ | None, expected: tuple[int, ...], folder: str, *, sums_up: bool
) -> Iterator[str]:
    yield f"name = {_quoted(organ.name)}"
    if organ.kind:
        yield f"kind = {_quoted(organ.kind)}"
    if parent:
        yield f"parent = {_quoted(parent.name)}"
    if sums_up:
        yield _COMPLETE
    years = tuple(sorted(organ.reports))
    if years and years != expected:
        yield f"# years = [{', '.join(map(str, years))}]  # 不是每个年度都应有报告时"
    if organ.reports:
        yield "[organs.files]"
        for year, extract in sorted(organ.reports.items()):
            yield f"{year} = {_quoted(_relative(extract.path, folder))}"


def _remarks(series: Series) -> Iterator[str]:
    """What a person has to decide, as comments at the end."""
    for duplicate in series.duplicates:
        if not duplicate.alike:
            paths = "、".join(extract.path for extract in duplicate.extracts)
            yield clean(f"# {duplicate.organ} {duplicate.year} 年度有几份不同的报告，请选一份写入 files：{paths}")
    for stray in series.strays:
        yield clean(f"# 没有归入：{stray.extract.path}（{stray.reason}）")


def _relative(path: str, folder: str) -> str:
    """A path as seen from the manifest, with slashes on every system; absolute where there is no way from there."""
    try:
        seen = os.path.relpath(path, folder or ".")
    except ValueError:  # another drive
        seen = os.path.abspath(path)
    return seen.replace(os.sep, "/")


def _quoted(text: str) -> str:
    """A TOML string, literal where it can be."""
    if "'" not in text and text.isprintable():
        return f'"{text}"' if "\\" not in text and '"' not in text else f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped) + '"'
