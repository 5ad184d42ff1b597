"""New reports are what another program can work with: saved by it, filled in, printed, they still say the same."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from govlint.authoring.filling.fill import fill
from tests.engine.authoring.written import YEARS, data_file, form_file, new_report, target
from tests.engine.forms.disturbed import aligned_file
from tests.synthetic.consistent import consistent
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.program("soffice")

FORMS = ("2019", "2021")


def saved(folder: Path, files: dict[str, bytes], suffix: str) -> dict[str, bytes]:
    """The Word files as LibreOffice saves them with another suffix."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    target = folder / "saved"
    words = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    words += ["--convert-to", suffix.lstrip("."), "--outdir", str(target), *(f"{name}.docx" for name in files)]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=300)
    return {name: (target / f"{name}{suffix}").read_bytes() for name in files}


def figures(data: bytes, suffix: str) -> dict[tuple[str, str, str], str | None]:
    report = aligned_file(Rendered(data, suffix))
    return {
        (table.id, row.id, column.id): getattr(report.value(table.id, row.id, column.id), "raw", None)
        for table in report.form.tables
        for row in table.rows
        for column in row.columns
    }


def filled(data: bytes, suffix: str, form: str) -> bytes:
    model = consistent(2, form=form, year=YEARS[form])
    return fill(target(data, suffix), data_file(form_file(form).form, model.values)).data


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_a_report_that_it_saved_is_filled_in(tmp_path: Path, suffix: str) -> None:
    for form, data in saved(tmp_path, {form: new_report(".docx", form) for form in FORMS}, suffix).items():
        values = consistent(2, form=form, year=YEARS[form]).values
        assert figures(filled(data, suffix, form), suffix) == values


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_filled_report_that_it_saved_has_its_figures(tmp_path: Path, suffix: str) -> None:
    files = {form: filled(new_report(".docx", form), ".docx", form) for form in FORMS}
    for form, data in saved(tmp_path, files, suffix).items():
        assert figures(data, suffix) == consistent(2, form=form, year=YEARS[form]).values
