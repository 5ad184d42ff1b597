"""What is in force for a document, and what becomes of it when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.lsp.client import PULL, Client
from tests.integration.lsp.test_diagnostics import AT_ONCE, FAULTY, codes, only
from tests.integration.processes import govlint

if TYPE_CHECKING:
    from pathlib import Path


def write(client: Client, name: str, text: str) -> None:
    """Write a file, and tell of it as an editor does that was asked to."""
    (client.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (client.folder / name).write_text(text, "utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": client.uri(name), "type": 2}]})


def test_the_server_asks_to_be_told_of_files_that_change(client: Client) -> None:
    client.start(settings=AT_ONCE)
    [registration] = client.wait_for_request("client/registerCapability")["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles"
    patterns = {one["globPattern"] for one in registration["registerOptions"]["watchers"]}
    assert {"**/*.toml", "**/*.md"} <= patterns
    assert "**/*.docx" not in patterns


def test_a_configuration_that_changes_is_in_force_at_once(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    assert "GL202" in codes(client.published(uri))
    write(client, "govlint.toml", 'ignore = ["GL202"]\n[severity]\nGL206 = "note"\n')
    found = client.published(uri)
    assert "GL202" not in codes(found)
    assert only(found, "GL206")["severity"] == 3
    (client.folder / "govlint.toml").unlink()
    write(client, "pyproject.toml", '[tool.govlint]\nselect = ["GL206"]\n')
    assert codes(client.published(uri)) == ["GL206"]


def test_what_a_configuration_extends_is_watched_too(client: Client) -> None:
    (client.folder / "govlint.toml").write_text('extend = "上级/规则.toml"\n', "utf-8")
    (client.folder / "上级").mkdir()
    (client.folder / "上级/规则.toml").write_text('select = ["GL202"]\n', "utf-8")
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    assert codes(client.published(uri)) == ["GL202"]
    write(client, "上级/规则.toml", 'select = ["GL206"]\n')
    assert codes(client.published(uri)) == ["GL206"]


def test_where_no_files_are_watched_saving_does(client: Client) -> None:
    client.start({}, AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    assert "GL202" in codes(client.published(uri))
    (client.folder / "govlint.toml").write_text('select = ["GL206"]\n', "utf-8")
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert codes(client.published(uri)) == ["GL206"]


def test_mistakes_in_a_configuration_are_shown_where_they_are(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("甲/报告.md", FAULTY)
    assert "GL202" in codes(client.published(uri))
    write(client, "甲/govlint.toml", 'select = ["GL206"]\nselct = []\n')
    [found] = client.published(uri)
    assert found["severity"] == 1
    assert found["message"].startswith("没有检查：配置有误\n")
    assert "selct: 没有这个键，是否想写 select？" in found["message"]
    [mistake] = client.published(client.uri("甲/govlint.toml"))
    assert mistake["range"]["start"] == {"line": 1, "character": 0}
    other = client.open("乙/报告.md", FAULTY)
    assert "GL202" in codes(client.published(other))
    write(client, "甲/govlint.toml", 'select = ["GL206"]\n')
    assert codes(client.published(uri)) == ["GL206"]
    assert client.published(client.uri("甲/govlint.toml")) == []


def test_mistakes_go_with_the_document_that_they_keep_from_being_checked(client: Client) -> None:
    (client.folder / "govlint.toml").write_text("selct = []\n", "utf-8")
    client.start(PULL, AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    report = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert "没有检查" in report["items"][0]["message"]
    assert len(client.published(client.uri("govlint.toml"))) == 1
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.published(client.uri("govlint.toml")) == []


def test_who_asks_for_diagnostics_is_told_to_ask_again(client: Client) -> None:
    client.start(PULL, AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    asked = {"textDocument": {"uri": uri}}
    first = client.request("textDocument/diagnostic", asked)
    write(client, "govlint.toml", 'select = ["GL206"]\n')
    client.wait_for_request("workspace/diagnostic/refresh")
    again = client.request("textDocument/diagnostic", {**asked, "previousResultId": first["resultId"]})
    assert codes(again["items"]) == ["GL206"]


def test_an_excluded_file_is_not_checked(client: Client) -> None:
    (client.folder / "govlint.toml").write_text('exclude = ["草稿"]\n', "utf-8")
    client.start(settings=AT_ONCE)
    assert client.published(client.open("草稿/报告.md", FAULTY)) == []
    assert client.published(client.open("报告.md", FAULTY))


def test_what_a_baseline_knows_is_not_told(client: Client) -> None:
    (client.folder / "报告.md").write_text(FAULTY, "utf-8")
    assert govlint("baseline", "-o", "known.json", "报告.md", cwd=client.folder).returncode == 0
    (client.folder / "govlint.toml").write_text('baseline = "known.json"\n', "utf-8")
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    assert client.published(uri) == []
    client.change(uri, 2, {"text": FAULTY.replace("| 现行有效件数 |", "| 现行有效性件数 |")})
    assert codes(client.published(uri, 2)) == ["GL202"]
    write(client, "known.json", "{")
    [found] = client.published(uri)
    assert "没有检查" in found["message"]


def test_settings_of_the_editor(client: Client) -> None:
    (client.folder / "规则.toml").write_text('ignore = ["GL206"]\n', "utf-8")
    client.start(settings={**AT_ONCE, "select": ["GL202", "GL206"]})
    uri = client.open("报告.md", FAULTY)
    assert codes(client.published(uri)) == ["GL202", "GL206"]
    given = {"govlint": {**AT_ONCE, "config": "规则.toml", "ignore": ["GL202"]}, "editor": {"tabSize": 4}}
    client.notify("workspace/didChangeConfiguration", {"settings": given})
    found = codes(client.published(uri))
    assert not {"GL202", "GL206"} & set(found)
    assert "GL301" in found


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"select": ["GL999"]}, "没有这条规则：GL999"),
        ({"config": "没有.toml"}, "没有这个配置文件"),
    ],
)
def test_settings_that_name_nothing_are_no_pass(client: Client, settings: dict[str, object], said: str) -> None:
    client.start(settings={**AT_ONCE, **settings})
    [found] = client.published(client.open("报告.md", FAULTY))
    assert found["severity"] == 1
    assert said in found["message"]


def test_settings_that_make_no_sense_are_told(client: Client) -> None:
    client.start(settings={"debounce": "soon", "govlint": None})
    assert client.wait("window/showMessage")["message"] == "govlint: 设置 debounce 应为 0 至 10000 的毫秒数"
    assert "GL202" in codes(client.published(client.open("报告.md", FAULTY)))


def test_a_suppression_in_a_configuration_is_in_force(client: Client, tmp_path: Path) -> None:
    entry = '[[suppress]]\ncode = "GL202"\npath = "报告.md"\nreason = "沿用旧表"\n'
    (tmp_path / "govlint.toml").write_text(entry, "utf-8")
    client.start(settings=AT_ONCE)
    assert "GL202" not in codes(client.published(client.open("报告.md", FAULTY)))
    assert "GL202" in codes(client.published(client.open("另一份.md", FAULTY)))
