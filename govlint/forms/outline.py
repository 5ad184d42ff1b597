"""The parts of a document: which headings open them, which are at their level without being one.

A heading is a line that is numbered like a part or marked as a heading, and whose words are those of a part. A row
label is never a heading (一、本年新收… stands in table 3), nor is a line of a table of contents.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from govlint.document import Heading, Table
from govlint.forms.bodies import with_bodies
from govlint.forms.contents import without_contents
from govlint.forms.report import PartHeading, PartSlot
from govlint.forms.similarity import begins_alike, ratio_from
from govlint.forms.values import is_figure
from govlint.matching import EXACT, fold, key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Document, Span, Text
    from govlint.forms.form import Form, Part
    from govlint.forms.report import Wording
    from govlint.matching import Folded

Style = Literal["part", "bracket", "arabic", "none"]

_CN: Final = "一二三四五六七八九十"
_NUMBERS: Final[tuple[tuple[Style, re.Pattern[str]], ...]] = (
    ("part", re.compile(rf"第([{_CN}]{{1,3}})(?:部分|章)[、.,:]?")),
    ("part", re.compile(rf"([{_CN}]{{1,3}})[、.,:]")),
    ("bracket", re.compile(rf"\([{_CN}]{{1,3}}\)[、.,:]?|\(\d{{1,2}}\)")),
    ("arabic", re.compile(r"\d{1,2}[、.,:](?!\d)")),
    ("part", re.compile(rf"([{_CN}])(?=\D)")),
)
_BEGINNINGS: Final = frozenset(("第", "(", *_CN))
_MARKS: Final = frozenset("、.,:章分")
_CONTENTS: Final = re.compile(r"[.·_\-]{3,}\d{0,3}\Z|\t\d{1,3}\Z")
_RIGHT: Final = frozenset({"mandated", "accepted"})
_NEAR: Final = 0.75
_LONGEST: Final = 46
_LONGER_AT_MOST: Final = 8
_FIGURE: Final = re.compile(r"(?<!\S)\d{1,9}(?!\S)")
"""Several figures that stand alone are those of a row, whatever its label begins with."""
_EXTRA_LONGEST: Final = 30
_STOPS: Final = frozenset("。;；,，:：、")


class Candidate(NamedTuple):
    """A line that may be a heading: its number as written, its style, and the part it reads like, if any."""

    text: Text
    block: int
    line: int
    style: Style
    number: str
    words: Text
    part: Part | None
    wording: Wording
    level: int | None


class Heard(NamedTuple):
    """What a line reads like: the words of `part`, if it is one, from the character at `start` on."""

    style: Style
    number: str
    start: int
    part: Part | None
    wording: Wording


def outline(document: Document, form: Form) -> tuple[PartHeading, ...]:
    """The headings at the level of the parts, in order, each with the blocks of its body."""
    candidates = [c for c in _candidates(document, form) if c.part or c.style == "part" or c.level]
    candidates = without_contents(candidates)
    chosen = _chosen(candidates)
    headings = [_heading(candidate, form) for candidate in chosen]
    return tuple(with_bodies(document.blocks, headings))


def slots(form: Form, headings: Sequence[PartHeading], document: Document) -> tuple[PartSlot, ...]:
    """One slot a part; a missing part is expected before the next part that is there, else at the end."""
    found = []
    for number, part in enumerate(form.parts):
        own = tuple(heading for heading in headings if heading.part is part)
        later = form.parts[number + 1 :]
        after = next((heading for heading in headings if heading.part in later), None)
        found.append(PartSlot(part, own, own[0].span if own else after.span if after else _end(document)))
    return tuple(found)


def _end(document: Document) -> Span:
    last = document.blocks[-1].span
    return last._replace(line=last.end_line, column=last.end_column)


def _candidates(document: Document, form: Form) -> list[Candidate]:
    labels = _table_labels(form)
    found = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            continue
        level = block.level if isinstance(block, Heading) else None
        for line, text in enumerate(block.text.lines() if "\n" in block.text.value else (block.text,)):
            candidate = _candidate(text, index, line, level if line == 0 else None, form)
            if candidate and candidate.part is None and text.keyed.text in _labels_of(form):
                continue  # the line of dashes below a table's first row makes it look like a heading
            right = candidate and (candidate.wording == "mandated" or candidate.style != "part")
            if candidate and (right or not _is_table_label(text, labels)):
                found.append(candidate)
    return found


@lru_cache(maxsize=16)
def _table_labels(form: Form) -> frozenset[str]:
    """The keys of row and group labels that are numbered like parts."""
    rows = {row.label.text for table in form.tables for row in table.rows}
    groups = {group.text for table in form.tables for row in table.rows for group in row.groups}
    return frozenset(key(label) for label in rows | groups if _NUMBERS[1][1].match(label))


@lru_cache(maxsize=16)
def _labels_of(form: Form) -> frozenset[str]:
    """The keys of the titles, row labels and group labels of the form's tables."""
    titles = {title.text for table in form.tables for section in table.sections for title in section.titles}
    rows = {row.label.text for table in form.tables for row in table.rows}
    groups = {group.text for table in form.tables for row in table.rows for group in row.groups}
    return frozenset(key(label) for label in titles | rows | groups if label)


