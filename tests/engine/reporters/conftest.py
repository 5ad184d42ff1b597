"""Schemas and validators that npm brings."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema.validators import validator_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import NoReturn


@pytest.fixture(scope="session")
def npm_folder(
    tmp_path_factory: pytest.TempPathFactory, unavailable: Callable[[str], NoReturn]
) -> Callable[[str], Path]:
    """The folder with `node_modules` in which a package, `name@version`, is installed; once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if shared.name.startswith("popen-") else shared

    def install(package: str) -> Path:
        folder = shared / ("npm-" + package.replace("/", "-"))
        with (shared / f"{folder.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "node_modules").exists():
                _install(package, folder, unavailable)
        return folder

    return install


def _install(package: str, folder: Path, unavailable: Callable[[str], NoReturn]) -> None:
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), package]
    folder.mkdir(exist_ok=True)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        unavailable(f"npm could not install {package} in five minutes")
    if done.returncode != 0:
        unavailable(f"npm could not install {package}: {done.stderr.strip()[-300:]}")


@pytest.fixture(scope="session")
def sarif_validator(npm_folder: Callable[[str], Path]) -> Any:
    """A validator for SARIF 2.1.0 by the official schema."""
    folder = npm_folder("@microsoft/jest-sarif")
    (schema_file,) = folder.glob("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0*.json")
    schema = json.loads(schema_file.read_text("utf-8"))
    # The package's file says draft-04 and uses nothing that draft-07 reads differently; OASIS publishes it as draft-07.
    schema.pop("id", None)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    validator = validator_for(schema)
    validator.check_schema(schema)
    return validator(schema)


@pytest.fixture(scope="session")
def multitool(npm_folder: Callable[[str], Path], unavailable: Callable[[str], NoReturn]) -> Callable[..., list[Any]]:
    """Runs Microsoft's validator on logs; returns its results, all its notes, warnings and errors.

    Its exit code says nothing, and what breaks the schema it may call clean: the schema is checked by itself.
    """
    folder = npm_folder("@microsoft/sarif-multitool@5")
    named = ("Sarif.Multitool", "Sarif.Multitool.exe")
    (program,) = (path for name in named for path in folder.glob(f"node_modules/@microsoft/sarif-multitool-*/{name}"))
    program.chmod(0o755)
    environment = {
        **os.environ,
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(folder / "dotnet"),
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
    }

    def validate(*logs: Path, kinds: str = "Sarif") -> list[Any]:
        output = logs[0].with_suffix(".validated")
        command = [str(program), "validate", *map(str, logs), "--rule-kind", kinds, "--output", str(output)]
        command += ["--log", "ForceOverwrite", "--level", "Error;Warning;Note"]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
        if not output.exists():
            unavailable(f"the validator wrote nothing: {(done.stdout + done.stderr)[-300:]}")
        (run,) = json.loads(output.read_text("utf-8-sig"))["runs"]
        assert run["invocations"][0]["executionSuccessful"], done.stdout
        assert f"{len(logs)} files scanned" in done.stdout, done.stdout
        return list(run["results"])

    return validate
