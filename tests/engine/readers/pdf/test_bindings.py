"""The functions of pdfium as they are declared here, against all of them as `pypdfium2_raw` declares them."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

import pypdfium2_raw
import pytest

from govlint.readers.pdf import bindings

STRUCTURES = {"FS_RECTF": bindings.FS_RECTF, "FS_MATRIX": bindings.FS_MATRIX}


def shape(declared: Any) -> Any:
    """What a type is to the processor: pointers to numbers by what they point to, all other pointers alike."""
    if declared is None:
        return None
    target = getattr(declared, "_type_", None)
    if declared in (ctypes.c_void_p, ctypes.c_char_p):
        return "pointer"
    if isinstance(target, str):
        return target
    if target in (ctypes.c_int, ctypes.c_float, ctypes.c_double):
        return f"pointer to {target.__name__}"
    if target is not None and getattr(target, "_fields_", None) and len(target._fields_) > 1:
        return [shape(kind) for _, kind in target._fields_]
    return "pointer"


@pytest.mark.parametrize("name", bindings.FUNCTIONS)
def test_a_function_takes_and_gives_what_pdfium_says(name: str) -> None:
    result, arguments = bindings.FUNCTIONS[name]
    expected = getattr(pypdfium2_raw, name)
    assert shape(result) == shape(expected.restype)
    for mine, theirs in zip(map(shape, arguments), map(shape, expected.argtypes or ()), strict=True):
        assert mine == (theirs[: len(mine)] if name == "FPDF_InitLibraryWithConfig" else theirs)


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_structure_has_the_fields_that_pdfium_says(name: str) -> None:
    assert list(STRUCTURES[name]._fields_) == list(getattr(pypdfium2_raw, name)._fields_)


def test_the_configuration_begins_with_the_fields_that_pdfium_says() -> None:
    mine, theirs = bindings.FPDF_LIBRARY_CONFIG._fields_, pypdfium2_raw.FPDF_LIBRARY_CONFIG._fields_
    assert [name for name, _ in mine] == [name for name, _ in theirs[: len(mine)]]


def test_without_a_library_beside_them_the_bindings_are_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bindings, "_LIBRARY", "nowhere.so")
    assert bindings.loaded() is pypdfium2_raw


def test_the_bindings_are_not_imported_otherwise() -> None:
    program = (
        "import sys\nfrom govlint.readers.pdf import bindings\nbindings.loaded()\nprint('pypdfium2_raw' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
