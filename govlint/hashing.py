"""Hashes without `hashlib`, which loads all of OpenSSL: that takes longer than reading a report."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, Final

_MODULES: Final = {"sha256": ("_sha2", "_sha256"), "blake2b": ("_blake2",)}


@cache
def hash_named(name: str) -> Any:
    """The constructor `hashlib` has under this name: sha256 or blake2b."""
    for module in (*_MODULES[name], "hashlib"):
        with suppress(ImportError, AttributeError):
            return getattr(import_module(module), name)
    raise ImportError(name)
