"""Whatever has happened to a file, mending it ends well: what is read afterwards is what was read, but for the fix."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from govlint.fixing.plans import without_space
from govlint.readers.docx import read
from govlint.readers.docx.origins import traced
from govlint.unreadable import UnreadableError
from tests.engine.fixing.rewording import mended, rewording
from tests.engine.readers.test_fuzz import _PARTS, _TAGS, _TEXT, _XML, Edit, bounded, edited, edits, files
from tests.synthetic.formats import HTML, WORD
from tests.synthetic.formats.docx_package import zipped
from tests.synthetic.layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.document import Document

RULES = (rewording("情况", "情形"), rewording("公开", "公 开", "ZZ102"), rewording("的", "", "ZZ103"))
_MARKUP = ["&#24773;", "<b>", "</b>", "<!-- a -->", "情", "况", "情况", "公开", "的", "&amp;", "<br>"]


def said(document: Document | None) -> str:
    assert document is not None
    return without_space(text.value for text in document.texts())


def assert_mended(suffix: str, data: bytes) -> None:
    """Fail unless mending leaves the file or changes the wordings in it, as far as nothing was in the way."""
    made = mended(data, *RULES, suffix=suffix)
    assert all(failure.rule for failure in made.result.failures), made.result.failures
    if made.data == data:
        return
    before, after = said(made.before), said(made.after)
    for old, new in (("情况", "情形"), ("公开", "公开"), ("的", "")):
        before, after = before.replace(old, new), after.replace(old, new)
    assert after == before


@given(files(LAYOUTS), edits(_TEXT + _TAGS + _MARKUP))
@bounded(60)
def test_texts(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_mended(suffix, edited(data, edits))


@given(files(HTML), edits(_TEXT + _TAGS + _MARKUP))
@bounded(60)
def test_web_pages(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_mended(suffix, edited(data, edits))


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    return zipped(parts)


_RUNS = ["</w:t></w:r><w:r><w:t>", "<!-- a -->", "<![CDATA[情况]]>", "&#24773;况", "<w:tab/>", "</w:t><w:br/><w:t>"]


@given(files(WORD), st.sampled_from(_PARTS), edits(_XML + _MARKUP + _RUNS))
@bounded(80)
def test_parts_of_word_files(file: tuple[str, bytes], part: str, edits: list[Edit]) -> None:
    suffix, data = file
    data = with_part(data, part, lambda content: edited(content, edits))
    assert_mended(suffix, data)
    try:
        document = read("a.docx", data)
    except UnreadableError:
        return
    again, _ = traced("a.docx", data)
    assert (again.source.text, again.traces, again.properties) == (
        document.source.text,
        document.traces,
        document.properties,
    )


@given(files(WORD), edits(["PK", "PK\x01\x02", "PK\x05\x06", "word/document.xml"]))
@bounded(60)
def test_word_packages(file: tuple[str, bytes], edits: list[Edit]) -> None:
    suffix, data = file
    assert_mended(suffix, edited(data, edits))
