"""The pages on writing reports are followed from beginning to end, and the examples they use are what they say.

Run as a program, `python -m tests.integration.test_authoring_pages` puts what is printed today into the pages.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.integration.followed_page import Shell
from tests.integration.shown_commands import FOLLOWED, ROOT

PAGES = [ROOT / "docs" / "authoring.md", ROOT / "docs" / "three-minutes.md"]
LARGEST = 150_000


def shell(folder: Path) -> Shell:
    """Where a reader begins: in the folder with the code of govlint."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    return Shell(folder)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_works_from_beginning_to_end(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    assert str(page.relative_to(ROOT)) in FOLLOWED
    assert "```console" in text
    with shell(tmp_path) as bash:
        assert bash.retyped(text) == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pictures_are_there_and_small(page: Path) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    assert shown
    for name in shown:
        assert (page.parent / name).stat().st_size <= LARGEST, name


def test_the_word_sample_says_what_the_markdown_sample_says(tmp_path: Path) -> None:
    with shell(tmp_path) as bash:
        extracted = [
            json.loads(bash.type(f"govlint extract examples/sample-report{suffix}")[0])["tables"]
            for suffix in (".docx", ".md")
        ]
        checked = [
            re.findall(r": (GL\d+ .*)", bash.type(f"govlint check examples/sample-report{suffix}")[0])
            for suffix in (".docx", ".md")
        ]
    values, others = (
        [cell.get("value", cell["kind"]) for rows in tables.values() for row in rows.values() for cell in row.values()]
        for tables in extracted
    )
    assert values == others
    assert checked[0] == checked[1]
    assert checked[0]


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder, shell(Path(folder)) as bash:
            page.write_text(bash.retyped(page.read_text("utf-8")), "utf-8")
