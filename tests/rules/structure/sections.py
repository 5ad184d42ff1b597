"""The sample cut into its parts, so that tests can move, repeat and drop them."""

from __future__ import annotations

import re

from tests.rules.linting import sample

NUMBERS = "一二三四五六"


def heading(number: str) -> str:
    """The heading line of a part, number signs included."""
    found = re.search(rf"^## {number}、.*$", sample(), re.MULTILINE)
    assert found
    return found[0]


def section(number: str) -> str:
    """A part from its heading up to the next."""
    begin = sample().index(heading(number))
    following = NUMBERS[NUMBERS.index(number) + 1 :][:1]
    return sample()[begin : sample().index(heading(following)) if following else None].rstrip("\n") + "\n\n"


def assembled(*sections: str) -> str:
    """The sample's beginning with these parts below it."""
    return sample()[: sample().index(heading("一"))] + "".join(sections)


def plain(text: str) -> str:
    """Without number signs, as plain text."""
    return re.sub(r"^#+ ", "", text, flags=re.MULTILINE)
