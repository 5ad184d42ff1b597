"""What programs leave over: marks, codes and errors of fields, variables of templates, prompts of forms."""

from __future__ import annotations

from typing import Final

from govlint.language import say
from govlint_publication.leftover.kind import Kind

_ERRORS: Final = (
    '未找到|未定义|未指定|未提供|未知的|文档中没有|没有指定|不能|无法|链接无效|超链接引用|书签|使用[“"]|图形|主控|无效'
)
_ERRORS_IN_ENGLISH: Final = (
    "Reference|Bookmark|Notext|Notableof|Hyperlink|Unknown|Notavalid|Objects|Mainentry|Noindex|Nodocument|Invalid"
)

REMNANTS: Final = (
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
)
