"""What can be set, as types: msgspec checks values against them, and makes the JSON Schema of them.

The descriptions are what an editor shows beside a key. A key that is not written is UNSET: there are no defaults here.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct
from msgspec import UnsetType as Unset

Level = Literal["error", "warning", "note"]
Kind = Literal["government", "department", "township"]
Words = Annotated[str, Meta(min_length=1)]
"""Text that must not be empty."""
Glob = Annotated[str, Meta(min_length=1, max_length=500)]
Year = Annotated[int, Meta(ge=2000, le=2999)]
Day = Annotated[str, Meta(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
"""A day of any year, MM-DD."""


class Organ(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    kind: Annotated[
        Kind | Unset,
        Meta(
            description="机关的类型：government 是各级人民政府（乡镇除外），department 是政府部门，"
            "township 是乡镇人民政府和街道办事处。"
        ),
    ] = UNSET
    name: Annotated[Words | Unset, Meta(description="机关的名称。标题里没有写明或者写得不全时使用。")] = UNSET


class Deadlines(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    government: Annotated[Day | Unset, Meta(description="各级人民政府（乡镇除外）的期限。")] = UNSET
    department: Annotated[Day | Unset, Meta(description="政府部门的期限。")] = UNSET
    township: Annotated[Day | Unset, Meta(description="乡镇人民政府和街道办事处的期限。")] = UNSET


class Suppress(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    code: Annotated[
        Words | list[Words],
        Meta(description="停用的规则：代码、代码的开头、名称或 ALL。GL001 和 GL003 不能这样停用。"),
    ]
    path: Annotated[
        Glob | Unset, Meta(description="只对这些文件：相对于配置文件所在文件夹的路径，可以用 *、?、[…] 和 **。")
    ] = UNSET
    place: Annotated[
        Words | Unset, Meta(description="只对这个位置：输出中“位置”一栏的一部分，如 表三、表三/（七）总计。")
    ] = UNSET
    text: Annotated[
        Words | Unset, Meta(description="只对写有这些文字的句子、单元格或标题；空格和全角半角的不同不论。")
    ] = UNSET
    reason: Annotated[str | Unset, Meta(description="为什么不改。require-reason 为 true 时必须写。")] = UNSET
    until: Annotated[
        date | Unset, Meta(description="到这一天为止，如 2025-12-31；过了这一天不再起作用，并且会提示（GL003）。")
    ] = UNSET


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    extend: Annotated[
        Words | Unset,
        Meta(
            description="先取这个配置文件的内容：本机上的路径，相对于本文件。两边都写了的键以本文件为准，表按键合并，"
            "suppress 的条目相加。"
        ),
    ] = UNSET
    select: Annotated[
        list[Words] | Unset,
        Meta(
            description="只检查这些规则：代码（GL302）、代码的开头（GL3）、名称（result-total）或 ALL。"
            "不写时检查全部规则。"
        ),
    ] = UNSET
    ignore: Annotated[
        list[Words] | Unset,
        Meta(description="不检查这些规则，写法与 select 相同；两边都写到的规则，写得更具体的一边算数。"),
    ] = UNSET
    severity: Annotated[
        dict[str, Level] | Unset,
        Meta(description="规则的级别：键是代码、代码的开头或名称，值是 error、warning 或 note。"),
    ] = UNSET
    per_file_ignores: Annotated[
        dict[Glob, list[Words]] | Unset,
        Meta(
            description="某些文件不检查的规则：键是相对于本文件所在文件夹的路径，可以用 *、?、[…] 和 **；"
            "值是规则的列表。"
        ),
    ] = UNSET
    exclude: Annotated[
        list[Glob] | Unset,
        Meta(
            description="不检查的文件和文件夹：相对于本文件所在文件夹的路径，可以用 *、?、[…] 和 **。"
            "只管在文件夹里找到的；点名的文件仍然检查，除非用 --force-exclude。"
        ),
    ] = UNSET
    form: Annotated[str | Unset, Meta(description="按这个格式检查（2019、2021），不再辨认。")] = UNSET
    year: Annotated[Year | Unset, Meta(description="报告年度，不再从标题中找。")] = UNSET
    require_form: Annotated[bool | Unset, Meta(description="没有认出年度报告时是错误（GL002）。")] = UNSET
    fail_on: Annotated[Level | Unset, Meta(description="从哪一级起退出码为 1；不写时是 warning。")] = UNSET
    require_reason: Annotated[
        bool | Unset, Meta(description="停用规则必须写明原因：没有写的不起作用，并且会提示（GL003）。")
    ] = UNSET
    baseline: Annotated[Words | Unset, Meta(description="基线文件，相对于本文件的路径。其中已有的问题不再报告。")] = (
        UNSET
    )
    organ: Annotated[Organ | Unset, Meta(description="编写报告的机关。")] = UNSET
    deadlines: Annotated[
        Deadlines | Unset, Meta(description="本地规定的公布期限，写作月-日，如 01-31（GL417）。不写的按法定期限。")
    ] = UNSET
    spellings: Annotated[
        dict[str, list[Words]] | Unset,
        Meta(
            description="可以接受的其他写法：键是格式规定的栏目名称或者部分标题，值是写法的列表。这样写不算错"
            "（GL202、GL105），表格也照样对应。"
        ),
    ] = UNSET
    confusions: Annotated[
        dict[str, Words] | Unset, Meta(description="自己的错别字表：键是错的写法，值是对的写法（GL509）。")
    ] = UNSET
    accepted: Annotated[list[Words] | Unset, Meta(description="任何规则都不得指为错误的词语和写法。")] = UNSET
    suppress: Annotated[
        list[Suppress] | Unset,
        Meta(description="不再报告的问题，一条一条写明。除 code 以外，path、place、text 至少写一项。"),
    ] = UNSET
