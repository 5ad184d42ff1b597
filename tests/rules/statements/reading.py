"""Reading single sentences as if they stood in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document import Anchor, Text
from govlint_disclosure.statements.counts import places, read
from govlint_disclosure.statements.scope import Owner
from govlint_disclosure.statements.sentences import Sentence, cut
from govlint_disclosure.statements.statements import Statement, stated_in
from govlint_disclosure.statements.subjects import APPLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_disclosure.statements.counts import Count

BUREAU = Owner("department", "云岭市水务局", 2024)
COUNTY = Owner("government", "青榆县人民政府", 2024)
OFFICE = Owner(None, "青榆县人民政府办公室", 2024)
TOWN = Owner("township", "青榆县临溪镇人民政府", 2024)


def counts(words: str) -> list[Count]:
    """The counts in matching text."""
    return [count for place in places(words) if (count := read(place))]


def sentences_of(text: str, subject: str = "", part: str = "一") -> Iterator[Sentence]:
    """The sentences of a paragraph that starts on line 1."""
    made = Text(text, (Anchor(0, 1, 1),))
    for start, words in cut(made.folded.text):
        yield Sentence(made, start, words, part, ("一、总体情况",), subject, tuple(counts(words)))


def stated(text: str, owner: Owner = BUREAU, subject: str = APPLICATIONS, part: str = "一") -> list[Statement]:
    """What a paragraph under a subject states of its own organ and year."""
    made = [made for sentence in sentences_of(text, subject, part) for made in stated_in(sentence, owner)]
    return [each for each in made if each.scope != "other"]


def told(text: str, owner: Owner = BUREAU, subject: str = APPLICATIONS, part: str = "一") -> list[str]:
    """The same, written short: 新收申请 40; a question mark where it is not sure, 无 for a denial."""
    return [
        f"{made.quantity} {'无' if made.denied else made.number}{'' if made.sure and made.scope == 'own' else '？'}"
        for made in stated(text, owner, subject, part)
    ]
