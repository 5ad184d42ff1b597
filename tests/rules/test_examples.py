"""The shipped rulesets keep their word: clean samples, whole pages, examples that do as they say, no idle provision."""

from __future__ import annotations

import govlint_disclosure
import govlint_publication
from govlint.fixing.mending import mend
from govlint.linter import RECOGNISED
from govlint.testing import examples, examples_test
from tests.rules.linting import linted, registry

test_disclosure = examples_test(govlint_disclosure, registry=registry(), mend=mend)
test_publication = examples_test(govlint_publication, registry=registry(), mend=mend)


def test_the_wrong_example_of_what_is_recognised() -> None:
    """The one rule of the engine whose page can be run: there is no file in Markdown that cannot be read."""
    shown = examples(registry().rules[RECOGNISED])
    assert [made.rule.code for made in linted(shown.wrong).diagnostics] == [RECOGNISED]
