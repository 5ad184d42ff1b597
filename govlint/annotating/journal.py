"""What was changed in a file when it was given remarks, kept in the file, to change it back byte by byte.

It stands in an XML comment behind the comments of the file, which every program passes over and no word processor
keeps: so whoever saves the file, also takes away what would no longer be true.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

from govlint.annotating.comment_parts import TYPES, relations_of
from govlint.annotating.splices import AnnotationError, Splice, spliced
from govlint.limits import MAX_PART
from govlint.readers.docx.part_text import part_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.readers.docx.package import Package

_ANY: Final = re.compile(rb"<!--govlint:[A-Za-z0-9+/=:]*+-->")
_MARK: Final = re.compile(rb"<!--govlint:1:([A-Za-z0-9+/=]+)-->\Z")


def signed(
    comments: bytes,
    part: str,
    parts: Mapping[str, bytes],
    undoing: Mapping[str, Iterable[Splice]],
    added: Iterable[str],
) -> bytes:
    """The part with the comments and the journal: of `parts` as they are now, what undoes each, and what is new."""
    told = {
        "digests": {name: _digest(data) for name, data in {**parts, part: comments}.items()},
        "undoing": {
            name: [[start, end, base64.b64encode(old).decode()] for start, end, old in splices]
            for name, splices in undoing.items()
        },
        "added": sorted(added),
    }
    packed = base64.b64encode(zlib.compress(json.dumps(told).encode()))
    return comments + b"<!--govlint:1:" + packed + b"-->"


def undone(package: Package, main: str, part: str) -> dict[str, bytes | None] | None:
    """The parts as they were, None for one that was not there; None for all where there is no journal that is true.

    `main` is the part with the text, `part` that with the comments. Whoever forges a journal must not have another text
    checked than is seen: what is undone leaves all text as it is.
    """
    comments = package.raw(part) or b""
    found = _MARK.search(comments, max(comments.rfind(b"<!--"), 0))
    if found is None:
        return None
    try:
        told = json.loads(zlib.decompressobj().decompress(base64.b64decode(found[1]), MAX_PART))
        known = {main, part, TYPES, relations_of(main)}
        if not known.issuperset(told["digests"]):  # each costs the unpacking of a part, by whatever name it goes
            return None
        now = {name: package.raw(name) or b"" for name in told["digests"]}
        now[part] = comments[: found.start()]
        if any(_digest(now[name]) != digest for name, digest in told["digests"].items()):
            return None
        before: dict[str, bytes | None] = dict.fromkeys(told["added"])
        for name, splices in told["undoing"].items():
            made = [Splice(int(start), int(end), base64.b64decode(old)) for start, end, old in splices]
            before[name] = spliced(now[name], made)[0]
        text = before.get(main)
        fits = {main, part} <= set(before) <= known
        return before if fits and text is not None and _text(text) == _text(now[main]) else None
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error):
        return None
    except (AnnotationError, ExpatError):
        return None


def _text(data: bytes) -> str:
    return "".join(text.text for text in part_text(data).texts)


def without_journal(comments: bytes) -> bytes:
    """The part with the comments without a journal that is of no use any more."""
    return _ANY.sub(b"", comments)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
