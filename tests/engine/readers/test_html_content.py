"""The text that a page publishes is found inside of what its site prints around it, and nothing of it is lost."""

from __future__ import annotations

import pytest

from govlint.document import Table
from tests.engine.readers.test_html import page, shown

TITLE = "青浦县水务局2024年政府信息公开工作年度报告"
PREAMBLE = "本报告由青浦县水务局编制，统计期限为2024年。"
ROWS = "".join(f"<tr><td>第{n}项<td>{n}<td>{n + 1}</tr>" for n in range(4))
TABLE = [[f"第{n}项", str(n), str(n + 1)] for n in range(4)]
BODY = [
    PREAMBLE,
    "一、总体情况",
    "全年主动公开政府信息四百余条，办结申请四十件，未发生行政复议和行政诉讼案件。",
    TABLE,
    "六、其他需要报告的事项",
    "无",
]


def written(block: object) -> str:
    return f"<table>{ROWS}</table>" if isinstance(block, list) else f"<p>{block}</p>"


PARAGRAPHS = "\n".join(map(written, BODY))
DIVISIONS = "\n".join(f"<div>{written(block)}</div>" for block in BODY)
BREAKS = "\n".join(written(b) if isinstance(b, list) else f"　　{b}<br><br>" for b in BODY)
HEAD = f"<head><title>{TITLE}_政府信息公开_青浦县政府</title></head>"
MENU = "<ul>" + "".join(f"<li><a href=/{n}>政务公开栏目{n}</a></li>" for n in range(8)) + "</ul>"
PATH = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/nb>年度报告</a> &gt; 正文</div>"
RECORD = (
    "<table><tr><td>索引号：<td>QP-2025-001<td>发布机构：<td>青浦县水务局"
    f"<tr><td>名称：<td>{TITLE}<td>生成日期：<td>2025-01-20</table>"
)
INFO = "<div>发布时间：2025-01-20 来源：青浦县水务局 字体：【<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】</div>"
BUTTONS = "<div>【<a href='javascript:print()'>打印</a>】【关闭】</div>"
NEXT = "<p>上一篇：<a href=1>青浦县水务局2023年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p>"
RELATED = "<div><h3>相关链接</h3><ul><li><a href=2>2022年年报</a><span>2023-01-20</span></li></ul></div>"
FOOT = (
    "<div><p>主办：青浦县人民政府 地址：青浦县人民路1号</p><p>京ICP备05000001号</p>"
    "<p>版权所有 &copy; 2012-2026</p><p>建议使用1024*768分辨率浏览本网站。</p></div>"
)
H1 = f"<h1>{TITLE}</h1>"

PAGES = {
    "a column beside the text": (
        f"<div>{MENU}</div>{PATH}<div><div>{MENU}</div><div>{RECORD}{H1}{INFO}"
        "<div id=zoom>%s</div>"
        f"{BUTTONS}{NEXT}{RELATED}</div></div>{FOOT}"
    ),
    "everything in one element": f"{MENU}{PATH}{RECORD}{H1}{INFO}%s{BUTTONS}{NEXT}{RELATED}{FOOT}",
    "nested tables": (
        f"<table><tr><td colspan=2>{MENU}<tr><td><table><tr><td><a href=1>公开指南</a></table>"
        f"<td><table><tr><td>{PATH}<tr><td>{H1}<tr><td>{INFO}<tr><td>%s<tr><td>{BUTTONS}</table>"
        f"<tr><td colspan=2>{FOOT}</table>"
    ),
    "elements with a meaning": (
        f"<header><nav>{MENU}</nav></header><main><article><header>{H1}{INFO}</header>%s</article>"
        f"<aside><h2>最新公开</h2>{MENU}</aside></main><footer>{FOOT}</footer>"
    ),
    "roles": f"<div role=navigation>政务公开 互动交流</div>{H1}<div>%s</div><div role=contentinfo>青浦县</div>",
    "a title that is no heading": f"{MENU}<div><div class=bt>{TITLE}</div>{INFO}<div>%s</div>{NEXT}</div>{FOOT}",
    "a site's name as heading": f"<h1><a href=/>青浦县人民政府</a></h1>{MENU}<div>{H1}{INFO}<div>%s</div></div>{FOOT}",
    "the title twice": f"{MENU}<div>{H1}{INFO}<div><p><b>{TITLE}</b></p>%s</div></div>{FOOT}",
    "hidden menus": f"<div style='display:none'>{MENU}公开</div><div>{H1}<div>%s</div></div><p hidden>微信</p>{FOOT}",
    "an end with buttons": f"<div>{H1}<div>%s</div></div><p>扫一扫在手机打开当前页</p><p>责任编辑：某某</p>{BUTTONS}",
    "a greeting": f"<div>您好，欢迎访问青浦县人民政府网站。</div>{MENU}<div>{H1}<div>%s</div></div>{FOOT}",
    "a notice": f"<div>{H1}<div>%s</div></div><div>版权声明：凡本网注明来源的作品，不得转载。</div>",
    "only the report": f"{H1}%s",
}
PAGE_IDS = list(PAGES)


