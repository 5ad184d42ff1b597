"""The manifest that `govlint series init` writes can be read, says what is there, and proposes only what is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.linter import Options
from govlint.series.manifest import read_manifest
from govlint.series.organ_names import organ_key
from govlint.series.proposing import _quoted, proposed
from govlint.series.run import read_series, run_series
from tests.rules.linting import registry, sample
from tests.synthetic.province import GOVERNMENT, OFFICE, province

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.series.manifest import Manifest

NOTHING = Options(())
EVERYTHING = Options(tuple(rule for rule in registry().rules.values() if rule.on == "series"))


def manifest_of(folder: Path) -> tuple[Manifest, str]:
    """The manifest made of the reports in a folder, read again, and its text."""
    paths = sorted(str(path) for path in folder.rglob("*") if path.is_file())
    series, _ = read_series(paths, registry(), lambda _: NOTHING)
    text = proposed(series, "govlint-series.toml", str(folder), [str(folder)])
    (folder / "govlint-series.toml").write_text(text, "utf-8")
    return read_manifest(str(folder / "govlint-series.toml")), text


def test_a_province(tmp_path: Path) -> None:
    made = province(6, organs=8, years=range(2022, 2025))
    manifest, _ = manifest_of(made.write(tmp_path, manifest=False))
    assert {organ.name for organ in manifest.organs} == set(made.organs)
    assert manifest.organs[0].name == GOVERNMENT, "those that others belong to come first"
    parents = {organ.name: organ.parent for organ in manifest.organs}
    assert {name for name, parent in parents.items() if parent == organ_key(GOVERNMENT)} == set(made.below)
    assert {name for name, parent in parents.items() if not parent} == {GOVERNMENT, *made.apart}
    assert OFFICE in made.below
    assert manifest.years == (2022, 2023, 2024)
    assert len(list(manifest.files())) == len(made.models)
    assert manifest.folders == (str(tmp_path),)
    paths = [path for path, _, _ in manifest.files()]
    result = run_series(paths, registry(), lambda _: EVERYTHING, manifest=manifest)
    assert [told.finding.message for file in result.files for told in file.diagnostics] == []


def test_what_a_person_has_to_decide_is_said_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(sample(), "utf-8")
    (tmp_path / "b.md").write_text(sample().replace("| 236 |", "| 263 |"), "utf-8")
    (tmp_path / "c.md").write_text(sample().replace("# 云岭市水务局2024年", "# 2024年"), "utf-8")
    manifest, text = manifest_of(tmp_path)
    assert [(organ.name, dict(organ.files)) for organ in manifest.organs] == [("云岭市水务局", {})]
    assert "# 云岭市水务局 2024 年度有几份不同的报告，请选一份写入 files：" in text
    assert f"# 没有归入：{tmp_path / 'c.md'}（标题没有写明机关）" in text


def test_years_of_an_organ_are_proposed_as_a_comment(tmp_path: Path) -> None:
    for organ, years in (("云岭市水务局", (2023, 2024)), ("云岭市教育局", (2024,))):
        for year in years:
            text = sample().replace("云岭市水务局", organ).replace("2024", str(year))
            (tmp_path / f"{organ}{year}.md").write_text(text, "utf-8")
    _, text = manifest_of(tmp_path)
    assert text.count("# years = [2024]") == 1


def test_nothing_in_names_and_paths_becomes_toml(tmp_path: Path) -> None:
    folder = tmp_path / 'a "b" \\ [c]'
    folder.mkdir()
    (folder / "d'e.md").write_text(sample(), "utf-8")
    (folder / 'f\n[[organs]]\nname = "x".md').write_text(sample().replace("# 云岭市水务局", "# "), "utf-8")
    manifest, text = manifest_of(tmp_path)
    assert [path for path, _, _ in manifest.files()] == [str(folder / "d'e.md")]
    assert len(manifest.organs) == 1
    assert "没有归入" in text


def test_strings_are_quoted() -> None:
    import tomllib

    for text in ("云岭市", 'a"b', "a\\b", "a'b", "a'b\"c\\d", "a\nb", "a\x00b\u200b", "\ue000"):
        assert tomllib.loads(f"x = {_quoted(text)}")["x"] == text
