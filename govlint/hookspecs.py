"""The three hooks by which a plugin joins govlint. Each is called once at start-up; what it returns is frozen.

Register a module that implements them under the entry point group `govlint`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.plugins import Reader, Reporter
    from govlint.rules import Ruleset

hookspec = pluggy.HookspecMarker("govlint")
hookimpl = pluggy.HookimplMarker("govlint")


class _Manager(pluggy.PluginManager):
    """Takes a function by its name: a plugin that forgot `@hookimpl` is heard, one with a misspelt hook refused."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        options = super().parse_hookimpl_opts(plugin, name)
        if options is None and name.startswith("govlint_") and callable(getattr(plugin, name)):
            return pluggy.HookimplOpts(
                wrapper=False, hookwrapper=False, optionalhook=False, tryfirst=False, trylast=False, specname=None
            )
        return options


def manager_for(project: str) -> pluggy.PluginManager:
    """A manager that knows the three hooks and no plugin yet."""
    manager = _Manager(project)
    manager.add_hookspecs(sys.modules[__name__])
    return manager


@hookspec
def govlint_rulesets() -> Iterable[Ruleset]:  # type: ignore[empty-body]
    """Hand over rulesets. Called once, before the first file; a rule code or form id that is taken is an error."""


@hookspec
def govlint_readers() -> Mapping[str, Reader]:  # type: ignore[empty-body]
    """Hand over readers by file suffix (".md", lower case, with the dot). A suffix that is taken is an error."""


@hookspec
def govlint_reporters() -> Mapping[str, Reporter]:  # type: ignore[empty-body]
    """Hand over reporters by the name that `--format` takes. A name that is taken is an error."""
