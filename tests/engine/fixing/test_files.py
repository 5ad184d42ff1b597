"""Many files, each by its own options, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.fixing.files import MendedFile, mend_files
from govlint.linter import Options
from tests.engine.fixing.rewording import rewording
from tests.rules.linting import registry

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = Options((rewording("甲", "乙"),)), Options((rewording("甲", "丙", "ZZ102"),))


def run(
    folder: Path, *names: str, write: bool = True, stdin: bytes | None = None
) -> tuple[list[str], list[MendedFile]]:
    """All files and those opened; those called a are mended by one rule, the others by another."""
    seen: list[MendedFile] = []
    done: list[int] = []
    paths = [name if name == "-" else str(folder / name) for name in names]
    result = mend_files(
        paths,
        registry(),
        lambda path: FIRST if path.endswith("a.md") else SECOND,
        unsafe=False,
        write=write,
        each=seen.append,
        stdin=None if stdin is None else ("a.md", stdin),
        progress=done.append,
    )
    assert done == list(range(1, len(names) + 1))
    assert [rule.code for rule in result.rules] == ["ZZ101", "ZZ102"]
    return [file.path for file in result.files], seen


def test_each_file_is_mended_by_its_own_options(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("甲", "utf-8")
    _, seen = run(tmp_path, "a.md", "missing.md", "b.md")
    assert [file.mended.data.decode() for file in seen] == ["乙", "丙"], "what cannot be opened is not handed on"
    assert [(tmp_path / name).read_text("utf-8") for name in ("a.md", "b.md")] == ["乙", "丙"]


def test_standard_input_goes_by_its_name_and_is_handed_on(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("甲", "utf-8")
    paths, seen = run(tmp_path, "-", "b.md", stdin="甲".encode())
    assert paths[0] == "a.md"
    assert [file.mended.data.decode() for file in seen] == ["乙", "丙"]


def test_without_writing_files_stay(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("甲", "utf-8")
    _, seen = run(tmp_path, "a.md", "b.md", write=False)
    assert [file.mended.data.decode() for file in seen] == ["乙", "丙"]
    assert [(tmp_path / name).read_text("utf-8") for name in ("a.md", "b.md")] == ["甲", "甲"]
