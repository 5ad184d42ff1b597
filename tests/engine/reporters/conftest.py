"""The official SARIF schema, from the npm package that ships it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema.validators import validator_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

PACKAGE = "@microsoft/jest-sarif"


@pytest.fixture(scope="session")
def sarif_validator(tmp_path_factory: pytest.TempPathFactory, unavailable: Callable[[str], NoReturn]) -> Any:
    """A validator for SARIF 2.1.0; installed once a session."""
    folder = tmp_path_factory.mktemp("sarif-schema")
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), PACKAGE]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        unavailable(f"npm could not install {PACKAGE} in two minutes")
    if done.returncode != 0:
        unavailable(f"npm could not install {PACKAGE}: {done.stderr.strip()[-300:]}")
    (schema_file,) = folder.glob(f"node_modules/{PACKAGE}/lib/schemas/sarif-2.1.0*.json")
    schema = json.loads(schema_file.read_text("utf-8"))
    # The package's file says draft-04 and uses nothing that draft-07 reads differently; OASIS publishes it as draft-07.
    schema.pop("id", None)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    validator = validator_for(schema)
    validator.check_schema(schema)
    return validator(schema)
