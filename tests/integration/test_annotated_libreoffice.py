"""LibreOffice opens a copy with its remarks, and shows each of them at its words."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from typing import TYPE_CHECKING

import pytest

from govlint.annotating.copies import annotate, has_remarks, without_remarks
from govlint.linter import Options, lint
from tests.engine.annotating.signs import own, remarks
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.program("soffice")

OPTIONS = Options(tuple(registry().rules.values()))
TOGETHER = ("GL104", "GL202", "GL205", "GL302", "GL401", "GL503", "GL602")
ANNOTATION = re.compile(r'<office:annotation [^>]*office:name="([^"]+)"[^>]*>(.*?)</office:annotation>', re.DOTALL)
HEAD = re.compile(r"<(dc:creator|dc:date|meta:creator-initials|loext:sender-initials)>.*?</\1>", re.DOTALL)


def faulty(layout: str) -> bytes:
    """A report with many faults."""
    model = consistent(3)
    for code in TOGETHER:
        model = next(made for made in MUTATIONS if made.code == code and "markdown" in made.layouts).apply(model)
    return FORMATS[layout](model).data


def converted(folder: Path, suffix: str) -> None:
    """Have LibreOffice save every Word file of a folder as another kind of file."""
    words = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    words += ["--convert-to", suffix, "--outdir", str(folder / "saved"), *map(str, sorted(folder.glob("*.docx")))]
    subprocess.run(words, check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a report in each layout, and what LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for layout in sorted(WORD):
        data = annotate("报告.docx", faulty(layout), registry(), OPTIONS, highlight=True).data
        assert data is not None
        (folder / f"{layout}.docx").write_bytes(data)
    converted(folder, "fodt")
    converted(folder, "docx")
    return folder


def plain(text: str) -> str:
    """The text in some XML, without white space, which is written as elements."""
    return "".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.mark.parametrize("layout", sorted(WORD))
def test_each_remark_stands_at_its_words(layout: str, folder: Path) -> None:
    text = (folder / "saved" / f"{layout}.fodt").read_text("utf-8").partition("<office:text")[2]
    shown = []
    for found in ANNOTATION.finditer(text):
        end = text.index(f'<office:annotation-end office:name="{found[1]}"/>')
        shown.append((plain(ANNOTATION.sub("", text[found.end() : end])), plain(HEAD.sub("", found[2]))))
    made = remarks((folder / f"{layout}.docx").read_bytes())
    # What LibreOffice writes for a place without extent has no end of its own.
    assert len(made) > len(TOGETHER)
    assert sorted(shown) == sorted((plain(one.about), plain("".join(one.lines))) for one in made)


@pytest.mark.parametrize("layout", sorted(WORD))
def test_a_copy_that_libreoffice_saved_is_annotated_anew(layout: str, folder: Path) -> None:
    saved = (folder / "saved" / f"{layout}.docx").read_bytes()
    assert has_remarks(saved)
    bare = without_remarks(saved)
    assert not has_remarks(bare)
    again = annotate("报告.docx", saved, registry(), OPTIONS).data
    assert again is not None
    assert len(own(again)) == len(lint("报告.docx", bare, registry(), OPTIONS).diagnostics) > len(TOGETHER) - 1
