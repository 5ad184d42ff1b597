"""What is known of a document besides its text: whose it is, when it appears, which spellings are the user's.

Rules that ask for it receive it as their second argument; where nothing was said, every field is empty.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

OrganKind = Literal["government", "department", "township"]
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Context(NamedTuple):
    """`organ_kind` and `organ` overrule what the title says; `published` is the day on which the report appears.

    `deadlines` are last days as "MM-DD" by kind of organ, where they differ from the law's. `accepted` are spellings
    that no rule may object to; `confusions` are wrong spellings with the right ones, besides those a rule knows.
    `form` is no word of the user's: the linter fills in the id of the form that claimed the document, None for none.
    """

    organ_kind: OrganKind | None = None
    organ: str | None = None
    published: date | None = None
    deadlines: Mapping[str, str] = _NONE
    accepted: frozenset[str] = frozenset()
    confusions: Mapping[str, str] = _NONE
    form: str | None = None
