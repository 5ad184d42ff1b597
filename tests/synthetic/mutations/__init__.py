"""One fault at a time: at least one mutation for each rule on a single report."""

from __future__ import annotations

from tests.synthetic.mutations import agreement, figures, narrative, publication, statements, structure, tables, wording
from tests.synthetic.mutations.mutation import Mutation

MUTATIONS: tuple[Mutation, ...] = (
    *structure.mutations(),
    *tables.mutations(),
    *figures.mutations(),
    *narrative.mutations(),
    *statements.mutations(),
    *agreement.mutations(),
    *wording.mutations(),
    *publication.mutations(),
)

__all__ = ["MUTATIONS", "Mutation"]