def _is_table_label(text: Text, labels: frozenset[str]) -> bool:
    """Whether a line is a row label of a flattened table, whole or its first half, with or without its figures."""
    pieces = text.value.split()
    while pieces and is_figure(fold(pieces[-1])):
        pieces.pop()
    own = key("".join(pieces))
    return any(ratio_from(_NEAR, label, own) >= _NEAR or (len(own) >= 2 and label.startswith(own)) for label in labels)


def _candidate(text: Text, block: int, line: int, level: int | None, form: Form) -> Candidate | None:
    if len(text.value) > _LONGEST and len(text.folded.text) > _LONGEST:
        style, number, start = _numbered(text.folded)
        if style != "part" or _CONTENTS.search(text.folded.text):
            return None
        return _shared(text, block, line, style, number, text.cut(start, len(text.value)), form)
    heard = (_heard if len(text.value) <= _LONGEST else _heard_anew)(text.value, level, form)
    if heard is None or (line > 0 and heard.part is None):
        return None
    words = text.cut(heard.start, len(text.value)) if heard.start else text
    return Candidate(text, block, line, heard.style, heard.number, words, heard.part, heard.wording, level)


def _heard_anew(value: str, level: int | None, form: Form) -> Heard | None:
    """What a line that is no longer than a heading reads like, if it can be one."""
    folded = EXACT.folded(value)
    if not folded.text or _CONTENTS.search(folded.text) or folded.text.count("|") > 1:
        return None
    style, number, start = _numbered(folded)
    words = value[start:]
    part, wording = _part_of(key(words), number, style, level, form)
    if (part is None or wording == "near") and not _is_heading_like(words, level):
        return None
    return Heard(style, number, start, part, wording)


_heard = lru_cache(maxsize=4096)(_heard_anew)
"""The headings of one report are those of the next."""


def _numbered(folded: Folded) -> tuple[Style, str, int]:
    """The style of the number at the head of a line, the number, and where in the line the words begin."""
    if not (folded.text[:1] in _BEGINNINGS or folded.text[:1].isdecimal()):
        return "none", "", 0
    for style, pattern in _NUMBERS:
        match = pattern.match(folded.text)
        if match and match.end() < len(folded.text):
            return style, match[0], folded.origin(match.end())
    return "none", "", 0


def _is_heading_like(words: str, level: int | None) -> bool:
    folded = fold(words)
    if not 0 < len(folded) <= _EXTRA_LONGEST or folded[-1] in _STOPS or len(_FIGURE.findall(words)) > 1:
        return False
    return "。" not in folded or level is not None


