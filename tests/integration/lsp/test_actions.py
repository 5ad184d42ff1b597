"""What an editor offers to do about a finding, carried out as the editor does it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.lsp.client import PUSH, Client
from tests.integration.lsp.edited import applied, offset
from tests.integration.lsp.test_diagnostics import AT_ONCE, FAULTLESS, FAULTY, codes, only
from tests.synthetic.consistent import consistent
from tests.synthetic.formats.html import html

PLAIN: dict[str, Any] = {
    "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}
}
SNIPPETS: dict[str, Any] = {
    **PUSH,
    "workspace": {**PUSH["workspace"], "workspaceEdit": {"documentChanges": True, "snippetEditSupport": True}},
}


def at(client: Client, uri: str, text: str, code: str, *kinds: str) -> list[dict[str, Any]]:
    """The code actions where a rule has found something in a document that was just opened or changed."""
    start = only(client.published(uri), code)["range"]["start"]
    assert offset(text, start) >= 0
    return client.actions(uri, start["line"], start["character"], *kinds)


def titled(actions: list[dict[str, Any]], words: str) -> dict[str, Any]:
    [action] = [action for action in actions if words in action["title"]]
    return action


def edits(client: Client, action: dict[str, Any], version: int = 1) -> list[dict[str, Any]]:
    """The edits of an action when it is chosen, which have to be for a version of one document."""
    [change] = client.request("codeAction/resolve", action)["edit"]["documentChanges"]
    assert change["textDocument"]["version"] == version
    found: list[dict[str, Any]] = change["edits"]
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_safe_fix_is_preferred_and_changes_one_character(client: Client, end: str) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace("\n", end)
    action = titled(at(client, client.open("报告.md", text), text, "GL202"), "改为“本年废止件数”")
    assert (action["kind"], action["isPreferred"]) == ("quickfix", True)
    assert "edit" not in action
    made = edits(client, action)
    assert [edit["newText"] for edit in made] == ["废"]
    assert applied(text, made) == text.replace("本年度止件数", "本年废止件数")


def test_a_fix_that_a_person_has_to_look_at_says_so(client: Client) -> None:
    client.start(settings=AT_ONCE)
    action = titled(at(client, client.open("报告.md", FAULTY), FAULTY, "GL102"), "删去紧跟着的重复标题")
    assert action["title"].endswith("（改后请核对）")
    assert "isPreferred" not in action
    assert applied(FAULTY, edits(client, action)) == FAULTY.replace("一、政务信息公开总体情况", "")


def test_an_action_says_what_it_is_about(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    shown = only(client.published(uri), "GL202")
    context = {"diagnostics": [shown], "only": ["quickfix"]}
    asked = {"textDocument": {"uri": uri}, "range": shown["range"], "context": context}
    actions = client.request("textDocument/codeAction", asked)
    assert [action["diagnostics"] for action in actions] == [[shown], [shown]]


def test_figures_are_not_mended(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    line = only(client.published(uri), "GL206")["range"]["start"]["line"]
    assert [action["title"] for action in client.actions(uri, line, 10, "quickfix")] == ["在这里停用 GL206，并写明原因"]


def test_all_that_is_safe_is_mended_when_a_file_is_saved(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace("“退耕还林", "＂退耕还林").replace("| 现行有效件数 |", "| 现行有郊件数 |")
    uri = client.open("报告.md", text)
    before = codes(client.published(uri))
    [action] = client.actions(uri, 0, 0, "source.fixAll")
    assert action["kind"] == "source.fixAll.govlint"
    mended = applied(text, edits(client, action))
    assert mended == text.replace("本年度止件数", "本年废止件数").replace("有郊", "有效")
    client.change(uri, 2, {"text": mended})
    assert codes(client.published(uri, 2)) == [code for code in before if code != "GL202"]
    assert client.actions(uri, 0, 0, "source.fixAll") == []


def test_only_what_is_asked_for_is_offered(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    start = only(client.published(uri), "GL202")["range"]["start"]
    place = (start["line"], start["character"])
    kinds = [{action["kind"] for action in client.actions(uri, *place, *only)}
             for only in ([], ["quickfix"], ["source"], ["source.fixAll.other"], ["refactor"])]  # fmt: skip
    assert kinds == [{"quickfix", "source.fixAll.govlint"}, {"quickfix"}, {"source.fixAll.govlint"}, set(), set()]
    assert client.actions(uri, 3, 0, "quickfix") == []


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_finding_is_suppressed_with_a_reason_and_nothing_else(client: Client, end: str) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace("\n", end)
    for code in ("GL108", "GL102", "GL111", "GL202", "GL206", "GL301", "GL302", "GL304", "GL401"):
        uri = client.open(f"{code}.md", text)
        after = applied(text, edits(client, titled(at(client, uri, text, code), f"停用 {code}")))
        assert f"<!-- govlint-disable-next-line {code} -- 请写明原因 -->{end}" in after
        assert after.count(end) == text.count(end) + 1
        client.change(uri, 2, {"text": after})
        found = codes(client.published(uri, 2))
        assert code not in found
        assert len(found) == 8


def test_a_mere_note_is_suppressed_too(client: Client) -> None:
    (client.folder / "govlint.toml").write_text('[severity]\nGL202 = "note"\n', "utf-8")
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    after = applied(FAULTY, edits(client, titled(at(client, uri, FAULTY, "GL202"), "停用 GL202")))
    client.change(uri, 2, {"text": after})
    assert "GL202" not in codes(client.published(uri, 2))


def test_a_finding_in_a_web_page_is_suppressed(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = html(consistent(1)).data.decode().replace("本年废止件数", "本年度止件数")
    uri = client.open("报告.html", text, language="html")
    after = applied(text, edits(client, titled(at(client, uri, text, "GL202"), "停用 GL202")))
    client.change(uri, 2, {"text": after})
    assert codes(client.published(uri, 2)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<!-- govlint-disable-next-line GL302 -- 无 -->\n## 一、", "## 一、", id="a line of its own"),
        pytest.param("## 一、总体情况 <!-- govlint-disable-line GL302 -->\n", "## 一、总体情况\n", id="behind a line"),
        pytest.param("## 一、总体<!-- govlint-dissable GL302 -->情况", "## 一、总体情况", id="within a line"),
        pytest.param("<!-- govlint-disable-file GL302\n-- 无 -->\n\n## 一、", "\n## 一、", id="over several lines"),
    ],
)
def test_a_comment_without_use_is_removed(client: Client, before: str, after: str) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTLESS.replace(after.lstrip("\n"), before, 1)
    uri = client.open("报告.md", text)
    action = titled(at(client, uri, text, "GL003"), "删去没有用处的停用标记")
    assert applied(text, edits(client, action)) == text.replace(before, after)


def test_a_comment_of_which_a_part_is_of_use_is_not_removed(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTY.replace(
        "| 信息内容 | 本年制发", "<!-- govlint-disable-next-line GL202, GL206 -->\n| 信息内容 | 本年制发"
    )
    assert not [one for one in at(client, client.open("报告.md", text), text, "GL003") if "删去没有" in one["title"]]


def test_what_can_be_typed_over_is_selected(client: Client) -> None:
    client.start(SNIPPETS, AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    [edit] = edits(client, titled(at(client, uri, FAULTY, "GL202"), "停用 GL202"))
    assert edit["snippet"] == {
        "kind": "snippet",
        "value": "<!-- govlint-disable-next-line GL202 -- ${1:请写明原因} -->\n",
    }


@pytest.mark.parametrize("name", ["报告.txt", "报告.text"])
def test_a_text_without_comments_is_not_suppressed_in(client: Client, name: str) -> None:
    client.start(settings=AT_ONCE)
    text = "云岭市水务局2024年政府信息公开工作年度报告\n一、总体情况\n一、总体情况\n无。\n"
    uri = client.open(name, text, language="plaintext")
    assert client.published(uri)
    for line in range(4):
        assert not [action for action in client.actions(uri, line) if "停用" in action["title"]]


def test_where_a_comment_would_only_be_text_there_is_none(client: Client) -> None:
    client.start(settings=AT_ONCE)
    text = FAULTLESS + "\n```text\n请各单位〔TODO〕核对\n联系人手机13800138000\n```\n"
    uri = client.open("报告.md", text)
    found = client.published(uri)
    assert found
    for one in found:
        place = one["range"]["start"]
        for action in client.actions(uri, place["line"], place["character"]):
            done = client.request("codeAction/resolve", action)
            after = applied(text, done["edit"]["documentChanges"][0]["edits"]) if "edit" in done else text
            assert "```text\n<!--" not in after


def test_a_client_that_asks_only_once_is_given_all_at_once(client: Client) -> None:
    client.start(PLAIN, AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    actions = at(client, uri, FAULTY, "GL202", "quickfix")
    assert [list(action["edit"]["changes"]) for action in actions] == [[uri], [uri]]
    assert applied(FAULTY, actions[0]["edit"]["changes"][uri]) == FAULTY.replace("度止", "废止")


def test_a_client_that_knows_no_actions_is_offered_none(client: Client) -> None:
    client.start({}, AT_ONCE)
    assert at(client, client.open("报告.md", FAULTY), FAULTY, "GL202") == []


def test_what_is_not_there_any_more_is_not_mended(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    action = titled(at(client, uri, FAULTY, "GL202"), "改为“本年废止件数”")
    client.change(uri, 2, {"text": FAULTLESS})
    assert "edit" not in client.request("codeAction/resolve", action)
    assert "这个问题不在了" in client.wait("window/showMessage")["message"]
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert "edit" not in client.request("codeAction/resolve", action)
    assert "文件已经关闭" in client.wait("window/showMessage")["message"]


def test_an_action_chosen_late_fits_the_text_as_it_is(client: Client) -> None:
    client.start(settings=AT_ONCE)
    uri = client.open("报告.md", FAULTY)
    action = titled(at(client, uri, FAULTY, "GL202"), "改为“本年废止件数”")
    text = FAULTY.replace("# 望溪县", "\n\n# 望溪县", 1)
    client.change(uri, 2, {"text": text})
    assert applied(text, edits(client, action, 2)) == text.replace("度止", "废止")


def test_an_action_from_nowhere_does_nothing(client: Client) -> None:
    client.start(settings=AT_ONCE)
    for data in (None, [], {}, {"uri": 1, "kind": "fix"}, {"uri": "file:///x.md", "kind": "all", "fingerprint": None}):
        assert "edit" not in client.request("codeAction/resolve", {"title": "?", "data": data})
