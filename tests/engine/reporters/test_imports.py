"""What a format costs is paid by those who use it."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("name", ["concise", "json", "sarif"])
def test_only_the_console_imports_rich(name: str) -> None:
    program = f"import sys, govlint.reporters.{name}; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
