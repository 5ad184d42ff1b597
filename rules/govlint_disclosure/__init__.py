"""政府信息公开工作年度报告的检查规则。

依据：《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条；国办公开办函〔2021〕30号（2021年度起的格式）；
国办公开办函〔2019〕60号（2019、2020年度的格式）。每条规则一个模块，规则的说明就是模块的文档字符串。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.forms.form_file import FormFile
from govlint.rules import Ruleset, gather

if TYPE_CHECKING:
    from collections.abc import Iterable


def govlint_rulesets() -> Iterable[Ruleset]:
    """The rules and the two forms of the annual report."""
    here = __file__.removesuffix("__init__.py")
    yield Ruleset(
        name="disclosure",
        title="政府信息公开工作年度报告",
        rules=gather(__name__, "disclosure", shared=("copying", "statements", "sums", "tabled")),
        forms=(
            _form(f"{here}forms/", "2019", "国办公开办函〔2019〕60号", (2019, 2020)),
            _form(f"{here}forms/", "2021", "国办公开办函〔2021〕30号", (2021, 9999)),
        ),
        sample=f"{here}sample.md",
        series_sample=f"{here}series_sample",
    )


def _form(folder: str, name: str, instrument: str, years: tuple[int, int]) -> FormFile:
    return FormFile(name, instrument, years, f"{folder}{name}.toml", template=f"{folder}{name}.template.toml")
