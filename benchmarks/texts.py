"""The texts that are checked: consistent reports, padded with prose to a size, some with a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.synthetic import LAYOUTS, consistent

if TYPE_CHECKING:
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
    return text.replace("## 六、", more * (missing // len(more.encode())) + "## 六、")


def written(folder: Path, count: int, *, faulty: bool = False) -> list[str]:
    """The paths of so many distinct reports, written to `folder`; with `faulty`, each has a fault."""
    folder.mkdir(exist_ok=True)
    paths = []
    for seed in range(count):
        path = folder / f"{seed}.md"
        path.write_text(report(seed, faulty=faulty), "utf-8")
        paths.append(str(path))
    return paths
