"""The same findings in what LibreOffice makes of the files: another program's Word files, PDF and web pages."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.engine.forms.disturbed import aligned_file, drawn, numbered
from tests.rules.test_catalogue import told
from tests.rules.test_parity import checked, codes, in_one_text
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS
from tests.synthetic.writer import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.synthetic.model import ReportModel

pytestmark = pytest.mark.program("soffice")

CHOSEN = (
    "GL101-part-五-missing",
    "GL103-parts-五-六-swapped",
    "GL104-part-五-numbered-四",
    "GL105-part-三-reworded",
    "GL108-title-without-year",
    "GL111-gap-after-（二）",
    "GL202-行政规范性文件-as-规范性文件",
    "GL203-3.要求提供公开出版物-missing",
    "GL205-（一）予以公开-其他-blank",
    "GL206-count-word",
    "GL207-表二-split-before-行政强制",
    "GL209-表四-twice",
    "GL301-two-results",
    "GL403-period-of-last-year",
)
MUTATED = {mutation.id: mutation for mutation in MUTATIONS if mutation.id in CHOSEN}
SEED = 3


class Way(NamedTuple):
    """A format that the generator writes, and the conversions one after the other: filter and suffix."""

    written: str
    steps: tuple[tuple[str, str], ...]


WAYS = {
    "Word file to OpenDocument and back": Way("docx_numbered", (("odt", ".odt"), ("docx", ".docx"))),
    "Word file to PDF": Way("docx_numbered", (("pdf", ".pdf"),)),
    "Word file to web page": Way("docx_styled", (("html", ".html"),)),
    "web page to Word file": Way("html", (("docx:MS Word 2007 XML", ".docx"),)),
}


def models() -> dict[str, ReportModel]:
    """By name; the names of files must be plain for LibreOffice."""
    changed = {name: mutation.apply(consistent(SEED)) for name, mutation in MUTATED.items()}
    return {"faultless": consistent(SEED), "numbered": numbered(drawn("libreoffice")), **changed}


def convert(folder: Path, profile: Path, files: Iterable[Path], to: str) -> Path:
    """Convert all files by one run of LibreOffice."""
    target = folder / f"to-{to[:4]}"
    words = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    if to.startswith("docx:"):
        words.append("--infilter=HTML (StarWriter)")
    words += ["--convert-to", to, "--outdir", str(target), *map(str, files)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    return target


@pytest.fixture(scope="module", name="profile")
def _profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile that no other LibreOffice uses; making it takes longer than a conversion."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module", name="converted", params=WAYS)
def _converted(
    request: pytest.FixtureRequest, profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    """What became of each report on this way."""
    way = WAYS[request.param]
    folder = tmp_path_factory.mktemp("libreoffice")
    names = list(models())
    files = []
    for number, model in enumerate(models().values()):
        rendered = FORMATS[way.written](model)
        files.append(folder / f"{number}{rendered.suffix}")
        files[-1].write_bytes(rendered.data)
    for to, suffix in way.steps:
        made = convert(folder, profile, files, to)
        files = [made / f"{number}{suffix}" for number in range(len(names))]
    return {name: Rendered(file.read_bytes(), file.suffix) for name, file in zip(names, files, strict=True)}


def test_a_faultless_report_is_silent(converted: dict[str, Rendered]) -> None:
    result = checked(converted["faultless"])
    assert told(result.diagnostics) == []
    assert result.form == "2021"


def test_every_figure_is_in_its_place(converted: dict[str, Rendered]) -> None:
    report = aligned_file(converted["numbered"])
    values = models()["numbered"].values
    assert {cell: getattr(report.value(*cell), "raw", None) for cell in values} == values


@pytest.mark.parametrize("name", CHOSEN)
def test_a_fault_gives_the_codes_it_gives_in_markdown(name: str, converted: dict[str, Rendered]) -> None:
    result = checked(converted[name])
    assert codes(result) == in_one_text(MUTATED[name], "markdown", SEED), told(result.diagnostics)
