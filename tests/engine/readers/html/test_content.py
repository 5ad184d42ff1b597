"""The text that a page publishes is found inside of what its site prints around it, and nothing of it is lost."""

from __future__ import annotations

import pytest

from govlint.document import Table
from tests.engine.readers.html.pages import page, shown

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
OTHER = [
    "第二季度共受理申请十二件，均已办结并答复申请人。",
    "附表",
    TABLE,
    "以上数据由青浦县统计局核定，口径与往年一致。",
]
OTHERS = "\n".join(map(written, OTHER))
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

YEARS = "".join(
    f"<li onclick=go({year})>青浦县水务局{year}年政府信息公开工作年度报告</li>" for year in range(2019, 2024)
)
NUMBERED = "".join(f"<p>{text}</p>" for text in ("一、公开指南", "二、公开制度", "三、法定主动公开内容", "四、年报"))
ABSTRACTS = (
    "<div>"
    + "".join(
        f"<p><a href=1>青浦县水务局{year}年政府信息公开工作年度报告</a></p><p>统计期限为{year}年，收费0元。</p>"
        for year in (2022, 2023)
    )
    + "</div>"
)

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
    "reports of other years to click on": f"<ul>{YEARS}</ul><div><p>{TITLE}</p><div>%s</div></div>{FOOT}",
    "reports of other years in a list": f"<div>{YEARS.replace('onclick', 'id')}</div><div>{H1}%s</div>{FOOT}",
    "links without an address": f"<div>{MENU.replace('href', 'class')}</div><div>{H1}<div>%s</div></div>{FOOT}",
    "twice, for telephones too": f"<div>{MENU}{H1}<div>%s</div>{FOOT}</div><div>{H1}{INFO}<div>%s</div></div>",
    "a hidden box above": f"<div>{H1}<div style='display:none'>送给朋友</div><div>%s</div></div>{FOOT}",
    "a hidden box below": f"<div>{H1}<div>%s<div style='display:none'>送给朋友</div></div></div>{FOOT}",
}
PAGE_IDS = list(PAGES)


@pytest.mark.parametrize("body", [PARAGRAPHS, DIVISIONS, BREAKS], ids=["paragraphs", "divisions", "breaks"])
@pytest.mark.parametrize("around", PAGES.values(), ids=PAGE_IDS)
def test_the_text_and_nothing_else(around: str, body: str) -> None:
    html = f"<html>{HEAD}<body>{around.replace('%s', body)}</body></html>"
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
        pytest.param(f"<a href=/x>{PARAGRAPHS}{OTHERS}", [*BODY, *OTHER], id="a link that is not closed"),
        pytest.param(
            f"{PARAGRAPHS}<p>来源：青浦县统计局。</p>{OTHERS}", [*BODY, "来源：青浦县统计局。", *OTHER], id="source"
        ),
    ],
)
def test_text_is_not_lost(html: str, found: list[object]) -> None:
    blocks = shown(html)
    assert [block for block in blocks if block in found] == found


@pytest.mark.parametrize(
    "beside",
    [NUMBERED, f"<ul>{NUMBERED.replace('p>', 'li>')}</ul>", ABSTRACTS],
    ids=["a numbered menu", "a list", "abstracts of other reports"],
)
@pytest.mark.parametrize("around", ["<div>{0}</div>{1}", "{1}<div>{0}</div>"], ids=["before", "behind"])
def test_what_stands_beside_a_long_text_is_no_part_of_it(around: str, beside: str) -> None:
    rest = "本机关全年未发生因政府信息公开引起的责任追究事项，各项工作按期完成。" * 20
    text = f"<div>{H1}<div>{PARAGRAPHS}<p>{rest}</p></div></div>"
    html = f"<html>{HEAD}<body>{around.format(beside, text)}{FOOT}"
    assert shown(html) == [(1, TITLE), *BODY, rest]


@pytest.mark.parametrize(
    "sentence",
    [
        "本局为全县党政机关办理公开事项提供技术支持，全年收取信息处理费0元。",
        "加强网站管理和网站维护，设立免责声明栏目；联系我们的渠道畅通，全年未发生泄密事件。",
        "如需了解更多信息，请与青浦县水务局办公室联系（地址：人民路1号；邮编：200000；电话：12345）。",
    ],
    ids=["technical support", "maintenance", "address"],
)
@pytest.mark.parametrize("apart", ["<div>%s</div>", "<div><script>/* copyright */</script>%s</div>", "%s"])
def test_words_of_imprints_are_words_of_reports_too(apart: str, sentence: str) -> None:
    last = apart % f"<p>七、附则</p><p>{sentence}</p>"
    assert shown(f"<div>{PARAGRAPHS}</div>{last}{FOOT}") == [*BODY, "七、附则", sentence]


@pytest.mark.parametrize("written", ["property='og:title'", "name=ArticleTitle"])
def test_a_page_is_asked_for_its_title(written: str) -> None:
    head = f"<head><meta {written} content='{TITLE}'></head>"
    html = f"<html>{head}<body>{RECORD}<h2>年度报告栏目</h2><div>{PARAGRAPHS}</div>{FOOT}"
    assert shown(html)[0] == TITLE


def test_a_line_that_quotes_the_title_is_not_the_title() -> None:
    quoting = f"现将《{TITLE}》公布如下"
    html = f"<html>{HEAD}<body>{MENU}<div>{H1}<p>{quoting}</p>{PARAGRAPHS}</div>{FOOT}"
    assert shown(html)[:2] == [(1, TITLE), quoting]


def test_a_table_given_twice_stays_twice() -> None:
    html = f"<html>{HEAD}<body>{MENU}<div>{H1}{PARAGRAPHS}<table>{ROWS}</table></div>{FOOT}"
    assert shown(html).count(TABLE) == 2


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


def test_figures_within_sentences_make_no_table_of_figures() -> None:
    spoken = "".join(f"<span>{n}</span>年受理申请" for n in range(2010, 2024)) + "，均已办结。"
    html = f"<table><tr><td>{spoken}</td></tr><tr><td><table>{ROWS}</table></td></tr></table>"
    assert [block == TABLE for block in shown(html)] == [False, True]
