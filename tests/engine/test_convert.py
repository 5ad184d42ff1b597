"""Legacy files are converted where the user asks for it, by a LibreOffice that reaches nothing else."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

from govlint import conversion
from govlint.conversion import LibreOffice, installed
from govlint.linter import Options, lint
from govlint.plugins import load
from govlint.reading import read
from govlint.unreadable import UnreadableError
from tests.engine.foreign_files import compound, packed
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS
from tests.synthetic.mutations import MUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govlint.document import Document
    from govlint.plugins import Reader
    from govlint.results import FileResult

needs_libreoffice = pytest.mark.program("soffice")
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")

RTF = rb"{\rtf1\ansi hello {\field{\*\fldinst INCLUDETEXT \"%s\"}{\fldrslt nothing}}}"
FLAT_ODT = """\
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>标题<draw:frame svg:width="3cm" svg:height="3cm" text:anchor-type="as-char"><draw:image xlink:href="{url}"
 xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="a"><text:section-source xlink:href="{file}" text:filter-name="Text"/>
<text:p>nothing</text:p></text:section>
<text:section text:name="b"><text:section-source xlink:href="{url}"/><text:p>nothing</text:p></text:section>
</office:text></office:body></office:document>
"""


def readers(*suffixes: str) -> dict[str, Reader]:
    """Readers that tell which of them was asked, with what."""

    def reader(suffix: str) -> Reader:
        def read(path: str, data: bytes) -> Document:
            raise AskedError(suffix, path, data)

        return read

    return {suffix: reader(suffix) for suffix in suffixes}


class AskedError(Exception):
    pass


def convert(data: bytes, suffix: str) -> bytes:
    return b"made of " + suffix.encode() + b" " + data[:4]


def test_a_legacy_file_is_read_as_what_it_was_converted_to() -> None:
    with pytest.raises(AskedError) as asked:
        read("报告/a.doc", compound("WordDocument"), readers(".md", ".docx"), convert)
    assert asked.value.args == (".docx", "报告/a.doc", b"made of .doc \xd0\xcf\x11\xe0")


@pytest.mark.parametrize(
    ("path", "data", "suffix"),
    [
        pytest.param("a.wps", compound("WordDocument"), ".doc", id="doc called wps"),
        pytest.param("a.doc", rb"{\rtf1}", ".rtf", id="rtf called doc"),
        pytest.param("a.xml", b"http://schemas.microsoft.com/office/word/2003/wordml", ".xml", id="Word 2003 XML"),
        pytest.param("a.md", compound("WordDocument"), ".doc", id="doc called md"),
        pytest.param("a", rb"{\rtf1}", ".rtf", id="no suffix"),
    ],
)
def test_the_content_decides_what_is_converted(path: str, data: bytes, suffix: str) -> None:
    with pytest.raises(AskedError) as asked:
        read(path, data, {**load().readers, **readers(".docx")}, convert)
    assert asked.value.args[2].startswith(b"made of " + suffix.encode())


@pytest.mark.parametrize(
    ("path", "data"),
    [
        pytest.param("a.doc", compound("EncryptedPackage"), id="a password"),
        pytest.param("a.doc", b"<html>", id="a web page"),
        pytest.param("a.ofd", packed("OFD.xml"), id="ofd"),
        pytest.param("~$a.doc", compound("WordDocument"), id="an owner file"),
        pytest.param("a.doc", b"", id="empty"),
    ],
)
def test_what_cannot_be_converted_is_not_tried(path: str, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(path, data, readers(".md", ".docx"), convert)


def test_nothing_is_converted_unasked() -> None:
    with pytest.raises(UnreadableError, match="--convert"):
        read("a.doc", compound("WordDocument"), readers(".md", ".docx"))


def test_without_a_reader_of_word_files_nothing_is_converted() -> None:
    with pytest.raises(UnreadableError, match="--convert"):
        read("a.doc", compound("WordDocument"), readers(".md"), convert)


def test_a_word_file_under_another_name_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "installed", lambda: None)
    data = packed("[Content_Types].xml", "word/document.xml")
    with pytest.raises(AskedError) as asked:
        read("a.doc", data, readers(".docx"), LibreOffice())
    assert asked.value.args == (".docx", "a.doc", data)


def test_it_says_where_libreoffice_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "installed", lambda: None)
    rules = tuple(load().rules.values())
    result = lint("a.doc", compound("WordDocument"), load(), Options(rules, convert=LibreOffice()))
    assert [made.rule.code for made in result.diagnostics] == ["GL001"]
    assert "没有找到" in result.diagnostics[0].finding.message
    assert result.diagnostics[0].path == "a.doc"


def program(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice: a shell script with the output folder as $OUT and the input file as $IN."""
    made = folder / "soffice"
    made.write_text(f'#!/bin/sh\nwhile [ $# -gt 1 ]; do OUT="$1"; shift; done; IN="$1"\n{script}\n', "utf-8")
    made.chmod(0o755)
    return str(made)


