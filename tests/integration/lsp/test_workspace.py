"""Diagnostics of files that nobody has opened."""

from __future__ import annotations

from typing import Any

from tests.integration.lsp.client import PULL, Client
from tests.integration.lsp.test_diagnostics import AT_ONCE, FAULTLESS, FAULTY, codes


def pull(client: Client, *known: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The reports on all files, by URI."""
    previous = [{"uri": one["uri"], "value": one["resultId"]} for one in known]
    answer = client.request("workspace/diagnostic", {"previousResultIds": previous})
    return {item["uri"]: item for item in answer["items"]}


def fill(client: Client) -> None:
    for name, text in {
        "2023/报告.md": FAULTLESS,
        "2024/报告.md": FAULTY,
        "2024/扫描.pdf": "%PDF-",
        "2024/报告.docx": "PK",
        "说明.md": "# 说明\n",
        "node_modules/a/报告.md": FAULTY,
        "草稿/报告.md": FAULTY,
    }.items():
        (client.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (client.folder / name).write_text(text, "utf-8")
    (client.folder / "govlint.toml").write_text('exclude = ["草稿"]\n', "utf-8")


def test_every_text_of_the_workspace_is_checked(client: Client) -> None:
    fill(client)
    client.start(PULL, AT_ONCE)
    found = pull(client)
    assert set(found) == {client.uri(name) for name in ("2023/报告.md", "2024/报告.md", "说明.md")}
    assert found[client.uri("2023/报告.md")]["items"] == []
    assert "GL202" in codes(found[client.uri("2024/报告.md")]["items"])
    assert found[client.uri("说明.md")]["items"] == []


def test_an_open_document_is_reported_by_itself(client: Client) -> None:
    fill(client)
    client.start(PULL, AT_ONCE)
    client.open("2024/报告.md", FAULTLESS)
    assert client.uri("2024/报告.md") not in pull(client)


def test_an_answer_that_says_nothing_new_waits_for_something_to_happen(client: Client) -> None:
    fill(client)
    client.start(PULL, AT_ONCE)
    known = pull(client)
    previous = [{"uri": one["uri"], "value": one["resultId"]} for one in known.values()]
    number = client.ask("workspace/diagnostic", {"previousResultIds": previous})
    (client.folder / "2024/报告.md").write_text(FAULTLESS, "utf-8")
    (client.folder / "2023/报告.md").unlink()
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": client.uri("2024/报告.md"), "type": 2}]})
    items = {item["uri"]: item for item in client.answer(number)["items"]}
    assert items[client.uri("2024/报告.md")]["items"] == []
    assert items[client.uri("2023/报告.md")]["items"] == []
    assert items[client.uri("说明.md")]["kind"] == "unchanged"


def test_a_configuration_is_in_force_for_files_that_are_not_open(client: Client) -> None:
    fill(client)
    client.start(PULL, AT_ONCE)
    known = pull(client)
    (client.folder / "govlint.toml").write_text('select = ["GL206"]\n', "utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": client.uri("govlint.toml"), "type": 2}]})
    found = pull(client, *known.values())
    assert codes(found[client.uri("草稿/报告.md")]["items"]) == ["GL206"]


def test_the_workspace_is_left_alone_where_that_is_wanted(client: Client) -> None:
    fill(client)
    client.start(PULL, {**AT_ONCE, "workspaceDiagnostics": False})
    assert pull(client) == {}
