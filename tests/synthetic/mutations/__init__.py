"""One fault at a time: at least one mutation for each rule on structure, tables, figures, text and wording."""

from __future__ import annotations

from tests.synthetic.mutations import figures, narrative, structure, tables, wording
from tests.synthetic.mutations.mutation import Mutation

MUTATIONS: tuple[Mutation, ...] = (
    *structure.mutations(),
    *tables.mutations(),
    *figures.mutations(),
    *narrative.mutations(),
    *wording.mutations(),
)

__all__ = ["MUTATIONS", "Mutation"]
