"""Where the page of a rule is to be read online, as far as the metadata of its distribution says.

`[project.urls]` of the distribution names `Documentation`: the address of a folder in which the page of the rule GL302
is rules/GL302.md. GOVLINT_DOCS_URL takes its place for govlint's own rules, as where the pages are kept in an intranet.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.entry_points import entry_points

if TYPE_CHECKING:
    from govlint.rules import Rule

_OWN: Final = "govlint"
_GROUP: Final = "govlint"
_ADDRESS: Final = re.compile(r"https?://[!-~]{1,500}\Z")
_LABEL: Final = "documentation"


def page_url(rule: Rule) -> str:
    """The address of the page of a rule; "" where nothing says one. It is printable ASCII without spaces."""
    return _page(rule.check.__module__.partition(".")[0], rule.code)


@cache
def _page(package: str, code: str) -> str:
    documentation = _documentation(_distributions().get(package, ""))
    return f"{documentation}/rules/{code}.md" if documentation else ""


@cache
def _distributions() -> dict[str, str]:
    """The distributions of the packages that hold rules."""
    brought = {module.partition(".")[0]: distribution for _, module, distribution in entry_points(_GROUP)}
    return {**brought, _OWN: _OWN}


@cache
def _documentation(distribution: str) -> str:
    address = os.environ.get("GOVLINT_DOCS_URL", "") if distribution == _OWN else ""
    address = (address or _from_metadata(distribution)).rstrip("/")
    return address if _ADDRESS.match(address) else ""


def _from_metadata(distribution: str) -> str:
    if not distribution:
        return ""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata(distribution).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    labelled = (str(url).partition(",") for url in urls)
    return next((address.strip() for label, _, address in labelled if label.strip().lower() == _LABEL), "")
