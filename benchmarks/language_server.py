"""How fast the language server answers: `python benchmarks/language_server.py [--smoke]`.

A change of a 7 kB report is to take at most 20 ms of work, besides the wait for the end of typing; while somebody types
in a text of 1 MB, the server has to go on answering, and to be done soon after the last key.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "rules")]

from lsprotocol import types as lsp  # noqa: E402 - the source roots come first
from pygls.protocol import default_converter  # noqa: E402

from benchmarks.measure import Results  # noqa: E402
from benchmarks.texts import padded  # noqa: E402
from govlint.cli.lsp import choices_for  # noqa: E402
from govlint.linter import Options, lint  # noqa: E402
from govlint.lsp.buffers import Buffer  # noqa: E402
from govlint.lsp.checking import Checker  # noqa: E402
from govlint.lsp.diagnostics import diagnostics  # noqa: E402
from govlint.lsp.positions import Lines  # noqa: E402
from govlint.lsp.settings import Settings  # noqa: E402
from govlint.plugins import load  # noqa: E402
from tests.integration.lsp.client import Client  # noqa: E402
from tests.synthetic import LAYOUTS, consistent  # noqa: E402

SMALL = 7_000
LARGE = 1_000_000
PAUSE = 0.08
"""Seconds from key to key of somebody who types fast."""


def report(size: int) -> str:
    """A report of about so many bytes, with a fault."""
    return padded(LAYOUTS["markdown"](consistent(1)).text.replace("本年废止件数", "本年度止件数"), size)


def key(number: int) -> dict[str, object]:
    """What an editor sends when a key is hit."""
    at = {"line": 0, "character": 2 + number}
    return {"range": {"start": at, "end": at}, "text": "字"}


def work(times: int) -> None:
    """What is done for one change of a small report, in seconds of the processor and against a bare check."""
    text, path = report(SMALL), "/benchmark/报告.md"
    registry = load()
    checker = Checker(registry, lambda settings: choices_for(settings, registry), Settings())
    buffer = Buffer("file:///benchmark/%E6%8A%A5%E5%91%8A.md", path, 1, text)
    converter = default_converter()
    place = lsp.Range(lsp.Position(0, 2), lsp.Position(0, 3))
    seconds: list[float] = []

    def answer() -> None:
        start = time.process_time()
        buffer.change(lsp.TextDocumentContentChangePartial(place, "字"), "utf-16")
        checked = checker.check(path, buffer.text)
        found = diagnostics(checked, buffer.uri, Lines(buffer.lines, "utf-16"))
        converter.unstructure(lsp.PublishDiagnosticsNotification(lsp.PublishDiagnosticsParams(buffer.uri, found, 2)))
        seconds.append(time.process_time() - start)

    options, data = Options(tuple(registry.rules.values())), text.encode()
    results = Results()
    results.section("a change of a 7 kB report")
    results.compare(
        "a change, answered", "checking the text", "1.5", answer, lambda: lint(path, data, registry, options), times
    )
    print(f"  a change, answered: {1000 * statistics.median(seconds):.1f} ms of the processor (≤ 20)", flush=True)


def typing(folder: Path, size: int, keys: int) -> None:
    """Somebody types into a document; how long the server takes to answer meanwhile, and to be done afterwards."""
    with Client(folder) as client:
        client.start(settings={"debounce": 0})
        uri = client.open("报告.md", report(size))
        client.published(uri)
        start = time.perf_counter()
        client.change(uri, 2, key(0))
        client.published(uri, 2)
        once = time.perf_counter() - start
        answers = []
        for number in range(1, keys + 1):
            client.change(uri, 2 + number, key(number))
            start = time.perf_counter()
            client.request(
                "textDocument/hover", {"textDocument": {"uri": "x:"}, "position": {"line": 0, "character": 0}}
            )
            answers.append(time.perf_counter() - start)
            time.sleep(max(PAUSE - answers[-1], 0))
        start = time.perf_counter()
        client.published(uri, 2 + keys)
        behind = time.perf_counter() - start
        told = sum(notice["method"] == "textDocument/publishDiagnostics" for notice in client.notices)
    name = f"{size:,} bytes, {keys} keys"
    print(f"{name}: one change is checked in {1000 * once:.0f} ms, told {told + 1} times", flush=True)
    print(f"{name}: behind the last key / one change: {behind / once:.2f} (≤ 2)", flush=True)
    most = sorted(answers)[int(len(answers) * 0.95)]
    print(
        f"{name}: other answers {1000 * statistics.median(answers):.1f} ms, 95 % within {1000 * most:.1f} ms",
        flush=True,
    )


def main() -> None:
    """Run everything, or with `--smoke` a little of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="only show that it runs")
    smoke = parser.parse_args().smoke
    work(2 if smoke else 40)
    with tempfile.TemporaryDirectory() as folder:
        typing(Path(folder), SMALL, 3 if smoke else 50)
        typing(Path(folder), 50_000 if smoke else LARGE, 3 if smoke else 50)


if __name__ == "__main__":
    main()
