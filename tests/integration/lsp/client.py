"""A client of the language server: a process of its own, spoken to over its standard input and output."""

from __future__ import annotations

import json
import queue
import re
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 120
"""Seconds after which an answer will not come any more; nothing waits so long unless something is broken."""

PUSH: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}},
            "isPreferredSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
    },
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "diagnostics": {"refreshSupport": True},
    },
}
"""What a client can do that is sent diagnostics."""
PULL: dict[str, Any] = {**PUSH, "textDocument": {**PUSH["textDocument"], "diagnostic": {}}}
"""What a client can do that asks for diagnostics."""

_HEADER = re.compile(rb"Content-Length: (\d+)\r\n(?:Content-Type: [^\r\n]+\r\n)?\r\n")


class ResponseError(Exception):
    """An error that the server answered with."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.code: int = error["code"]


class Client:
    """A server and the conversation with it. Every byte that the server writes has to be protocol."""

    def __init__(self, folder: Path, *, program: tuple[str, ...] = (sys.executable, "-m", "govlint", "lsp")) -> None:
        self.folder = folder
        self.requests: list[dict[str, Any]] = []
        """What the server asked for; everything is granted."""
        self.notices: list[dict[str, Any]] = []
        """What the server has told and `wait` has not taken."""
        self.stray = b""
        """What the server wrote besides its messages."""
        self.process = subprocess.Popen(
            program, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._incoming: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._answers: dict[int, dict[str, Any]] = {}
        self._number = 0
        self._errors: list[bytes] = []
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        assert self.stray == b""

    def start(self, capabilities: dict[str, Any] = PUSH, settings: object = None) -> dict[str, Any]:
        """Introduce oneself; what the server can do."""
        result = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": self.folder.as_uri(),
                "workspaceFolders": [{"uri": self.folder.as_uri(), "name": "报告"}],
                "capabilities": capabilities,
                "initializationOptions": settings,
            },
        )
        self.notify("initialized", {})
        found: dict[str, Any] = result["capabilities"]
        return found

    def uri(self, name: str) -> str:
        """The URI of a file in the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, *, language: str = "markdown", version: int = 1) -> str:
        """Open a document, which need not exist; its URI."""
        uri = name if re.match(r"[a-z-]+:", name) else self.uri(name)
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        """Change an open document; a change without a range is all of the text."""
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def published(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """The next diagnostics that are published for a document, of this version of it."""

        def fits(params: dict[str, Any]) -> bool:
            return params["uri"] == uri and (version is None or params.get("version") == version)

        found: list[dict[str, Any]] = self.wait("textDocument/publishDiagnostics", fits)["diagnostics"]
        return found

    def actions(self, uri: str, line: int, character: int = 0, *only: str) -> list[dict[str, Any]]:
        """The code actions at a position."""
        at = {"line": line, "character": character}
        context: dict[str, Any] = {"diagnostics": [], **({"only": list(only)} if only else {})}
        params = {"textDocument": {"uri": uri}, "range": {"start": at, "end": at}, "context": context}
        found: list[dict[str, Any]] = self.request("textDocument/codeAction", params)
        return found

    def send(self, message: dict[str, Any]) -> None:
        """Send a message as it is."""
        self.send_bytes(json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def send_bytes(self, body: bytes) -> None:
        """Send what may not even be a message."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method: str, params: object) -> None:
        """Tell the server something."""
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: object) -> int:
        """Ask the server something; the number of the question."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        """The answer to a question, once it is there; raises `ResponseError`."""
        while number not in self._answers:
            self._take()
        answer = self._answers.pop(number)
        if "error" in answer:
            raise ResponseError(answer["error"])
        return answer["result"]

    def request(self, method: str, params: object) -> Any:
        """Ask the server something and wait for the answer; raises `ResponseError`."""
        return self.answer(self.ask(method, params))

    def wait(self, method: str, fits: Any = lambda params: True) -> Any:
        """The parameters of the next notification that fits, of those not taken before."""
        while True:
            for number, notice in enumerate(self.notices):
                if notice["method"] == method and fits(notice["params"]):
                    del self.notices[number]
                    return notice["params"]
            self._take()

    def wait_for_request(self, method: str) -> Any:
        """The parameters of what the server asks for next by this method, of what was not taken before."""
        while True:
            for number, request in enumerate(self.requests):
                if request["method"] == method:
                    del self.requests[number]
                    return request.get("params")
            self._take()

    def end(self) -> int:
        """Take leave; the exit code of the server."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(PATIENCE)

    def errors(self) -> str:
        """What the server has written to standard error, once it is gone."""
        self.process.wait(PATIENCE)
        self._threads[1].join()
        return b"".join(self._errors).decode()

    def _take(self) -> None:
        message = self._incoming.get(timeout=PATIENCE)
        if message is None:
            raise EOFError(f"the server is gone:\n{self.errors()}")
        if "method" not in message:
            self._answers[message["id"]] = message
        elif "id" in message:
            self.requests.append(message)
            self.send({"id": message["id"], "result": None})
        else:
            self.notices.append(message)

    def _read(self) -> None:
        assert self.process.stdout is not None
        data = b""
        while chunk := self.process.stdout.read1(65536):
            data += chunk
            while match := _HEADER.match(data):
                end = match.end() + int(match[1])
                if len(data) < end:
                    break
                self._incoming.put(json.loads(data[match.end() : end]))
                data = data[end:]
        self.stray = data
        self._incoming.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        while chunk := self.process.stderr.read1(65536):
            self._errors.append(chunk)
