"""Names that stand in every log: of its schema, of the tool, and of our fingerprints."""

from __future__ import annotations

from typing import Final

from govlint import __version__

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
PACKAGE: Final = f"pkg:pypi/govlint@{__version__}"
"""The tool by its package URL, which names it and this version of it whatever index it was installed from."""
FINGERPRINT: Final = "govlint/v1"
