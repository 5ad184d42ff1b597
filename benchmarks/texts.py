"""The texts that are checked: consistent reports, padded with prose to a size, some with a fault."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from tests.synthetic import LAYOUTS, consistent, province_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

USUAL: Final = 7_000
"""So many bytes has a report as text."""
_FAULT: Final = ("## 六、", "## 七、")


def report(seed: int, size: int = USUAL, *, faulty: bool = False) -> str:
    """A report of about `size` bytes in Markdown."""
    text = padded(LAYOUTS["markdown"](consistent(seed)).text, size)
    return text.replace(*_FAULT) if faulty else text


def padded(text: str, size: int) -> str:
    """`text` with prose added to part 5 until it has about `size` bytes; large ones have long paragraphs."""
    more = "各科室按季度核对公开目录，发现遗漏及时补充，并把办理情况写进工作台账备查。" * (1 + size // 500_000) + "\n\n"
    missing = max(size - len(text.encode()), 0)
    return _with(text, more * (missing // len(more.encode())))


def paragraphs(size: int) -> str:
    """A report of about `size` bytes whose part 5 has many paragraphs of usual length, no two alike."""
    return _grown(size, lambda random, _: "".join(province_texts.sentence(random) for _ in range(4)) + "\n\n")


def rows(size: int) -> str:
    """A report of about `size` bytes with a table in part 5 that lists what was published, as an appendix does."""
    head = "| 序号 | 公开事项 | 公开方式 | 公开件数 |\n|---|---|---|---|\n"
    return _grown(size, _row, head)


def joined(size: int) -> str:
    """Reports one behind another, about `size` bytes of them: mostly tables, as reports are."""
    text = report(1)
    return text * (size // len(text.encode()))


def _row(random: Random, number: int) -> str:
    first, second = (province_texts.sentence(random)[:-1] for _ in range(2))
    return f"| {number} | {first} | {second} | {random.randrange(1, 100)} |\n"


def _grown(size: int, piece: Callable[[Random, int], str], head: str = "") -> str:
    """A report with `head` and numbered pieces added to part 5 until it has about `size` bytes."""
    random, text = Random(1), report(1)  # noqa: S311 - the same text each time
    pieces, missing = [head], size - len(text.encode())
    while missing > 0:
        pieces.append(piece(random, len(pieces)))
        missing -= len(pieces[-1].encode())
    return _with(text, "".join(pieces) + "\n")


def _with(text: str, more: str) -> str:
    """The report with something added at the end of part 5."""
    return text.replace("## 六、", more + "## 六、")


SHAPES: Final[dict[str, tuple[Callable[[int], str], str]]] = {
    "许多报告接成一份": (joined, "2"),
    "很长的段落": (lambda size: report(1, size), "2"),
    "平常的段落": (paragraphs, "2"),
    "附有很长的表格": (rows, "2"),
}
"""By name what a large report may be made of: its text in so many bytes, and how it may compare with mistune."""


def written(folder: Path, count: int, *, faulty: bool = False) -> list[str]:
    """The paths of so many distinct reports, written to `folder`; with `faulty`, each has a fault."""
    folder.mkdir(exist_ok=True)
    paths = []
    for seed in range(count):
        path = folder / f"{seed}.md"
        path.write_text(report(seed, faulty=faulty), "utf-8")
        paths.append(str(path))
    return paths
