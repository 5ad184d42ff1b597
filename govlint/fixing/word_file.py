"""Changing characters of a Word file: in the XML of its parts, each in the run where it stands, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

from govlint.fixing.plans import EditError
from govlint.language import say
from govlint.named_tuple import NamedTuple
from govlint.readers.docx.archive import ArchiveError
from govlint.readers.docx.package import ROOT, Package
from govlint.readers.docx.part_text import part_text
from govlint.readers.docx.runs import EDGES
from govlint.readers.docx.xml_values import OFF, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Document
    from govlint.fixing.characters import Characters, Place
    from govlint.fixing.plans import Change, Plan
    from govlint.readers.docx.origins import Origins, WordCharacter
    from govlint.readers.docx.part_text import PartText, WrittenText
    from govlint.rules import Edit

_TRACKED: Final = frozenset({"insertion", "deletion", "formatting"})
_PRESERVE: Final = b' xml:space="preserve"'
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_HEAD: Final = 8192
_PASSWORD: Final = ("hash", "hashValue", "cryptAlgorithmType", "algorithmName")


def refusal(document: Document, data: bytes) -> str:
    """Why nothing in this Word file may be changed, in Chinese; "" where it may."""
    if any(trace.kind in _TRACKED for trace in document.traces or ()):
        return say("文件里有还没有接受或拒绝的修订，先处理修订再改")
    package = Package(data)
    if any(name.startswith("_xmlsignatures/") for name in package.names()):
        return say("文件有数字签名，改动会使签名失效")
    related = {made.kind: made.part for made in package.relationships(ROOT)}
    main = related.get("officeDocument", "")
    if _STRICT in (package.raw(main) or b"")[:_HEAD]:
        return say("文件是“严格 Open XML”格式，请另存为普通的“Word 文档（.docx）”再改")
    final = related.get("custom-properties", "")
    if final and b"_MarkAsFinal" in (package.bytes_of(final) or b""):
        return say("文件标记为最终状态")
    settings = next((made.part for made in package.relationships(main) if made.kind == "settings"), "")
    return _protection(package, settings)


def _protection(package: Package, settings: str) -> str:
    root = package.root(settings)
    protection = None if root is None else root.find(W + "documentProtection")
    if protection is not None and protection.get(W + "enforcement", "0") not in OFF:
        return say("文件设了编辑保护")
    reserved = None if root is None else root.find(W + "writeProtection")
    if reserved is not None and any(reserved.get(W + name) for name in _PASSWORD):
        return say("文件设了修改密码")
    return ""


class _Splice(NamedTuple):
    """The bytes [start, end) of a part are to become `data`."""

    start: int
    end: int
    data: bytes


class WordText:
    """A Word file that was read from `data`, with the origins of what was read."""

    def __init__(self, data: bytes, origins: Origins, characters: Characters) -> None:
        self._package = Package(data)
        self._origins = origins
        self._characters = characters
        self._parts: dict[str, _Part] = {}

    def obstacle(self, place: Place) -> str:
        """Why a character stands in no text of the file, or cannot be changed."""
        origins = self._origins_of(place)
        if not origins:
            if self._characters.char(place).isspace():
                return say("这里是换行或者制表符")
            return say("这里的文字不是直接写在文件里的（如自动编号、符号、公式）")
        return next((reason for origin in origins if (reason := self._part(origin.part).obstacle(origin.text))), "")

    def raw(self, edit: Edit, places: Sequence[Place]) -> bool:
        """Nothing: in a Word file there is no text but that of its paragraphs."""
        return False

    def written(self, plan: Plan) -> bytes:
        """The package with the changes made, in every copy of a text that was read once."""
        if plan.raw:
            raise EditError(say("要改的地方不在文字里"))
        changes: dict[str, dict[int, dict[int, Change]]] = {}
        for place, change in plan.changes.items():
            origins = self._origins_of(place)
            if not origins:
                raise EditError(self.obstacle(place))
            for origin in origins:
                changes.setdefault(origin.part, {}).setdefault(origin.text, {})[origin.offset] = change
        try:
            return self._package.replaced({name: self._part(name).changed(made) for name, made in changes.items()})
        except ArchiveError as error:
            raise EditError(say("文件的压缩结构不寻常，请用 Word 或 WPS 另存后再改")) from error

    def _origins_of(self, place: Place) -> tuple[WordCharacter, ...]:
        return self._origins.characters(*self._characters.texts[place.text].position(place.at))

    def _part(self, name: str) -> _Part:
        if name not in self._parts:
            self._parts[name] = _Part(self._package.raw(name) or b"")
        return self._parts[name]


class _Part:
    """One part: its bytes, and where its texts stand in them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._found: PartText | None = None
        self._obstacle = ""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
            self._obstacle = say("文件内部用了 UTF-16 编码，请用 Word 或 WPS 另存后再改")
            return
        try:
            self._found = part_text(data)
        except ExpatError:
            self._obstacle = say("文件内部有损坏，请用 Word 或 WPS 另存后再改")

    def obstacle(self, number: int) -> str:
        """Why the text of a w:t cannot be changed."""
        return self._obstacle if self._found is None else self._found.texts[number].obstacle

    def changed(self, changes: dict[int, dict[int, Change]]) -> bytes:
        """The part with changed characters, by the numbers of their w:t and their offsets in it."""
        splices = sorted(splice for number, made in changes.items() for splice in self._splices(number, made))
        pieces: list[bytes] = []
        done = 0
        for start, end, data in splices:
            pieces += (self._data[done:start], data)
            done = end
        return b"".join((*pieces, self._data[done:]))

    def _splices(self, number: int, changes: dict[int, Change]) -> Iterator[_Splice]:
        if self._found is None or self._found.texts[number].obstacle:
            raise EditError(self.obstacle(number))
        text = self._found.texts[number]
        characters = text.characters(self._data)
        after = []
        for offset, written in enumerate(characters):
            change = changes.get(offset)
            if change is None:
                after.append(written.char)
                continue
            said = change.applied(written.char)
            after.append(said)
            if written.literal:
                raise EditError(say("文字的写法不寻常（CDATA），请用 Word 或 WPS 另存后再改"))
            own = self._data[written.start : written.end] if change.own is None else self._encoded(change.own)
            data = self._encoded(change.before) + own + self._encoded(change.after)
            yield _Splice(written.start, written.end, data)
        if max(changes) >= len(characters):
            raise EditError(say("文字的写法不寻常，请用 Word 或 WPS 另存后再改"))
        yield from self._preserving(text, "".join(after))

    def _preserving(self, text: WrittenText, after: str) -> Iterator[_Splice]:
        """Say that white space counts, where it came to stand at an edge and nothing says so yet."""
        if not text.preserved and not text.has_loose_edges and after != after.strip(EDGES):
            at = text.start - 1
            yield _Splice(at, at, _PRESERVE)

    def _encoded(self, text: str) -> bytes:
        written = escape(text)
        if self._found is not None and self._found.ascii_only:
            return written.encode("ascii", "xmlcharrefreplace")
        return written.encode()
