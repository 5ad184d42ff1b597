"""What becomes of single characters when a fix is made.

An edit gives a text for a span. What stands between the characters of the span (tags, cell borders, the ends of lines
and runs) has to stay: so only those characters are changed that differ, each where it stands.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Protocol

from govlint.language import say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.document import Span
    from govlint.fixing.characters import Characters, Place
    from govlint.rules import Edit, Fix

_MOST_COMPARED: Final = 250_000
"""The most pairs of characters that are compared; texts that are longer together are replaced as wholes."""


class EditError(Exception):
    """An edit that cannot be made without harm; `str(error)` says why, in Chinese, to follow “没有改：”."""


class Change(NamedTuple):
    """Of one character: what is put before and behind it, and what it becomes; None where it stays."""

    before: str = ""
    own: str | None = None
    after: str = ""

    def applied(self, char: str) -> str:
        """What stands there afterwards."""
        return f"{self.before}{char if self.own is None else self.own}{self.after}"


class Plan:
    """The changes of characters that mend something, and those of the file's own text outside of its texts."""

    def __init__(self) -> None:
        self.changes: dict[Place, Change] = {}
        self.raw: list[tuple[Span, str]] = []

    def add(self, place: Place, change: Change) -> None:
        """Change a character, besides what is put next to it already."""
        known = self.changes.get(place, Change())
        if known.own is not None and change.own is not None:
            raise EditError(say("几处改动互相重叠"))
        own = known.own if change.own is None else change.own
        self.changes[place] = Change(known.before + change.before, own, change.after + known.after)

    def join(self, other: Plan) -> None:
        """Take over all changes of another plan."""
        for place, change in other.changes.items():
            self.add(place, change)
        self.raw += other.raw


class Medium(Protocol):
    """A kind of file, as far as characters in it can be changed."""

    def obstacle(self, place: Place) -> str:
        """Why this character cannot be changed, in Chinese; "" where it can."""

    def raw(self, edit: Edit, places: Sequence[Place]) -> bool:
        """Whether an edit is to be made in the file's own text as it is, `places` being all that it has of texts."""

    def written(self, plan: Plan) -> bytes:
        """The file with the changes made; raises `EditError`."""


def planned(fix: Fix, characters: Characters, medium: Medium) -> Plan:
    """The changes that a fix comes to; raises `EditError` where it cannot be made as a whole."""
    plan = Plan()
    for edit in fix.edits:
        _plan(edit, plan, characters, medium)
    return plan


def expected(characters: Characters, plan: Plan) -> str:
    """All that the document is to say once the plan was carried out, without white space."""
    values: list[list[str]] = [list(text.value) for text in characters.texts]
    for place, change in plan.changes.items():
        values[place.text][place.at] = change.applied(characters.char(place))
    return without_space("".join(value) for value in values)


def without_space(texts: Iterable[str]) -> str:
    """Texts as one, without white space."""
    return "".join("".join(text.split()) for text in texts)


def _plan(edit: Edit, plan: Plan, characters: Characters, medium: Medium) -> None:
    places = characters.within(edit.span)
    if medium.raw(edit, places):
        plan.raw.append((edit.span, edit.text))
        for place in places:
            plan.add(place, Change(own=""))
        return
    if not places:
        _insert(edit, plan, characters, medium)
        return
    changed = False
    for place, change in _differences(places, edit.text, characters, medium):
        reason = medium.obstacle(place)
        if reason:
            raise EditError(reason)
        plan.add(place, change)
        changed = True
    if not changed:
        raise EditError(next(filter(None, map(medium.obstacle, places)), say("已经是要改成的样子")))


def _insert(edit: Edit, plan: Plan, characters: Characters, medium: Medium) -> None:
    line, column, end_line, end_column = edit.span
    if (line, column) != (end_line, end_column):
        raise EditError(say("要改的地方没有文字"))
    ends, begins = characters.beside(line, column)
    if begins is not None and not medium.obstacle(begins):
        plan.add(begins, Change(before=edit.text))
    elif ends is not None and not medium.obstacle(ends):
        plan.add(ends, Change(after=edit.text))
    else:
        beside = begins or ends
        raise EditError(say("要改的地方没有文字") if beside is None else medium.obstacle(beside))


def _differences(
    places: Sequence[Place], new: str, characters: Characters, medium: Medium
) -> Iterator[tuple[Place, Change]]:
    """The fewest changes that make `new` of the characters; a replaced character stays where it is.

    White space that only a reader sees, such as for the end of a line, is not the rule's to take away: it stays.
    """
    old = [characters.char(place) for place in places]
    fixed = {place for place, char in zip(places, old, strict=True) if char.isspace() and medium.obstacle(place)}
    for first, last, text in _replacements(old, new):
        group = [place for place in places[first:last] if place not in fixed]
        if group:
            yield from _replaced(group, text)
        elif text:
            behind = next((place for place in places[last:] if place not in fixed), None)
            ahead = next((place for place in reversed(places[:first]) if place not in fixed), None)
            if behind is not None:
                yield behind, Change(before=text)
            else:
                yield ahead or places[0], Change(after=text)


def _replaced(group: Sequence[Place], text: str) -> Iterator[tuple[Place, Change]]:
    """Character for character; the last one takes what is left, those for which none is left are deleted."""
    last = len(group) - 1
    for number, place in enumerate(group):
        yield place, Change(own=text[number:] if number == last else text[number : number + 1])


def _replacements(old: Sequence[str], new: str) -> Iterator[tuple[int, int, str]]:
    if len(old) * len(new) > _MOST_COMPARED:
        yield 0, len(old), new
        return
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield start, end, new[first:last]