@lru_cache(maxsize=16)
def _wordings(form: Form) -> tuple[tuple[Part, str, Wording], ...]:
    """Every wording of every part by its key, mandated ones first, variants met in the field last."""
    found: list[tuple[Part, str, Wording]] = [(part, key(part.label.text), "mandated") for part in form.parts]
    found += [(part, key(text), "accepted") for part in form.parts for text in part.label.accepted]
    found += [(part, key(text), "variant") for part in form.parts for text in part.variants]
    return tuple(found)


@lru_cache(maxsize=4096)
def _part_of(words: str, number: str, style: Style, level: int | None, form: Form) -> tuple[Part | None, Wording]:
    wordings = _wordings(form)
    for part, wanted, wording in wordings:
        if words == wanted:
            return part, wording
    unmarked = style == "part" and number[-1:] not in _MARKS
    if style not in ("part", "none") or unmarked or (style == "none" and level is None):
        return None, "near"
    own = _plain(number)
    best: tuple[float, Part | None] = (0.0, None)
    for part, wanted, _ in wordings:
        score = ratio_from(_NEAR, wanted, words)
        if own == part.number and (
            words.endswith(wanted)
            or (len(words) <= len(wanted) + _LONGER_AT_MOST and (wanted in words or begins_alike(words, wanted)))
        ):
            score = max(score, 0.9)
        if score > best[0]:
            best = (score, part)
    return (best[1] if best[0] >= _NEAR else None), "near"


def _plain(number: str) -> str:
    """The numeral of a number as written: 三 for 三、 and 第三部分."""
    return key(number).strip("第部分章")


def _shared(text: Text, block: int, line: int, style: Style, number: str, words: Text, form: Form) -> Candidate | None:
    """A heading with running text behind it on the same line: only the mandated words count, and only numbered."""
    for part in form.parts:
        if _plain(number) != part.number:
            continue
        for spelling in part.label.spellings:
            wanted = key(spelling)
            keyed = words.keyed
            if keyed.text.startswith(wanted):
                end = keyed.origins(0, len(wanted))[1]
                rest = words.value[end : end + 1]
                if rest and rest not in " \t\u3000。:：":
                    continue
                length = len(text.value) - len(words.value) + end
                return Candidate(
                    text.cut(0, length), block, line, style, number, words.cut(0, end), part, "mandated", None
                )
    return None


def _chosen(candidates: list[Candidate]) -> list[Candidate]:
    """Settle which candidates open parts. Sub-headings that happen to bear a part's words do not."""
    strict = {c.part.number for c in candidates if c.part and c.style == "part" and c.wording in _RIGHT}
    found = []
    for candidate in candidates:
        part = candidate.part
        if part is None:
            found.append(candidate)
        elif candidate.style == "part":
            weak = candidate.wording not in _RIGHT and _plain(candidate.number) != part.number
            found.append(candidate._replace(part=None) if weak and part.number in strict else candidate)
        elif part.number not in strict and (
            candidate.wording != "near" or (candidate.level is not None and candidate.style == "none")
        ):
            found.append(candidate)
    first = next((i for i, c in enumerate(found) if c.part), len(found))
    usual = _usual_level(found)
    return [c for i, c in enumerate(found) if c.part or (i > first and _is_extra(c, usual))]


def _usual_level(candidates: Sequence[Candidate]) -> int | None:
    levels = Counter(c.level for c in candidates if c.part and c.level is not None)
    level, count = levels.most_common(1)[0] if levels else (None, 0)
    return level if count >= 4 else None


def _is_extra(candidate: Candidate, usual: int | None) -> bool:
    if not _is_heading_like(candidate.words.value, candidate.level):
        return False
    if candidate.style == "part":
        return candidate.number[-1:] in _MARKS
    return candidate.style == "none" and candidate.level is not None and candidate.level == usual


def _heading(candidate: Candidate, form: Form) -> PartHeading:
    text, words = candidate.text, candidate.words
    number_span = text.span(0, len(candidate.number) and text.folded.origins(0, len(candidate.number))[1])
    return PartHeading(
        part=candidate.part,
        text=text,
        number=candidate.number,
        number_span=number_span,
        wording=candidate.wording,
        wording_text=words,
        level=candidate.level,
        block=candidate.block,
        body=(),
    )
