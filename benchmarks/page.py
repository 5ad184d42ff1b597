"""`docs/performance.md`, written from a run."""

from __future__ import annotations

import os
import platform
from datetime import date
from typing import TYPE_CHECKING

from govlint import __version__

if TYPE_CHECKING:
    from benchmarks.measure import Results, Row

_HEAD = """\
# 速度和内存

本页由 `python benchmarks/run.py --peers 文件夹 --write docs/performance.md` 写成，不手工修改。

govlint {version}，Python {python}，{system}，{cores} 个处理器，{day}。每一项都与一把“尺子”在同一次运行中轮流测量，
写的是两者所用处理器时间之比（“两个进程”各行是经过的时间之比）的中位数和范围：别的机器上秒数不同，比值相近。“上限”是
这个项目给自己定的要求，超过的标有 ✗。

"""
_TAIL = """
## 为什么快

- **启动**：Python 每次启动要找到、读入两百个模块，编译几百个正则表达式，比检查一份报告花的时间多。govlint 第一次运行时
  把编译好的代码、正则表达式和格式存进自己的 `__pycache__`（与 `.pyc` 同样的位置、同样的信任），以后直接读入；
  源文件变了的自动重新编译。设了 `PYTHONDONTWRITEBYTECODE` 的、安装的文件夹不能写的没有这个文件，启动慢一倍，其他一样。
- **Markdown**：只有标题、段落和表格的文件（多数报告如此）由逐行的扫描器读；有列表、引用、代码、HTML 的交给 mistune。
  测试用随机的文档核对，两者的结果逐字逐位置相同。
- **表格**：一行除了数字以外写的是什么，决定它怎样读；同样的行（多数报告的表格都是）只判断一次，数字从不记住。
- **Word**：只有文字的单元格先取出来，其余的 XML 才解析；前后一样的单元格只看一次。
- **规则**：先用一次查找问全文有没有要找的字，有的才逐段、逐格去看；几条规则都要的只算一次。
- **多个文件**：按处理器的多少用几个进程，并把结果存入缓存，见 [cli.md](cli.md)。
- **PDF** 在一个单独的进程里读，和规则的载入同时进行。
"""


def page(results: Results) -> str:
    """The page in Markdown."""
    lines = [
        _HEAD.format(
            version=__version__,
            python=platform.python_version(),
            system=platform.system(),
            cores=os.cpu_count(),
            day=date.today(),  # noqa: DTZ011 - the day where it was measured
        )
    ]
    for title, rows in results.sections.items():
        lines.append(f"## {title}\n")
        lines.append("| 检查什么 | 与什么相比 | 中位数 | 范围 | 上限 |\n|---|---|---|---|---|")
        lines += map(_line, rows)
        lines.append("")
    if results.programs:
        lines.append("## 比较的程序\n")
        lines.append(
            "按它们的用户的用法，一个进程检查整个文件夹，确认每一个文件都读了才比较；怎样安装、怎样运行，见 "
            "[benchmarks/peers](../benchmarks/peers/README.md)。\n"
        )
        lines += [f"- {name} {what}" for name, what in sorted(results.programs.items())]
        lines.append("")
    if results.notes:
        lines.append("## 没有测量的\n")
        lines += [f"- {note}" for note in dict.fromkeys(results.notes)]
        lines.append("")
    return "\n".join(lines) + _TAIL


def _line(row: Row) -> str:
    over = bool(row.bound) and row.median > float(row.bound)
    bound = f"{row.bound}{row.unit}{' ✗' if over else ''}" if row.bound else ""
    around = "" if row.least == row.most else f"{row.least:.2f}–{row.most:.2f}"
    return f"| {row.name} | {row.yardstick} | {row.median:.2f}{row.unit} | {around} | {bound} |"
