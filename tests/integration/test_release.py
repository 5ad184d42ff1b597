"""What is released: what is in the wheel and the sdist, what their metadata say, and that they run where installed."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from trove_classifiers import classifiers

from govlint import __version__
from tests.integration.built import Environment
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

    from tests.integration.built import Built

if sys.platform == "win32":
    pytest.skip("environments have their programs elsewhere", allow_module_level=True)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGES = {"govlint/": "govlint/", "rules/govlint_disclosure/": "", "rules/govlint_publication/": ""}
SHARED = {
    "share/man/man1/govlint.1": "docs/man/govlint.1",
    "share/bash-completion/completions/govlint": "govlint/data/completion/govlint.bash",
    "share/zsh/site-functions/_govlint": "govlint/data/completion/govlint.zsh",
    "share/fish/vendor_completions.d/govlint.fish": "govlint/data/completion/govlint.fish",
}
INFO = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


@pytest.fixture(scope="module")
def metadata(built: Built) -> Message:
    """What the wheel says of itself."""
    text = built.in_wheel()[f"govlint-{__version__}.dist-info/METADATA"]
    return email.message_from_string(text.decode())


def tracked(built: Built) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=built.sources, capture_output=True, check=True).stdout
    return [name for name in listed.decode().split("\0") if name]


def test_the_wheel_holds_the_packages_and_nothing_else(built: Built) -> None:
    expected = {name.removeprefix("rules/") for name in tracked(built) if name.startswith(tuple(PACKAGES))}
    expected |= {f"govlint-{__version__}.data/data/{name}" for name in SHARED}
    expected |= {f"govlint-{__version__}.dist-info/{name}" for name in INFO}
    inside = built.in_wheel()
    assert inside.keys() == expected
    assert built.wheel.name == f"govlint-{__version__}-py3-none-any.whl"
    for name, source in SHARED.items():
        assert inside[f"govlint-{__version__}.data/data/{name}"] == (built.sources / source).read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "govlint/py.typed",
        "govlint_disclosure/py.typed",
        "govlint_publication/py.typed",
        "govlint/data/radicals.txt",
        "govlint/data/fonts/boxes.ttf",
        "govlint/data/completion/govlint.bash",
        "govlint_disclosure/forms/2021.toml",
        "govlint_disclosure/sample.md",
        "govlint_disclosure/figures/result_total.py",
    ],
)
def test_what_must_not_be_forgotten_is_in_the_wheel(name: str, built: Built) -> None:
    assert name in built.in_wheel()


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(built: Built) -> None:
    inside = built.in_sdist()
    folders = ("govlint/", "rules/", "tests/", "docs/", "examples/", "benchmarks/")
    assert {name for name in tracked(built) if name.startswith(folders)} <= inside
    assert {"pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md", "PKG-INFO"} <= inside
    assert not [name for name in inside if name.endswith(".pyc") or ".venv" in name]


def test_the_metadata_are_complete(metadata: Message) -> None:
    assert metadata["Name"] == "govlint"
    assert metadata["Version"] == __version__
    assert metadata["Summary"] == PROJECT["description"]
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_payload() == (ROOT / "README.md").read_text("utf-8")
    assert set(metadata.get_all("Provides-Extra") or []) == set(PROJECT["optional-dependencies"])


def test_every_classifier_is_one(metadata: Message) -> None:
    told = metadata.get_all("Classifier") or []
    assert set(told) <= classifiers
    assert not [name for name in told if name.startswith("License ::")], "License-Expression takes their place"
    named = {name.rpartition(" ")[2] for name in told if name.startswith("Programming Language :: Python :: 3.")}
    assert PROJECT["requires-python"].removeprefix(">=") == min(named, key=lambda name: int(name.partition(".")[2]))


def test_addresses_are_web_addresses(metadata: Message) -> None:
    told = dict(str(url).split(", ", 1) for url in metadata.get_all("Project-URL") or [])
    assert all(url.startswith("https://") for url in told.values())
    assert not told or {"Documentation", "Source", "Changelog"} <= told.keys()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder away from the sources, with a faulty report."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "报告.md").write_bytes((ROOT / "examples" / "sample-report.md").read_bytes())
    return folder


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_runs_where_nothing_else_is_installed(kind: str, built: Built, desk: Path, tmp_path: Path) -> None:
    environment = Environment(tmp_path / "venv")
    done = environment.run("python", "-m", "pip", "install", "-q", str(getattr(built, kind)), cwd=desk)
    assert done.returncode == 0, done.stdout
    assert environment.run("python", "-m", "pip", "check", cwd=desk).returncode == 0
    assert environment.run("govlint", "--version", cwd=desk).stdout == f"govlint {__version__}\n"
    done = environment.run("govlint", "check", "--select", "GL304", "报告.md", cwd=desk)
    assert done.returncode == 1
    assert "GL304 error" in done.stdout
    done = environment.run("govlint", "check", "--watch", "报告.md", cwd=desk)
    assert done.returncode == 2, "without the extra"
    assert "govlint[watch]" in done.stdout
    installed = {name for name in SHARED if (environment.folder / name).is_file()}
    assert installed == SHARED.keys()
    helped = environment.run("govlint", "--help", cwd=desk)
    assert helped.returncode == 0
    assert "completion" in helped.stdout


def test_every_module_can_be_imported_with_all_extras(built: Built, desk: Path, tmp_path: Path) -> None:
    environment = Environment(tmp_path / "venv")
    extras = ",".join(sorted(PROJECT["optional-dependencies"].keys() - {"dev", "test"}))
    done = environment.run("python", "-m", "pip", "install", "-q", f"{built.wheel}[{extras}]", cwd=desk)
    assert done.returncode == 0, done.stdout
    names = sorted(
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name in built.in_wheel()
        if name.endswith(".py") and not name.endswith("__main__.py")
    )
    program = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    done = environment.run("python", "-W", "error::SyntaxWarning", "-c", program, cwd=desk)
    assert done.returncode == 0, done.stdout


def run_from_wheel(command: list[str], desk: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that makes an environment for one command, with folders of its own to do so."""
    told = {
        "HOME": str(home),
        "UV_CACHE_DIR": str(home / "uv"),
        "UV_TOOL_DIR": str(home / "tools"),
        "UV_PYTHON_DOWNLOADS": "never",
        "PIPX_HOME": str(home / "pipx"),
        "PIPX_BIN_DIR": str(home / "bin"),
        "PIPX_MAN_DIR": str(home / "man"),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=desk,
        env={**os.environ, **told},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("runner", ["uvx", "pipx run"])
def test_it_runs_without_being_installed(runner: str, built: Built, desk: Path, tmp_path: Path) -> None:
    wheel = str(built.wheel)
    start = {"uvx": ["uv", "tool", "run", "--from", wheel], "pipx run": ["pipx", "run", "--spec", wheel]}[runner]
    done = run_from_wheel([*start, "govlint", "check", "--select", "GL304", "报告.md"], desk, tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.startswith("报告.md:75:19: GL304 error ")


def test_pipx_installs_the_manual_page(built: Built, desk: Path, tmp_path: Path) -> None:
    done = run_from_wheel(["pipx", "install", str(built.wheel)], desk, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "bin" / "govlint").exists()
    page = (tmp_path / "man" / "man1" / "govlint.1").read_text("utf-8")
    assert page == (ROOT / "docs" / "man" / "govlint.1").read_text("utf-8")
