"""Hover, outline and folding."""

from __future__ import annotations

from typing import Any

from tests.integration.lsp.client import PUSH, Client
from tests.integration.lsp.edited import selected
from tests.integration.lsp.test_diagnostics import AT_ONCE, FAULTLESS, FAULTY

NOTES = "# 甲\n\n正文。\n\n## 乙\n\n| 一 | 二 |\n|---|---|\n| 1 | 2 |\n\n## 丙\n\n正文。\n\n# 丁\n"


def place(text: str, words: str, into: int = 1) -> dict[str, int]:
    """The position in the middle of the only occurrence of some words."""
    assert text.count(words) == 1
    before = text[: text.index(words)]
    return {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1 + into}


def hover(client: Client, uri: str, at: dict[str, int]) -> Any:
    return client.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": at})


def outline(client: Client, uri: str) -> Any:
    return client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})


def test_a_finding_is_explained_with_the_page_of_its_rule(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    found = hover(client, uri, place(FAULTY, "本年度止件数"))
    assert found["contents"]["kind"] == "markdown"
    assert selected(FAULTY, found["range"]) == "本年度止件数"
    page = found["contents"]["value"]
    assert page.startswith("**表二“本年度止件数”应为“本年废止件数”")
    for section in ("# GL202", "## 为什么", "## 依据", "## 错误示例", "## 修复"):
        assert section in page


def test_words_of_the_report_are_no_markup(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace("| 行政处罚 | 26件 |", "| 行政处罚 | [26](http://example.org)*件* |")
    uri = client.open("报告.md", text)
    page = hover(client, uri, place(text, "example"))["contents"]["value"]
    message, _, _ = page.partition("\n")
    assert "\\[26\\](http" in message
    assert "\\*件\\*" in message


def test_a_figure_says_which_cell_of_the_form_it_is(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTLESS)
    line = next(line for line in FAULTLESS.split("\n") if "（一）予以公开" in line)
    found = hover(client, uri, place(FAULTLESS, line, line.index("| 2 |") + 2))
    assert found["contents"]["value"].startswith("表三 / 三、本年度办理结果 / （一）予以公开 / ")
    assert found["contents"]["value"].endswith(" / 商业企业：2")
    assert selected(FAULTLESS, found["range"]) == "2"


def test_a_rule_that_is_suppressed_is_explained(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace(
        "| 信息内容 | 本年制发", "<!-- govlint-disable-next-line GL202, GL2 -- 旧表 -->\n| 信息内容 | 本年制发"
    )
    uri = client.open("报告.md", text)
    assert hover(client, uri, place(text, "GL202"))["contents"]["value"].startswith("# GL202 ")
    assert hover(client, uri, place(text, "GL2 --")) is None
    assert hover(client, uri, place(text, "旧表")) is None


def test_what_is_narrower_is_explained_first(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace("全年通过县政府网站", "全年通过县政府网站【TODO】,")
    text = text.replace("（一）主动公开。", "（一）主动公开。" + "本机关按时公开各类信息。" * 3)
    uri = client.open("报告.md", text)
    report = next(found for found in client.published(uri) if "TODO" in selected(text, found["range"]))
    pages = hover(client, uri, place(text, "TODO"))["contents"]["value"].split("\n\n---\n\n")
    assert f"# {report['code']} " in pages[0]


def test_what_is_about_the_file_as_such_is_explained_at_its_top(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", "\x00 不是文字\n\n第三行\n")
    assert "\n# GL001 " in hover(client, uri, {"line": 0, "character": 3})["contents"]["value"]
    assert hover(client, uri, {"line": 2, "character": 1}) is None


def test_where_nothing_is_there_is_nothing_to_say(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTLESS)
    assert hover(client, uri, {"line": 3, "character": 0}) is None
    assert hover(client, uri, {"line": 9999, "character": 9999}) is None


def test_the_outline_has_the_parts_tables_and_rows(client: Client) -> None:
    client.start(settings=AT_ONCE)
    found = outline(client, client.open("报告.md", FAULTLESS))
    title, *parts = found
    assert title["name"] == "望溪县林业局2024年政府信息公开工作年度报告"
    assert [part["name"][:2] for part in parts] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert [[table["name"] for table in part.get("children", ())] for part in parts] == [
        [], ["表二"], ["表三"], ["表四"], [], []
    ]  # fmt: skip
    row = next(row for row in parts[2]["children"][0]["children"] if "予以公开" in row["name"])
    assert row["detail"].startswith("8 2 1 1")
    check_nesting(found)


def check_nesting(symbols: list[dict[str, Any]], outer: dict[str, Any] | None = None) -> None:
    """The protocol wants the selection inside of the symbol, and that inside of what it belongs to."""
    for symbol in symbols:
        assert inside(symbol["selectionRange"], symbol["range"])
        assert outer is None or inside(symbol["range"], outer)
        check_nesting(symbol.get("children", []), symbol["range"])


def inside(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    first, start, end, last = (
        (at["line"], at["character"]) for at in (outer["start"], inner["start"], inner["end"], outer["end"])
    )
    return first <= start <= end <= last


def test_the_outline_of_another_text_has_its_headings(client: Client) -> None:
    client.start(settings=AT_ONCE)
    found = outline(client, client.open("说明.md", NOTES))
    assert [(one["name"], [inner["name"] for inner in one["children"]]) for one in found] == [
        ("甲", ["乙", "丙"]), ("丁", [])
    ]  # fmt: skip
    assert [inner["name"] for inner in found[0]["children"][0]["children"]] == ["表格 1"]
    assert found[0]["range"]["end"] == {"line": 12, "character": 3}
    check_nesting(found)


def test_a_client_that_knows_no_nesting_gets_a_list(client: Client) -> None:
    client.start({**PUSH, "textDocument": {}}, AT_ONCE)
    uri = client.open("说明.md", NOTES)
    found = outline(client, uri)
    assert [(one["name"], one.get("containerName")) for one in found] == [
        ("甲", None), ("乙", "甲"), ("表格 1", "乙"), ("丙", "甲"), ("丁", None)
    ]  # fmt: skip
    assert {one["location"]["uri"] for one in found} == {uri}


def test_parts_tables_and_comments_fold(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = NOTES.replace("# 丁", "<!-- govlint-disable\nGL001\n-- 无 -->\n\n# 丁")
    folds = client.request("textDocument/foldingRange", {"textDocument": {"uri": client.open("说明.md", text)}})
    lines = text.split("\n")
    first = [(lines[fold["startLine"]], fold.get("kind")) for fold in folds]
    assert first == [
        ("# 甲", None), ("## 乙", None), ("| 一 | 二 |", None), ("## 丙", None), ("<!-- govlint-disable", "comment")
    ]  # fmt: skip
    assert all(fold["startLine"] < fold["endLine"] < len(lines) for fold in folds)


def test_the_outline_is_that_of_what_was_typed_last(client: Client) -> None:
    client.start(settings={"debounce": 10_000})
    uri = client.open("说明.md", NOTES)
    client.change(uri, 2, {"text": "# 新\n"})
    assert [one["name"] for one in outline(client, uri)] == ["新"]
