"""The parts of a Word file: a zip archive whose members refer to one another by relationships.

Only what is asked for is inflated, and never more than the limits allow, whatever the archive says of itself. A target
of a relationship is a name to look up in this archive; nothing else is ever opened.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.limits import MAX_MEMBERS, MAX_PART, MAX_RATIO
from govlint.named_tuple import NamedTuple
from govlint.readers.docx.archive import ArchiveError, MethodError, SizeError, inflated, inflated_once, members
from govlint.readers.docx.markup import Budget, as_utf8, parsed
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.archive import Member

    _Read = TypeVar("_Read")
    _Inflate = Callable[[bytes, Member, int], bytes]

WANTED: Final = say("Word 文档（.docx）")
ROOT: Final = ""
"""The name of the package itself, as the source of the first relationships."""
_KEPT: Final = 16 * 1024
"""Relationships and other small parts of up to so many bytes are kept: those of other files may be the same."""
_AGAIN: Final = say("请用 Word 或 WPS 打开，确认内容无误后另存为新的 .docx")


class Relationship(NamedTuple):
    """`kind` is the last word of its type; `part` the name of the part, "" for a target outside of the package."""

    id: str
    kind: str
    target: str
    part: str


class Package:
    """The members of the archive by name, in lower case with forward slashes, as names are compared there.

    Raises `UnreadableError` for data that is no archive, or one that no word processor writes.
    """

    __slots__ = ("_budget", "_data", "_left", "_members", "_relationships")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._budget = Budget()
        self._left = MAX_PART
        self._members: dict[str, Member] = {}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        if not data.startswith(b"PK"):
            raise _foreign(data)
        try:
            for member in members(data):
                name = member.name.replace("\\", "/").lstrip("/").lower()
                if self._members.setdefault(name, member) is not member:
                    raise UnreadableError(
                        say("Word 文件里有两个同名的部件 {name}，读哪一个并不确定；{again}", name=name, again=_AGAIN)
                    )
        except SizeError as error:
            message = say("Word 文件里的部件超过 {most} 个；请确认给出的是一份年度报告", most=MAX_MEMBERS)
            raise UnreadableError(message) from error
        except ArchiveError as error:
            raise _foreign(data) from error

    def bytes_of(self, part: str) -> bytes | None:
        """A part in UTF-8; None where the package has no such part."""
        return self._text(part, inflated)

    def usual(self, part: str) -> bytes | None:
        """The same of a part that other files may have as well, such as the one with the styles."""
        return self._text(part, inflated_once)

    def known(self, part: str, read: Callable[[bytes, str], _Read]) -> _Read | None:
        """What `read` makes of a part; None where the package has no such part.

        Small parts that are alike in several files are read once: nobody may change what `read` returns.
        """
        data = self.usual(part) if part else None
        if data is None:
            return None
        self._budget.spend(data, part)
        if len(data) > _KEPT:
            return read(data, part)
        made: _Read = _known(read, data, part)
        return made

    def raw(self, part: str) -> bytes | None:
        """A part as it is; None where the package has no such part."""
        member = self._members.get(part.lower())
        return None if member is None else self._inflated(member, part, inflated)

    def names(self) -> Iterable[str]:
        """The names of all members, in lower case."""
        return self._members

    def replaced(self, contents: Mapping[str, bytes | None]) -> bytes:
        """The package with other contents of parts, all else byte by byte as it is.

        A part that it has not is added, one whose content is None taken away. Raises `ArchiveError` where its members
        overlap.
        """
        from govlint.readers.docx.repacking import repacked

        kept = {member: contents[part] for part in contents if (member := self._members.get(part.lower()))}
        added = {
            part: made for part, made in contents.items() if part.lower() not in self._members and made is not None
        }
        return repacked(self._data, kept, added)

    def root(self, part: str) -> Element | None:
        """The root element of a part; None where the package has no such part."""
        data = self.bytes_of(part) if part else None
        if data is None:
            return None
        return self.parsed(data, part)

    def parsed(self, data: bytes, part: str, more: int = 0) -> Element:
        """The root element of the bytes of a part, which count for the limit of the package, and `more` with them."""
        return parsed(data, part, self._budget, more)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What a part, or the package itself, refers to, in the order of the file."""
        found = self._relationships.get(part)
        if found is None:
            folder, _, name = part.rpartition("/")
            found = self.known(f"{folder}/_rels/{name}.rels".lstrip("/"), _relationships) or ()
            self._relationships[part] = found
        return found

    def foreign(self) -> UnreadableError:
        """The error for a package that is not a Word file."""
        return _foreign(self._data)

    def _text(self, part: str, inflate: _Inflate) -> bytes | None:
        member = self._members.get(part.lower())
        if member is None:
            return None
        if member.encrypted:
            raise _foreign(self._data)
        return as_utf8(self._inflated(member, part, inflate), part)

    def _inflated(self, member: Member, part: str, inflate: _Inflate) -> bytes:
        try:
            data = inflate(self._data, member, self._left)
        except MethodError as error:
            raise UnreadableError(
                say("Word 文件的 {part} 用了 Word 不用的压缩方式；{again}", part=part, again=_AGAIN)
            ) from error
        except SizeError as error:
            limits = say("上限 {most} 字节，压缩比上限 {ratio}", most=MAX_PART, ratio=MAX_RATIO)
            message = say(
                "Word 文件的 {part} 解压后过大（{limits}），可能是有害文件；没有读取", part=part, limits=limits
            )
            raise UnreadableError(message) from error
        except ArchiveError as error:
            message = say("Word 文件已损坏：{part} 无法解压，可能没有下载完整；{again}", part=part, again=_AGAIN)
            raise UnreadableError(message) from error
        self._left -= len(data)
        return data


@lru_cache(maxsize=32)
def _known(read: Callable[[bytes, str], _Read], data: bytes, part: str) -> _Read:
    return read(data, part)


def _relationships(data: bytes, part: str) -> tuple[Relationship, ...]:
    folder = part.rpartition("_rels/")[0].rstrip("/")
    found = []
    for element in parsed(data, part, Budget()):
        target = element.get("Target", "")
        outside = element.get("TargetMode") == "External"
        kind = element.get("Type", "").rpartition("/")[2]
        found.append(Relationship(element.get("Id", ""), kind, target, "" if outside else _within(folder, target)))
    return tuple(found)


def _within(folder: str, target: str) -> str:
    """The name of the part that a target leads to from a folder of the package; it cannot lead out of it."""
    path = target.replace("\\", "/").partition("#")[0]
    steps: list[str] = [] if path.startswith("/") else [step for step in folder.split("/") if step]
    for step in path.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _foreign(data: bytes) -> UnreadableError:
    from govlint.foreign import foreign_error

    return foreign_error(data, WANTED)
