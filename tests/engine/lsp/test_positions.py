"""Positions as editors count them, and texts that change under the cursor."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from lsprotocol import types as lsp

from govlint.document import Span
from govlint.lsp.buffers import Buffer
from govlint.lsp.edits import text_edits
from govlint.lsp.positions import Lines, lines_with_ends
from govlint.source import split_lines
from tests.integration.lsp.edited import applied, offset

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
PIECES = ["字", "𠮷", "a", "é", "\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85", "|", "　", ""]


def seeded(seed: object) -> Random:
    return Random(str(seed))  # noqa: S311 - the same at every run


def noise(random: Random, most: int = 12) -> str:
    return "".join(random.choices(PIECES, k=random.randrange(most)))


@pytest.mark.parametrize(
    ("encoding", "character"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 3)], ids=["utf-8", "utf-16", "utf-32"]
)
def test_columns_are_counted_in_the_units_agreed_upon(encoding: str, character: int) -> None:
    lines = Lines(["\n", "a字𠮷号\n"], encoding)
    assert lines.range(Span(2, 4, 2, 4)).start == lsp.Position(1, character)
    assert lines.place(lsp.Position(1, character)) == (2, 4)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_place_is_found_again(encoding: str) -> None:
    random = seeded(encoding)
    for _ in range(200):
        text = noise(random)
        lines = Lines(lines_with_ends(text), encoding)
        for number, line in enumerate(split_lines(text), 1):
            for column in range(1, len(line) + 2):
                assert lines.place(lines.position(number, column)) == (number, column)


def test_the_middle_of_a_character_is_its_beginning() -> None:
    assert Lines(["𠮷号"], "utf-16").place(lsp.Position(0, 1)) == (1, 1)
    assert Lines(["字号"], "utf-8").place(lsp.Position(0, 4)) == (1, 2)


@pytest.mark.parametrize(
    ("position", "place"),
    [
        pytest.param(lsp.Position(0, 99), (1, 3), id="behind the end of a line"),
        pytest.param(lsp.Position(9, 9), (10, 1), id="below the text"),
    ],
)
def test_a_position_outside_of_the_text_is_near_it(position: lsp.Position, place: tuple[int, int]) -> None:
    assert Lines(["字号\r\n", ""], "utf-16").place(position) == place


def test_a_mark_at_the_beginning_shifts_the_first_line_only() -> None:
    lines = Lines(lines_with_ends("\ufeff字号\n字号"), "utf-16")
    assert lines.position(1, 1) == lsp.Position(0, 1)
    assert lines.position(2, 1) == lsp.Position(1, 0)
    assert lines.place(lsp.Position(0, 2)) == (1, 2)


def test_the_lines_are_those_of_a_reader() -> None:
    random = seeded(1)
    for _ in range(500):
        text = noise(random)
        lines = lines_with_ends(text)
        assert "".join(lines) == text
        assert [line.rstrip("\r\n") for line in lines] == split_lines(text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_buffer_is_what_the_editor_has_after_any_changes(encoding: str) -> None:
    random = seeded(f"changes {encoding}")
    for _ in range(150):
        text = noise(random, 30)
        buffer = Buffer("untitled:a", "a.md", 1, text)
        for _ in range(8):
            start, end = sorted(position(random, text, encoding) for _ in range(2))
            new = noise(random)
            changed = {"range": {"start": spelled(start), "end": spelled(end)}, "newText": new}
            buffer.change(partial(start, end, new), encoding)
            text = applied(text, [changed], encoding)
            assert buffer.text == text
            assert buffer.lines == lines_with_ends(text)


def position(random: Random, text: str, encoding: str) -> tuple[int, int]:
    lines = Lines(lines_with_ends(text), encoding)
    number = random.randrange(1, len(lines) + 1)
    found = lines.position(number, random.randrange(len(lines.line(number)) + 1) + 1)
    return found.line, found.character


def spelled(place: tuple[int, int]) -> dict[str, int]:
    return {"line": place[0], "character": place[1]}


def partial(start: tuple[int, int], end: tuple[int, int], text: str) -> lsp.TextDocumentContentChangePartial:
    return lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(*start), lsp.Position(*end)), text)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        pytest.param(partial((0, 1), (0, 0), "x"), "xb\nc", id="a range that is turned round"),
        pytest.param(partial((7, 7), (9, 9), "x"), "ab\ncx", id="a range below the text"),
        pytest.param(partial((0, 99), (0, 99), "x"), "abx\nc", id="a range behind the end of a line"),
        pytest.param(lsp.TextDocumentContentChangeWholeDocument("新"), "新", id="all of the text"),
        pytest.param(partial((0, 0), (0, 0), "\udc80"), "\ufffdab\nc", id="half of a surrogate pair"),
    ],
)
def test_a_change_never_fails(change: lsp.TextDocumentContentChangeEvent, text: str) -> None:
    buffer = Buffer("untitled:a", "a.md", 1, "ab\nc")
    buffer.change(change, "utf-16")
    assert buffer.text == text
    assert buffer.revision == 1


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_edits_make_one_text_of_another(encoding: str) -> None:
    random = seeded(f"edits {encoding}")
    for _ in range(600):
        before = noise(random, 30)
        after = noise(random, 30) if random.random() < 0.3 else before.replace(random.choice(PIECES[:4]), noise(random))
        edits = [plain(edit) for edit in text_edits(before, after, encoding)]
        assert applied(before, edits, encoding) == after


def plain(edit: lsp.TextEdit) -> dict[str, Any]:
    span = {
        name: {"line": place.line, "character": place.character}
        for name, place in (("start", edit.range.start), ("end", edit.range.end))
    }
    return {"range": span, "newText": edit.new_text}


def test_an_edit_leaves_alone_what_does_not_change() -> None:
    edits = text_edits("一\n本年度止件数\n三", "一\n本年废止件数\n三", "utf-16")
    assert [plain(edit) for edit in edits] == [
        {"range": {"start": {"line": 1, "character": 2}, "end": {"line": 1, "character": 3}}, "newText": "废"}
    ]


def test_edits_of_a_large_text_take_no_longer_than_reading_it() -> None:
    before = "字\n" * 30_000
    assert text_edits(before, before + "尾", "utf-16")[0].new_text == "尾"
    assert offset("a\n", {"line": 1, "character": 0}) == 2
