"""A copy of a Word file with remarks: the way in."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Final

from govlint.annotating.anchors import Anchors
from govlint.annotating.body import Body
from govlint.annotating.comment_parts import AUTHOR, Comment, CommentParts, styles_of
from govlint.annotating.journal import signed, undone
from govlint.annotating.marking import Marking
from govlint.annotating.markup import Tree
from govlint.annotating.remarks import COLOURS, said_of, summary
from govlint.annotating.removal import own, removed
from govlint.annotating.splices import AnnotationError, spliced
from govlint.linter import lint
from govlint.named_tuple import NamedTuple
from govlint.readers.docx.archive import ArchiveError
from govlint.readers.docx.origins import traced
from govlint.readers.docx.package import ROOT, Package
from govlint.results import failure_of
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import Diagnostic, FileResult

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_HEAD: Final = 8192
MOST_REMARKS: Final = 1000
"""With more comments, Word takes minutes to open a file, and nobody reads them."""
_LARGE: Final = 1_000_000_000
_LONGEST: Final = 12
"""A number of so many digits is none that a comment can have."""


class Annotated(NamedTuple):
    """What became of a file: the copy, None where none could be made, and the result of checking it.

    `refusal` says why there is no copy, in Chinese; "" where the result says it, or there is one.
    """

    data: bytes | None
    result: FileResult
    refusal: str = ""


def annotate(
    path: str,
    data: bytes,
    registry: Registry,
    options: Options,
    *,
    highlight: bool = False,
    judged: Callable[[FileResult], FileResult] | None = None,
) -> Annotated:
    """Check a Word file and give a copy of it the remarks that come of it, in place of those it may have of before.

    `path` only names the file; nothing is opened or written. With `options.convert`, a file of a legacy format is
    converted first. `judged` may take out of the result what is not to be told. Never raises for what the file holds.
    """
    data = _as_word_file(data, options)
    try:
        bare = without_remarks(data)
    except AnnotationError:
        bare = data
    result = lint(path, bare, registry, options)
    if result.unreadable:
        return Annotated(None, result)
    if judged is not None:
        result = judged(result)
    try:
        return Annotated(annotated(bare, result, highlight=highlight), result)
    except AnnotationError as error:
        return Annotated(None, result, str(error))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with one file, the others must still be annotated
        failure = failure_of(path, "", f"没有写批注：{type(error).__name__}: {error}", error)
        return Annotated(None, result._replace(failures=(*result.failures, failure)))


def annotated(data: bytes, result: FileResult, *, highlight: bool = False, when: datetime | None = None) -> bytes:
    """A copy of a Word file with a comment for each diagnostic of `result`, and one at the title that sums them up.

    Of more than `MOST_REMARKS` diagnostics, the weightiest get one.

    `data` is a .docx or .docm, `result` what `govlint.linter.lint` gave for it, less what is not to be told. What is
    suppressed gets no comment. Where `data` has remarks of govlint, they are replaced; let `lint` see it without them
    (`without_remarks`), or it reports them. With `highlight`, the words are also marked in a colour that the file has
    not. `when` is the local time that the comments are dated, now by default. Everything else in the package stays byte
    by byte, and `without_remarks` gives back what was. Raises `AnnotationError` with the reason, in Chinese, for a file
    that cannot be given comments, and `UnreadableError` for none at all.
    """
    data = without_remarks(data)
    document, origins = traced(result.path, data)
    package, main, raw = _opened(data)
    body = Body(raw)
    anchors = Anchors(package, main, body, document, origins, result.title_span)
    if anchors.title is None:
        raise AnnotationError("文件的正文里没有可以加批注的段落")
    parts = CommentParts(package, main)
    styles = styles_of(package, _part_of(package, main, "styles"))
    colour = _unused_colour(raw) if highlight else ""
    marking = Marking(body, style=styles.sign, colour=colour)
    free = _free_numbers(parts.numbers | body.numbers())
    told = _weightiest(result.diagnostics)
    comments = [Comment(next(free), tuple(summary(result, colour=colour, remarks=len(told))))]
    marking.add(anchors.title._replace(covered=()), comments[0].number)
    for number, made in zip(free, told, strict=False):
        anchor = anchors.of(made.finding)
        comments.append(Comment(number, tuple(said_of(made, anchors.text, elsewhere=anchor.elsewhere))))
        marking.add(anchor.place, number)
    when = when or datetime.now()  # noqa: DTZ005 - word processors show the time of a comment as it is written
    splices = {main: list(marking.splices()), **parts.splices(comments, styles, when)}
    added = parts.added(comments, styles, when)
    made_of = {name: spliced(package.raw(name) or b"", changes) for name, changes in splices.items()}
    contents = {name: made for name, (made, _) in made_of.items()} | added
    undoing = {name: undo for name, (_, undo) in made_of.items()}
    others = {name: made for name, made in contents.items() if name != parts.part}
    contents[parts.part] = signed(contents[parts.part], parts.part, others, undoing, added)
    return _replaced(package, contents)


def without_remarks(data: bytes) -> bytes:
    """The file without govlint's remarks: as it was before them, where no other program has saved it since.

    `data` itself where it has none, or is no Word file. Raises `AnnotationError` where it has some that cannot be taken
    out.
    """
    try:
        package, main, _ = _opened(data)
        part = _part_of(package, main, "comments")
        raw = package.raw(part) if part else None
        if raw is None or AUTHOR.encode() not in raw:
            return data
        before = undone(package, main, part)
        if before is not None:
            return _replaced(package, before)
        return _replaced(package, dict(removed(package, main, part))) if own(Tree(raw)) else data
    except UnreadableError:
        return data


def has_remarks(data: bytes) -> bool:
    """Whether the file has remarks of govlint. Raises `AnnotationError` where that cannot be told."""
    try:
        package, main, _ = _opened(data)
        part = _part_of(package, main, "comments")
        raw = package.raw(part) if part else None
        return raw is not None and AUTHOR.encode() in raw and bool(own(Tree(raw)))
    except UnreadableError:
        return False


def is_untouched(data: bytes) -> bool:
    """Whether the file has remarks of govlint, and is as it was written: no other program has saved it since."""
    try:
        package, main, _ = _opened(data)
        part = _part_of(package, main, "comments")
        return bool(part) and undone(package, main, part) is not None
    except (UnreadableError, AnnotationError):
        return False


def _opened(data: bytes) -> tuple[Package, str, bytes]:
    """The package, the name of its main part, and the bytes of that."""
    package = Package(data)
    main = _part_of(package, ROOT, "officeDocument")
    raw = package.raw(main)
    if raw is None:
        raise package.foreign()
    if _STRICT in raw[:_HEAD]:
        raise AnnotationError("文件是“严格 Open XML”格式，请另存为普通的“Word 文档（.docx）”再批注")
    return package, main, raw


def _part_of(package: Package, source: str, kind: str) -> str:
    return next((made.part for made in package.relationships(source) if made.kind == kind), "")


def _replaced(package: Package, contents: dict[str, bytes | None] | dict[str, bytes]) -> bytes:
    try:
        return package.replaced(contents)
    except ArchiveError as error:
        raise AnnotationError("文件的压缩结构不寻常，请用 Word 或 WPS 另存后再批注") from error


def _as_word_file(data: bytes, options: Options) -> bytes:
    """The Word file that a legacy one is converted to, where the user wants that; any other as it is."""
    if options.convert is None or data.startswith(b"PK"):
        return data
    try:
        Package(data)
    except UnreadableError as error:
        if error.convert_as:
            try:
                return options.convert(data, error.convert_as)
            except UnreadableError:
                return data
    return data


def _free_numbers(used: Collection[str]) -> Iterator[int]:
    """Numbers for comments, behind those that are used; what is used stands for whole numbers or means nothing."""
    known = {int(number) for number in used if number.isascii() and number.isdecimal() and len(number) < _LONGEST}
    last = max(known, default=-1)
    return (number for number in count(last + 1 if last < _LARGE else 0) if number not in known)


def _weightiest(diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """So many of the findings as a word processor can bear, in their order."""
    if len(diagnostics) <= MOST_REMARKS:
        return diagnostics
    ranked = sorted(range(len(diagnostics)), key=lambda number: -diagnostics[number].severity.rank)
    return [diagnostics[number] for number in sorted(ranked[:MOST_REMARKS])]


def _unused_colour(raw: bytes) -> str:
    """A colour in which no words are marked yet: it must be known again."""
    return next(
        (colour for colour in COLOURS if f'highlight w:val="{colour}"'.encode() not in raw), next(iter(COLOURS))
    )
