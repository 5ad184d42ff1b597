"""Mending many files, one after the other, and writing what became of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.atomic import write_atomically
from govlint.discovery import FOREIGN, suffix_of
from govlint.fixing.mending import mend
from govlint.language import say
from govlint.linter import Options, unreadable
from govlint.named_tuple import NamedTuple
from govlint.run import contents, result_of, tune_collector
from govlint.unreadable import UnreadableError
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint.fixing.mending import Mended
    from govlint.plugins import Registry
    from govlint.results import FileResult, RunResult
    from govlint.run import OptionsFor

_WRITABLE: Final = 0o222
_NEVER: Final = FOREIGN | {".pdf"}
_WORD: Final = (".docx", ".docm")
_PACKAGE: Final = b"PK"


class MendedFile(NamedTuple):
    """A file that could be opened: how the user named it, its bytes, and what they became."""

    path: str
    data: bytes
    mended: Mended

    @property
    def only_checked(self) -> bool:
        """Whether it was read, and is of a kind that is never changed: a PDF, or one that had to be converted."""
        suffix = suffix_of(self.path)
        converted = suffix in _WORD and not self.data.startswith(_PACKAGE)
        return (suffix in _NEVER or converted) and not self.mended.result.unreadable


def mend_files(
    paths: Sequence[str],
    registry: Registry,
    options: Options | OptionsFor,
    *,
    unsafe: bool,
    write: bool,
    each: Callable[[MendedFile], None],
    stdin: tuple[str, bytes] | None = None,
    progress: Callable[[int], None] | None = None,
) -> RunResult:
    """Mend every path, and with `write` put what came of it in its place; "-", named by `stdin`, is left to `each`.

    `options` are the same for all, or asked for by the name of each. `each` is called with every file that could be
    opened. The result is what remains to be mended. A file that cannot be written, or was changed by others meanwhile,
    stays as it is, and its result says so.
    """
    tune_collector()
    results: list[FileResult] = []
    used: list[Options] = [options] if isinstance(options, Options) else []
    for path in paths:
        own = options if isinstance(options, Options) else options(stdin[0] if path == "-" and stdin else path)
        if own not in used:
            used.append(own)
        try:
            name, data = stdin if path == "-" and stdin is not None else (path, contents(path))
        except UnreadableError as error:
            results.append(unreadable(path, str(error), own))
        else:
            mended = mend(name, data, registry, own, unsafe=unsafe)
            in_place = write and path != "-" and mended.data != data
            reason = _written(path, data, mended.data) if in_place else ""
            results.append(mended.first._replace(unwritten=reason) if reason else mended.result)
            each(MendedFile(name, data, mended))
        if progress:
            progress(len(results))
    return result_of(results, registry, *used)


def _written(path: str, before: bytes, after: bytes) -> str:
    """Put a file in place of what it was before; why that was not done, in Chinese, "" where it was."""
    try:
        # Who may write into the folder could replace it all the same, but someone made it read-only.
        if not os.stat(path).st_mode & _WRITABLE or not os.access(path, os.W_OK):
            return say("文件是只读的")
        if contents(path) != before:
            return say("文件在检查期间被别的程序改动了")
        write_atomically(path, after)
    except PermissionError:
        return say("所在的文件夹没有写入权限")
    except OSError as error:
        return say("无法写入：{strerror}", strerror=unwritten(error))
    except UnreadableError as error:
        return str(error)
    return ""
