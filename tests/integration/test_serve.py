"""The server itself: who may use it and how, what it refuses, and that it stands what browsers and others send."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import signal
import socket
import subprocess
import sys
import weakref
import zipfile
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from govlint.web import app, work
from govlint.web.pool import Pool
from govlint.web.serving import RefusedError
from tests.integration.processes import govlint, output
from tests.integration.serving import ended, nothing_loaded, served
from tests.rules.linting import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

TOKEN = "correct-horse-battery"  # noqa: S105
SUM = ("| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 |", "| 三、本年度办理结果 | （一）予以公开 |  | 13 | 2 |")
ONLY_WORD = "这个文件不能加批注：只能给 Word 文档（.docx、.docm）加。"
BOUNDARY = "----govlint-test"
PART = {"Govlint_Part": "1"}


class Answer:
    """What the server answered."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(url: str, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    """Send a request as it stands; `_` in the names of headers is `-`."""
    target = urlsplit(url)
    connection = HTTPConnection(target.hostname or "", target.port, timeout=120)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def multipart(files: Sequence[tuple[str, bytes]], fields: Mapping[str, str] = {}) -> bytes:
    pieces = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, data in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        pieces += [head.encode(), data, b"\r\n"]
    return b"".join([*pieces, f"--{BOUNDARY}--\r\n".encode()])


def post(url: str, path: str, *files: tuple[str, bytes], fields: Mapping[str, str] = {}, **headers: str) -> Answer:
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    given = {"Content_Type": kind, "Govlint_Part": "1", **headers}
    return ask(url, "POST", path, multipart(files, fields), **given)


REPORT = ("报告.md", changed(SUM).encode())


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("open"), "--max-upload", "2", "--name", "jiancha.example.cn") as address:
        yield address


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("closed")
    with served(folder, "--prefix", "govlint/", environment={"GOVLINT_TOKEN": TOKEN}) as address:
        yield address


def test_it_is_well(url: str) -> None:
    assert json.loads(ask(url, "GET", "/healthz").text) == {"status": "ok"}
    version = json.loads(ask(url, "GET", "/version").text)
    assert set(version) == {"name", "version"}


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/app.js", "/nothing", "/check"])
def test_every_answer_says_what_browsers_may_do(url: str, path: str) -> None:
    headers = ask(url, "GET", path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    assert headers["cache-control"] == ("private, max-age=3600" if "static" in path else "no-store")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("localhost", 200, id="this computer"),
        pytest.param("127.0.0.1:8642", 200, id="an address"),
        pytest.param("[::1]:8642", 200, id="an address of six"),
        pytest.param("jiancha.example.cn", 200, id="the name that was given"),
        pytest.param("JIANCHA.example.cn:80", 200, id="in capitals"),
        pytest.param("evil.example.com", 421, id="a name that somebody lets lead here"),
        pytest.param("jiancha.example.cn.evil.example.com", 421, id="a name that begins alike"),
        pytest.param("localhost.evil.example.com", 421, id="localhost of somebody"),
        pytest.param("[::1", 421, id="no name at all"),
        pytest.param("", 421, id="none"),
    ],
)
def test_the_name_it_is_called_by(url: str, host: str, status: int) -> None:
    assert ask(url, "GET", "/", Host=host).status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 200, id="a program"),
        pytest.param({"Sec_Fetch_Site": "same-origin"}, 200, id="the page itself"),
        pytest.param({"Sec_Fetch_Site": "none"}, 200, id="the user"),
        pytest.param({"Sec_Fetch_Site": "cross-site"}, 403, id="another site"),
        pytest.param({"Sec_Fetch_Site": "same-site"}, 403, id="another page of this computer"),
        pytest.param({"Origin": "null"}, 403, id="a file, in an old browser"),
        pytest.param({"Origin": "http://evil.example.com"}, 403, id="another site, in an old browser"),
        pytest.param({"Origin": "http://localhost", "Host": "localhost"}, 200, id="the page, in an old browser"),
    ],
)
def test_pages_of_other_sites_cannot_use_it(url: str, headers: dict[str, str], status: int) -> None:
    assert post(url, "/check", REPORT, **headers).status == status


def test_what_is_found(url: str) -> None:
    answer = post(url, "/check", REPORT)
    assert answer.status == 200
    assert 'data-rule="GL302"' in answer.text
    assert not answer.text.startswith("<!DOCTYPE")


def test_only_chosen_findings_are_mended(url: str) -> None:
    text = changed(("## 五、存在的主要问题及改进情况", "## 五、存在的主要问题及整改情况"))
    found = json.loads(post(url, "/report/json", ("a.md", text.encode())).text)
    (fingerprint,) = [each["fingerprint"] for each in found["files"][0]["diagnostics"]]
    none = post(url, "/fix", ("a.md", text.encode()), fields={"only": "0" * 32})
    assert none.body == text.encode()
    assert json.loads(unquote(none.headers["govlint-outcome"])) == {"mended": 0, "left": 1, "reasons": []}
    one = post(url, "/fix", ("a.md", text.encode()), fields={"only": fingerprint})
    assert one.body == changed().encode()
    assert unquote(one.headers["content-disposition"]) == "attachment; filename*=UTF-8''a.md"


@pytest.mark.parametrize(
    ("answer", "status", "message"),
    [
        pytest.param({"path": "/没有"}, 404, "没有这个页面。", id="an address that there is not"),
        pytest.param({"path": "/report/pdf"}, 404, "没有这个页面。", id="a format that there is not"),
        pytest.param({"path": "/static/..%2fapp.py"}, 404, "没有这个页面。", id="out of the folder"),
        pytest.param({"method": "GET", "path": "/check"}, 405, "这个网址不能这样用。", id="not sent"),
        pytest.param({"files": ()}, 400, "没有收到文件。", id="no file"),
        pytest.param(
            {"fields": {"published": "明天"}}, 400, "公布日期写得不对，应当像 2025-01-20 这样。", id="no date"
        ),
        pytest.param({"path": "/annotate"}, 422, ONLY_WORD, id="no Word file"),
        pytest.param({"Content_Type": "text/plain"}, 400, "请求不完整，请刷新页面再试。", id="no form"),
        pytest.param({"Content_Type": "multipart/form-data"}, 400, "请求不完整，请刷新页面再试。", id="no boundary"),
        pytest.param({"files": (("a.md", b"x"),) * 101}, 413, "一次最多上传 100 个文件。", id="many files"),
    ],
)
def test_refusals_are_constant(url: str, answer: dict[str, Any], status: int, message: str) -> None:
    asked = {"path": "/check", "files": (REPORT,), "fields": {}, **answer}
    method = asked.pop("method", "POST")
    path, files, fields = asked.pop("path").replace("没有", "%E6%B2%A1"), asked.pop("files"), asked.pop("fields")
    made = post(url, path, *files, fields=fields, **asked) if method == "POST" else ask(url, method, path, **PART)
    assert (made.status, made.text) == (status, message)


def test_a_browser_is_told_on_a_page(url: str) -> None:
    answer = ask(url, "GET", "/nothing", Accept="text/html")
    assert answer.status == 404
    assert "没有这个页面。" in answer.text
    assert answer.text.startswith("<!DOCTYPE html>")


def test_too_much_is_refused_before_it_is_read(url: str) -> None:
    target = urlsplit(url)
    with socket.create_connection((target.hostname or "", target.port or 0), timeout=60) as connection:
        head = f"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: {3 * 1024 * 1024}\r\n\r\n"
        connection.sendall(head.encode())
        assert connection.recv(64).startswith(b"HTTP/1.1 413")


def test_too_much_without_a_length_is_refused_as_it_comes(url: str) -> None:
    target = urlsplit(url)
    connection = HTTPConnection(target.hostname or "", target.port, timeout=60)
    body = multipart([("a.md", b"x" * 3 * 1024 * 1024)])
    pieces = (body[start : start + 65536] for start in range(0, len(body), 65536))
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Govlint-Part": "1"}
    try:
        connection.request("POST", "/check", pieces, headers, encode_chunked=True)
        status = connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # it hung up in the middle, as it may
    finally:
        connection.close()
    assert status == 413
    assert ask(url, "GET", "/healthz").status == 200


def test_fifty_at_once(url: str) -> None:
    def uploaded(number: int) -> tuple[int, bool]:
        text = changed(
            SUM, ("云岭市水务局2024年政府信息公开工作年度报告", f"云岭市水务局{number}号2024年政府信息公开工作年度报告")
        )
        answer = post(url, "/check", (f"{number}.md", text.encode()))
        return answer.status, f"云岭市水务局{number}号" in answer.text and 'data-rule="GL302"' in answer.text

    with ThreadPoolExecutor(50) as threads:
        assert list(threads.map(uploaded, range(50))) == [(200, True)] * 50


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.docx", b"PK\x03\x04 no package", id="a damaged package"),
        pytest.param("a.pdf", b"%PDF-1.7 nothing", id="a damaged PDF"),
        pytest.param("a.md", b"\xff\xfe\x00\xd8", id="no text"),
        pytest.param("a.exe", b"MZ", id="a program"),
        pytest.param("a", b"x", id="no suffix"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0", id="a legacy format"),
    ],
)
def test_what_cannot_be_read_is_a_finding(url: str, name: str, data: bytes) -> None:
    answer = post(url, "/check", (name, data))
    assert answer.status == 200
    assert 'data-rule="GL001"' in answer.text


def test_a_bomb_is_a_finding(url: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * 200_000_000)
    assert 'data-rule="GL001"' in post(url, "/check", ("a.docx", packed.getvalue())).text


@pytest.mark.parametrize("name", ["../../etc/a.md", "C:\\\\Users\\\\某\\\\a.md", "<script>alert(1)<\\\\a.md"])
def test_a_name_is_only_a_name(url: str, name: str) -> None:
    text = post(url, "/check", (name, changed(SUM).encode())).text
    assert 'data-path="a.md"' in text
    assert "<script" not in text


# A token, and a prefix


def test_without_the_token_nothing_is_told(closed: str) -> None:
    assert ask(closed, "GET", "/govlint/").status == 401
    assert post(closed, "/govlint/check", REPORT).text == "需要口令。"
    assert ask(closed, "GET", "/govlint/healthz").status == 200
    assert ask(closed, "GET", "/govlint/static/report.css").status == 200


def test_a_program_gives_the_token_in_a_header(closed: str) -> None:
    assert post(closed, "/govlint/check", REPORT, Authorization=f"Bearer {TOKEN}").status == 200
    for wrong in (f"Bearer {TOKEN}x", "Bearer ", f"Basic {TOKEN}", "Bearer 口令".encode().decode("latin-1")):
        assert post(closed, "/govlint/check", REPORT, Authorization=wrong).status == 401


def test_a_browser_gets_a_cookie_for_it(closed: str) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    assert ask(closed, "POST", "/govlint/login", b"token=wrong-wrong-wrong", **form).status == 401
    for answer in (
        ask(closed, "POST", "/govlint/login", f"token={TOKEN}".encode(), **form),
        ask(closed, "GET", f"/govlint/?token={TOKEN}"),
    ):
        assert (answer.status, answer.headers["location"]) == (303, "/govlint/")
        cookie = answer.headers["set-cookie"]
        assert TOKEN not in cookie
        assert {"HttpOnly", "SameSite=strict", "Path=/govlint/"} <= set(cookie.split("; "))
        assert ask(closed, "GET", "/govlint/", Cookie=cookie.split(";")[0]).status == 200
    assert ask(closed, "GET", "/govlint/", Cookie="govlint=x").status == 401


def test_another_site_cannot_log_in(closed: str) -> None:
    answer = ask(closed, "POST", "/govlint/login", f"token={TOKEN}".encode(), Sec_Fetch_Site="cross-site")
    assert answer.status == 403


def test_a_proxy_may_leave_the_prefix_or_take_it_away(closed: str) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert ask(closed, "GET", "/govlint/", **bearer).status == ask(closed, "GET", "/", **bearer).status == 200
    moved = ask(closed, "GET", "/govlint", **bearer)
    assert (moved.status, moved.headers["location"]) == (307, "/govlint/")
    assert ask(closed, "GET", "/govlintx", **bearer).status == 404


# Starting


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--host", "::"], "别的电脑也能打开", id="open to anybody"),
        pytest.param(["--host", "::", "--token", "short"], "12 个以上", id="a token that can be guessed"),
        pytest.param(["--host", "not a host", "--token", TOKEN], "不能在", id="no address"),
        pytest.param(["--port", "99999"], "--port", id="no port"),
        pytest.param(["--max-upload", "0"], "--max-upload", id="nothing may be sent"),
        pytest.param(["--workers", "0"], "--workers", id="nobody works"),
        pytest.param(["--form", "1999"], "没有这个格式", id="no form"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = govlint("serve", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in output(done)


def test_a_port_in_use(tmp_path: Path, url: str) -> None:
    done = govlint("serve", "--port", str(urlsplit(url).port), cwd=tmp_path)
    assert done.returncode == 2
    assert "可以用 --port 换一个" in output(done)


def test_what_has_to_be_installed_is_told(tmp_path: Path) -> None:
    program = "import sys; sys.modules['uvicorn'] = None; from govlint.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", program, "serve", "--port", "0"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert "govlint[web]" in done.stderr.decode()


# Nothing on a disk, and no request that brings others down


def test_nothing_is_written_to_a_disk() -> None:
    body = multipart([("a.md", b"x" * 5_000_000)])
    scope = {
        "type": "http",
        "method": "POST",
        "headers": [(b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode())],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def rolled() -> bool:
        form = await app._form(Request(scope, receive))
        upload: Any = form["file"]
        on_disk = bool(upload.file._rolled)
        await form.close()
        return on_disk

    assert asyncio.run(rolled()) is False


def test_nothing_of_a_request_that_is_refused_is_kept() -> None:
    async def refused() -> weakref.ref[UploadFile]:
        upload = UploadFile(io.BytesIO(b"1"), filename="a.md")
        with pytest.raises(RefusedError, match="公布日期"):
            await app._wish(FormData([("file", upload), ("published", "昨天")]))
        return weakref.ref(upload)

    kept = asyncio.run(refused())
    gc.collect()
    assert kept() is None


def pooled(seconds: float = 60) -> Pool:
    return Pool(nothing_loaded, 1, seconds)


def test_a_process_that_dies_takes_nothing_with_it() -> None:
    async def survived() -> bool:
        pool = pooled()
        with pytest.raises(RefusedError) as refused:
            await pool.run(ended)
        assert refused.value.refusal.status == 500
        made = await pool.run(work.ready)
        pool.close()
        return made

    assert asyncio.run(survived())


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="needs a function that never comes back")
def test_a_process_that_does_not_come_back_is_ended() -> None:
    async def survived() -> bool:
        pool = pooled(seconds=0.1)
        with pytest.raises(RefusedError):
            await pool.run(signal.pause)
        pool.close()
        pool = pooled()
        made = await pool.run(work.ready)
        pool.close()
        return made

    assert asyncio.run(survived())
