"""What each text shares with which: hashing names those that comparing each with each finds, and hardly any other."""

from __future__ import annotations

import builtins
import random
from typing import TYPE_CHECKING, Any

import pytest

from govlint.series import overlap
from govlint.series.overlap import EACH_WITH_EACH, NoLibraryError, frequent, likely_partners

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 112


def texts(seed: int, count: int, length: int = 300) -> list[list[str]]:
    """Texts that have nothing in common."""
    drawn = random.Random(seed)  # noqa: S311
    return [[f"{number}-{drawn.random()}" for _ in range(length)] for number in range(count)]


def partners(given: Sequence[Sequence[str]]) -> list[list[int]]:
    return list(likely_partners(len(given), given))


def test_few_texts_are_compared_each_with_each() -> None:
    assert partners([["a"], [], ["b"], ["c"]]) == [[2, 3], [], [0, 3], [0, 2]]


def test_unrelated_texts_have_no_partners() -> None:
    assert partners(texts(1, MANY)) == [[] for _ in range(MANY)]


@pytest.mark.parametrize("share", [1.0, 0.9, 0.7, 0.5])
@pytest.mark.parametrize("spread", [True, False], ids=["here and there", "in one piece"])
def test_what_is_shared_is_found(share: float, spread: bool) -> None:
    given = texts(2, MANY)
    found = 0
    for copy in range(1, MANY, 4):
        source = given[copy - 1]
        for at in range(int(share * len(source))):
            place = at * len(source) // int(share * len(source)) if spread else at
            given[copy][place] = source[place]
    for copy, others in enumerate(partners(given)):
        if copy % 4 == 1:
            found += others == [copy - 1]
    assert found >= 0.97 * MANY / 4, "of half a text one in fifty may be missed"


def test_a_short_text_within_a_long_one_is_found() -> None:
    given = texts(3, MANY, 400)
    given[7] = given[8][150:250]
    given[100] = texts(4, 1, 3000)[0]
    given[101] = given[100][1111:1411]
    found = partners(given)
    assert (found[7], found[8]) == ([8], [7])
    assert (found[100], found[101]) == ([101], [100])


def test_texts_that_do_not_differ_are_named_to_each_other() -> None:
    given = texts(5, MANY)
    for copy in range(50, 100):
        given[copy] = given[50]
    found = partners(given)
    assert found[50] == [51, 52, 53]
    assert found[99] == [50, 51, 52]
    assert found[51] == [50, 52, 53]


def test_a_text_without_shingles_has_no_partner() -> None:
    given = texts(6, MANY)
    given[3] = given[4] = []
    found = partners(given)
    assert (found[3], found[4]) == ([], [])


def test_the_same_texts_have_the_same_partners() -> None:
    given = texts(7, MANY)
    for copy in range(1, MANY, 2):
        given[copy][:200] = given[copy - 1][:200]
    assert partners(given) == partners(given)


def test_without_the_library_many_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def missing(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "rensa":
            raise ImportError(name)
        return original(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(NoLibraryError):
        partners(texts(8, EACH_WITH_EACH + 1, 5))
    assert len(partners(texts(8, EACH_WITH_EACH, 5))) == EACH_WITH_EACH


def test_frequent_counts_texts_not_occurrences() -> None:
    assert frequent([["a", "a", "b"], ["b", "c"], ["b"]], 2) == {"b"}
    assert frequent([], 2) == frozenset()


def test_pieces_lose_nothing() -> None:
    for length in (1, 59, 250, 251, 309, 310, 560, 1000):
        text = [str(at) for at in range(length)]
        pieces = list(overlap._pieces(text))
        assert [item for piece in pieces for item in piece] == text
        assert all(len(piece) >= 60 for piece in pieces[1:])
