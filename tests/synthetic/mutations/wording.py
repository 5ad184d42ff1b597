"""Faults of characters, marks, numbers of documents, dates and terms: GL501, GL503 to GL509."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.mutations.mutation import Mutation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import ReportModel

# Each is short enough to be one line in every layout.
_SENTENCES = (
    ("GL501", "radical", "各科室按季度核对公开⽬录。"),
    ("GL501", "zero-width-space", "各科室按季度核对公开\u200b目录。"),
    ("GL503", "lenticular-brackets", "有关要求见云政办发【2023】8号文件。"),
    ("GL503", "ordinal", "有关要求见云政办发〔2023〕第8号文件。"),
    ("GL504", "bracket-not-closed", "各科室按季度核对公开目录（含解读材料。"),
    ("GL504", "title-not-opened", "各科室按季度对照公开目录》核对。"),
    ("GL505", "half-width-comma", "各科室按季度核对公开目录,并写进台账。"),
    ("GL505", "half-width-brackets", "各科室核对公开目录(含解读材料)。"),
    ("GL506", "two-stops", "各科室按季度核对公开目录。。"),
    ("GL506", "doubled-word", "各科室按季度公布资金资金分配结果。"),
    ("GL507", "short-title", "全年集中学习《行政处罚法》一次。"),
    ("GL508", "leading-zeros", "公开目录于{year}年03月05日更新。"),
    ("GL509", "character-lost", "各科室按季度抽查政府息公开工作。"),
)


def _said(sentence: str) -> Callable[[ReportModel], ReportModel]:
    def apply(model: ReportModel) -> ReportModel:
        return model.with_part("五", lambda part: replace(part, paragraphs=(*part.paragraphs, sentence)))

    return apply


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    for code, name, sentence in _SENTENCES:
        yield Mutation(code, name, _said(sentence), ("paragraph:五:2",))
