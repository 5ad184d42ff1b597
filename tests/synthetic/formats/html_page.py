"""A page of a content-management system around the report: menus, path, metadata, two titles, hidden blocks, footer."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from tests.synthetic.formats.html import TableMarkup, spans, write_table
from tests.synthetic.pieces import PartHeading, PlacedTable, Prose, Title, pieces
from tests.synthetic.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.formats.merged import MergedCell
    from tests.synthetic.model import ReportModel
    from tests.synthetic.pieces import Piece
    from tests.synthetic.writer import Rendered

_HEAD = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="SiteName" content="{organ}">
<meta name="ColumnName" content="政府信息公开年报">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{next_year}-01-19 09:30">
<title>{title}_政府信息公开年报_{organ}</title>
<link rel="stylesheet" href="/images/style.css">
<style>
body {{ font: 16px/2 "仿宋_GB2312"; color: #333 }}
.pop {{ display: none }}
#zoom table {{ border-collapse: collapse }}
</style>
<script>
var menu = "<table><tr><td>一、总体情况</td></tr></table>", year = 2019;
if (1 < 2 && menu) {{ document.write('<div class="ad">通知公告</div>'); }}
</script>
</head>
<body>
<div style="display:none">一、检索词 2019年 政府信息公开工作年度报告</div>
<div class="top">
<div class="logo"><a href="/"><img src="/logo.png" alt="{organ}"></a></div>
<div class="search"><input type="hidden" name="siteid" value="7"><input type="text" value="请输入关键字">\
<select><option>全部</option><option>2019年</option></select><button>搜索</button></div>
<ul class="nav">
<li><a href="/">首页</a></li>
<li><a href="/xxgk/">政府信息公开</a></li>
<li><a href="/bsfw/">办事服务</a></li>
<li><a href="/hd/">互动交流</a></li>
</ul>
</div>
<div class="path">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/xxgk/">政府信息公开</a>&nbsp;&gt;&nbsp;\
<a href="/xxgk/nb/">政府信息公开年报</a>&nbsp;&gt;&nbsp;正文</div>
<div class="main">
<div class="left">
<h3>政府信息公开</h3>
<ul>
<li><a href="/xxgk/zn/">政府信息公开指南</a></li>
<li><a href="/xxgk/zd/">政府信息公开制度</a></li>
<li><a href="/xxgk/fd/">法定主动公开内容</a></li>
<li><a href="/xxgk/nb/">政府信息公开年报</a></li>
<li><a href="/xxgk/ysq/">依申请公开</a></li>
</ul>
</div>
<div class="right">
<table class="meta">
<tr><td>索引号</td><td>00714{year}-08_A/{next_year}-0119001</td><td>主题分类</td><td>综合政务</td></tr>
<tr><td>发布机构</td><td>{organ}</td><td>生成日期</td><td>{next_year}-01-19</td></tr>
<tr><td>名称</td><td colspan="3">{title}</td></tr>
<tr><td>文号</td><td>无</td><td>有效性</td><td>有效</td></tr>
</table>
<div class="pop" id="share">分享到：微信 微博 QQ空间</div>
"""
_TOOLS = """\
<div class="info">发布时间：{next_year}-01-19 09:30&nbsp;&nbsp;来源：{organ}&nbsp;&nbsp;\
浏览次数：<span id="hits">1286</span>次\
&nbsp;&nbsp;字体：[<a href="javascript:size(20)">大</a> <a href="javascript:size(16)">中</a> \
<a href="javascript:size(12)">小</a>]</div>
<!-- 正文开始：一、二、三 -->
<div class="TRS_Editor" id="zoom">
"""
_FOOT = """\
</div>
<!-- 正文结束 -->
<div class="tools"><a href="javascript:window.print()">【打印】</a>&nbsp;\
<a href="javascript:window.close()">【关闭】</a></div>
<div class="turn">
<p>上一篇：<a href="/nb/1.html">{organ}{last_year}年政府信息公开工作年度报告</a></p>
<p>下一篇：<a href="/nb/3.html">没有了</a></p>
</div>
<div class="related">
<h4>相关链接</h4>
<ul>
<li><a href="/nb/4.html">2019年政府信息公开工作年度报告</a></li>
<li><a href="/nb/5.html">2018年政府信息公开工作年度报告</a></li>
</ul>
</div>
</div>
</div>
<div class="foot">
<p><a href="/about/">关于我们</a> | <a href="/map/">网站地图</a> | <a href="/law/">法律声明</a></p>
<p>主办：{organ}&emsp;版权所有 &copy; 2012-2026</p>
<p>网站标识码：3400000012&emsp;皖ICP备05000001号-1&emsp;公网安备34010402700001号</p>
</div>
<script src="/js/jquery.min.js"></script>
<script>document.getElementById("hits").innerHTML = 2026;</script>
</body>
</html>
"""

