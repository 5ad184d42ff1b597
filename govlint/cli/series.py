"""`govlint series`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from govlint.cli.baselines import Baselines
from govlint.cli.check import concluded, progress_of
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.cli.outputs import inputs_beside, outputs_of, show_documents
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import discover
from govlint.language import shown, word
from govlint.linter import READABLE, RECOGNISED
from govlint.plugins import load
from govlint.reporters.terminal_text import clean
from govlint.series.manifest import NAME, read_manifest
from govlint.series.run import run_series
from govlint.settling import UNUSED

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import RunResult
    from govlint.rules import Rule
    from govlint.series.manifest import Manifest


def run(arguments: argparse.Namespace) -> int:
    """Check the reports against one another, write the result, and return the exit code."""
    registry = load()
    try:
        outputs = outputs_of(arguments, registry)
        choices = Choices(arguments, registry, keeps_view=show_documents(outputs, registry))
        manifest = manifest_of(arguments.paths)
        paths = inputs_beside(outputs, _paths(arguments, registry, choices, manifest), arguments.paths)
        plan = _Plan(choices, manifest, every=arguments.all)
        plan.verify([*paths, *([manifest.path] if manifest else [])])
        baselines = Baselines(paths, choices, prune=arguments.prune_baseline)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    with progress_of(len(paths)) as progress:
        result = run_series(paths, registry, plan.options, manifest=manifest, progress=progress, jobs=arguments.jobs)
    for reason in _not_compared(result):
        sys.stderr.write(f"govlint: {clean(shown(reason))}\n")
    searched = [*manifest.folders, *paths] if manifest else arguments.paths
    return concluded(result, arguments, registry, choices, baselines, searched, outputs)


def _not_compared(result: RunResult) -> list[str]:
    """What rules on series could not do for want of a library: nobody would look for it among what does not apply."""
    codes = {rule.code for rule in result.rules if rule.on == "series"}
    reasons = (
        reason
        for file in result.files
        for code, outcome in file.outcomes.items()
        if code in codes
        for reason in outcome.reasons
        if "govlint[" in reason
    )
    return list(dict.fromkeys(reasons))


def manifest_of(paths: Sequence[str]) -> Manifest | None:
    """The manifest that the user names, or that stands in the one folder that he names.

    Raises `ConfigurationError` for its mistakes, and `ValueError` where other paths are named beside it.
    """
    named = [path for path in paths if path.endswith(".toml")]
    if named and len(paths) > 1:
        raise ValueError(word("清单要单独给出，不与其他路径一起：{named}", named=named[0]))
    if named:
        return read_manifest(named[0])
    inside = os.path.normpath(os.path.join(paths[0], NAME)) if len(paths) == 1 else ""
    return read_manifest(inside) if inside and os.path.isfile(inside) else None


def _paths(arguments: argparse.Namespace, registry: Registry, choices: Choices, manifest: Manifest | None) -> list[str]:
    """The files to check, those that the manifest lists first."""
    if manifest is None:
        return list(discover(arguments.paths, registry.readers, choices.excluded, force=arguments.force_exclude))
    listed = [path for path, _, _ in manifest.files()]
    folders = manifest.folders or (() if listed else (os.path.dirname(manifest.path) or ".",))
    return list(discover([*listed, *folders], registry.readers, choices.excluded, force=arguments.force_exclude))


class _Plan:
    """What each file is checked by: what is in force for it, and what the manifest says of it."""

    def __init__(self, choices: Choices, manifest: Manifest | None, *, every: bool) -> None:
        self._choices = choices
        self._every = every
        self._listed = {path: (organ, year) for path, organ, year in manifest.files()} if manifest else {}
        self._chosen: dict[tuple[Rule, ...], tuple[Rule, ...]] = {}

    def verify(self, paths: Sequence[str]) -> None:
        """Raise `ConfigurationError` for configurations with mistakes, `ValueError` where no rule is on series."""
        self._choices.verify(paths)
        chosen = {rule.on for path in paths for rule in self.options(path).rules}
        if paths and "series" not in chosen and not self._every:
            raise ValueError(
                word("没有选用报告之间的规则（GL7）；要用其他规则检查每一份报告，请加 --all，或者用 govlint check")
            )

    def options(self, path: str) -> Options:
        """The options for a file."""
        options = self._choices.options(path)
        if options.rules not in self._chosen:
            self._chosen[options.rules] = tuple(rule for rule in options.rules if self._wants(rule))
        options = options._replace(rules=self._chosen[options.rules])
        if path not in self._listed:
            return options
        organ, year = self._listed[path]
        context = options.context._replace(
            organ=options.context.organ or organ.name, organ_kind=options.context.organ_kind or organ.kind
        )
        wanted = options.wanted if options.wanted.year else options.wanted._replace(year=year)
        return options._replace(context=context, wanted=wanted)

    def _wants(self, rule: Rule) -> bool:
        return self._every or rule.on == "series" or rule.code in (READABLE, RECOGNISED, UNUSED)
