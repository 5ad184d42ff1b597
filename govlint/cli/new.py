"""`govlint new`: a report in the mandated form to begin with, or a file to put its figures into."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.authoring.blank_report import agency_of, blank_report
from govlint.authoring.figures.records import no_figures
from govlint.authoring.template import template_of
from govlint.authoring.writing import writer_for
from govlint.cli import EXIT_CLEAN
from govlint.cli.messages import usage
from govlint.cli.saving import OutputError, refuse_existing, refuse_impossible, save, write_lines
from govlint.plugins import load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.authoring.draft import Draft
    from govlint.authoring.figures.records import FigureSet
    from govlint.authoring.template import TableLayout
    from govlint.forms.form_file import FormFile
    from govlint.plugins import Registry

_MARK = "【"
_NO_FILE_NAME = frozenset('/\\:*?"<>|')


def run(arguments: argparse.Namespace) -> int:
    """Write the files that were asked for."""
    try:
        agency = agency_of(arguments.agency)
        file = _form_for(arguments.year, arguments.form, load())
        template = template_of(file)
        if template is None:
            raise ValueError(f"格式 {file.id} 没有附带新建报告用的模板")
        draft = blank_report(file.form, template, agency, arguments.year, arguments.kind)
        path = arguments.output or (None if arguments.data else _named_after(draft))
        made = _Files(arguments.force)
        if path:
            made.add(path, writer_for(path)(draft), _written(path, draft, file))
        if arguments.data:
            data = _blank_data(arguments.data, no_figures(file.form, agency, arguments.year), file, template.tables)
            told = f"已写入 {arguments.data}：填好以后写入报告：govlint fill {arguments.data} --into {path or '报告'}"
            made.add(arguments.data, data, [told])
        made.save()
    except (ValueError, OutputError) as error:
        return usage(str(error))
    return EXIT_CLEAN


class _Files:
    """Files that are written together: none, where one of them cannot be."""

    def __init__(self, force: bool) -> None:
        self._force = force
        self._files: list[tuple[str, bytes, Iterable[str]]] = []

    def add(self, path: str, data: bytes, told: Iterable[str]) -> None:
        """Add a file with what is said when it is written; raises `OutputError` where it may not be replaced."""
        refuse_existing(path, force=self._force)
        refuse_impossible(path)
        self._files.append((path, data, told))

    def save(self) -> None:
        """Write them."""
        for path, data, told in self._files:
            save(path, data, force=True)
            write_lines(sys.stdout, told)


def _named_after(draft: Draft) -> str:
    """The name of the file where the user gives none."""
    if any(char in _NO_FILE_NAME for char in draft.name):
        raise ValueError("机关名称里有不能作文件名的字符，请用 -o 给出文件名")
    return f"{draft.name}.docx"


def _form_for(year: int, form: str | None, registry: Registry) -> FormFile:
    known = "、".join(f"{file.id}（{file.instrument}，自{file.years[0]}年度起）" for file in registry.forms)
    if form is not None:
        found = next((file for file in registry.forms if file.id == form), None)
        if found is None:
            raise ValueError(f"没有这个格式：{form}；可用的有 {known}")
        return found
    found = next((file for file in registry.forms if file.covers(year)), None)
    if found is None:
        raise ValueError(f"没有适用于 {year} 年度的格式；可用的有 {known}")
    return found


def _written(path: str, draft: Draft, file: FormFile) -> Iterator[str]:
    from govlint.authoring.draft import DraftParagraph
    from govlint.authoring.grids import Grid

    gaps = sum(block.text.count(_MARK) for block in draft.blocks if isinstance(block, DraftParagraph))
    cells = sum(1 for block in draft.blocks if isinstance(block, Grid) for _ in block.figures)
    yield f"已写入 {path}：格式 {file.id}（{file.instrument}），{gaps} 处待补充，表格有 {cells} 格待填"
    yield f"填写以后检查：govlint check {path}"


def _blank_data(path: str, figures: FigureSet, file: FormFile, layouts: Mapping[str, TableLayout]) -> bytes:
    from govlint.authoring.figures.saving import data_writer_for

    return data_writer_for(path)(figures, file.form, layouts)
