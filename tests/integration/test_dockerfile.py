"""The Dockerfile: what hadolint says of it, and its steps carried out as far as that goes without a container engine.

No image is built here. Files are copied from what .dockerignore leaves, commands run with the folders of the image
moved below a scratch folder; the entry point runs as the user of the image where that user may run this Python.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from dockerfile_parse import DockerfileParser

from govlint import __version__
from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.pre_commit_repository import Hooks

if sys.platform == "win32":
    pytest.skip("the steps are those of Linux", allow_module_level=True)

FAULTY = (ROOT / "examples" / "sample-report.md").read_bytes()


OTHERS_MAY_RUN_PYTHON = os.geteuid() == 0 and all(
    folder.stat().st_mode & 1 for folder in Path(sys.executable).resolve().parents
)


class Step(NamedTuple):
    """An instruction and what follows it, comments left out."""

    instruction: str
    value: str


def steps() -> list[Step]:
    with (ROOT / "Dockerfile").open("rb") as file:
        structure = DockerfileParser(fileobj=file).structure
    return [Step(step["instruction"], step["value"]) for step in structure if step["instruction"] != "COMMENT"]


def values(instruction: str) -> list[str]:
    return [step.value for step in steps() if step.instruction == instruction]


def in_context(sources: Path) -> set[str]:
    """The files that .dockerignore leaves: the last pattern that fits a path, or a folder above it, decides."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    kept = set()
    for path in sources.rglob("*"):
        name = path.relative_to(sources).as_posix()
        places = [name, *(parent.as_posix() for parent in Path(name).parents)]
        ignored = False
        for pattern in patterns:
            if any(_fits(place, pattern.removeprefix("!")) for place in places):
                ignored = not pattern.startswith("!")
        if path.is_file() and not ignored:
            kept.add(name)
    return kept


def _fits(place: str, pattern: str) -> bool:
    parts = re.split(r"(\*\*/|\*)", pattern)
    made = "".join({"**/": "(?:.*/)?", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(made, place) is not None


def test_hadolint_has_nothing_to_say() -> None:
    program = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert program
    done = subprocess.run(
        [program, "--no-color", str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_small_and_nobody_in_particular_runs_it() -> None:
    assert len(values("FROM")) == 2, "what builds is not in the image"
    assert all(image.startswith("python:${PYTHON}-slim") for image in values("FROM"))
    user = values("USER")[-1]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user), "a number, so that Kubernetes sees that it is not root"
    assert json.loads(values("ENTRYPOINT")[-1]) == ["govlint"]
    assert not values("ADD")


def test_the_context_holds_what_is_copied_and_no_more(hooks: Hooks) -> None:
    kept = in_context(hooks.repository)
    copied = [word for step in values("COPY") if "--from" not in step for word in step.split()[:-1]]
    assert {name for name in kept if not name.startswith(tuple(f"{word}/" for word in copied))} <= set(copied)
    assert all(any(name == word or name.startswith(f"{word}/") for name in kept) for word in copied)
    assert "docs/man/govlint.1" in kept
    assert not [name for name in kept if name.startswith((".git/", "tests/", "docs/rules/"))]


class Image:
    """The root folder that the steps fill."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = root
        self.environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(root),
            **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "LANG", "LC_"))},
        }
        self.user: int | None = None

    def moved(self, text: str) -> str:
        """Text with the folders of the image where they are now."""
        return re.sub(r"(?<![\w./])/(opt|src|work)\b", rf"{self.root}/\1", text)

    def follow(self, step: Step, context: set[str], sources: Path) -> None:
        """Carry out an instruction."""
        match step.instruction:
            case "WORKDIR":
                self.place = Path(self.moved(step.value))
                self.place.mkdir(parents=True, exist_ok=True)
            case "COPY" if step.value.startswith("--from="):
                _, source, target = step.value.split()
                assert source == target, "what is installed there names its own place"
                assert Path(self.moved(source)).is_dir()
            case "COPY":
                *names, target = step.value.split()
                for name in names:
                    self._copy(name, target, context, sources)
            case "RUN":
                done = subprocess.run(
                    ["sh", "-c", self.moved(step.value)],
                    cwd=self.place,
                    env=self.environment,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    check=False,
                )
                assert done.returncode == 0, done.stdout
            case "ENV":
                for word in shlex.split(step.value):
                    name, _, value = word.partition("=")
                    self.environment[name] = self.moved(value).replace("$PATH", self.environment["PATH"])
            case "USER":
                self.user = int(step.value.partition(":")[0])
            case "FROM":
                # A stage begins with what its image holds; what was built goes on only by COPY --from.
                shutil.rmtree(self.root / "src", ignore_errors=True)
            case _:
                assert step.instruction in {"ARG", "LABEL", "ENTRYPOINT", "CMD"}, "a step that this test does not know"

    def _copy(self, name: str, target: str, context: set[str], sources: Path) -> None:
        for file in context:
            if file == name or file.startswith(f"{name}/"):
                below = Path(name).name if target == "./" else file[len(name) + 1 :]
                place = self.place / target / below
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(sources / file, place)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What `docker run` with these arguments comes to; without any, CMD."""
        command = [*json.loads(values("ENTRYPOINT")[-1]), *(arguments or json.loads(values("CMD")[-1]))]
        program = shutil.which(command[0], path=self.environment["PATH"])
        assert program
        assert program.startswith(str(self.root))
        return subprocess.run(
            [program, *command[1:]],
            cwd=self.place,
            env=self.environment,
            user=self.user if OTHERS_MAY_RUN_PYTHON else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def image(hooks: Hooks) -> Iterator[Image]:
    """What the steps of the Dockerfile make, in a folder that every user may enter, as those of pytest may not be."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        made = Image(root)
        context = in_context(hooks.repository)
        for step in steps():
            made.follow(step, context, hooks.repository)
        yield made


def test_the_steps_make_a_govlint_that_runs(image: Image) -> None:
    assert image.place == image.root / "work"
    assert not (image.root / "src").exists()
    assert image.run("--version").stdout == f"govlint {__version__}\n"
    helped = image.run()
    assert helped.returncode == 0
    assert helped.stdout.startswith("用法： govlint")


def test_it_checks_what_is_mounted(image: Image) -> None:
    (image.place / "报告.md").write_bytes(FAULTY)
    (image.place / "报告.pdf").write_bytes(FORMATS["pdf"](consistent(3)).data)
    done = image.run("check", "--select", "GL304", ".")
    assert done.returncode == 1, done.stdout
    assert "报告.md:75:19: GL304" in done.stdout
    assert "GL001" not in done.stdout, "PDF can be read"
    assert "共检查 2 份文件" in done.stdout


@pytest.mark.skipif(not OTHERS_MAY_RUN_PYTHON, reason="it cannot be run as another user")
def test_what_it_may_not_write_is_told(image: Image) -> None:
    report = image.place / "只读.md"
    report.write_bytes(FAULTY)
    image.place.chmod(0o755)
    done = image.run("check", "--fix", "只读.md")
    assert done.returncode == 2, done.stdout
    assert "没有写入" in done.stdout
    assert report.read_bytes() == FAULTY
