"""Every key that `tomllib` reads is found on the line where it was written."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.config.toml_lines import DEEPEST, KeyPath, TooDeepError, key_lines
from tests.lasting import at_most


def keys_of(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    """The key path of everything in a value that `tomllib` gave."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = {path} if path else set()
    return found.union(*(keys_of(item, (*path, key)) for key, item in inner))


# A generator of documents that notes down, while it writes, on which line it writes each key.

KEYS = st.sampled_from(["a", "b-1", "_c", "3", "键", "含.点", 'q"q', "l'", "制\t表", "", " "])
PLAIN = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "1.5e3", "nan", "1979-05-27", "1979-05-27T07:32:00Z", "07:32:00", "0xFF", "1_000"]),
)
SHORT = st.text(st.sampled_from("甲x#=[]{},.' \\\""), max_size=6)
LONG = st.text(st.sampled_from("甲#=[]\n'\"\\,"), max_size=12)
GAPS = st.sampled_from(["", " ", "\n", " # 说明 [x] = 'y'\n", "\n\n\t"])


class Writer:
    """Writes a document and remembers the line of each key path."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[KeyPath, int] = {}
        self.namespaces: set[KeyPath] = set()

    def note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def key(self, part: str) -> str:
        styles = ["basic"]
        if part and all(char.isascii() and (char.isalnum() or char in "-_") for char in part):
            styles.append("bare")
        if "'" not in part and "\t" not in part:
            styles.append("literal")
        style = self.draw(st.sampled_from(styles))
        return part if style == "bare" else f"'{part}'" if style == "literal" else basic(part)

    def pair(self, table: KeyPath, taken: set[str], inline: bool) -> None:
        parts = self.draw(st.lists(KEYS, min_size=1, max_size=3))
        if parts[0] in taken:
            return
        taken.add(parts[0])
        dot = self.draw(st.sampled_from([".", " . "]))
        self.text += dot.join(self.key(part) for part in parts)
        for end in range(1, len(parts) + 1):
            self.note((*table, *parts[:end]))
        self.text += self.draw(st.sampled_from(["=", " = "]))
        self.value((*table, *parts), 2, inline)

    def value(self, path: KeyPath, depth: int, inline: bool) -> None:
        kinds = ["plain", "basic", "literal", "long basic", "long literal"] + ["array", "table"] * (depth > 0)
        kind = self.draw(st.sampled_from(kinds))
        if kind == "plain":
            self.text += self.draw(PLAIN)
        elif kind == "basic":
            self.text += basic(self.draw(SHORT))
        elif kind == "literal":
            self.text += f"'{self.draw(SHORT).replace(chr(39), '')}'"
        elif kind == "long basic":
            body = re.sub('"{3,}', '""', self.draw(LONG).replace("\\", "\\\\"))
            self.text += f'"""{body.rstrip(chr(34))}{self.draw(st.sampled_from(["", chr(34), chr(34) * 2]))}"""'
        elif kind == "long literal":
            body = re.sub("'{3,}", "''", self.draw(LONG))
            self.text += f"'''{body.rstrip(chr(39))}{self.draw(st.sampled_from(['', chr(39)]))}'''"
        elif kind == "array":
            self.text += "["
            for number in range(self.draw(st.integers(0, 3))):
                self.text += self.draw(GAPS)
                self.note((*path, number))
                self.value((*path, number), depth - 1, inline)
                self.text += self.draw(GAPS) + ","
            self.text += self.draw(GAPS) + "]"
        else:
            self.text += "{"
            taken: set[str] = set()
            for number in range(self.draw(st.integers(0, 2))):
                before = self.text
                self.text += ", " * (number > 0 and bool(taken))
                size = len(self.text)
                self.pair(path, taken, True)
                if len(self.text) == size:
                    self.text = before
            self.text += "}"


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


@st.composite
def documents(draw: Any) -> tuple[str, dict[KeyPath, int]]:
    writer = Writer(draw)
    top: set[str] = set()
    for _ in range(draw(st.integers(0, 3))):
        writer.text += draw(st.sampled_from(["", "\n", "# 一\n", "  "]))
        writer.pair((), top, False)
        writer.text += draw(st.sampled_from(["\n", " # x\n"]))
    lengths: dict[KeyPath, int] = {}
    for number in range(draw(st.integers(0, 4))):
        if writer.text and not writer.text.endswith("\n"):
            writer.text += "\n"
        array = draw(st.booleans())
        name = draw(st.sampled_from(["s", "t"])) if array else f"n{number}"
        if name in top:
            continue
        if array:
            writer.note((name,))
            path: KeyPath = (name, lengths.get((name,), 0))
            lengths[(name,)] = lengths.get((name,), 0) + 1
            writer.note(path)
            writer.text += f"[[ {writer.key(name)} ]]\n"
            if draw(st.booleans()):
                writer.pair(path, set(), False)
                writer.text += "\n"
            if draw(st.booleans()):
                path = (*path, f"inner{number}")
                writer.note(path)
                writer.text += f"[{name}.{path[-1]}]\n"
        else:
            path = (name, draw(KEYS))
            writer.note(path[:1])
            writer.note(path)
            writer.text += f"[{name}.{writer.key(str(path[1]))}] # y\n"
        taken = {"inner0", "inner1", "inner2", "inner3"}
        if array and isinstance(path[-1], int):
            continue
        for _ in range(draw(st.integers(0, 2))):
            before = len(writer.text)
            writer.pair(path, taken, False)
            writer.text += "\n" if len(writer.text) > before else ""
    return writer.text, writer.lines


@settings(max_examples=400, deadline=None)
@given(documents(), st.sampled_from(["\n", "\r\n"]))
def test_every_key_is_found_on_its_line(document: tuple[str, dict[KeyPath, int]], end: str) -> None:
    text, lines = document
    text = text.replace("\n", end)
    read = tomllib.loads(text)
    found = key_lines(text)
    assert found.keys() >= keys_of(read)
    assert {path: found[path] for path in lines} == lines


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab=.[]{},\"'#\n \\1"), max_size=60))
def test_what_is_no_toml_is_scanned_to_some_end(text: str) -> None:
    found = key_lines(text)
    try:
        read = tomllib.loads(text)
    except ValueError:
        return
    assert found.keys() >= keys_of(read)


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        pytest.param("a = 1\nb = 2\n", ("b",), 2, id="plain"),
        pytest.param("[a]\nb = 1\n[a.c]\nd = 1\n", ("a", "c", "d"), 4, id="tables"),
        pytest.param("a = [\n  1, # x\n  2,\n]\n", ("a", 1), 3, id="an array over lines"),
        pytest.param('a = """\nb = 1\n"""\nb = 2\n', ("b",), 4, id="no key in a long string"),
        pytest.param("[[a]]\nb = 1\n[[a]]\nb = 2\n", ("a", 1, "b"), 4, id="an array of tables"),
        pytest.param("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 1\n", ("a", 1, "b", "c"), 6, id="tables in one"),
        pytest.param("a = {b = 1, c.d = 2}\n", ("a", "c", "d"), 1, id="an inline table"),
        pytest.param("\n[x.y.z]\nw = 1\n[x]\n", ("x",), 2, id="a table first named in the name of another"),
        pytest.param('"a\\u4e8c" = 1\n', ("a二",), 1, id="escapes in a key"),
    ],
)
def test_lines(text: str, path: KeyPath, line: int) -> None:
    tomllib.loads(text)
    assert key_lines(text)[path] == line


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(".".join(["a"] * 100_000) + " = 1", id="a key of many parts"),
        pytest.param("[" + ".".join(["a"] * 100_000) + "]", id="a table of many parts"),
        pytest.param("a = " + "[" * 100_000, id="arrays in arrays"),
        pytest.param("a = " + "{a = " * 100_000, id="tables in tables"),
        pytest.param("a = " + "[{a.b.c = " * 20_000, id="both"),
    ],
)
def test_what_is_nested_too_deep_is_refused_at_once(text: str) -> None:
    with at_most(2):
        with pytest.raises(TooDeepError) as caught:
            key_lines("\n" + text)
        assert caught.value.line == 2


def test_what_is_just_not_too_deep_is_read() -> None:
    text = ".".join(["a"] * DEEPEST) + " = 1"
    assert len(key_lines(text)) == DEEPEST


@pytest.mark.parametrize(
    "unit", ["a", "'", '"', '"""', "'''", "\\", "[", "]", "{", "#", "a=", "a=[", "a='", '"\\', "[[a]]\n", "a=1,", " "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    with at_most(2), suppress(TooDeepError):
        key_lines("a = " + unit * (200_000 // len(unit)))
