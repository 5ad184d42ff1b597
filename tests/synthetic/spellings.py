"""Other admissible spellings of labels, figures and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import mandated

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.model import ReportModel

#: Kangxi and CJK radicals that PDF extractors put in place of the characters.
RADICALS = str.maketrans("一二人大工心文行高长门民风面方止无金小自", "⼀⼆⼈⼤⼯⼼⽂⾏⾼⻓⻔⺠⻛⾯⽅⽌⽆⾦⼩⾃")
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")

FEE_STATEMENTS = (
    "本年度未发生政府信息公开收费事项。",
    "{organ}{year}年收取政府信息公开信息处理费0元。",
    "本机关{year}年度没有收取信息公开处理费。",
    "按照《政府信息公开信息处理费管理办法》的规定，{year}年未产生信息处理费用。",
    "依据有关规定报告如下：{year}年政府信息公开信息处理费收取金额为零。",
)


def grouped(value: str) -> str:
    """Thousands set apart by a comma."""
    return f"{int(value):,}" if value.isdecimal() else value


def half_width(text: str) -> str:
    """Half-width brackets and marks."""
    return text.translate(str.maketrans("（），：", "(),:"))


def spaced(text: str) -> str:
    """Blanks after brackets and numbers, and within short labels."""
    text = text.replace("）", "） ").replace(".", ". ")
    return f"{text[:2]} {text[2:]}" if len(text) == 4 else text


def relabelled(model: ReportModel, change: Callable[[str], str]) -> dict[str, str]:
    """All labels of the tables, changed, for `ReportModel.spelled`."""
    found: dict[str, str] = {}
    for table in model.tables:
        for index, section in enumerate(table.sections):
            titles = (*section.titles, *section.columns)
            keys = {f"title:{table.id}:{index}:{title}": mandated.title_text(title) for title in titles}
            keys |= {f"group:{table.id}:{group}": group for row in section.rows for group in row.groups}
            keys |= {f"row:{table.id}:{row.id}": row.id for row in section.rows}
            found |= {key: change(text) for key, text in keys.items()}
    return found


STATEMENTS = (
    "（二）依申请公开。全年共收到政府信息公开申请{received}件（含上年结转{carried}件），办结{done}件。",
    "（二）依申请公开。收到申请{new}件，比上年增加15件；其中网上申请9件，当面申请2件，其余为信函申请。",
    "（二）依申请公开。{last_year}年收到申请999件，{year}年收到申请{new}件。",
    "（二）依申请公开。上半年收到政府信息公开申请1件，全年新收{new}件。",
    "（二）依申请公开。下属服务中心收到政府信息公开申请1件，已告知申请人向主管部门提出。",
    "（二）依申请公开。未发生政府信息公开申请逾期答复的情况，未收取费用，也没有引发行政诉讼败诉。",
    "（二）依申请公开。答复政府信息公开申请{done}件，接听咨询电话320次，答复网上留言92件，收到补贴申请1500件。",
    "（二）依申请公开。因政府信息公开被申请行政复议{reviews}件、提起行政诉讼{suits}件；作为复议机关审结行政复议案件32件。",
    "（二）依申请公开。健全规章制度12项，解读规范性文件6件，公示行政许可信息300条，公开行政处罚信息45条。",
    "（二）依申请公开。预计{next_year}年收到政府信息公开申请5000件，将增加1名工作人员。",
)
"""What part 1 may say of applications and other things without contradicting the tables."""
