"""Files made to harm: each is told of or read in 10 seconds and 500 MB, and none reaches beyond itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.hostile import text_files, web_pages, word_files
from tests.engine.hostile.pdf_files import SHEETS
from tests.engine.hostile.text_files import TEXTS
from tests.engine.hostile.web_pages import PAGES, reaching
from tests.engine.hostile.word_files import FILES, climbing, external_entity, external_subset, outside

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 10
BYTES = 500 * 1024**2
GUARDED = Path(__file__).with_name("guarded.py")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in /proc")


def guarded(path: Path, command: str = "check", forbidden: Path | None = None) -> dict[str, Any]:
    """What happened when the file was checked: exit code, seconds, peak memory, what was reached, output."""
    forbidden = forbidden or path.parent / "forbidden"
    done = subprocess.run(
        [sys.executable, str(GUARDED), command, str(path), str(forbidden)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    output = (done.stdout + done.stderr).decode("utf-8", "backslashreplace")
    assert done.returncode == 0, output[-2000:]
    told: dict[str, Any] = json.loads(done.stderr.decode().strip().rpartition("\n")[2])
    return told | {"output": output}


def assert_harmless(path: Path, command: str = "check") -> dict[str, Any]:
    told = guarded(path, command)
    assert told["code"] in (0, 1, 2), told["output"][-2000:]
    assert "Traceback" not in told["output"]
    assert told["seconds"] < SECONDS
    assert told["peak"] < BYTES
    assert told["reached"] == []
    return told


def is_refused(path: Path) -> bool:
    """Whether nothing was read of a file, which must in any case be harmless."""
    told = assert_harmless(path)
    assert ("GL001" in told["output"]) == (told["code"] == 2)
    return bool(told["code"] == 2)


@pytest.mark.parametrize("name", FILES)
def test_word_files(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(FILES[name]())
    assert is_refused(tmp_path / "a.docx") == (name in word_files.REFUSED)


@pytest.mark.parametrize("name", PAGES)
def test_web_pages(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGES[name](), "utf-8")
    assert is_refused(tmp_path / "a.html") == (name in web_pages.REFUSED)


@pytest.mark.parametrize("build", SHEETS.values(), ids=SHEETS)
def test_pdf(build: Callable[[], bytes], tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "a.pdf").write_bytes(build())
    assert_harmless(tmp_path / "a.pdf")


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str, suffix: str, tmp_path: Path) -> None:
    path = (tmp_path / "a").with_suffix(suffix)
    path.write_text(TEXTS[name](), "utf-8", newline="")
    assert is_refused(path) == (name in text_files.REFUSED)


@pytest.fixture(name="secret")
def _secret(tmp_path: Path) -> Path:
    (tmp_path / "forbidden").mkdir()
    secret = tmp_path / "forbidden" / "secret.xml"
    secret.write_text("<w:t>SECRET</w:t>", "utf-8")
    return secret


@pytest.mark.parametrize("command", ["check", "show"])
@pytest.mark.parametrize("build", [external_entity, external_subset, outside, climbing])
@pytest.mark.parametrize("address", ["file", "path", "http"])
def test_a_word_file_reaches_nothing(
    build: Callable[[str], bytes], address: str, command: str, secret: Path, tmp_path: Path
) -> None:
    url = {"file": secret.as_uri(), "path": str(secret), "http": "http://127.0.0.1:9/a"}[address]
    (tmp_path / "a.docx").write_bytes(build(url))
    assert "SECRET" not in assert_harmless(tmp_path / "a.docx", command)["output"]


@pytest.mark.parametrize("command", ["check", "show"])
@pytest.mark.parametrize("suffix", [".html", ".xhtml", ".md"])
@pytest.mark.parametrize("address", ["file", "http"])
def test_a_page_reaches_nothing(address: str, suffix: str, command: str, secret: Path, tmp_path: Path) -> None:
    url = {"file": secret.as_uri(), "http": "http://127.0.0.1:9/a"}[address]
    path = (tmp_path / "a").with_suffix(suffix)
    path.write_text(reaching(url), "utf-8")
    assert "SECRET" not in assert_harmless(path, command)["output"]


def test_what_is_reached_is_noticed(secret: Path, tmp_path: Path) -> None:
    assert guarded(secret, forbidden=tmp_path)["reached"] == [str(secret)], "else the tests above could not fail"
