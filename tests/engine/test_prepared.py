"""What is kept ready for the next start: used while it is true, and never in the way."""

from __future__ import annotations

import json
import marshal
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

import pytest

from govlint import prepared, preparing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "examples" / "sample-report.md"
PROGRAM = """\
import json, sys
from govlint.cli import main
sys.argv = ["govlint", "check", "--exit-zero", "--format", "concise", {report!r}]
code = main()
from govlint import prepared
store = prepared._active
print(json.dumps([code, store.path, len(store.modules), len(store.patterns), len(store.data), store.asked]))
"""


def started(folder: Path, program: str = PROGRAM, **environment: str) -> tuple[str, list[object]]:
    """What a check says, and the store that it used, with the files that Python compiles in a folder of their own."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", program.format(report=str(REPORT))],
        capture_output=True,
        text=True,
        check=False,
        env={**known, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": f"{ROOT}:{ROOT / 'rules'}", **environment},
    )
    assert done.returncode == 0, done.stderr
    *said, store = done.stdout.splitlines()
    return "\n".join(said), json.loads(store)


def test_the_second_start_finds_all_that_the_first_one_made(tmp_path: Path) -> None:
    first, (_, path, *nothing, _) = started(tmp_path)
    assert nothing == [0, 0, 0]
    assert Path(str(path)).is_relative_to(tmp_path)
    second, (_, _, modules, patterns, data, asked) = started(tmp_path)
    assert second == first
    assert [modules > 150, patterns > 100, data == 1] == [True] * 3  # type: ignore[operator]
    # What is still compiled is argparse's alone: it puts its patterns together from the arguments.
    assert asked == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:1000], id="cut off"),
        pytest.param(lambda data: b"\0" * 8 + data[8:], id="no index"),
        pytest.param(lambda data: b"\xff" * len(data), id="no store at all"),
        pytest.param(lambda data: b"", id="empty"),
    ],
)
def test_a_damaged_store_is_as_good_as_none(damage: object, tmp_path: Path) -> None:
    first, (_, path, *_) = started(tmp_path)
    whole = Path(str(path)).read_bytes()
    Path(str(path)).write_bytes(damage(whole))  # type: ignore[operator]
    second, (_, _, *nothing, _) = started(tmp_path)
    assert (second, nothing) == (first, [0, 0, 0])
    third, (_, _, modules, *_) = started(tmp_path)
    assert third == first
    assert modules


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut off behind the index"),
        pytest.param(lambda data: data[: len(data) // 2] + bytes(len(data) // 2), id="zeros behind the index"),
        pytest.param(lambda data: data[: len(data) // 2] + b"N" * (len(data) - len(data) // 2), id="no code at all"),
    ],
)
def test_code_that_is_damaged_is_loaded_from_its_source_and_kept_anew(
    damage: object, tmp_path: Path, opened: Callable[[str], prepared.Store]
) -> None:
    first, (_, path, *_) = started(tmp_path)
    store = Path(str(path))
    whole = store.read_bytes()
    store.write_bytes(damage(whole))  # type: ignore[operator]
    assert started(tmp_path)[0] == first
    kept = opened(str(path))
    assert len(kept.modules) > 150
    assert {type(marshal.loads(kept.code(origin))) for origin in kept.modules} == {CodeType}  # noqa: S302 - our own
    written = store.stat().st_mtime_ns
    assert started(tmp_path)[0] == first
    assert store.stat().st_mtime_ns == written


def test_nothing_is_written_where_python_may_not_write_what_it_compiles(tmp_path: Path) -> None:
    _, (_, path, *_) = started(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert not Path(str(path)).exists()


def test_a_program_that_loads_many_modules_does_not_fill_the_store(tmp_path: Path) -> None:
    heavy = tmp_path / "yunling_heavy"
    heavy.mkdir()
    for number in range(400):
        (heavy / f"m{number}.py").write_text("")
    (heavy / "__init__.py").write_text("from yunling_heavy import " + ", ".join(f"m{number}" for number in range(400)))
    program = f"import sys; sys.path.append({str(tmp_path)!r}); import yunling_heavy\n" + PROGRAM
    _, (_, path, *_) = started(tmp_path / "cache", program)
    assert not Path(str(path)).exists()
    assert started(tmp_path / "cache")
    assert Path(str(path)).exists()


@pytest.fixture
def opened() -> Iterator[Callable[[str], prepared.Store]]:
    """Opens stores, which are closed again."""
    stores: list[prepared.Store] = []

    def made(path: str) -> prepared.Store:
        stores.append(prepared.Store(path))
        return stores[-1]

    yield made
    for store in stores:
        store.close()


@pytest.fixture
def package(tmp_path: Path) -> Iterator[Path]:
    """A package with a module, which can be imported."""
    folder = tmp_path / "yunling_prepared"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "inner.py").write_text("SAID = 1\n")
    sys.path.insert(0, str(tmp_path))
    yield folder
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("yunling_prepared")]:
        del sys.modules[name]


@pytest.fixture
def store(package: Path, opened: Callable[[str], prepared.Store]) -> prepared.Store:
    """A store with the module of the package."""
    import_module("yunling_prepared.inner")
    path = str(package.parent / "store.bin")
    preparing.keep(opened(path))
    return opened(path)


def test_a_module_is_found_as_long_as_its_source_is_what_it_was(package: Path, store: prepared.Store) -> None:
    found = store.find_spec("yunling_prepared.inner", [str(package)])
    assert found is not None
    assert found.origin == str(package / "inner.py")
    (package / "inner.py").write_text("SAID = 22\n")
    assert store.find_spec("yunling_prepared.inner", [str(package)]) is None
    (package / "inner.py").unlink()
    assert store.find_spec("yunling_prepared.inner", [str(package)]) is None


def test_code_in_use_is_not_kept_for_a_source_that_has_changed_since(
    package: Path, store: prepared.Store, opened: Callable[[str], prepared.Store]
) -> None:
    (package / "inner.py").write_text("SAID = 'the new one'\n")
    preparing.keep(store)
    assert opened(store.path).find_spec("yunling_prepared.inner", [str(package)]) is None


def test_a_module_of_the_same_name_elsewhere_is_another_one(store: prepared.Store) -> None:
    assert store.find_spec("yunling_prepared.inner", ["/elsewhere"]) is None
    assert store.find_spec("yunling_prepared", None) is None


def test_data_is_parsed_once_for_each_state_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[str], prepared.Store]
) -> None:
    source = tmp_path / "data.txt"
    source.write_text("甲")
    path = str(tmp_path / "store.bin")
    for expected in ("甲", "甲", "乙丙"):
        store = opened(path)
        monkeypatch.setattr(prepared, "_active", store)
        if expected == "乙丙":
            source.write_text(expected)
        assert prepared.parsed(str(source), lambda: source.read_text()) == expected
        assert (str(source) in store.parsed) is (not store.data or expected == "乙丙")
        preparing.keep(store)


def test_a_pattern_that_a_document_has_a_part_in_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[str], prepared.Store]
) -> None:
    """Patterns are told by who asks: a function without parameters, or the program's own text."""
    import re._compiler as compiler  # type: ignore[import-not-found]

    store = opened(str(tmp_path / "store.bin"))
    monkeypatch.setattr(prepared, "_compile", compiler.compile, raising=False)
    monkeypatch.setattr(prepared, "_active", store)
    monkeypatch.setattr(compiler, "compile", store.pattern)
    re.purge()

    def of(organ: str) -> re.Pattern[str]:
        return re.compile(f"{organ}公开")

    def said(text: str) -> object:
        return re.search("申请[一二]", text)

    assert of("云岭市").search("云岭市公开")
    assert said("申请二")
    prepared.constant("丙" * 3)
    assert store.asked == [("申请[一二]", 0), ("丙丙丙", 0)]
    preparing.keep(store)
    again = opened(store.path)
    monkeypatch.setattr(prepared, "_assemble", compiler._sre.compile, raising=False)
    found = again.pattern("申请[一二]").search("甲申请二")
    assert found is not None
    assert found.span() == (1, 4)
    assert again.asked == []
