"""How faulty cells gather into findings, on a table 3 built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint_disclosure.cells import filled_cells
from govlint_disclosure.clusters import clusters
from tests.rules.figures.filled import DONE, FIRM, GRANTED, INSTITUTE, PENDING, PERSON, TOTAL, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_disclosure.cells import FilledCell
    from govlint_disclosure.clusters import Cluster

READING = report().tables[0].readings[0]
EVERY = filled_cells(READING)


def gathered(faulty: Callable[[FilledCell], bool]) -> list[Cluster]:
    return list(clusters(EVERY, [cell for cell in EVERY if faulty(cell)]))


@pytest.mark.parametrize(
    ("faulty", "shapes"),
    [
        pytest.param(lambda _: False, [], id="none"),
        pytest.param(lambda _: True, [("table", 175)], id="all"),
        pytest.param(lambda c: c.row.id == GRANTED, [("row", 7)], id="a row"),
        pytest.param(lambda c: c.row.id in (GRANTED, DONE), [("row", 7), ("row", 7)], id="two rows"),
        pytest.param(lambda c: c.column.id == FIRM, [("columns", 25)], id="a column"),
        pytest.param(lambda c: c.column.id in (FIRM, INSTITUTE), [("columns", 50)], id="two columns"),
        pytest.param(
            lambda c: c.column.id == FIRM or c.row.id == DONE, [("columns", 25), ("row", 6)], id="a row and a column"
        ),
        pytest.param(
            lambda c: c.column.id == PERSON and c.row.id in (GRANTED, PENDING),
            [("cells", 1), ("cells", 1)],
            id="two cells",
        ),
        pytest.param(
            lambda c: c.column.id == PERSON and c.row.id != DONE, [("cells", 24)], id="too many cells to list each"
        ),
        pytest.param(
            lambda c: c.row.id == DONE and c.column.id != TOTAL, [("cells", 1)] * 6, id="a row but for one cell"
        ),
    ],
)
def test_clusters(faulty: Callable[[FilledCell], bool], shapes: list[tuple[str, int]]) -> None:
    assert [(cluster.shape, len(cluster.cells)) for cluster in gathered(faulty)] == shapes


def test_every_faulty_cell_is_in_one_cluster() -> None:
    made = gathered(lambda c: c.column.id in (FIRM, PERSON) or c.row.id in (DONE, GRANTED) or c.value.raw == "3")
    cells = [cell.place for cluster in made for cell in cluster.cells]
    assert len(cells) == len(set(cells))
