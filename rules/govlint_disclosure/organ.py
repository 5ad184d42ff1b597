"""Whose report it is, and of what kind that organ is: as the user said it, else as the title's name tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from govlint.context import Context, OrganKind
    from govlint.forms.report import Report

_TOWNSHIP: Final = r"(?:街道(?:办事处|办)?|[乡镇](?:人民)?政府|苏木(?:人民)?政府)\Z"
_GOVERNMENT: Final = r"(?:人民|[省市县区州盟旗])政府\Z"
_DEPARTMENT: Final = r"(?<!政府办公)(?<!政府)(?:厅|局|委员会|办公室|委|办|大队|支队|总队|中心|站|院|所)\Z"
_COMMITTEE: Final = r"(?:管理|工作)委员会(?:办公室)?\Z|管委会(?:办公室)?\Z|行政公署\Z"


def organ_of(report: Report, context: Context) -> str | None:
    """The name of the organ as matching text; None where nobody says it."""
    if context.organ:
        return fold(context.organ)
    return fold(report.title.organ) if report.title and report.title.organ else None


def kind_of(report: Report, context: Context) -> OrganKind | None:
    """The kind of the organ; None where its name leaves it open.

    The office of a government publishes reports of its own as well as the government's, and the committee that runs a
    zone is a government to some and a department to others: of these the name tells nothing.
    """
    if context.organ_kind:
        return context.organ_kind
    name = organ_of(report, context)
    return None if name is None else _kind_called(name)


@lru_cache(maxsize=256)
def _kind_called(name: str) -> OrganKind | None:
    if re.search(_COMMITTEE, name):
        return None
    if re.search(_TOWNSHIP, name):
        return "township"
    if re.search(_GOVERNMENT, name):
        return "government"
    return "department" if re.search(_DEPARTMENT, name) else None
