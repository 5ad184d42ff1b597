"""What the integration tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.built import Built, build
from tests.integration.pre_commit_repository import Hooks, Repository, made_hooks, shared_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """The hooks of this checkout."""
    return made_hooks(shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def built(hooks: Hooks, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The wheel and the sdist of this checkout."""
    return build(hooks, shared_folder(tmp_path_factory))


@pytest.fixture
def repository(hooks: Hooks, tmp_path: Path) -> Repository:
    """An empty repository without any hook."""
    return Repository(tmp_path / "repository", hooks)
