"""What is shown of a change: a difference that `patch` applies, and that does nothing to a terminal."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.fixing.difference import difference
from govlint.reporters.terminal_text import clean

if TYPE_CHECKING:
    from pathlib import Path


def shown(before: str, after: str, path: str = "a.md", *, numbered: bool = False) -> str:
    return "".join(difference(path, before, after, clean, numbered=numbered))


HEAD = "--- a/a.md\n+++ b/a.md\n"


UNENDED = "\\ No newline at end of file\n"
TEN = "1\n2\n3\n4\n甲\n6\n7\n8\n9\n"
AROUND = "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-甲\n+乙\n 6\n 7\n 8\n"
OBEYED, SEEN = "\x1b[2J\u202e", "␛[2J⟨U+202E⟩"
ENDS, NO_ENDS = "\u2028乙\x0c丙", "⟨U+2028⟩乙␌丙"


@pytest.mark.parametrize(
    ("before", "after", "body"),
    [
        pytest.param("甲\n", "乙\n", "@@ -1 +1 @@\n-甲\n+乙\n", id="one line"),
        pytest.param("甲", "乙", f"@@ -1 +1 @@\n-甲\n{UNENDED}+乙\n{UNENDED}", id="without an end"),
        pytest.param(TEN, TEN.replace("甲", "乙"), AROUND, id="with three lines around"),
        pytest.param("甲\n乙\n", "乙\n", "@@ -1,2 +1 @@\n-甲\n 乙\n", id="a line less"),
        pytest.param("甲\r\n", "丙\r\n", "@@ -1 +1 @@\n-甲\r\n+丙\r\n", id="ends of two characters are kept"),
        pytest.param("甲\r乙\r", "丙\r乙\r", "@@ -1,2 +1,2 @@\n-甲\n+丙\n 乙\n", id="a carriage return alone is not"),
        pytest.param(f"甲{OBEYED}\n", f"乙{OBEYED}\n", f"@@ -1 +1 @@\n-甲{SEEN}\n+乙{SEEN}\n", id="nothing is obeyed"),
        pytest.param(f"甲{ENDS}\n", f"丁{ENDS}\n", f"@@ -1 +1 @@\n-甲{NO_ENDS}\n+丁{NO_ENDS}\n", id="nor ends lines"),
    ],
)
def test_a_difference(before: str, after: str, body: str) -> None:
    assert shown(before, after) == HEAD + body


def test_changes_far_apart_are_shown_apart() -> None:
    lines = [str(number) for number in range(40)]
    before = "\n".join(lines) + "\n"
    found = shown(before, before.replace("\n5\n", "\n甲\n").replace("\n30\n", "\n乙\n"))
    assert [line for line in found.split("\n") if line.startswith("@@")] == ["@@ -3,7 +3,7 @@", "@@ -28,7 +28,7 @@"]


def test_paragraphs_of_word_files_are_told_by_their_numbers() -> None:
    before = "甲\n一 | 1\n丙\n"
    assert shown(before, before.replace("一", "二"), "报告.docx", numbered=True) == (
        "--- a/报告.docx\n+++ b/报告.docx\n@@ -2 +2 @@ 第2段\n-一 | 1\n+二 | 1\n"
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("报告/甲 乙.md", "报告/甲 乙.md"),
        ("/tmp/a.md", "tmp/a.md"),  # noqa: S108 - only a name
        ("a\n+++ b/x\x1b[1m", "a␊+++ b/x␛[1m"),
    ],
)
def test_a_name_is_shown_and_not_obeyed(path: str, name: str) -> None:
    assert shown("甲\n", "乙\n", path).split("\n")[:2] == [f"--- a/{name}", f"+++ b/{name}"]


_LINES = st.lists(st.sampled_from(["甲", "乙", "", "+", "-", "@@", "丙\t丁"]), max_size=12)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@given(_LINES, _LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_git_applies_it(
    tmp_path_factory: pytest.TempPathFactory, old: list[str], new: list[str], end: str, ended: bool
) -> None:
    before, after = (end.join(["头", *lines, "尾"]) + (end if ended else "") for lines in (old, new))
    if before == after:
        return
    folder: Path = tmp_path_factory.mktemp("patched")
    (folder / "a.md").write_bytes(before.encode())
    subprocess.run(["git", "apply", "-"], cwd=folder, input=shown(before, after).encode(), check=True)
    assert (folder / "a.md").read_bytes() == after.encode()
