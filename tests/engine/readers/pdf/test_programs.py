"""PDF as programs make it: a Word file through LibreOffice."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.engine.forms.disturbed import aligned_file, drawn, misplaced, numbered, unread
from tests.engine.readers.pdf.sheets import opened
from tests.synthetic.formats import FORMATS
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.program("soffice")
def test_every_figure_of_a_converted_word_file(tmp_path: Path) -> None:
    models = {
        f"{form}-{format_}": numbered(drawn(form, format_), form)
        for form, format_ in (("2021", "docx_styled"), ("2021", "docx_bold"), ("2019", "docx_styled"))
    }
    for name, model in models.items():
        (tmp_path / f"{name}.docx").write_bytes(FORMATS[name.partition("-")[2]](model).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.docx") for name in models]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    for name, model in models.items():
        data = (tmp_path / f"{name}.pdf").read_bytes()
        opened(data)
        report = aligned_file(Rendered(data, ".pdf"))
        assert misplaced(report, model) == []
        assert unread(report, model) == set()
