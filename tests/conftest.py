"""What all tests share: those that need a program PyPI does not bring are skipped where the program is missing."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

# A machine that is busy with other work is no fault of what is tested.
settings.register_profile("govlint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("govlint")


def unavailable(reason: str) -> NoReturn:
    """Skip the test, or fail it where GOVLINT_REQUIRE_PROGRAMS=1 promises that everything is installed."""
    if os.environ.get("GOVLINT_REQUIRE_PROGRAMS") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the programs of `@pytest.mark.program("npm")` before any fixture of the test is made."""
    for mark in item.iter_markers("program"):
        for program in mark.args:
            if shutil.which(program) is None:
                unavailable(f"needs the program {program}, which is not installed")


@pytest.fixture(scope="session", name="unavailable")
def _unavailable() -> Callable[[str], NoReturn]:
    """For a fixture that finds out later that what it needs cannot be had, such as a package from the network."""
    return unavailable
