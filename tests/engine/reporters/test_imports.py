"""What a format costs is paid by those who use it."""

from __future__ import annotations

import subprocess
import sys

import pytest

NAMES = [
    "concise",
    "json",
    "sarif.strict",
    "sarif.code_scanning",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "azure",
    "markdown",
]
SLOW = {"rich", "xml", "lxml", "uuid", "msgspec", "html"}


@pytest.mark.parametrize("name", NAMES)
def test_only_the_console_imports_what_is_slow(name: str) -> None:
    program = f"import sys, govlint.reporters.{name}; sys.exit(bool({SLOW!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
