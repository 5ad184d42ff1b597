"""`govlint clean`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.caching.folder import Folder, usual_folder
from govlint.cli import EXIT_CLEAN
from govlint.language import word

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Empty the cache and say how much that was."""
    folder = arguments.cache_dir or usual_folder()
    size = Folder(folder).clean() if folder else 0
    said = word("缓存 {folder}：清除 {size} KB", folder=folder, size=f"{size / 1024:,.0f}")
    sys.stdout.write(f"{said if size else word('缓存 {folder}：没有内容', folder=folder)}\n")
    return EXIT_CLEAN
