"""总体情况大约一千字

第一部分“总体情况”聚焦主题、简明客观，原则上不超过一千字；字数与 Word 的统计方法相同，不含表格，超过1200字才提示。

## 为什么

格式规定总体情况的篇幅原则上不超过一千字。写得太长，五个方面的要点就淹没在一般工作总结里。

## 错误示例

```markdown
2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。年初，局领导班子带队走访城区水厂和北山
水库，听取职工和沿线居民的意见，形成调研材料十余份，为全年工作打下基础。春季，全系统抢修老旧管网，更换阀门和水表，
安排夜间施工队伍轮流值守，把停水对居民生活的影响降到最低；组织技术骨干下乡，帮助山区村组检修水泵、清洗蓄水池，并就
近培训管水员。入汛以后，各县区水利站坚持每天会商，对病险水库逐座排查，对低洼地带逐户登记，备足沙袋、水泵和发电机，
组织群众演练转移路线。七月的连续降雨中，干部职工吃住在堤上，与当地群众一道加固河堤，及时排除多处险情，没有发生人员
伤亡。汛后，抓紧修复受损的渠道和机耕桥，赶在秋种之前恢复了灌溉。秋季，开展河道清理专项行动，拆除阻水的围堰和网箱，
清运漂浮物和建筑垃圾，沿河栽种水杉和垂柳，几条城中河的水质有所好转，市民散步、健身有了新去处。节水方面，举办家庭节
水比赛和校园讲座，为机关、学校和医院更换节水器具，推动造纸、印染企业改造循环用水设施，评选出一批节水标兵。水土保持
方面，治理坡耕地和崩岗，修建谷坊和沉沙池，栽植果树和油茶，带动农户增收。移民安置方面，走访库区移民家庭，落实后期扶
持资金，扶持发展网箱转产和乡村旅游，举办电商、茶艺、烹饪等技能培训。队伍建设方面，坚持集中学习与自学相结合，举办读
书会和知识竞赛，选派年轻干部到基层锻炼，慰问退休职工和困难职工，开展义务献血、植树和敬老活动，营造团结奋进的氛围。
安全生产方面，对在建工地和泵站开展拉网式检查，建立隐患台账，逐项明确整改人和期限，组织消防、用电和防溺水演练，全年
没有发生责任事故。科技兴水方面，与高校合作研究泥沙淤积规律，试用无人机巡河和水下机器人检测坝体，建成几处自动雨量站
和水位站，为调度提供依据。对口帮扶方面，为结对的山村修通入户道路，引进食用菌种植项目，帮助销售蜂蜜和竹编，逢年过节
看望孤寡老人和留守儿童。对外交流方面，接待兄弟城市水务部门考察学习，派员参加流域联席会议，就跨界断面的水质监测、应急
联动和生态补偿交换意见，签订合作备忘录。文化建设方面，整理古堰、古渠和老水车的资料，编写水利史话，布置展室，拍摄宣传
短片，向中小学生讲述治水故事。信访维稳方面，领导干部轮流接访，耐心解释征地补偿、水费计收等政策，化解多年积累的矛盾。
财务管理方面，开展固定资产清查，修订差旅、采购和车辆使用办法，压减一般性支出，配合审计部门完成水利资金专项检查。
```

## 正确示例

```markdown
2024年，云岭市水务局围绕供水安全、河湖管护和防汛抗旱推进政府信息公开工作。
```

## 修复

删去与政府信息公开无关的一般工作，每个方面只写做了什么、结果怎样；可以列表的数字不在文字里重复。

## 何时可以不理会

内容多的政府汇总报告，确实需要写得长一些的。2019、2020年度的格式没有这一要求，不作检查。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Paragraph
from govlint.language import say
from govlint.rules import Finding, NotApplicable, Severity, rule
from govlint_disclosure.basis import FORM_2021_OVERVIEW
from govlint_disclosure.parts import content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.forms.report import Report
    from govlint.rules import Outcome

_WANTED: Final = 1000
_TOLERATED: Final = 1200


@rule("GL416", severity=Severity.NOTE, basis=(FORM_2021_OVERVIEW,), parts="一")
def check(report: Report) -> Iterable[Outcome]:
    """One finding at the heading of a part 1 that is a good deal longer than a thousand characters."""
    slot, following = report.parts[0], report.parts[1]
    if "concise-overview" not in report.due_form.facts:
        yield NotApplicable(say("这一年度的格式没有规定总体情况的篇幅"))
        return
    if len(slot.headings) != 1 or not following.headings:
        yield NotApplicable(say("没有认出“{heading}”从哪里起、到哪里止，不统计字数", heading=slot.part.heading))
        return
    said = [block.text.value for block in content(report, slot) if isinstance(block, Paragraph)]
    if sum(map(len, said)) <= _TOLERATED:
        return
    count = sum(map(_words, said))
    if count > _TOLERATED:
        message = say("“{heading}”约 {count} 字，格式要求原则上不超过一千字", heading=slot.part.heading, count=count)
        yield Finding(slot.headings[0].span, message, place=(slot.part.heading,))


def _words(text: str) -> int:
    """What Word counts: every Chinese character and mark is one, and so is a run of Latin letters or digits."""
    return len(re.findall(r"[!-~]+|[^\s!-~]", text))
