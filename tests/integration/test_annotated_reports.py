"""Whole reports with remarks: each finding has its own, on its words, in a file that word processors take."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from openxml_audit import OpenXmlValidator

from govlint.annotating.copies import annotate, without_remarks
from govlint.linter import Options, lint
from govlint.readers.docx import read
from tests.engine.annotating.signs import member, members, own, remarks, text_of
from tests.rules.linting import registry
from tests.synthetic.cases import formatted
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, LEVELED, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govlint.results import Diagnostic
    from tests.synthetic.cases import Case

RULES = tuple(registry().rules.values())
LEFT = "GL604"
"""The rule that reports comments: of a copy it rightly says that there are some."""
AUTOMATIC = re.compile("（[一二三四五]）|[一二三四五六]、")
GAPS = re.compile(r" \| |↵|\s")


def one_of_each() -> Iterator[Case]:
    """One mutation a rule, the layouts in turn; every other one is enough, the rest differ in what rules say only."""
    layouts = sorted(WORD)
    seen: Counter[str] = Counter()
    for case in formatted(layouts):
        wanted = layouts[len(seen) % len(layouts)]
        # What has no level cannot be at the wrong one.
        visible = case.layout in LEVELED or case.code != "GL107"
        if not seen[case.code] and (case.layout == wanted) == visible:
            seen[case.code] += 1
            yield case


CASES = [pytest.param(case, id=case.id) for case in list(one_of_each())[::2]]


def complaints(data: bytes, folder: Path, name: str) -> Counter[tuple[str, str]]:
    """What a validator has to say of a file, by part."""
    path = folder / f"{name}.docx"
    path.write_bytes(data)
    result = OpenXmlValidator(max_errors=0).validate(str(path))
    return Counter((str(error.part_uri), error.description) for error in result.errors)


def shown(made: Diagnostic, lines: list[str]) -> str:
    """The text at a finding, without white space and the signs between cells."""
    line, column, end_line, end_column = made.finding.span
    if line == end_line:
        return GAPS.sub("", lines[line - 1][column - 1 : end_column - 1])
    pieces = [lines[line - 1][column - 1 :], *lines[line : end_line - 1], lines[end_line - 1][: end_column - 1]]
    return GAPS.sub("", "".join(pieces))


def is_beside(about: str, wanted: str) -> bool:
    """Whether a remark stands beside what it is about: an automatic number is in no text, an empty place is nothing."""
    return (
        bool(about and wanted.endswith(about))
        or (AUTOMATIC.fullmatch(wanted) is not None and bool(about))
        or (not wanted and len(about) <= 1)
    )


@pytest.mark.parametrize("case", CASES)
def test_every_finding_has_its_remark(case: Case, tmp_path: Path) -> None:
    data = case.render().data
    options = Options(RULES, context=case.context)
    made = annotate("报告.docx", data, registry(), options, highlight=len(case.id) % 2 == 0)
    assert made.data is not None, made.refusal
    assert text_of(made.data) == text_of(data)
    assert members(without_remarks(made.data)) == members(data)
    lines = read("报告.docx", data).source.lines()
    assert read("报告.docx", made.data).source.lines() == lines
    found = own(made.data)
    assert len(found) == len(made.result.diagnostics) > 0
    for remark, diagnostic in zip(found, made.result.diagnostics, strict=True):
        assert remark.lines[-1].startswith(f"规则：{diagnostic.rule.code} ")
        wanted = shown(diagnostic, lines)
        about = GAPS.sub("", remark.about)
        if not diagnostic.finding.whole:
            assert about == wanted or is_beside(about, wanted)
    again = [one for one in lint("报告.docx", made.data, registry(), options).diagnostics if one.rule.code != LEFT]
    assert again == [one for one in made.result.diagnostics if one.rule.code != LEFT]
    after = complaints(made.data, tmp_path, "after")
    assert not after or after <= complaints(data, tmp_path, "before")


@pytest.mark.parametrize("layout", sorted(WORD))
def test_the_validator_would_complain(layout: str, tmp_path: Path) -> None:
    """A test that cannot fail shows nothing."""
    data = FORMATS[layout](consistent(3)).data
    made = annotate("报告.docx", data, registry(), Options(RULES)).data
    assert made is not None
    text = member(made, "word/comments.xml").replace(b"w:annotationRef", b"w:annotationSign", 1)
    from tests.engine.annotating.test_copies import rezipped

    more = complaints(rezipped(made, {"word/comments.xml": text}), tmp_path, "a") - complaints(made, tmp_path, "b")
    assert more


def test_python_docx_reads_the_same_remarks() -> None:
    case = next(case for case in formatted(["docx_bold"]) if case.code == "GL302")
    made = annotate("报告.docx", case.render().data, registry(), Options(RULES)).data
    assert made is not None
    opened = docx.Document(BytesIO(made))
    told = [("".join(one.text.split("\n")), one.author, one.initials) for one in opened.comments]
    assert told == [("".join(one.lines), "govlint", "govlint") for one in remarks(made)]
    file = BytesIO()
    opened.save(file)
    # Saved by another program: the remarks are still known by their author.
    assert not remarks(without_remarks(file.getvalue()))
