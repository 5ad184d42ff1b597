"""What is left over in a document that was not finished: the kinds, how each looks, and what to do about it.

A pattern is laid against the matching text (NFKC, without white space: brackets, colons and digits are half-width
there), or with `raw` against the text as it stands. Every repetition is bounded or possessive.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govlint.language import say
from govlint.named_tuple import NamedTuple


class Kind(NamedTuple):
    """`name` is what a finding calls it; a text with none of `signs` holds none.

    `sure` says that it is a fault wherever it stands, also in a form to fill in; `question` that even in a
    report a person has to judge it, and that elsewhere it means nothing.
    """

    name: str
    advice: str
    signs: tuple[str, ...]
    pattern: str
    sure: bool = False
    raw: bool = False
    question: bool = False

    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when a document is first searched for it."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_X: Final = "Xx×✕✖╳"
_XS: Final = rf"(?<![A-Za-z0-9{_X}])[{_X}]{{2,20}}+"
_ORGAN: Final = (
    "省|市|自治|州|盟|县|区|旗|乡|镇|街道|人民政府|政府|局|委|厅|部|办公?室?|处|科|股|中心|单位|机关|站|所|院"
    "|队|大厅|网|发布|微信|公众号|微博|日报|电视台"
)
_PERSON: Final = (
    "同志|(?:副?(?:局|厅|部|市|县|区|州|镇|乡|处|科|院|站|所|司)长)|副?(?:主任|书记|主席|秘书长)|[任为]副?组长"
)
_MEASURE: Final = "件|条|次|个|份|项|人|篇|期|场|万|元|%|余|多|家|名|章|户|批|页|天|小时"
_PAPER: Final = "的?(?:通知|意见|公告|决定|批复|方案|办法|条例|规定|规划|制度|细则|指南|目录)"
_OPEN: Final = r"[(\[【<〔{]"
_CLOSE: Final = r"[)\]】>〕}]"
_INNER: Final = r"[^()\[\]【】<>〔〕{}]"
_FILL: Final = "填写|填入|填报|填列|补充|补入|插入|键入|添加|描述|概述|简述|简要"
_NAMED: Final = "(?:本?(?:机关|单位|部门|地区|区域|乡镇|县区|市县)|行政机关|[省市县区]级?)(?:名称|全称|简称)"
_ERRORS: Final = (
    '未找到|未定义|未指定|未提供|未知的|文档中没有|没有指定|不能|无法|链接无效|超链接引用|书签|使用[“"]|图形|主控|无效'
)
_ERRORS_IN_ENGLISH: Final = (
    "Reference|Bookmark|Notext|Notableof|Hyperlink|Unknown|Notavalid|Objects|Mainentry|Noindex|Nodocument|Invalid"
)

KINDS: Final = (
    Kind(say("书签标记"), say("是书签变成了文字，应当删去"), ("bookmark",), r"\[bookmark:[^\]]{0,80}\]", sure=True),
    Kind(
        say("域的错误提示"),
        say("更新或者重做交叉引用、目录，再核对全文"),
        ("错误", "Error"),
        rf"错误!(?:{_ERRORS})[^。!,，;；]{{0,32}}。?|Error!(?:{_ERRORS_IN_ENGLISH})[A-Za-z]{{0,60}}\.?",
        sure=True,
    ),
    Kind(
        say("域代码"),
        say("应当换成域的结果（选中后按 Shift+F9），或者删去"),
        ("FIELD", "FORMTEXT", "REF", "TOC", "MERGEFORMAT", "HYPERLINK", "{", "｛"),
        r"\{?(?:MERGEFIELD|FORMTEXT|(?:PAGE|NOTE)?REF_(?:Toc|Ref|Hlk)\d)[^{}。,，;；]{0,40}\}?"
        r"|\{(?:TOC|PAGE|NUMPAGES|DATE|TIME|SEQ|HYPERLINK|INCLUDEPICTURE|EMBED|LINK|STYLEREF|DOCPROPERTY)[^{}]{0,80}\}"
        r"|TOC\\[ohtuz][^。,，;；]{0,40}|HYPERLINK[“”\"](?:https?:|mailto:)|\\?\*MERGEFORMAT(?:INET)?",
        sure=True,
    ),
    Kind(
        say("没有合并的模板变量"),
        say("应当换成实际内容"),
        ("«", "{", "｛"),
        r"«[^«»]{0,20}[\u4e00-\u9fff][^«»]{0,20}»|\{\{[^{}]{0,30}[\u4e00-\u9fff][^{}]{0,30}\}\}"
        r"|\$\{[^{}]{0,20}[\u4e00-\u9fff][^{}]{0,20}\}",
        sure=True,
    ),
    Kind(
        say("公式错误"),
        say("应当改正公式，或者填写数字"),
        ("#REF", "#DIV", "#VALUE", "#NAME", "#NULL", "#NUM", "#N/A"),
        r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|N/A)",
        sure=True,
    ),
    Kind(
        say("模板的提示文字"),
        say("应当换成正式内容，或者删去"),
        ("单击", "点击", "Click", "Choose", "Type", "键入", "psum"),
        r"(?:单击或)?[点单]击(?:或点击)?(?:此处|以)(?:输入|键入|添加|编辑)(?:文字|文本|日期|标题|副标题|内容)。?"
        r"|Click(?:ortap)?(?:here)?toenter(?:text|adate)\.?|Chooseanitem\.?|\[(?:Typetext|Typehere|在此处?键入[^\[\]]{0,12}|键入[^\[\]]{1,12})\]"
        r"|(?i:Loremipsum)",
        sure=True,
    ),
    Kind(
        say("待办标注"),
        say("应当补充、核实后删去标注"),
        ("TODO", "FIXME"),
        r"(?<![A-Za-z0-9_])(?:TODO|FIXME)(?![A-Za-z0-9_])",
        sure=True,
        raw=True,
    ),
    Kind(
        say("待办标注"),
        say("应当补充、核实后删去标注"),
        ("【", "[", "［"),
        rf"[\[【](?:数据|数字|内容|此处|具体)?[待需请](?:补|核(?=[实对\]】])|填|确认|完善|更新|修改){_INNER}{{0,20}}[\]】]",
        sure=True,
    ),
    Kind(
        say("待办标注"),
        say("应当补充、核实后删去标注"),
        ("待补", "待填", "待核", "待修改"),
        rf"\((?:数据|数字|内容|此处|具体)?待(?:补充|补录|补(?=\))|填写|填(?=\))|核实|核对|修改){_INNER}{{0,12}}\)"
        r"|\A(?:待补充?|待填写?)\Z",
    ),
    Kind(
        say("填写说明"),
        say("应当换成正式内容，或者删去"),
        ("此处", "在此", "（请", "(请", "[请", "［请", "【请", "〔请", "<请", "{请", "文字描述", "需要说明的"),
        rf"{_OPEN}(?:请?在?此处(?:应当?|需要?)?|请?在此|请)(?:{_FILL}){_INNER}{{0,60}}{_CLOSE}"
        rf"|{_OPEN}(?:文字描述|需要说明的){_INNER}{{0,60}}{_CLOSE}"
        rf"|{_OPEN}{_INNER}{{0,40}}在此处报告。?{_CLOSE}|\A(?:请?在?此处(?:填写|插入|补充)|请在此(?:填写|处)).{{0,20}}",
    ),
    Kind(
        say("待填的名称"),
        say("应当换成实际的名称、年份"),
        ("名称", "全称", "简称", "[", "［", "【", "<", "{", "年度)", "年度）", "年份)", "年份）"),
        rf"\({_NAMED}\)|[\[<{{](?:{_NAMED}|年[份度]|日期|姓名|电话|地址|数[字量]|内容)[\]>}}](?![(\[:])"
        rf"|【(?:{_NAMED}|年[份度])】|\(年[份度]\)(?=政府信息|年度?)",
    ),
    Kind(
        say("占位的叉号"),
        say("应当换成实际的名称、数字或者日期"),
        (*_X, "Ｘ", "ｘ"),
        rf"{_XS}(?:{_ORGAN}|{_PERSON}|{_MEASURE}|{_PAPER})|(?<=[(\[【《“\"]){_XS}(?=[)\]】》”\"])"
        rf"|(?<=:){_XS}(?=[,。;、)]|\Z)|(?<![0-9])20[0-9]?[{_X}]{{1,2}}(?:年|(?=〕))"
        rf"|(?<![A-Za-z0-9{_X}])[{_X}]{{1,2}}月(?:[{_X}]{{1,2}}日)?|月[{_X}]{{1,2}}日"
        rf"|(?:第|〔20[0-9]{{2}}〕)[{_X}]{{1,4}}[号条款项]|(?<=[\u4e00-\u9fff])[{_X}][件条份]",
    ),
    Kind(
        say("占位的圆圈"),
        say("应当换成实际的名称、日期"),
        ("○", "〇", "◯"),
        r"(?<![一二三四五六七八九十〇○◯零0-9])[○〇◯]{2,10}+(?:省|市|县|区|局|委|厅|乡|镇|街道|单位|部门|机关|政府|年|月)",
    ),
    Kind(
        say("占位的问号"),
        say("应当换成实际的数字"),
        ("??", "？？"),
        r"(?<=[\u4e00-\u9fff])\?{2,10}+[件条次个份项人万元年月日]",
    ),
    Kind(
        say("没有填写的空"),
        say("应当填写，或者删去"),
        ("__", "＿＿", "\\_", "年 ", "年\u3000", "年\u00a0"),
        r"(?<![A-Za-z0-9_\\])(?:\\?[_＿]){4,}+(?![A-Za-z0-9])|(?<=[\u4e00-\u9fff：:（(])___(?=[年月日件条个份次项人万元])"
        r"|年[ \u3000\xa0]{1,30}月[ \u3000\xa0]{1,30}日",
        raw=True,
    ),
    Kind(
        say("“某某”字样"),
        say("如果是占位的，应当换成实际的名称"),
        ("某某",),
        r"某某(?:省|市|县|区|局|委|厅|乡|镇|街道|单位|部门|机关)",
        question=True,
    ),
)
