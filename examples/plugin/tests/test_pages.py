"""Every rule's page is whole and its examples do as they say; the sample is clean; every provision is cited."""

import govlint_yunling
from govlint.testing import examples_test

test_examples = examples_test(govlint_yunling)