@pytest.mark.parametrize("body", [PARAGRAPHS, DIVISIONS, BREAKS], ids=["paragraphs", "divisions", "breaks"])
@pytest.mark.parametrize("around", PAGES.values(), ids=PAGE_IDS)
def test_the_text_and_nothing_else(around: str, body: str) -> None:
    html = f"<html>{HEAD}<body>{around % body}</body></html>"
    found = [block[1] if isinstance(block, tuple) else block for block in shown(html)]
    assert found == [TITLE, *BODY]
    assert page(html).traces == ()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param(f"<div>{PARAGRAPHS}</div><p>青浦县水务局</p><p>2025年1月20日</p>", BODY, id="a signature"),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><div><p>七、附则</p></div>{FOOT}", [*BODY, "七、附则"], id="a part apart"
        ),
        pytest.param(f"<div>{PARAGRAPHS}</div><div><table>{ROWS}</table></div>", [*BODY, TABLE], id="a table apart"),
        pytest.param(f"<div><p>另附说明，请一并阅读本段。</p></div>{PARAGRAPHS}", BODY, id="a sentence apart"),
        pytest.param(f"<ul><li>{PREAMBLE}</li></ul>{PARAGRAPHS}", [PREAMBLE, *BODY], id="a list of text"),
        pytest.param(f"<footer>{PARAGRAPHS}</footer>", BODY, id="all of it in a footer"),
        pytest.param(f"<p><a name=top>{PREAMBLE}</a></p>{PARAGRAPHS}", [PREAMBLE, *BODY], id="an anchor"),
        pytest.param(f"<p><a href='#x'>{PREAMBLE}</a></p>{PARAGRAPHS}", [PREAMBLE, *BODY], id="a link within the page"),
        pytest.param(f"<a href=/x>{PARAGRAPHS}{PARAGRAPHS}", [*BODY, *BODY], id="a link that is not closed"),
        pytest.param(
            f"{PARAGRAPHS}<p>来源：青浦县统计局。</p>{PARAGRAPHS}", [*BODY, "来源：青浦县统计局。", *BODY], id="source"
        ),
    ],
)
def test_text_is_not_lost(html: str, found: list[object]) -> None:
    blocks = shown(html)
    assert [block for block in blocks if block in found] == found


def test_hidden_text_counts_inside_of_the_report_only() -> None:
    inner = PARAGRAPHS.replace("<p>一、", "<p style='display:none'>内部稿</p><p>一、")
    html = f"{MENU}<div style='display:none'>检索词</div><div>{inner}</div><div hidden>微信</div>{FOOT}"
    assert [(trace.kind, trace.text) for trace in page(html).traces or ()] == [("hidden", "内部稿")]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="nothing"),
        pytest.param("<title>甲</title>", id="a title"),
        pytest.param(MENU, id="a menu"),
        pytest.param("<table></table><p></p>", id="empty elements"),
    ],
)
def test_pages_without_text(html: str) -> None:
    assert not [block for block in page(f"<html>{html}</html>").blocks if isinstance(block, Table)]


def test_a_title_within_the_record_is_found() -> None:
    html = f"<html>{HEAD}<body>{MENU}{RECORD}{INFO}<div>{PARAGRAPHS}</div>{FOOT}"
    assert shown(html) == [TITLE, *BODY]
