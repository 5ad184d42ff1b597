"""The library for workbooks, which not everyone has installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def openpyxl() -> Any:
    """The package `openpyxl` with what is used of it; `ValueError` says how to get it where it is missing."""
    try:
        found = import_module("openpyxl")
        for name in ("openpyxl.styles", "openpyxl.utils", "openpyxl.worksheet.datavalidation"):
            import_module(name)
    except ImportError as error:
        raise ValueError("读写 .xlsx 需要 openpyxl：请运行 pip install 'govlint[xlsx]'") from error
    return found
