"""How the search for copied texts (GL703) grows: the same check on 200, 400, 800 and 1600 organs of one year.

Run by hand: `python benchmarks/near_duplicates.py`. Every tenth text is another organ's; each of these has to be found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from time import process_time
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "rules")]

from govlint.document import Anchor, Span, Text  # noqa: E402
from govlint.plugins import load  # noqa: E402
from govlint.series.view import Extract, Organ, Series  # noqa: E402
from govlint_disclosure.copying.part_text import forget  # noqa: E402
from govlint_disclosure.series.copied_text import check  # noqa: E402
from tests.synthetic import mandated, province_texts  # noqa: E402

if TYPE_CHECKING:
    from govlint.forms.form import Form

YEAR = 2024
SIZES = (200, 400, 800, 1600)


def series(size: int, form: Form) -> Series:
    """`size` organs with a report each; of every tenth part 1 is that of the organ before."""
    texts: list[tuple[str, ...]] = []
    for number in range(size):
        random = Random(f"{size}/{number}")  # noqa: S311
        texts.append(texts[-1] if number % 10 == 9 else _overview(random))
    organs = {}
    for number, paragraphs in enumerate(texts):
        name = f"第{number}局"
        passages = {"一": tuple(Text(text, (Anchor(0, line, 1),)) for line, text in enumerate(paragraphs, 1))}
        extract = Extract(
            f"{name}.md",
            name,
            YEAR,
            YEAR,
            form,
            form,
            Span(1, 1, 1, 2),
            None,
            passages,
            "text",
            b"",  # type: ignore[arg-type]
        )
        organs[name] = Organ(name, name, {YEAR: extract})
    return Series(organs)


def _overview(random: Random) -> tuple[str, ...]:
    """A part 1 of about a thousand characters."""
    paragraphs = province_texts.overview(random, mandated.SUBJECTS["2021"])
    return tuple(text + "".join(province_texts.sentence(random) for _ in range(2)) for text in paragraphs)


def main() -> None:
    """Print the time and the findings of each size, and the ratio to the time of half the size."""
    form = max(load().forms, key=lambda file: file.years[1]).form
    last = 0.0
    for size in SIZES:
        made = series(size, form)
        length = sum(len(text.value) for organ in made.organs.values() for text in organ.reports[YEAR].passages["一"])
        times = []
        for _ in range(3):
            forget()
            start = process_time()
            found = [item for item in check(made) if hasattr(item, "message")]
            times.append(process_time() - start)
        best = min(times)
        ratio = f", {best / last:.2f} times that of half as many" if last else ""
        sys.stdout.write(
            f"{size} texts of {length // size} characters: {best:.2f} s, {len(found)} of {size // 5} found{ratio}\n"
        )
        last = best


if __name__ == "__main__":
    main()
