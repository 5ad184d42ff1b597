"""What must not end the server, hide a failure, or get between the messages."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.lsp.client import PATIENCE, PULL, Client, ResponseError
from tests.integration.lsp.test_diagnostics import AT_ONCE, FAULTLESS, FAULTY, codes
from tests.integration.processes import output
from tests.integration.test_command_line import PLUGIN, install

if TYPE_CHECKING:
    from pathlib import Path

NOISY = """
import os, sys
from govlint.hookspecs import hookimpl
from govlint.rules import Rule, Ruleset, Severity

def noisy(report):
    print("not a message")
    os.write(1, b"Content-Length: 3\\r\\n\\r\\n{}")
    os.system("echo neither is this")
    assert sys.stdin.readline() == ""
    return ()

@hookimpl
def govlint_rulesets():
    yield Ruleset("local", "本地", (Rule("ZZ001", "noisy", "会出声", Severity.NOTE, (), "", noisy),))
"""


def check_alive(client: Client) -> None:
    """The server still does all that it did."""
    uri = client.open("还在.md", FAULTY)
    assert "GL202" in codes(client.published(uri))


def document(uri: str, **more: Any) -> dict[str, Any]:
    return {"textDocument": {"uri": uri, **more}}


URIS = (
    "", "file://[::1/a.md", "file:///%00.md", "file://", "http://[", "untitled:", "untitled:%00", "\ud800",
    "a" * 99_999, "file:///" + "../" * 999 + "etc/passwd", "file:///dev/stdin.md",
)  # fmt: skip
TEXTS = {
    "NUL": "\x00" * 10,
    "lone surrogates": "\ud800\udfff\udc00 字",
    "two marks at the beginning": "\ufeff\ufeff# 云岭市\n",
    "what looks like a PDF": "%PDF-1.4\n",
    "a table of columns": "|" * 20_000 + "\n|---|\n",
    "comments without end": "<!--" * 20_000,
    "nothing but headings": "# 一\n" * 9_000,
    "too many lines": "字\n" * 40_000,
    "ends of lines of all kinds": "\r" * 1000 + "\x85\u2028\x0b",
    "no directive": "govlint-disable " * 5000,
    "too many directives": "<!-- govlint-disable-next-line ALL -- 无 -->\n" * 2000,
}


def test_any_uri(client: Client) -> None:
    client.start(PULL, AT_ONCE)
    for uri in URIS:
        check_uri(client, uri)
    assert client.end() == 0


def check_uri(client: Client, uri: str) -> None:
    client.notify("textDocument/didOpen", document(uri, languageId="markdown", version=1, text=FAULTY))
    for method in ("diagnostic", "documentSymbol", "foldingRange"):
        client.request(f"textDocument/{method}", document(uri))
    client.request("textDocument/hover", {**document(uri), "position": {"line": 0, "character": 0}})
    client.actions(uri, 0)
    client.change(uri, 2, {"text": "x"})
    client.notify("textDocument/didSave", document(uri))
    client.notify("textDocument/didClose", document(uri))
    client.notify("textDocument/didClose", document(uri))
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 1}]})
    assert client.request("textDocument/diagnostic", document(uri))["items"] == []


def test_any_text(client: Client) -> None:
    client.start(PULL, AT_ONCE)
    for name, text in TEXTS.items():
        check_text(client, f"{name}.md", text)


def check_text(client: Client, name: str, text: str) -> None:
    uri = client.open(name, text)
    for one in client.request("textDocument/diagnostic", document(uri))["items"][:5]:
        start = one["range"]["start"]
        for action in client.actions(uri, start["line"], start["character"])[:3]:
            client.request("codeAction/resolve", action)
    client.request("textDocument/documentSymbol", document(uri))
    client.request("textDocument/foldingRange", document(uri))
    client.request("textDocument/hover", {**document(uri), "position": {"line": 2**31 - 1, "character": 2**31 - 1}})
    far = {"line": 2**31 - 1, "character": 0}
    client.change(uri, 2, {"range": {"start": far, "end": {"line": 0, "character": 0}}, "text": FAULTLESS})
    assert client.request("textDocument/diagnostic", document(uri))["items"] == []


def test_what_is_too_large_is_said_to_be(client: Client) -> None:
    client.start(settings=AT_ONCE)
    [found] = client.published(client.open("大.md", "字" * 6_000_000))
    assert (found["code"], found["severity"]) == ("GL001", 1)
    assert "超过上限" in found["message"]
    check_alive(client)


NO_MESSAGES = (
    b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"jsonrpc":"1.0","method":"x"}', b'{"jsonrpc":"2.0"}',
    b'{"jsonrpc":"2.0","method":"no/such","params":[]}', b'{"jsonrpc":"2.0","id":"never asked","result":1}',
    b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":3}}',
    b'{"jsonrpc":"2.0","method":"textDocument/didChange","params":null}', b"[" * 5000,
)  # fmt: skip
SENSELESS: tuple[tuple[str, object], ...] = (
    ("no/such", {}),
    ("textDocument/hover", {}),
    ("textDocument/hover", {"textDocument": {"uri": "a"}, "position": {"line": -1, "character": 0}}),
    ("textDocument/codeAction", None),
    ("workspace/executeCommand", {"command": "no.such"}),
)


def test_what_is_no_message(client: Client) -> None:
    client.start(settings=AT_ONCE)
    for body in NO_MESSAGES:
        client.send_bytes(body)
    check_alive(client)


def test_a_question_that_makes_no_sense_is_answered_with_an_error(client: Client) -> None:
    client.start(settings=AT_ONCE)
    for method, params in SENSELESS:
        with pytest.raises(ResponseError):
            client.request(method, params)
    check_alive(client)


def test_a_rule_that_raises_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in install(tmp_path, "exploding", PLUGIN).items():
        monkeypatch.setenv(name, value)
    with Client(tmp_path) as client:
        client.start(settings=AT_ONCE)
        uri = client.open("报告.md", FAULTLESS)
        [found] = client.published(uri)
        assert (found["severity"], found["code"]) == (1, "ZZ001")
        assert "规则 ZZ001 运行失败，结果不完整，不能当作通过" in found["message"]
        assert "exploding.py:6: ZeroDivisionError: a rule with a fault" in found["message"]
        assert "ZZ001" in client.wait("window/showMessage")["message"]
        assert "Traceback" in client.wait("window/logMessage")["message"]
        client.change(uri, 2, {"text": FAULTY})
        assert {"ZZ001", "GL202"} <= set(codes(client.published(uri)))
        assert not client.notices  # nobody is told at every keystroke


def test_a_plugin_that_cannot_be_loaded_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in install(tmp_path, "broken", "import no_such_module_anywhere\n").items():
        monkeypatch.setenv(name, value)
    with Client(tmp_path) as client:
        client.start(settings=AT_ONCE)
        assert "插件 broken 无法载入" in client.wait("window/showMessage")["message"]
        [found] = client.published(client.open("报告.md", FAULTLESS))
        assert "插件 broken 无法载入" in found["message"]


def test_nothing_but_messages_is_on_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in install(tmp_path, "noisy", NOISY).items():
        monkeypatch.setenv(name, value)
    with Client(tmp_path) as client:
        client.start(settings=AT_ONCE)
        assert client.published(client.open("报告.md", FAULTLESS)) == []
        assert client.end() == 0
        assert "not a message" in client.errors()
        assert "neither is this" in client.errors()


def test_leaving_without_a_word_is_an_error(client: Client) -> None:
    client.start()
    client.notify("exit", None)
    assert client.process.wait(PATIENCE) == 1


def test_an_editor_that_dies_takes_the_server_with_it(client: Client) -> None:
    client.start(settings=AT_ONCE)
    client.open("大.md", FAULTY + "\n\n本机关依法办理申请，及时答复。" * 20_000)
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(PATIENCE) == 1


def test_nothing_is_done_before_one_is_introduced(client: Client) -> None:
    client.open("报告.md", FAULTY)
    with pytest.raises(ResponseError):
        client.request("textDocument/hover", {"textDocument": {"uri": "x"}, "position": {"line": 0}})
    client.start(settings=AT_ONCE)
    check_alive(client)


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None\nfrom govlint.cli import main\nsys.exit(main(['lsp']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert 'pip install "govlint[lsp]"' in output(done)
