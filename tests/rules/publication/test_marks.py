"""GL605 and GL606: what marks the document itself, not what is said of other documents or of what is not published."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from govlint.document import Document, Paragraph
from govlint.readers.rendering import Rendering
from govlint.rules import Severity
from tests.lasting import at_most
from tests.rules.linting import changed, found, lines, linted, sample
from tests.rules.publication.documents import checked

TITLE = sample().split("\n", 1)[0]
NOTICE = "云岭市水务局节约用水情况通报"
BODY = "全年用水总量比上年下降3%，详见附表。"


def told(code: str, text: str, suffix: str = ".txt") -> list[tuple[str, int, str]]:
    """Kind, line and message of what a rule says of a text that is no report."""
    result = linted(text, suffix)
    assert result.form is None
    return [
        (made.finding.kind, made.finding.span.line, made.finding.message)
        for made in result.diagnostics
        if made.rule.code == code
    ]


def with_title(title: str) -> str:
    return f"{title}\n\n{BODY}\n"


# GL605

DRAFTS = [
    "征求意见稿",
    "送审稿",
    "报批稿",
    "审议稿",
    "讨论稿",
    "修改稿",
    "审核稿",
    "会签稿",
    "草稿",
    "初稿",
    "第二稿",
    "三稿",
]


@pytest.mark.parametrize("mark", [*DRAFTS, "草案", "修订稿", "定稿"])
@pytest.mark.parametrize(
    "form",
    [
        pytest.param("{title}（{mark}）", id="behind the title"),
        pytest.param("{title}({mark})", id="in half-width brackets"),
        pytest.param("{title}【{mark}】", id="in other brackets"),
        pytest.param("{title}（2024年1月5日{mark}）", id="with a date before"),
        pytest.param("{title}（{mark}2024.1.5）", id="with a date behind"),
        pytest.param("# （{mark}）{bare}", id="before the title"),
        pytest.param("（{mark}）\n\n{title}", id="above the title"),
        pytest.param("{mark}\n\n{title}", id="above the title, without brackets"),
        pytest.param("{title}\n\n（{mark}）", id="below the title"),
    ],
)
def test_the_title_of_a_report(form: str, mark: str) -> None:
    first = form.format(title=TITLE, bare=TITLE.removeprefix("# "), mark=mark)
    text = changed((TITLE, first))
    (made,) = found("GL605", text)
    assert made.severity is Severity.ERROR
    assert mark in made.finding.message
    span = made.finding.span
    assert mark in text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("line", ["征求意见稿", "（送审稿）", "【草稿】", "第三稿", "（2024年1月5日修改稿）"])
def test_a_line_by_itself_anywhere_in_a_report(line: str) -> None:
    text = f"{sample()}\n\n{line}\n"
    assert lines("GL605", text) == [text.split("\n").index(line) + 1]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        *(pytest.param(mark, "review", id=mark) for mark in DRAFTS[:5]),
        *(pytest.param(mark, "fail", id=mark) for mark in DRAFTS[5:]),
    ],
)
def test_another_document(mark: str, kind: str) -> None:
    for title in (
        f"{NOTICE}（{mark}）",
        f"（{mark}）\n\n{NOTICE}",
        f"{NOTICE}{mark}" if mark != "三稿" else f"【{mark}】{NOTICE}",
    ):
        ((told_kind, line, message),) = told("GL605", with_title(title))
        assert (told_kind, line) == (kind, 1)
        assert message.startswith("标题里有稿次标记“")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            with_title("关于就《云岭市节水办法（征求意见稿）》公开征求意见的公告"), id="the title names a draft"
        ),
        pytest.param(with_title("《云岭市节水办法（征求意见稿）》"), id="the title is the name of a draft"),
        pytest.param(with_title("《云岭市节水办法》（征求意见稿）起草说明"), id="an explanation"),
        pytest.param(with_title("云岭市防汛应急预案（修订稿）"), id="what was revised"),
        pytest.param(with_title("云岭市2024年预算（草案）"), id="a budget"),
        pytest.param(with_title("关于征集征求意见稿修改意见的通知"), id="in the middle"),
        pytest.param(with_title("云岭市水务局投稿须知"), id="another word"),
        pytest.param(with_title("关于规范机关发文定稿"), id="the last version"),
        pytest.param(f"{NOTICE}\n\n{BODY}\n\n征求意见稿\n", id="a line behind the text, such as an attachment"),
        pytest.param(f"{NOTICE}\n\n{BODY}\n\n附件：云岭市节水办法（征求意见稿）\n", id="an attachment"),
        pytest.param(
            f"{NOTICE}\n\n《节水办法（征求意见稿）》已公开，共发布征求意见稿3件、送审稿2件。\n", id="in a sentence"
        ),
        pytest.param(f"{NOTICE}\n\n| 阶段 | 文件 |\n|---|---|\n| 征求意见稿 | 节水办法（送审稿） |\n", id="in a table"),
    ],
)
def test_another_document_is_silent(text: str) -> None:
    assert told("GL605", text, ".md") == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("就《云岭市节水办法（征求意见稿）》公开征求意见，收到意见26条。", id="in a sentence"),
        pytest.param("全年公开发布征求意见稿3件", id="counted, without a full stop"),
        pytest.param("2.《云岭市节水办法》（征求意见稿）", id="in a list"),
        pytest.param("附件：云岭市节水办法（征求意见稿）", id="an attachment"),
        pytest.param("完善征求意见稿、送审稿的公开机制；", id="a task"),
        pytest.param("| 征求意见稿 | 3 |\n|---|---|\n| 草稿 | 2 |", id="in a table"),
    ],
)
def test_the_text_of_a_report_is_silent(line: str) -> None:
    assert found("GL605", f"{sample()}\n\n{line}\n") == []


def test_above_a_report_a_draft_may_be_named() -> None:
    for line in ("《云岭市节水办法（征求意见稿）》", "《云岭市节水办法》（征求意见稿）"):
        assert found("GL605", f"{line}\n\n{sample()}") == []


# GL606

SECRET = [
    pytest.param("秘密★1年", "秘密★1年", id="a period"),
    pytest.param("机密★", "机密★", id="no period"),
    pytest.param("绝密★长期", "绝密★长期", id="for good"),
    pytest.param("密级：秘密", "密级：秘密", id="named"),
    pytest.param("（内部资料，注意保存）", "（内部资料，注意保存）", id="internal, in brackets"),
    pytest.param("内部资料　请勿外传", "内部资料 请勿外传", id="internal, two words"),
    pytest.param("【内部文件】", "【内部文件】", id="an internal paper"),
    pytest.param("（仅供内部参考）", "（仅供内部参考）", id="for reference"),
    pytest.param("（此件不予公开）", "（此件不予公开）", id="not public"),
    pytest.param("此件不公开", "此件不公开", id="not public, without brackets"),
    pytest.param("公开属性：不予公开", "公开属性：不予公开", id="an attribute"),
    pytest.param("信息公开类别：不公开", "信息公开类别：不公开", id="another attribute"),
]


@pytest.mark.parametrize(("line", "shown"), SECRET)
def test_a_line_by_itself(line: str, shown: str) -> None:
    for text in (f"{line}\n\n{with_title(NOTICE)}", f"{with_title(NOTICE)}\n{line}\n"):
        ((kind, number, message),) = told("GL606", text)
        assert (kind, text.split("\n")[number - 1]) == ("fail", line)
        assert message.startswith(f"有“{shown}”的标记")
    assert [made.severity for made in found("GL606", f"{sample()}\n\n{line}\n")] == [Severity.ERROR]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(f"秘密\n\n{NOTICE}", id="above the title"),
        pytest.param(f"机密 特急\n\n{NOTICE}", id="with urgency"),
        pytest.param(f"000012　机密★3年　特急\n\n{NOTICE}", id="with the number of the copy"),
        pytest.param(f"机密*1年\n\n{NOTICE}", id="with an asterisk"),
        pytest.param(f"秘密★1年 云水发〔2024〕3号\n\n{NOTICE}", id="with the number of the document"),
        pytest.param(f"内部资料\n\n{NOTICE}", id="internal"),
        pytest.param(f"注意保存\n\n{NOTICE}", id="to be kept"),
        pytest.param(f"严禁外传\n\n{NOTICE}", id="not to be handed on"),
        pytest.param(f"{NOTICE}（秘密）", id="behind the title"),
        pytest.param(f"{NOTICE}（内部）", id="internal, behind the title"),
        pytest.param(f"{NOTICE}（内部资料，请勿外传）", id="two words behind the title"),
        pytest.param(f"【内部资料】{NOTICE}", id="before the title"),
        pytest.param(f"{NOTICE}（不予公开）", id="not public, behind the title"),
    ],
)
def test_the_opening(title: str) -> None:
    ((kind, line, _),) = told("GL606", with_title(title))
    assert (kind, line) == ("fail", 1)


@pytest.mark.parametrize("line", ["（此件依申请公开）", "公开方式：依申请公开"])
def test_on_request_is_a_question(line: str) -> None:
    ((kind, _, message),) = told("GL606", f"{with_title(NOTICE)}\n{line}\n")
    assert (kind, message) == ("review", f"注明“{line}”，请核对这份文件是否应当主动公开")


@pytest.mark.parametrize(
    ("row", "found_"),
    [
        pytest.param("| 公开属性 | 不予公开 |", ["不予公开"], id="not public"),
        pytest.param("| 索引号 | 001 | 公开属性： | 不公开 |", ["不公开"], id="in the second pair"),
        pytest.param("| 密级 | 秘密★1年 |", ["秘密★1年"], id="secret"),
        pytest.param("| 公开属性 | 主动公开 |", [], id="public"),
        pytest.param("| 密级 | 无 |", [], id="not secret"),
        pytest.param("| 公开方式 | 政府网站 |", [], id="where"),
    ],
)
def test_the_table_above_a_page(row: str, found_: list[str]) -> None:
    width = row.count("|") - 1
    text = f"{row}\n|{'---|' * width}\n{'| 　 ' * width}|\n\n{with_title(NOTICE)}"
    assert [message.partition("“")[2].partition("”")[0] for _, _, message in told("GL606", text, ".md")] == found_


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("（三）不予公开", id="a label of the form"),
        pytest.param("不予公开", id="a wrapped label"),
        pytest.param("1.属于国家秘密", id="a label on secrets"),
        pytest.param("属于国家秘密", id="a wrapped label on secrets"),
        pytest.param("国家秘密", id="state secrets"),
        pytest.param("秘密", id="a word behind the text"),
        pytest.param("内部资料", id="another word behind the text"),
        pytest.param("5.属于三类内部事务信息", id="internal affairs"),
        pytest.param("收到申请5件，其中不予公开3件，属于内部资料1件。", id="in a sentence"),
        pytest.param("（一）涉及国家秘密、内部资料的，不予公开；", id="a provision"),
        pytest.param("严格保密审查，做到“秘密★1年”等标志规范。", id="quoted"),
        pytest.param("公开属性：主动公开", id="public"),
        pytest.param("（此件公开发布）", id="published"),
        pytest.param("（此件主动公开）", id="published by itself"),
        pytest.param("公开方式：政府网站、依申请公开、公报", id="ways to publish"),
        pytest.param("依申请公开", id="a heading"),
        pytest.param("内部控制、内部审计、内部管理", id="other internal matters"),
        pytest.param("仅供参考", id="for reference"),
        pytest.param("请注意保存小票，注意保管证件", id="keep the receipt"),
        pytest.param("★★★★★", id="stars"),
        pytest.param("★重点任务：公开属性源头认定", id="a star before a task"),
        pytest.param("商业秘密★个人隐私★国家秘密", id="stars between"),
    ],
)
def test_what_is_no_marking(line: str) -> None:
    assert told("GL606", f"{with_title(NOTICE)}\n{line}\n") == []
    assert found("GL606", f"{sample()}\n\n{line}\n") == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("关于加强国家秘密保护的通知", id="on secrets"),
        pytest.param("关于内部资料管理的规定", id="on internal papers"),
        pytest.param("《云岭市内部资料目录》（不予公开）", id="of another document"),
        pytest.param("绝密★启用前", id="an examination paper"),
        pytest.param("商业秘密", id="of business"),
        pytest.param("内部控制报告", id="internal control"),
    ],
)
def test_an_opening_without_a_marking(title: str) -> None:
    assert told("GL606", with_title(title)) == []


# A title in pieces


def opening(*texts: str) -> Document:
    rendering = Rendering()
    blocks = tuple(Paragraph(text, text.span()) for text in map(rendering.paragraph, (*texts, BODY)))
    return Document(rendering.source("a.docx", b""), blocks, addressing="block")


@pytest.mark.parametrize(
    ("texts", "spans"),
    [
        pytest.param((f"{NOTICE}（修改", "稿）"), [(1, 15, 2, 3)], id="broken in the mark"),
        pytest.param((f"{NOTICE}（内部资", "料）"), [(1, 15, 2, 3)], id="broken in another mark"),
        pytest.param((f"{NOTICE}（修改\n稿）",), [(1, 15, 1, 21)], id="broken in one paragraph"),
        pytest.param((NOTICE, "（修改稿）"), [(2, 1, 2, 6)], id="broken before the mark"),
        pytest.param(("云岭市水务局", NOTICE, "（修改稿）"), [(3, 1, 3, 6)], id="three lines"),
        pytest.param(("（修改稿）", NOTICE), [(1, 1, 1, 6)], id="broken behind the mark"),
        pytest.param(("云岭市水务局", NOTICE), [], id="no mark"),
        pytest.param((f"《{NOTICE}（修改", "稿）》"), [], id="the name of another document"),
    ],
)
def test_a_title_in_pieces_is_read_as_one(texts: tuple[str, ...], spans: list[tuple[int, int, int, int]]) -> None:
    made = checked(opening(*texts)).diagnostics
    assert [tuple(each.finding.span) for each in made if each.rule.code in ("GL605", "GL606")] == spans
    assert not any("\n" in each.finding.message for each in made)


# In the margins

WATERMARK = (
    f"<w:p {nsdecls('w')}><w:r><w:pict>"
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape></w:pict></w:r></w:p>'
)


def word_file(*, header: str = "", watermark: str = "") -> bytes:
    document = docx.Document()
    document.add_paragraph(NOTICE)
    document.add_paragraph(BODY)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if watermark:
        document.sections[0].header._element.append(parse_xml(WATERMARK.format(watermark)))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        pytest.param({"header": "第二稿"}, ["GL605"], id="a draft in the header"),
        pytest.param({"header": "水务局（修改稿）"}, ["GL605"], id="behind a name in the header"),
        pytest.param({"watermark": "草稿"}, ["GL605"], id="a draft as watermark"),
        pytest.param({"watermark": "内部资料"}, ["GL606"], id="internal as watermark"),
        pytest.param({"header": "秘密★1年"}, ["GL606"], id="secret in the header"),
        pytest.param({"header": "机密", "watermark": "初稿"}, ["GL605", "GL606"], id="both"),
        pytest.param({"header": "云岭市水务局", "watermark": "云岭水务"}, [], id="names"),
        pytest.param({"header": "《节水办法（修改稿）》"}, [], id="the name of a draft"),
        pytest.param({"header": "保守国家秘密是公民的义务"}, [], id="a slogan"),
    ],
)
def test_headers_and_watermarks(file: dict[str, str], codes: list[str]) -> None:
    result = linted(word_file(**file), ".docx")
    assert sorted(made.rule.code for made in result.diagnostics if made.rule.code in ("GL605", "GL606")) == codes


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        pytest.param("参见《云岭市节水办法》（修改稿）", [], id="a note that names a draft"),
        pytest.param("参见云岭市节水办法（修改稿）。", [], id="a sentence"),
        pytest.param("草稿", ["GL605"], id="a mark"),
    ],
)
def test_notes(note: str, codes: list[str]) -> None:
    rendering = Rendering()
    body, margin = (Paragraph(text, text.span()) for text in map(rendering.paragraph, (BODY, note)))
    made = Document(rendering.source("a.docx", b""), (body,), addressing="block", margins=(margin,))
    assert [each.rule.code for each in checked(made).diagnostics if each.rule.code in ("GL605", "GL606")] == codes


HOSTILE = ["稿", "征求意见稿", "第一", "（征求意见稿", "内部资料", "内部资料，", "秘密", "秘密★", "（", "1", "密级"]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("length", [79, 100_000])
def test_takes_time_in_proportion(unit: str, length: int) -> None:
    line = unit * (length // len(unit))
    with at_most(10):
        linted(f"{line}\n\n" * (100_000 // length), ".txt")
