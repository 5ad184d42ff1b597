"""What content-management systems print around a text: paths, dates, buttons, links to neighbours, imprints.

All is told from matching text (no white space, half-width marks). Only lines that can be nothing else are known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Table

if TYPE_CHECKING:
    from govlint.document import Block

_LONGEST: Final = 120
_GREETING: Final = re.compile(r"您好|欢迎(?:您|光临|访问|来到)|今天是")
_PATH: Final = re.compile(
    r"(?:您|你)?(?:当前|现在|目前|所在)?(?:所在)?的?位置(?:是|为)?[:>›»/]|(?:网站)?首页[>›»/|-]|当前(?:位置|栏目)"
)
_FIELD: Final = (
    "索引号|信息索引号?|主题分类|组配分类|信息分类|体裁分类|体裁|服务对象分类|信息类别|分类|类别|语种"
    "|发布机构|发文机关|发布单位|公开机构|所属机构|责任部门|公开责任部门|单位|信息来源|文章来源|稿件来源|来源"
    "|发布日期|发布时间|发文日期|发布人|公开日期|公开时间|公开方式|公开范围|公开时限|公开形式|公开程序|生成日期|成文日期"
    "|生效日期|废止日期|更新时间|更新日期|采集时间|有效性|时效性?|有效期|文件编号|发文字号|文号|关键词|主题词|信息名称|文件名称"
    "|名称|标题|内容概述|内容概要|概述|文件下载|责任编辑|编辑|作者|审核|签发|访问量|浏览量|浏览次数|阅读次数|点击数|点击量?"
    "|浏览|阅读|点击|字体大小|字体|字号|保护视力色|视力保护色|分享到?"
)
_FIELDS: Final = re.compile(rf"[\[【(]?(?:{_FIELD})[\]】)]?[:：]")
_LABELS: Final = re.compile(rf"[\[【(]?(?:{_FIELD})[\]】)]?[:：]?")
_BUTTONS: Final = re.compile(
    r"(?:打印|本页|此页|本文|页面|关闭|窗口|收藏|加入|返回|顶部|首页|上页|列表|字体|字号|放大|缩小|默认|还原|超大|特大|较大|大|中|小|分享|到|至|微信"
    r"|微博|新浪|腾讯|空间|qq|二维码|扫一扫|手机|查看|阅读|朗读|语音|播报|下载|word|pdf|保存|复制|链接|纠错|我要|听全文|全文"
    r"|[-+\[\]【】()|:,、/·.<>«»_a])++\Z",
    re.IGNORECASE,
)
_NEIGHBOURS: Final = re.compile(
    r"[\[【(<«]?(?:上一?[篇条]|下一?[篇条]|前一[篇条]|后一[篇条])[:\]】)>»]?|"
    r"[\[【(]?(?:相关(?:链接|阅读|信息|文章|附件|文档|新闻|解读|稿件|内容|推荐|政策)|猜你喜欢|热门(?:推荐|文章|信息)|最新(?:公开|发布|信息|文章)"
    r"|附件下载|友情链接|网站地图|分享到|分享至|扫一扫|扫码|打印本页|关闭窗口|责任编辑|信息纠错|网站纠错|我要纠错|附件\d?:?\Z)"
)
_IMPRINT: Final = re.compile(
    r"版权所有|版权归|版权声明|凡本网|copyright|©|icp备|icp证|公网安备|网站标识码|最佳分辨率|最佳浏览|建议(?:您)?使用[^。]{0,30}(?:浏览|分辨率)",
    re.IGNORECASE,
)
"""What a text of the site's owner never says, not even in passing."""
_OWNER: Final = re.compile(
    r"(?:联系我们|隐私声明|关于我们|免责声明|法律声明|网站声明|网站地图|党政机关|政府网站找错|网站找错|备案号|备案序号|技术支持|开发维护"
    r"|网站维护|网站管理)"
    r"|.{0,80}?(?:(?:主办|承办|协办)(?:单位|部门)?|(?:管理|维护)(?:单位|部门)|网站维护|网站管理|开发维护|技术支持):"
)
_ADDRESS: Final = re.compile(
    r"(?:(?:单位|联系|办公)?地址|联系人|邮编|邮政编码|(?:联系|值班|网站|服务|咨询)?(?:电话|热线)|传真|e-?mail|邮箱):",
    re.I,
)
_FEWEST_LABELS: Final = 2


def is_ahead(folded: str) -> bool:
    """Whether a line belongs to what stands between a page's head and its text: path, date, source, buttons."""
    if len(folded) > _LONGEST:
        return False
    if "。" in folded:
        return _GREETING.match(folded) is not None
    return bool(_GREETING.match(folded) or _PATH.match(folded) or _FIELDS.match(folded) or _BUTTONS.match(folded))


def is_behind(folded: str) -> bool:
    """Whether a line belongs to what follows the text on a page: buttons, neighbours, the site's imprint."""
    if len(folded) > 2 * _LONGEST:
        return False
    if "。" in folded:
        return bool(_IMPRINT.search(folded))
    return bool(
        _NEIGHBOURS.match(folded)
        or _ADDRESS.match(folded)
        or _BUTTONS.match(folded)
        or _OWNER.match(folded)
        or is_imprint(folded)
    )


def is_imprint(folded: str) -> bool:
    """Whether a text names who runs the site."""
    return _IMPRINT.search(folded) is not None


def is_record(block: Block) -> bool:
    """Whether a table is the record that a catalogue keeps of a document: index number, publisher, date."""
    if not isinstance(block, Table):
        return False
    labels = 0
    for row in block.rows[:12]:
        for cell in row[:12]:
            folded = cell.text.folded.text
            if _LABELS.fullmatch(folded) or (len(folded) <= _LONGEST and _FIELDS.match(folded)):
                labels += 1
    return labels >= _FEWEST_LABELS
