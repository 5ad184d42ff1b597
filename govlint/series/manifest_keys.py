"""What can stand in a manifest, as types: msgspec checks values against them."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct
from msgspec import UnsetType as Unset

from govlint.config.settings import Kind, Words, Year


class OrganEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    name: Annotated[Words, Meta(description="机关的名称。")]
    aliases: Annotated[list[Words] | Unset, Meta(description="标题中这个机关的其他名称。")] = UNSET
    kind: Annotated[Kind | Unset, Meta(description="机关的类型。")] = UNSET
    parent: Annotated[Words | Unset, Meta(description="汇总这个机关数据的政府。")] = UNSET
    complete: Annotated[
        bool | Unset, Meta(description="所汇总的机关（连同本级政府的办公机构）是否都在清单中；不写时由数据判断。")
    ] = UNSET
    years: Annotated[list[Year] | Unset, Meta(description="这个机关应有报告的年度；不写时是清单的 years。")] = UNSET
    files: Annotated[
        dict[str, Words] | Unset, Meta(description="年度和文件；文件相对于清单所在的文件夹。不写的按标题归入。")
    ] = UNSET


class RestatedEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    organ: Annotated[Words, Meta(description="机关的名称。")]
    year: Annotated[Year, Meta(description="写有更正后数字的报告的年度。")]
    reason: Annotated[Words, Meta(description="为什么与上一年度的报告不同。")]


class ManifestKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    years: Annotated[list[Year] | Unset, Meta(description="应有报告的年度。")] = UNSET
    folders: Annotated[
        list[Words] | Unset, Meta(description="在这些文件夹中寻找报告，按标题归入；相对于清单所在的文件夹。")
    ] = UNSET
    organs: Annotated[list[OrganEntry] | Unset, Meta(description="机关。")] = UNSET
    restated: Annotated[list[RestatedEntry] | Unset, Meta(description="更正过的数据。")] = UNSET
