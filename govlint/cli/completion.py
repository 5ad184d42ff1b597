"""`govlint completion`: the script that completes command lines in a shell, and what that script asks of govlint.

The scripts know nothing of govlint's grammar. They hand over the words before the cursor and are told what may stand
there, so that they fit the version and the plugins that are installed.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Final

from govlint.cli import EXIT_CLEAN
from govlint.cli.parser import commands
from govlint.language import say, shown, term
from govlint.named_tuple import NamedTuple
from govlint.reporters.terminal_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.plugins import Registry

    Suggestion = tuple[str, str]
    """What may stand at the cursor, and what it means."""

FILES: Final = ":files"
"""Stands for the names of files, which the shell completes better; its meaning is what stands in front of the name."""
_SCRIPTS: Final = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "completion")
_GENERAL: Final = tuple(
    (option, meaning)
    for meaning, options in ((say("显示说明"), ("--help", "-h")), (say("显示版本号"), ("--version", "-V")))
    for option in options
)
_RULES: Final = frozenset({"select", "ignore", "rule"})
_FREE: Final = frozenset({"agency", "author", "basis", "host", "jobs", "name", "prefix", "published", "token"})
"""Arguments that only the user knows, as numbers are. All others that are not known here are files."""
_OUTPUT: Final = ("--output", "-o")


def run(arguments: argparse.Namespace) -> int:
    """Write the script for a shell, or what may stand at the cursor."""
    if arguments.words is None:
        with open(os.path.join(_SCRIPTS, f"govlint.{arguments.shell}"), encoding="utf-8") as file:
            sys.stdout.write(file.read())
        return EXIT_CLEAN
    current, *before = arguments.words.split("\n")
    for value, meaning in suggestions(before, current, cut_words=arguments.shell == "bash"):
        # zsh is handed the value of --option=value alone, as bash is where it has cut the word there.
        typed = (
            value.partition("=")[2] if arguments.shell == "zsh" and value.startswith("--") and "=" in value else value
        )
        sys.stdout.write(clean(typed) + (f"\t{clean(shown(meaning))}" if meaning or value != FILES else "") + "\n")
    return EXIT_CLEAN


def suggestions(before: Sequence[str], current: str, *, cut_words: bool = False) -> Iterator[Suggestion]:
    """What may take the place of the word `current`, of which a part is typed, behind the words `before`.

    With `cut_words`, --option=value and format:file may come as three words, as bash cuts them.
    """
    if cut_words:
        *before, whole = _joined([*before, current])
        cut = len(whole) - len(current) + (current == "=" or (current == ":" and whole != ":"))
    else:
        whole, cut = current, 0
    for value, meaning in _suggested(before, whole):
        if value == FILES:
            yield value, meaning
        elif value.startswith(whole):
            yield value[cut:], meaning


def _joined(words: Iterable[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and (_cut_at_equals(joined[-1], word) or _cut_at_colon(joined, word)):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _cut_at_equals(last: str, word: str) -> bool:
    return last.startswith("--") and (word == "=" or last.endswith("="))


def _cut_at_colon(words: Sequence[str], word: str) -> bool:
    """Whether a word belongs to what was typed for the last option, which may have a format before a colon."""
    *before, last = words
    option = last.startswith("--output=") or (bool(before) and before[-1] in _OUTPUT and not last.startswith("-"))
    return option and (word == ":" or last.endswith(":"))


def _suggested(before: Sequence[str], current: str) -> Iterator[Suggestion]:
    """What may stand there; of what does not begin with `current` the caller makes no use."""
    known = commands()
    names = {name: text for name, (text, _) in known.items()}
    if not before:
        yield from _GENERAL if current.startswith("-") else ((n, t) for n, t in names.items() if " " not in n)
        return
    name, *rest = before
    if rest and f"{name} {rest[0]}" in known:
        name, rest = f"{name} {rest[0]}", rest[1:]
    if name not in known:
        return
    if not rest:
        yield from ((n.removeprefix(f"{name} "), text) for n, text in names.items() if n.startswith(f"{name} "))
    yield from _Line(known[name][1], rest).suggestions(current)


class _Place(NamedTuple):
    """An argument, and what stands before its value in the word."""

    action: argparse.Action
    head: str


class _Line:
    """The words of a command that stand before the cursor."""

    def __init__(self, parser: argparse.ArgumentParser, words: Iterable[str]) -> None:
        shown = [action for action in parser._actions if action.help != argparse.SUPPRESS]  # there is no public list
        self._options = {option: action for action in shown for option in action.option_strings}
        self._positionals = [action for action in shown if not action.option_strings]
        self._used: set[str] = set()
        self._waiting: argparse.Action | None = None
        self._only_positionals = False
        self._given = 0
        for word in words:
            self._pass(word)

    def _pass(self, word: str) -> None:
        if self._waiting is not None:
            self._waiting = None
        elif self._only_positionals or not word.startswith("-") or word == "-":
            self._given += 1
        elif word == "--":
            self._only_positionals = True
        else:
            option, equals, _ = word.partition("=")
            action = self._options.get(option)
            if action is not None:
                self._used.add(action.dest)
                self._waiting = action if action.nargs != 0 and not equals else None

    def suggestions(self, current: str) -> Iterator[Suggestion]:
        place = self._place(current)
        if place is not None:
            for value, meaning in _values(place.action, current.removeprefix(place.head)):
                yield (value if value == FILES else place.head + value), meaning
        elif current.startswith("-"):
            for option, action in self._options.items():
                if action.dest not in self._used or isinstance(action.default, list):
                    yield option, action.help or ""

    def _place(self, current: str) -> _Place | None:
        """The argument whose value is typed; None for the name of an option, or where nothing more is taken."""
        if self._waiting is not None:
            return _Place(self._waiting, "")
        if current.startswith("-") and not self._only_positionals:
            option, equals, _ = current.partition("=")
            action = self._options.get(option) if equals else None
            return _Place(action, f"{option}=") if action is not None and action.nargs != 0 else None
        positionals = self._positionals
        if self._given >= len(positionals) and not (positionals and positionals[-1].nargs == "*"):
            return None
        return _Place(positionals[min(self._given, len(positionals) - 1)], "")


def _values(action: argparse.Action, typed: str) -> Iterator[Suggestion]:
    """What may be the value of an argument of which `typed` stands there already."""
    if action.choices is not None:
        yield from ((str(choice), "") for choice in action.choices)
    elif action.dest in _RULES:
        several = action.dest != "rule"
        head = typed[: typed.rfind(",") + 1] if several else ""
        yield from ((head + value, meaning) for value, meaning in _rules(typed[len(head) :], several=several))
    elif action.dest == "format":
        yield from ((name, "") for name in _registry().reporters)
    elif action.dest == "form":
        yield from ((file.id, file.instrument) for file in _registry().forms)
    elif action.dest == "part":
        parts = {part.number: part.heading for form in _registry().forms for part in form.form.parts}
        yield from parts.items()
    elif action.dest == "output" and isinstance(action.default, list):
        yield from _formats_and_files(typed)
    elif action.dest not in _FREE and action.type is None:
        yield FILES, ""


def _formats_and_files(typed: str) -> Iterator[Suggestion]:
    """A file, with or without a format and a colon in front of it."""
    formats = _registry().reporters
    name, colon, _ = typed.partition(":")
    if colon and name in formats:
        yield FILES, f"{name}:"
        return
    yield from ((f"{known}:", say("用这个格式另外写一份")) for known in formats)
    yield FILES, ""


def _rules(typed: str, *, several: bool) -> Iterator[Suggestion]:
    """Rules by their names where a small letter is typed, otherwise by their codes."""
    if several:
        yield "ALL", say("全部规则")
    for rule in _registry().rules.values():
        yield (rule.name if typed[:1].islower() else rule.code), term(rule.title)


def _registry() -> Registry:
    from govlint.plugins import load

    return load()
