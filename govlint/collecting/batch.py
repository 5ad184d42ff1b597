"""The work on a batch of files, as it is done in this process or sent to another one."""

from __future__ import annotations

import os
from functools import cache, partial
from typing import TYPE_CHECKING

from govlint.collecting.inputs import content, file_name, is_url
from govlint.collecting.rows import Identity, Rows, kept, no_rows, rows_of
from govlint.collecting.settings import Settings, unpack
from govlint.linter import lint, unreadable
from govlint.named_tuple import NamedTuple
from govlint.plugins import Registry, load
from govlint.run import tune_collector
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from govlint.collecting.tables import Tables
    from govlint.forms.report import Report
    from govlint.linter import Options


class Batch(NamedTuple):
    """Files to check; `chosen` says for each which of the settings it is checked by.

    Relative paths are below `folder`, wherever the work is done.
    """

    names: tuple[str, ...]
    settings: tuple[Settings, ...]
    chosen: tuple[int, ...]
    folder: str = ""

    def single(self, index: int) -> Batch:
        """The batch of one of the files alone."""
        return self._replace(names=(self.names[index],), chosen=(self.chosen[index],))


def check_batch(batch: Batch) -> Tables:
    """Check the files; raises `MismatchError` where other rules are installed here than where it comes from."""
    from govlint.collecting.tables import tables_of

    rows = no_rows()
    for index in range(len(batch.names)):
        rows.add(check_one(batch, index))
    return tables_of(rows)


def check_one(batch: Batch, index: int) -> Rows:
    """Check one of the files; raises as `check_batch` does."""
    registry, options = _prepared(batch.settings)
    return _checked(batch.names[index], batch.folder, registry, options[batch.chosen[index]])


def prepare(batch: Batch) -> None:
    """Load what the files are checked by, so that processes forked from this one have it."""
    _prepared(batch.settings)


def given_up(batch: Batch, index: int, reason: str) -> Rows:
    """What is said of one of the files that could not be checked."""
    _, options = _prepared(batch.settings)
    return rows_of(unreadable(batch.names[index], reason, options[batch.chosen[index]]), Identity(), None)


@cache
def _registry() -> Registry:
    tune_collector()
    return load()


@cache
def _prepared(settings: tuple[Settings, ...]) -> tuple[Registry, tuple[Options, ...]]:
    registry = _registry()
    return registry, tuple(unpack(one, registry) for one in settings)


def _checked(name: str, folder: str, registry: Registry, options: Options) -> Rows:
    try:
        data = content(name if is_url(name) else os.path.join(folder, name))
    except UnreadableError as error:
        return rows_of(unreadable(name, str(error), options), Identity(), None)
    identity: list[Identity] = []
    result = lint(file_name(name), data, registry, options, partial(_keep, identity))
    return rows_of(result._replace(path=name), identity[0] if identity else Identity(), len(data))


def _keep(identity: list[Identity], report: Report) -> None:
    identity.append(kept(report))
