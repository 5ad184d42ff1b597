"""What is found while somebody writes, as the editor is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.integration.lsp.client import PULL, PUSH, Client
from tests.integration.lsp.edited import offset, selected
from tests.integration.processes import govlint
from tests.integration.shown_commands import ROOT
from tests.synthetic.consistent import consistent
from tests.synthetic.formats.html import html

FAULTY = (ROOT / "examples" / "sample-report.md").read_text("utf-8")
FAULTLESS = (ROOT / "examples" / "fixed-report.md").read_text("utf-8")
AT_ONCE = {"debounce": 0}
TYPO = "本年度止件数"


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def only(found: list[dict[str, Any]], code: str) -> dict[str, Any]:
    [one] = [one for one in found if one.get("code") == code]
    return one


def encoded(encoding: str) -> dict[str, Any]:
    return {**PUSH, "general": {"positionEncodings": [encoding]}}


def test_an_editor_is_told_what_a_check_finds(client: Client) -> None:
    client.start(settings=AT_ONCE)
    (client.folder / "报告.md").write_text(FAULTY, "utf-8", newline="")
    done = govlint("check", "--format", "json", "报告.md", cwd=client.folder)
    checked = json.loads(done.stdout)["files"][0]["diagnostics"]
    found = client.published(client.open("报告.md", FAULTY))
    assert codes(found) == [one["code"] for one in checked]
    assert [one["range"]["start"]["line"] + 1 for one in found] == [one["line"] for one in checked]
    assert {one["source"] for one in found} == {"govlint"}


def test_the_text_in_the_editor_is_checked_and_not_the_file(client: Client) -> None:
    client.start(settings=AT_ONCE)
    (client.folder / "报告.md").write_text(FAULTY, "utf-8")
    uri = client.open("报告.md", FAULTLESS)
    assert client.published(uri) == []
    line = FAULTLESS[: FAULTLESS.index("本年废止件数")].count("\n")
    column = FAULTLESS.split("\n")[line].index("废止")
    at = {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 1}}
    client.change(uri, 2, {"range": at, "text": "度"})
    assert codes(client.published(uri, 2)) == ["GL202"]
    client.change(uri, 3, {"range": at, "text": "废"})
    assert client.published(uri, 3) == []


def test_nothing_is_checked_as_long_as_somebody_types(client: Client) -> None:
    client.start(settings={"debounce": 2000})
    uri = client.open("报告.md", FAULTY)
    client.published(uri, 1)
    for version, text in enumerate(["一", "二", FAULTLESS], 2):
        client.change(uri, version, {"text": text})
    assert client.published(uri, 4) == []
    assert not [one for one in client.notices if one["method"] == "textDocument/publishDiagnostics"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_are_right_behind_characters_of_any_length(client: Client, encoding: str) -> None:
    assert client.start(encoded(encoding), AT_ONCE)["positionEncoding"] == encoding
    text = FAULTY.replace("| 信息内容 | 本年制发件数 |", "| 信息内容 | 本年制发件数<!-- é𠮷号🀄 --> |")
    text = "\ufeff" + text.replace("# 望溪县", "# 𠮷🀄望溪县").replace("六类", "六\u2028类\x0b\x0c")
    found = client.published(client.open("报告.md", text))
    assert selected(text, only(found, "GL202")["range"], encoding) == TYPO
    assert selected(text, only(found, "GL206")["range"], encoding) == "26件"
    assert selected(text, only(found, "GL108")["range"], encoding).startswith("𠮷🀄望溪县")


def test_editing_goes_on_behind_marks_that_are_no_ends_of_lines(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTLESS.replace("# 望溪县", "# 望\u2028溪\x0b县\x0c\x85", 1)
    uri = client.open("报告.md", text)
    before = codes(client.published(uri))
    line = text[: text.index("本年废止件数")].count("\n")
    column = text.split("\n")[line].index("废止")
    at = {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + 1}}
    client.change(uri, 2, {"range": at, "text": "度"})
    found = client.published(uri, 2)
    assert codes(found) == sorted([*before, "GL202"])
    changed = text.replace("本年废止件数", TYPO)
    assert selected(changed, only(found, "GL202")["range"]) == TYPO


def test_a_sum_comes_with_what_contributes_to_it(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    found = only(client.published(uri), "GL301")
    assert selected(FAULTY, found["range"]) == "12"
    related = found["relatedInformation"]
    assert {one["location"]["uri"] for one in related} == {uri}
    cells = [(selected(FAULTY, one["location"]["range"]), one["message"]) for one in related]
    for figure, column in (("9", "自然人"), ("2", "商业企业"), ("1", "科研机构"), ("1", "社会公益组织")):
        assert any(text == figure and column in message for text, message in cells)


def test_weights_tags_and_pages(client: Client) -> None:
    client.start(settings={**AT_ONCE, "rulePage": "https://example.org/rules/{code}.md"})
    text = FAULTY.replace("## 一、", "<!-- govlint-disable-next-line GL302 -- 无 -->\n## 一、", 1)
    found = client.published(client.open("报告.md", text))
    assert only(found, "GL202")["severity"] == 1
    assert only(found, "GL108")["severity"] == 2
    assert only(found, "GL003")["tags"] == [1]
    assert "tags" not in only(found, "GL202")
    assert only(found, "GL202")["codeDescription"] == {"href": "https://example.org/rules/GL202.md"}


def test_a_text_that_is_no_report_is_only_hinted_at(client: Client) -> None:
    client.start(settings=AT_ONCE)
    [found] = client.published(client.open("README.md", "# 说明\n\n一个文件夹。\n"))
    assert (found["code"], found["severity"]) == ("GL002", 4)
    assert "codeDescription" not in found


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        pytest.param("空.md", "markdown", "", id="a file that is being begun"),
        pytest.param("空.md", "markdown", "\ufeff\r\n\u3000", id="white space"),
    ],
)
def test_nothing_is_said_of_nothing(client: Client, name: str, language: str, text: str) -> None:
    client.start(settings=AT_ONCE)
    assert client.published(client.open(name, text, language=language)) == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("报告.docx", id="a Word file as text"),
        pytest.param("报告.pdf", id="a PDF as text"),
        pytest.param("报告.py", id="a suffix that no reader takes"),
        pytest.param("git:/报告.md", id="another state of a file"),
        pytest.param("file://[::1/报告.md", id="no URI"),
    ],
)
def test_other_documents_are_left_alone(client: Client, name: str) -> None:
    client.start(PULL, AT_ONCE)
    uri = client.open(name, FAULTY)
    report = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert report == {"kind": "full", "items": []}
    at = {"textDocument": {"uri": uri}, "position": {"line": 22, "character": 20}}
    assert client.request("textDocument/hover", at) is None
    assert client.request("textDocument/documentSymbol", at) == []
    assert client.request("textDocument/foldingRange", at) == []
    assert client.actions(uri, 22, 20) == []


@pytest.mark.parametrize(
    ("name", "language"), [("untitled:Untitled-1", "markdown"), ("报告.markdown", "markdown"), ("报告.MD", "plaintext")]
)
def test_what_was_never_saved_is_checked_by_its_language(client: Client, name: str, language: str) -> None:
    client.start(settings=AT_ONCE)
    assert "GL202" in codes(client.published(client.open(name, FAULTY, language=language)))


def test_a_closed_document_shows_nothing_any_more(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    assert client.published(uri)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.published(uri) == []


def test_closing_while_it_is_checked(client: Client) -> None:
    client.start(settings=AT_ONCE)
    large = FAULTY + "\n\n本机关依法办理申请，及时答复。" * 10_000
    for _ in range(3):
        uri = client.open("报告.md", large)
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert client.published(uri) == []
    uri = client.open("另一份.md", FAULTY)
    assert "GL202" in codes(client.published(uri))
    assert not client.notices


def test_who_asks_for_diagnostics_is_sent_none(client: Client) -> None:
    provider = client.start(PULL, AT_ONCE)["diagnosticProvider"]
    assert provider == {"identifier": "govlint", "interFileDependencies": False, "workspaceDiagnostics": True}
    uri = client.open("报告.md", FAULTY)
    first = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert (first["kind"], "GL202" in codes(first["items"])) == ("full", True)
    asked = {"textDocument": {"uri": uri}, "previousResultId": first["resultId"]}
    assert client.request("textDocument/diagnostic", asked) == {"kind": "unchanged", "resultId": first["resultId"]}
    client.change(uri, 2, {"text": FAULTLESS})
    changed = client.request("textDocument/diagnostic", asked)
    assert (changed["kind"], changed["items"]) == ("full", [])
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.request("textDocument/diagnostic", asked)["items"] == []
    assert not client.notices


def test_a_question_may_be_withdrawn(client: Client) -> None:
    client.start(PULL, {"debounce": 10_000})
    uri = client.open("报告.md", FAULTY)
    client.change(uri, 2, {"text": FAULTY})
    number = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    client.notify("$/cancelRequest", {"id": number})
    with pytest.raises(Exception, match="cancel"):
        client.answer(number)
    assert client.request("textDocument/foldingRange", {"textDocument": {"uri": uri}})


def test_a_report_in_html_is_read_as_text_whatever_it_declares(client: Client) -> None:
    client.start(settings=AT_ONCE)
    page = html(consistent(1)).data.decode().replace("本年废止件数", TYPO)
    page = page.replace("<head>", '<head><meta charset="gb2312">', 1)
    found = client.published(client.open("报告.html", page, language="html"))
    assert selected(page, only(found, "GL202")["range"]) == TYPO
    assert offset(page, only(found, "GL202")["range"]["start"]) == page.index(TYPO)
