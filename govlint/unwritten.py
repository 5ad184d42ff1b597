"""Why a file was not written, in words for people who do not know those of the system."""

from __future__ import annotations

import errno
from typing import Final

from govlint.language import say

_DENIED: Final = say("没有权限，或者文件正在别的程序里打开着")
_NO_FOLDER: Final = say("没有这个文件夹")
_REASONS: Final = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: say("这是文件夹"),
    errno.EEXIST: say("这里已经有同名的文件"),
    errno.ENOSPC: say("磁盘空间不够"),
    errno.EROFS: say("这里是只读的"),
    errno.ENAMETOOLONG: say("名称太长"),
}


def unwritten(error: OSError) -> str:
    """The reason; what is rarely met in the system's own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
