"""Cases for `pytest.mark.parametrize`: every mutation in every layout that can hold it, and reports without fault.

The formats take the mutations that Markdown can hold, for they have cells with borders, too; a PDF without lines takes
those that text without borders can hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.layouts import LAYOUTS
from tests.synthetic.mutations import MUTATIONS, Mutation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from _pytest.mark.structures import ParameterSet

    from govlint.context import Context
    from tests.synthetic.model import ReportModel
    from tests.synthetic.writer import Rendered


@dataclass(frozen=True, slots=True)
class Case:
    """A mutation in a layout or format; `expected` gives for each finding that must be there the lines to begin on."""

    mutation: Mutation
    layout: str
    seed: int

    @property
    def id(self) -> str:
        """For pytest."""
        return f"{self.mutation.id}-{self.layout}"

    @property
    def code(self) -> str:
        """The rule that must find it."""
        return self.mutation.code

    @property
    def context(self) -> Context:
        """What the user says of the report."""
        return self.mutation.context

    @property
    def allowed(self) -> frozenset[str]:
        """The rules that may speak up."""
        return self.mutation.also | {self.mutation.code}

    def model(self) -> ReportModel:
        """The report with its fault."""
        return self.mutation.apply(consistent(self.seed))

    def render(self) -> Rendered:
        """The report with its fault, as a file."""
        return _rendered(self.mutation, self.layout, self.seed)

    def expected(self) -> tuple[frozenset[int], ...]:
        """For each finding that must be there, the lines it may begin on."""
        return self.mutation.expected(self.render())


@cache
def _rendered(mutation: Mutation, layout: str, seed: int) -> Rendered:
    return (LAYOUTS | FORMATS)[layout](mutation.apply(consistent(seed)))


def mutated(
    codes: Collection[str] | None = None, layouts: Collection[str] | None = None, seed: int = 3
) -> Iterator[Case]:
    """Cases of these rules (all) in these layouts (all that can hold the fault)."""
    for mutation in MUTATIONS:
        if codes is None or mutation.code in codes:
            for layout in LAYOUTS:
                if layout in mutation.layouts and (layouts is None or layout in layouts):
                    yield Case(mutation, layout, seed)


def formatted(formats: Collection[str] | None = None, seed: int = 3) -> Iterator[Case]:
    """Cases in these formats (all)."""
    for mutation in MUTATIONS:
        for format_ in formats or FORMATS:
            like = "spaces" if format_ == "pdf_unruled" else "markdown"
            if like in mutation.layouts:
                yield Case(mutation, format_, seed)


def cases(
    codes: Collection[str] | None = None, layouts: Collection[str] | None = None, seed: int = 3
) -> list[ParameterSet]:
    """The same as pytest parameters with ids."""
    return [pytest.param(case, id=case.id) for case in mutated(codes, layouts, seed)]


def faultless(seeds: Collection[int] = range(3), layouts: Collection[str] | None = None) -> list[ParameterSet]:
    """`(rendered, form)` of consistent reports in every layout, both forms, with figures and all at zero."""
    found = []
    for layout in layouts or LAYOUTS:
        for form, year in (("2021", 2023), ("2019", 2020)):
            for seed in seeds:
                model = consistent(seed, form=form, year=year, zero=seed == max(seeds))
                found.append(pytest.param(LAYOUTS[layout](model), form, id=f"{layout}-{form}-{seed}"))
    return found