_OLD_HEAD = """\
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{title}</TITLE>
<STYLE>.hid{{display:none}}</STYLE>
<SCRIPT language=javascript>
<!--
function check() {{ if (a<b) return "<table>"; }}
//-->
</SCRIPT>
</HEAD>
<BODY leftMargin=0 topMargin=0>
<TABLE cellSpacing=0 cellPadding=0 width=1000 align=center border=0>
<TR><TD colSpan=2><IMG height=120 src="/top.jpg" width=1000></TD></TR>
<TR><TD colSpan=2><A href="/">首页</A> | <A href="/a/">机构职能</A> | \
<A href="/b/">政务动态</A> | <A href="/c/">信息公开</A></TD></TR>
<TR><TD colSpan=2>您现在的位置：<A href="/">首页</A>&gt;&gt;<A href="/c/">信息公开</A>&gt;&gt;正文</TD></TR>
<TR><TD vAlign=top width=200>
<TABLE width="100%">
<TR><TD><A href="/1.htm">公开指南</A>
<TR><TD><A href="/2.htm">公开目录</A>
<TR><TD><A href="/3.htm">年度报告</A>
</TABLE>
<TD vAlign=top width=800>
"""
_OLD_TOOLS = """\
<DIV align=center>发布日期：{next_year}年1月19日&nbsp;&nbsp;阅读次数：2019</DIV>
<DIV class=hid>扫一扫在手机打开当前页</DIV>
<DIV id=Zoom>
"""
_OLD_FOOT = """\
</DIV>
<P align=right>【<A href="javascript:print()">打印</A>】【<A href="javascript:close()">关闭</A>】
<TR><TD colSpan=2 align=center>{organ} 版权所有 &copy; 2010-2019<BR>ICP备案：皖ICP备05000001号
</TABLE>
</BODY></HTML>
"""


def html_page(model: ReportModel) -> Rendered:
    """The report inside a page of today, its headings bold paragraphs, as the editors of these systems leave them."""
    facts = _facts(model)
    writer = Writer()
    _lines(writer, _HEAD.format_map(facts))
    if model.title:
        writer.write(f'<h1 class="title">{facts["title"]}</h1>')
    _lines(writer, _TOOLS.format_map(facts))
    for piece in pieces(model):
        _modern(writer, model, piece)
    end = len(writer.lines)
    _lines(writer, _FOOT.format_map(facts))
    rendered = writer.finish(".html")
    return replace(rendered, lines={**rendered.lines, "end": end})


def html_page_gbk(model: ReportModel) -> Rendered:
    """The report inside nested tables of the years before, in GBK, with few end tags and CRLF line ends."""
    facts = _facts(model)
    writer = Writer()
    _lines(writer, _OLD_HEAD.format_map(facts))
    if model.title:
        writer.write(f"<H2 align=center><FONT color=#c00000>{facts['title']}</FONT></H2>")
    _lines(writer, _OLD_TOOLS.format_map(facts))
    for piece in pieces(model):
        _old(writer, model, piece)
    end = len(writer.lines)
    _lines(writer, _OLD_FOOT.format_map(facts))
    rendered = writer.finish(".htm")
    data = rendered.text.replace("\n", "\r\n").encode("gb18030")
    return replace(rendered, data=data, lines={**rendered.lines, "end": end})


def _facts(model: ReportModel) -> dict[str, object]:
    title = escape("".join(model.title)) or "政府信息公开年报"
    return {**model.facts(), "title": title}


def _lines(writer: Writer, text: str) -> None:
    for line in text.splitlines():
        writer.write(line)


def _modern(writer: Writer, model: ReportModel, piece: Piece) -> None:
    match piece:
        case Title(lines):
            for index, line in enumerate(lines):
                style = 'style="text-align:center;font-size:22pt"'
                writer.write(f"<p {style}>{''.join(_cut(line))}</p>", *(("title",) if not index else ()))
        case PartHeading(key, text, _):
            writer.write(f'<p style="text-indent:2em"><strong>{"".join(_cut(text))}</strong></p>', key)
        case Prose(key, text):
            writer.write(f'<p style="text-indent:2em"><span style="font-size:16pt">{escape(text)}</span></p>', key)
        case PlacedTable(table):
            write_table(writer, model, table, _MODERN)


def _modern_cell(cell: MergedCell) -> str:
    inner = "".join(_cut(cell.text)) or "&nbsp;"
    return f'<td width="62"{spans(cell)}><p align="center">{inner}</p></td>'


_MODERN = TableMarkup(
    '<div align="center"><table border="1" cellspacing="0"><tbody>',
    "</tbody></table></div>",
    ("<tr>", "</tr>"),
    _modern_cell,
)


def _cut(text: str) -> Iterator[str]:
    """The text in pieces of an element each: figures and letters have a font of their own, words are cut anywhere."""
    for ascii_, run in groupby(text, str.isascii):
        piece = "".join(run)
        if ascii_:
            yield f'<span lang="EN-US">{escape(piece)}</span>'
        elif len(piece) < 4:
            yield f"<span>{escape(piece)}</span>"
        else:
            yield f'<span style="font-family:宋体">{escape(piece[:2])}</span><span>{escape(piece[2:])}</span>'


def _old(writer: Writer, model: ReportModel, piece: Piece) -> None:
    match piece:
        case Title(lines):
            inner = "<BR>".join(map(escape, lines))
            writer.write(f"<P align=center><STRONG><FONT size=5>{inner}</FONT></STRONG></P>", "title")
        case PartHeading(key, text, _):
            writer.write(f"<P>&nbsp;&nbsp;&nbsp; <B>{escape(text)}</B>", key)
        case Prose(key, text):
            writer.write(f"<P>　　<FONT face=仿宋_GB2312 size=3>{escape(text)}</FONT>", key)
        case PlacedTable(table):
            write_table(writer, model, table, _OLD)


def _old_cell(cell: MergedCell) -> str:
    attributes = spans(cell).replace('"', "").replace("span", "Span")
    return f"<TD{attributes}>&nbsp;{escape(cell.text)}&nbsp;"


_OLD = TableMarkup("<TABLE borderColor=#000000 cellSpacing=0 border=1>", "</TABLE>", ("<TR>", ""), _old_cell)
