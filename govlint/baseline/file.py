"""The file of a baseline: JSON, sorted, one finding a line, with what a person needs to recognise it."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING, Annotated, Any, Final

import msgspec

from govlint.atomic import write_atomically
from govlint.language import say
from govlint.limits import MAX_BASELINE
from govlint.named_tuple import NamedTuple
from govlint.reporters.json_text import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VERSION: Final = 1
_FINGERPRINT: Final = re.compile(r'"fingerprint"\s*:\s*"')
_CONFLICT: Final = re.compile(rb"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_BYTE: Final = re.compile(r" \(byte (\d+)\)\Z")
_KEY: Final = re.compile(r" - at `([^`]*)`")
_BOM: Final = b"\xef\xbb\xbf"


class BaselineError(ValueError):
    """A baseline that cannot be used: names the file and, where one can be told, the line."""


class Known(NamedTuple):
    """A finding that is known. `path` (relative to the baseline's folder) and `title` say whose it was; `line` is where
    it stands in the baseline, 0 in one that has not been written.
    """

    path: str
    title: str
    code: str
    place: str
    text: str
    fingerprint: str
    line: int = 0


class Baseline(NamedTuple):
    """The findings of a baseline file. `lines` are those of the file as it stands."""

    path: str
    known: tuple[Known, ...]
    lines: Sequence[str] = ()

    @property
    def folder(self) -> str:
        """The absolute path of the folder that its paths are relative to."""
        return os.path.dirname(os.path.abspath(self.path))

    def hint(self, path: str) -> str:
        """The path of a file as the baseline writes it."""
        try:
            found = os.path.relpath(path, self.folder)
        except ValueError:  # on another drive
            found = os.path.abspath(path)
        # JSON has no way to write the bytes of a name that is no text.
        return "".join(f"⟨U+{ord(c):04X}⟩" if "\ud800" <= c <= "\udfff" else c for c in found.replace(os.sep, "/"))

    def lacks(self, path: str) -> bool:
        """Whether the file that it calls `path` is no longer there; only this machine is looked at."""
        if os.path.isabs(path) or path.startswith(("//", "\\\\")):
            return True
        return not os.path.lexists(os.path.join(self.folder, path))

    def lost(self, path: str, searched: Iterable[str]) -> bool:
        """Whether that file is not there, although the folder it would be in was searched."""
        place = os.path.normpath(os.path.join(self.folder, path))
        folders = (os.path.abspath(folder).rstrip(os.sep) + os.sep for folder in searched)
        return any(f"{place}{os.sep}".startswith(folder) for folder in folders) and self.lacks(path)


Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]


class _Finding(msgspec.Struct):
    code: str
    fingerprint: Hash
    place: str = ""
    text: str = ""


class _File(msgspec.Struct):
    path: str
    findings: list[_Finding]
    title: str = ""


class _Content(msgspec.Struct):
    version: int
    files: list[_File]


class _Version(msgspec.Struct):
    version: int


def read_baseline(path: str) -> Baseline:
    """Read a baseline file; raises `BaselineError`."""
    data = _bytes(path).removeprefix(_BOM)
    try:
        version = msgspec.json.decode(data, type=_Version).version
        if version != VERSION:
            raise BaselineError(
                say(
                    "{path}: 基线文件的版本是 {version}，这个 govlint 只认版本 {version_2}",
                    path=path,
                    version=version,
                    version_2=VERSION,
                )
            )
        content = msgspec.json.decode(data, type=_Content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(_wrong(path, data, error)) from error
    lines = data.decode("utf-8").split("\n")
    numbers = [at for at, line in enumerate(lines, 1) for _ in _FINGERPRINT.finditer(line)]
    entries = [(file, finding) for file in content.files for finding in file.findings]
    if len(numbers) != len(entries):  # laid out by hand: no line can be told
        numbers = [1] * len(entries)
    known = tuple(
        Known(file.path, file.title, made.code, made.place, made.text, made.fingerprint, line)
        for (file, made), line in zip(entries, numbers, strict=True)
    )
    return Baseline(path, known, lines)


def _bytes(path: str) -> bytes:
    if os.path.exists(path) and not os.path.isfile(path):
        raise BaselineError(say("{path}: 这不是文件", path=path))
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BASELINE + 1)
    except FileNotFoundError as error:
        raise BaselineError(say("{path}: 没有这个基线文件；用 govlint baseline 生成", path=path)) from error
    except OSError as error:
        raise BaselineError(
            say("{path}: 基线文件读不出来：{strerror}", path=path, strerror=error.strerror or str(error))
        ) from error
    except ValueError as error:
        raise BaselineError(say("{path}: 文件名中有不能用的字符", path=path)) from error
    if len(data) > MAX_BASELINE:
        raise BaselineError(say("{path}: 基线文件超过上限 {most} 字节", path=path, most=MAX_BASELINE))
    return data


def _wrong(path: str, data: bytes, error: Exception) -> str:
    conflict = _CONFLICT.search(data)
    if conflict:
        line = _line(data, conflict.start())
        return say(
            "{path}:{line}: 有没有解决的合并冲突；解决后再检查，或者用 govlint baseline 重新生成", path=path, line=line
        )
    if isinstance(error, msgspec.ValidationError):
        at = _KEY.search(str(error))
        return say("{path}: 不是 govlint 的基线文件：{at} 处的内容不对", path=path, at=at[1] if at else "$")
    at = _BYTE.search(str(error))
    place = f"{path}:{_line(data, int(at[1]))}" if at else path
    return say("{place}: 不是 govlint 的基线文件：JSON 的写法不对", place=place)


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def write_baseline(path: str, known: Iterable[Known]) -> None:
    """Write a baseline file as a whole; raises `OSError`."""
    files: dict[tuple[str, str], list[Known]] = {}
    for one in sorted(known):
        files.setdefault((one.path, one.title), []).append(one)
    content = {"version": VERSION, "files": [_file(name, title, found) for (name, title), found in files.items()]}
    stream = io.StringIO()
    write_json(content, stream)
    write_atomically(path, stream.getvalue().encode("utf-8"))


def _file(path: str, title: str, found: Iterable[Known]) -> dict[str, Any]:
    findings = [
        {"code": one.code, "place": one.place, "text": one.text, "fingerprint": one.fingerprint} for one in found
    ]
    return {"path": path, "title": title, "findings": findings}
