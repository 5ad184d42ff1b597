"""What the tests of writing reports have in common: new ones, their figures, and their placeholders filled in."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from govlint.authoring.blank_report import blank_report
from govlint.authoring.figures.names import CellKey
from govlint.authoring.figures.reading import DataFile
from govlint.authoring.filling.fill import Target
from govlint.authoring.template import template_of
from govlint.authoring.writing import writer_for
from govlint.forms.align import Wanted
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.authoring.draft import Draft
    from govlint.forms.form import Form
    from govlint.forms.form_file import FormFile

SUFFIXES = (".docx", ".md", ".html")
KINDS = ("department", "government", "township")
YEARS = {"2019": 2020, "2021": 2023}

PLACEHOLDER = re.compile(r"【待补充[^】]*】")
SAID = {
    "总体情况": "围绕供水安全和河湖管护推进政府信息公开",
    "主要内容和渠道": "通过局网站公开供水水质公告和河湖管护信息。",
    "新收、办结": "按期答复申请人。",
    "制发、废止": "逐件核对文件目录。",
    "网站、新媒体": "改版局网站的水情专栏。",
    "培训、检查": "按季度抽查各科室的公开目录。",
    "工作考核、社会评议": "工作考核和社会评议的结果都是良好，未发生责任追究。",
    "考核、评议、追责": "工作考核和社会评议的结果都是良好，未发生责任追究。",
    "逐条写明": "水情数据更新不够及时，部分栏目的分类与市民的查询习惯不一致。",
    "逐条对应": "一是把水情数据接入自动发布流程；二是按办事主题重新编排栏目。",
    "没有收取的": "本机关未收取政府信息公开信息处理费。",
    "删去这一段": "没有其他需要报告的事项。",
    "写明没有": "没有其他需要报告的事项。",
}


def form_file(form: str) -> FormFile:
    """The form with this id."""
    return next(file for file in registry().forms if file.id == form)


def new_draft(form: str = "2021", *, agency: str = "云岭市水务局", kind: str = "department") -> Draft:
    """A new report."""
    file = form_file(form)
    template = template_of(file)
    assert template is not None
    return blank_report(file.form, template, agency, YEARS[form], kind)


def new_report(suffix: str, form: str = "2021", *, agency: str = "云岭市水务局", kind: str = "department") -> bytes:
    """A new report as a file."""
    return writer_for(f"report{suffix}")(new_draft(form, agency=agency, kind=kind))


def finished(data: bytes, suffix: str) -> bytes:
    """The file with what a clerk writes in place of the placeholders."""
    if suffix != ".docx":
        return PLACEHOLDER.sub(_said, data.decode()).encode()
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(made, "w") as written:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/document.xml":
                part = PLACEHOLDER.sub(_said, part.decode()).encode()
            written.writestr(name, part)
    return made.getvalue()


def _said(match: re.Match[str]) -> str:
    return next(text for hint, text in SAID.items() if hint in match[0])


def target(data: bytes, suffix: str, *, form: str | None = None, year: int | None = None) -> Target:
    """The file as one that is to be filled in."""
    made = registry()
    return Target(f"report{suffix}", data, made.readers, made.forms, Wanted(year, form))


def data_file(form: Form, figures: Mapping[tuple[str, str, str], object]) -> DataFile:
    """Figures as if they had been read from a data file."""
    found = DataFile(form)
    for number, (cell, value) in enumerate(figures.items(), 1):
        found.put(CellKey(*cell), value, f"第{number}行")
    assert not found.reasons, found.reasons
    return found


def document_xml(data: bytes) -> str:
    """The body of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()
