"""Servers for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.lsp.client import Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A server that has not been spoken to, in a folder of its own."""
    with Client(tmp_path) as client:
        yield client