@posix
def test_what_libreoffice_is_given(tmp_path: Path) -> None:
    told = 'mkdir "$OUT"; { echo "$IN"; cat "$IN"; pwd; echo "$HOME"; } > "$OUT/report.docx"'
    name, data, folder, home = LibreOffice(program(tmp_path, told))(b"x\n", ".doc").decode().split()
    assert os.path.basename(name) == "report.doc"
    assert data == "x"
    assert os.path.realpath(home) == os.path.realpath(folder) == os.path.realpath(os.path.dirname(name))
    assert not os.path.exists(folder), "nothing is left behind"


@posix
@pytest.mark.parametrize(
    ("script", "message"),
    [
        pytest.param("exit 1", "没有转换成", id="it fails"),
        pytest.param("exit 0", "没有转换成", id="it makes nothing"),
        pytest.param("kill -9 $$", "没有转换成", id="it crashes"),
        pytest.param('mkdir -p "$OUT/report.docx"', "没有转换成", id="it makes a folder"),
        pytest.param('mkdir "$OUT"; head -c 70000000 /dev/zero > "$OUT/report.docx"', "超过", id="too much"),
        pytest.param("sleep 60", "停止", id="it hangs"),
        pytest.param("sleep 60 & sleep 60", "停止", id="what it started hangs"),
    ],
)
def test_a_conversion_that_fails(script: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=message):
        LibreOffice(program(tmp_path, script), seconds=1.5)(b"x", ".doc")


@posix
def test_what_it_started_and_left_running_is_ended(tmp_path: Path) -> None:
    script = f'(sleep 2; echo > "{tmp_path}/late") & mkdir "$OUT"; echo > "$OUT/report.docx"'
    LibreOffice(program(tmp_path, script))(b"x", ".doc")
    threading.Event().wait(2.5)
    assert not (tmp_path / "late").exists()


def test_a_program_that_cannot_be_started(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="LibreOffice"):
        LibreOffice(str(tmp_path / "gone"))(b"x", ".doc")


def test_libreoffice_is_found_where_its_installer_puts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    place = tmp_path / "elsewhere"
    assert installed([str(place)]) is None
    place.touch()
    assert installed([str(place)]) == str(place)


@pytest.fixture(name="visits")
def _visits() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a web server on this machine, and who came."""
    came: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                visitor, _ = listening.accept()
            except OSError:
                return
            with visitor:
                came.append(visitor.recv(100))

    waiting = threading.Thread(target=serve)
    waiting.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/a.png", came
    # Closing alone does not wake the thread.
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    waiting.join()


def body(docx: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def linking(url: str, folder: Path) -> bytes:
    (folder / "secret.txt").write_text("SECRET", "utf-8")
    return FLAT_ODT.format(url=url, file=(folder / "secret.txt").as_uri()).encode()


@needs_libreoffice
def test_what_a_document_links_to_is_not_fetched(visits: tuple[str, list[bytes]], tmp_path: Path) -> None:
    url, came = visits
    made = body(LibreOffice()(linking(url, tmp_path), ".fodt"))
    assert came == []
    assert "SECRET" not in made
    assert "标题" in made


@needs_libreoffice
def test_it_is_the_settings_that_keep_it_from_the_network(
    visits: tuple[str, list[bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "_SETTINGS", ())
    url, came = visits
    LibreOffice()(linking(url, tmp_path), ".fodt")
    assert came, "else the test above could not fail"


@needs_libreoffice
def test_a_file_that_is_included_stays_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", "utf-8")
    made = body(LibreOffice()(RTF % str(tmp_path / "secret.txt").encode(), ".rtf"))
    assert "hello" in made
    assert "SECRET" not in made


@needs_libreoffice
def test_what_libreoffice_cannot_open() -> None:
    with pytest.raises(UnreadableError, match="没有转换成"):
        LibreOffice()(compound("WordDocument"), ".doc")


FAULTY = {mutation.id: mutation for mutation in MUTATIONS}["GL202-本年废止件数-as-本年度止件数"].apply(consistent(7))
LEGACY = {
    ".doc": "doc:MS Word 97",
    ".rtf": "rtf",
    ".odt": "odt",
    ".fodt": "fodt",
    ".uot": "uot",
    ".xml": "xml:MS Word 2003 XML",
}


def codes(result: FileResult) -> list[str]:
    return sorted(made.rule.code for made in result.diagnostics)


@needs_libreoffice
@pytest.mark.parametrize("suffix", LEGACY)
def test_a_converted_report_has_the_findings_of_the_word_file(suffix: str, tmp_path: Path) -> None:
    registry = load()
    rules = tuple(rule for rule in registry.rules.values() if rule.code.startswith(("GL0", "GL2", "GL3", "GL4")))
    rendered = FORMATS["docx_numbered"](FAULTY)
    word = lint("a.docx", rendered.data, registry, Options(rules))
    (tmp_path / "a.docx").write_bytes(rendered.data)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", LEGACY[suffix], "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    legacy = (tmp_path / f"a{suffix}").read_bytes()
    result = lint("a.doc", legacy, registry, Options(rules, convert=LibreOffice()))
    assert codes(result) == codes(word)
    assert "GL202" in codes(word)
    assert {made.path for made in result.diagnostics} == {"a.doc"}
    assert result.year == word.year
    assert codes(lint("a.doc", legacy, registry, Options(rules))) == ["GL001"]
