"""The functions of pdfium that are used, without `pypdfium2_raw`, which declares all five hundred when it is imported.

That takes as long as reading a report. Where the library does not lie beside its bindings, as in builds that use the
system's, they are imported after all.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, Structure, c_char, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from importlib.machinery import PathFinder
from typing import Any, Final

NAME: Final = "pypdfium2_raw"
_LIBRARY: Final = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(sys.platform, "libpdfium.so")
_DOUBLE: Final = POINTER(c_double)
_FLOAT: Final = POINTER(c_float)
_INT: Final = POINTER(c_int)


class FS_RECTF(Structure):  # noqa: N801 - pdfium's name
    """A rectangle."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class FS_MATRIX(Structure):  # noqa: N801 - pdfium's name
    """A transformation of the plane."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


class FPDF_LIBRARY_CONFIG(Structure):  # noqa: N801 - pdfium's name
    """How pdfium is to be initialised; the fields that later versions have are not looked at in version 1."""

    _fields_ = (
        ("version", c_int),
        ("m_pUserFontPaths", POINTER(POINTER(c_char))),
        ("m_pIsolate", c_void_p),
        ("m_v8EmbedderSlot", c_uint),
    )


FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "FPDF_InitLibraryWithConfig": (None, (POINTER(FPDF_LIBRARY_CONFIG),)),
    "FPDF_LoadMemDocument64": (c_void_p, (c_char_p, c_size_t, c_char_p)),
    "FPDF_CloseDocument": (None, (c_void_p,)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_GetMetaText": (c_ulong, (c_void_p, c_char_p, c_void_p, c_ulong)),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDF_GetPageBoundingBox": (c_int, (c_void_p, POINTER(FS_RECTF))),
    "FPDFPage_GetRotation": (c_int, (c_void_p,)),
    "FPDFPage_CountObjects": (c_int, (c_void_p,)),
    "FPDFPage_GetObject": (c_void_p, (c_void_p, c_int)),
    "FPDFFormObj_CountObjects": (c_int, (c_void_p,)),
    "FPDFFormObj_GetObject": (c_void_p, (c_void_p, c_ulong)),
    "FPDFPageObj_GetMatrix": (c_int, (c_void_p, POINTER(FS_MATRIX))),
    "FPDFPageObj_GetType": (c_int, (c_void_p,)),
    "FPDFPath_CountSegments": (c_int, (c_void_p,)),
    "FPDFPath_GetDrawMode": (c_int, (c_void_p, _INT, _INT)),
    "FPDFPath_GetPathSegment": (c_void_p, (c_void_p, c_int)),
    "FPDFPathSegment_GetClose": (c_int, (c_void_p,)),
    "FPDFPathSegment_GetPoint": (c_int, (c_void_p, _FLOAT, _FLOAT)),
    "FPDFPathSegment_GetType": (c_int, (c_void_p,)),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_IsGenerated": (c_int, (c_void_p, c_int)),
    "FPDFText_GetFontSize": (c_double, (c_void_p, c_int)),
    "FPDFText_GetMatrix": (c_int, (c_void_p, c_int, POINTER(FS_MATRIX))),
    "FPDFText_GetLooseCharBox": (c_int, (c_void_p, c_int, POINTER(FS_RECTF))),
    "FPDFText_GetCharBox": (c_int, (c_void_p, c_int, _DOUBLE, _DOUBLE, _DOUBLE, _DOUBLE)),
    "FPDFText_GetCharOrigin": (c_int, (c_void_p, c_int, _DOUBLE, _DOUBLE)),
}
"""What each gives back, and what it takes; handles of pdfium are addresses."""


class _Library:
    """The declared functions and structures under pdfium's names."""

    FS_RECTF = FS_RECTF
    FS_MATRIX = FS_MATRIX
    FPDF_LIBRARY_CONFIG = FPDF_LIBRARY_CONFIG

    def __init__(self, path: str) -> None:
        loaded = ctypes.CDLL(path)
        for name, (result, arguments) in FUNCTIONS.items():
            function = getattr(loaded, name)
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)


def loaded() -> Any:
    """pdfium, not initialised yet. Raises `ImportError` where it is not installed."""
    # Of what may not be imported, the files may not be used either.
    spec = None if sys.modules.get(NAME, sys) is None else PathFinder.find_spec(NAME)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = os.path.join(folder, _LIBRARY)
        if os.path.isfile(path):
            try:
                return _Library(path)
            except (OSError, AttributeError):
                break
    import pypdfium2_raw  # type: ignore[import-untyped,import-not-found,unused-ignore]

    return pypdfium2_raw
