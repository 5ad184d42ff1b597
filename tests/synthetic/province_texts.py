"""Texts no two of which have more than a few phrases in common, for many organs and years: words drawn from banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def bank(words: str) -> tuple[str, ...]:
    """The words of a text, to draw from."""
    return tuple(words.split())


_WHO = bank(
    "业务科室 窗口单位 派出机构 值班人员 档案管理员 基层站点 驻点专员 信息员队伍 法制机构 宣传骨干 联络小组 "
    "技术支撑单位 审核专班 街面网格员 热线座席 轮训教员 复核小组 巡查队员 数据专员 服务大厅"
)
_WHEN = bank(
    "春节前后 汛期来临前 上半年 第三季度 年中 收官阶段 每逢月底 换届期间 项目验收时 迎检之前 开学季 秋收时节 "
    "每周一早会 双月例会上 入冬之初 集中办公日 雨季过后 假期返岗后 旺季到来前 全市会商时"
)
_DID = bank(
    "重新编排 逐条清理 分批移交 连夜补录 上门征询 张榜公示 试点推广 集中校核 对外发布 联合抽查 限期补正 按图索引 "
    "分类归档 滚动更新 现场讲解 逐户送达 汇编成册 拍照留存 比对核销 公开问询"
)
_WHAT = bank(
    "水表更换台账 校车线路图 危房改造清单 种子补贴名册 药品抽检结论 停车收费标准 工伤认定流程 河道采砂许可 "
    "老年食堂菜价 燃气巡检记录 古树保护名录 电梯维保档案 苗木招标结果 渔船检验日程 夜市摊位分布 消防隐患通报 "
    "图书借阅排行 公厕改造进度 垃圾转运路线 山洪预警点位 诊所执业名单 殡葬惠民政策 农机购置指引 幼儿园学位数"
)
_WHERE = bank(
    "乡镇便民大厅 社区公告橱窗 村口宣传栏 移动端首页 纸质公报 广播专题 地铁站屏幕 政务微博 图书馆阅览室 人才市场 "
    "集贸市场 服务热线 短信平台 校园公众号 企业联络群 新闻发布厅 门户专题页 自助终端 电子显示屏 信访接待室"
)
_WHY = bank(
    "方便居民就近查阅 减少重复跑腿 回应代表建议 压缩办理时限 避免口径打架 便于企业比价 让老人看得懂 "
    "防止过期内容误导 给监督留下凭据 缩短等候队伍 支撑年度审计 帮助新手办件 节省印刷开支 提醒错峰出行 明确收费依据 "
    "打消群众顾虑"
)
_RESULT = bank(
    "来电咨询明显回落 差错率降了一半 办结提速两天 留言好评增多 退件大为减少 检索命中更高 现场秩序好转 投诉逐月走低 "
    "资料随取随有 新规当日可查 纠纷苗头早发现 台账账实相符 反馈闭环管理 排队时长缩短 查询一次办成 错漏当天纠正"
)
_FAULT = bank(
    "个别表格填法不一 图片不够清晰 链接时有失效 专业术语偏多 夜间无人应答 旧版文件未撤下 答复说理单薄 附件下载缓慢 "
    "手机端排版错乱 索引编号重复 解读跟不上 村级公开滞后 数据口径不同 培训覆盖不全 征集意见偏少 分类层级过深"
)


def sentence(random: Random) -> str:
    """One sentence on something that was done."""
    shapes = (
        "{when}，{who}{did}{what}，经{where}公布，{result}。",
        "为{why}，{who}{did}{what}，{when}送到{where}。",
        "{where}新设{what}专栏，由{who}{did}，{result}。",
        "{what}由{who}{did}之后，{when}在{where}刊出，{why}。",
    )
    return _filled(random, random.choice(shapes))


def overview(random: Random, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Part 1: an opening and a paragraph on each subject."""
    numbered = zip("一二三四五", subjects, strict=True)
    return (
        sentence(random),
        *(f"（{number}）{name}。{sentence(random)}{sentence(random)}" for number, name in numbered),
    )


def outlook(random: Random) -> tuple[str, ...]:
    """Part 5: problems and measures."""
    late = _filled(random, "{what}在{where}更新不及时")
    problems = f"存在的主要问题：{random.choice(_FAULT)}，{random.choice(_FAULT)}；{late}。"
    measures = f"改进情况：一是{sentence(random)[:-1]}；二是{sentence(random)[:-1]}；三是{sentence(random)}"
    return (problems, measures)


def _filled(random: Random, shape: str) -> str:
    banks = {
        "who": _WHO, "when": _WHEN, "did": _DID, "what": _WHAT, "where": _WHERE, "why": _WHY, "result": _RESULT,
    }  # fmt: skip
    return shape.format(**{name: random.choice(bank) for name, bank in banks.items()})
