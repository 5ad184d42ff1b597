"""What a server is set up with, and what it says where it cannot do what was asked."""

from __future__ import annotations

from typing import Final

from govlint.named_tuple import NamedTuple

MAX_FILES: Final = 100
"""The most files of one request."""
MAX_UPLOAD: Final = 64 * 1024 * 1024
"""The largest request, in bytes, where the administrator sets no other limit."""
MAX_READING: Final = 8
"""So many requests are in memory at a time; the others wait before they are read."""
MAX_WAITING: Final = 200
"""So many requests may wait; more are turned away."""
READ_SECONDS: Final = 60
"""So long a browser may send nothing in the middle of a request, and so long it may fall behind `SLOWEST`."""
SLOWEST: Final = 16 * 1024
"""So many bytes a second must come on average: who sends them one by one must not keep others waiting."""
WORK_SECONDS: Final = 180
"""So long one request may be worked on."""
SHORTEST_TOKEN: Final = 12
"""Shorter tokens could be guessed."""


class Serving(NamedTuple):
    """`hosts` are the names that the server may be called by, besides addresses and localhost.

    `prefix` is the path below which it stands ("" or "/检查"), `token` what must be known to use it, "" for nothing.
    `convert` says that files of legacy formats are taken.
    """

    hosts: frozenset[str] = frozenset()
    prefix: str = ""
    token: str = ""
    max_upload: int = MAX_UPLOAD
    workers: int = 2
    convert: bool = False


class Refusal(NamedTuple):
    """Why a request is not answered as asked: the status, and what is said, in Chinese and never of the request."""

    status: int
    message: str


class RefusedError(Exception):
    """A request that is refused. Each time one is made: an error holds on to all that was at hand where it arose."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


UNKNOWN_HOST: Final = Refusal(421, "请用启动时显示的网址打开；别的网站名称不能用。")
CROSS_SITE: Final = Refusal(403, "请求来自别的网站，没有处理。")
NO_TOKEN: Final = Refusal(401, "需要口令。")
WRONG_TOKEN: Final = Refusal(401, "口令不对。")
TOO_LARGE: Final = Refusal(413, "上传的文件太大，没有检查。")
TOO_MANY: Final = Refusal(413, f"一次最多上传 {MAX_FILES} 个文件。")
TOO_SLOW: Final = Refusal(408, "上传中断了，请再试一次。")
NO_FILES: Final = Refusal(400, "没有收到文件。")
MALFORMED: Final = Refusal(400, "请求不完整，请刷新页面再试。")
NO_DATE: Final = Refusal(400, "公布日期写得不对，应当像 2025-01-20 这样。")
NOT_FOUND: Final = Refusal(404, "没有这个页面。")
NOT_ALLOWED: Final = Refusal(405, "这个网址不能这样用。")
BUSY: Final = Refusal(503, "正在检查的文件太多，请稍后再试。")
BROKEN: Final = Refusal(500, "检查时程序出错，没有结果。请把这个文件交给管理员查看。")
NOT_ANNOTATED: Final = Refusal(422, "这个文件不能加批注：只能给 Word 文档（.docx、.docm）加。")
