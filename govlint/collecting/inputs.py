"""What is to be checked: local files and folders, and whatever fsspec can open, members of zip archives included."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from govlint.discovery import FOREIGN, discover, is_owner_file, suffix_of
from govlint.language import say
from govlint.limits import MAX_FILE
from govlint.named_tuple import NamedTuple
from govlint.run import contents
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from govlint.discovery import Excluded

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_STAMPS: Final = ("ETag", "etag", "checksum", "mtime", "LastModified", "last_modified", "CRC", "size")
"""What file systems say of a file that changes when its bytes do."""


class Input(NamedTuple):
    """A file to check: the path or URL that opens it, and what changes when its bytes do."""

    name: str
    stamp: str


def is_url(path: str) -> bool:
    """Whether fsspec opens it, and not the operating system."""
    return _URL.match(path) is not None


def expand(paths: Iterable[str], suffixes: Collection[str], excluded: Excluded) -> list[Input]:
    """Every file that paths, URLs, patterns and zip archives come to, each once, in a settled order.

    Raises `ValueError`, in Chinese, for a URL that cannot be listed.
    """
    found: dict[str, Input] = {}
    for path in paths:
        made = _remote(path, suffixes) if is_url(path) or _is_archive(path) else _local(path, suffixes, excluded)
        for item in made:
            found.setdefault(item.name, item)
    return list(found.values())


def content(name: str) -> bytes:
    """The bytes of an input, of a too large one no more than show that it is; raises `UnreadableError`."""
    if not is_url(name):
        return contents(name)
    import fsspec

    try:
        with fsspec.open(name, "rb") as file:
            data: bytes = file.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadableError(say("文件不存在")) from error
    except Exception as error:  # a file system raises whatever its library raises
        raise UnreadableError(say("无法打开：{error}", error=_told(error))) from error
    return data


def file_name(name: str) -> str:
    """What an input is called without what leads to it: its suffix says which reader takes it."""
    if not is_url(name):
        return name
    inner = name.partition("::")[0].partition("://")[2]
    return inner.partition("?")[0] if name.startswith(("http://", "https://")) else inner


def _local(path: str, suffixes: Collection[str], excluded: Excluded) -> Iterator[Input]:
    for name in discover([path], suffixes, excluded):
        try:
            state = os.stat(name)
        except OSError:
            yield Input(name, "")
        else:
            yield Input(name, f"{state.st_size}:{state.st_mtime_ns}")


def _is_archive(path: str) -> bool:
    return suffix_of(path) == ".zip" and os.path.isfile(path)


def _remote(path: str, suffixes: Collection[str]) -> Iterator[Input]:
    """The files below a URL, or that fit its pattern."""
    import fsspec

    url = path if is_url(path) else f"zip://::file://{os.path.abspath(path)}"
    head, _, rest = url.partition("::")
    try:
        system, inner = fsspec.url_to_fs(url)
        details = _listed(system, inner)
        if not details and not _is_pattern(inner):
            system.info(inner)  # says why
    except ImportError as error:
        raise ValueError(say("读 {path} 要另外安装：{error}", path=path, error=str(error))) from error
    except Exception as error:  # a file system raises whatever its library raises
        reason = _told(error.__cause__ or error)
        raise ValueError(say("打不开 {path}：{error}", path=path, error=reason)) from error
    if not details:
        raise ValueError(say("{path} 里没有文件", path=path))
    wanted = FOREIGN.union(suffixes)
    protocol = head[: head.index("://") + 3]
    for name in sorted(details):
        whole = _joined(protocol, name, rest)
        if suffix_of(file_name(whole)) in wanted and not is_owner_file(name):
            yield Input(whole, _stamp(details[name]))


def _is_pattern(inner: str) -> bool:
    return any(sign in inner for sign in "*?[")


def _listed(system: object, inner: str) -> Mapping[str, Mapping[str, object]]:
    """What a file system has at a place, below it, or fitting it, with what it tells of each file."""
    import fsspec

    assert isinstance(system, fsspec.AbstractFileSystem)  # noqa: S101 - it has no types of its own
    if _is_pattern(inner):
        found = system.glob(inner, detail=True)
    elif system.isfile(inner):
        found = {inner: system.info(inner)}
    else:
        found = system.find(inner, detail=True)
    return {str(name): told for name, told in found.items() if told.get("type", "file") == "file"}


def _joined(protocol: str, name: str, rest: str) -> str:
    """The URL of a file that a file system named."""
    whole = name if is_url(name) else protocol + name
    return f"{whole}::{rest}" if rest else whole


def _stamp(told: Mapping[str, object]) -> str:
    return ":".join(f"{key}={told[key]}" for key in _STAMPS if told.get(key) is not None)


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
