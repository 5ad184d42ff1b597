"""公文发布前的检查规则：与文种无关，任何要公开的文件都适用。

每条规则一个模块，规则的说明就是模块的文档字符串。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Ruleset, gather

if TYPE_CHECKING:
    from collections.abc import Iterable


def govlint_rulesets() -> Iterable[Ruleset]:
    """The rules; they need no form."""
    yield Ruleset(
        name="publication", title="公文发布前检查", rules=gather(__name__, "publication", shared=("leftover",))
    )
