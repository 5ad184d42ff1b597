"""The table of contents of a report: headings that open nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.forms.outline import Candidate


def without_contents(candidates: list[Candidate]) -> list[Candidate]:
    """Drop a run of headings with nothing between them whose parts all come again: a table of contents."""
    run: list[Candidate] = []
    dropped: set[int] = set()
    last = {c.part.number: c.block for c in candidates if c.part}
    for candidate in [*candidates, None]:
        if candidate and run and candidate.block - run[-1].block <= 1 and candidate.part not in {c.part for c in run}:
            run.append(candidate)
            continue
        parts = {c.part.number for c in run if c.part}
        if len(parts) >= 4:
            later = {number for number, block in last.items() if block > run[-1].block}
            if len(parts & later) >= len(parts) - 1:
                dropped.update(id(c) for c in run)
        run = [candidate] if candidate else []
    return [c for c in candidates if id(c) not in dropped]
