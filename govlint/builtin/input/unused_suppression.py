"""停用的问题确实存在

停用规则的标记、配置中的 `[[suppress]]` 条目和基线中的条目，都应当确实对着一个问题。写明的规则应当存在；
要求写原因的，写了原因。

## 为什么

报告改好了，停用却留在那里，以后真的出了问题就看不见。规则写错的停用根本不起作用，写的人却以为已经处理。

## 错误示例

```markdown
全年没有收取信息处理费。 <!-- govlint-disable-line fee-statment -- 本机关不收费 -->
```

## 正确示例

```markdown
全年没有收取信息处理费。
```

## 修复

删去不再需要的停用。标记单独成行的，写 `govlint-disable-next-line`；写在行末的，写 `govlint-disable-line`。
基线中的条目用 `govlint check --prune-baseline` 删去。

## 何时可以不理会

不应当留着没有用处的停用。一时不想看到时，用 `--ignore GL003`。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rules import Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rules import Outcome


@rule("GL003", severity=Severity.WARNING, on="engine")
def check(_: object) -> Iterable[Outcome]:
    """Reported by the linter when all other rules have run."""
    return ()
