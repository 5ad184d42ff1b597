"""A Word file mended here opens in another program, which reads the same in it as before but for the fix."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from govlint.fixing.mending import mend
from govlint.linter import Options
from tests.rules.linting import registry
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.program("soffice")

FIXES = {
    "GL202-行政规范性文件-as-规范性文件": ("规范性文件", "行政规范性文件"),
    "GL202-本年废止件数-as-本年度止件数": ("本年度止件数", "本年废止件数"),
    "GL202-法人或其他组织/法律服务机构-as-法律服务机够": ("法律服务机够", "法律服务机构"),
    "GL104-part-五-numbered-四": ("四、存在的主要问题", "五、存在的主要问题"),
    "GL105-part-六-reworded": ("其他需报告的事项", "其他需要报告的事项"),
}
MUTATED = {made.id: made for made in MUTATIONS}
CASES = [(name, format_) for name in FIXES for format_ in sorted(WORD)]
OPTIONS = Options(tuple(registry().rules.values()))


def texts(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """What LibreOffice reads in each file."""
    target = folder / "texts"
    words = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    words += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(target), *map(str, files)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    return {path.stem: path.read_text("utf-8-sig") for path in target.iterdir()}


@pytest.fixture(scope="module", name="read")
def _read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each file before (b) and after (a), by its number in `CASES`."""
    folder = tmp_path_factory.mktemp("libreoffice")
    files = []
    for number, (name, format_) in enumerate(CASES):
        data = FORMATS[format_](MUTATED[name].apply(consistent(3))).data
        made = mend("a.docx", data, registry(), OPTIONS)
        for letter, content in (("b", data), ("a", made.data)):
            files.append(folder / f"{number}{letter}.docx")
            files[-1].write_bytes(content)
    return texts(folder, files)


@pytest.mark.parametrize(
    ("number", "name", "format_"), [pytest.param(n, *case, id="-".join(case)) for n, case in enumerate(CASES)]
)
def test_another_program_reads_the_same_but_for_the_fix(
    number: int, name: str, format_: str, read: dict[str, str]
) -> None:
    before, after = read[f"{number}b"], read[f"{number}a"]
    wrong, right = FIXES[name]
    if name.startswith("GL104") and format_ == "docx_numbered":
        assert after == before, "the number is an automatic one"
        return
    found = re.search(rf"^(?:六、\s*)?(?={wrong})", before, re.MULTILINE)
    assert found
    assert after == before[: found.end()] + right + before[found.end() + len(wrong) :]
