"""What is said of a plugin that cannot be loaded: with the line of its author's that failed, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.author_lines import innermost
from govlint.language import say
from govlint.results import failure_of
from govlint.rules import RuleError

if TYPE_CHECKING:
    from govlint.results import Failure

GROUP: Final = "govlint"
"""The entry point group of plugins, and the distribution that ships the first of them."""


def failure_of_plugin(name: str, error: BaseException, module: str = "") -> Failure:
    """A plugin that failed: the line of its author's that did, where there is one in `module` or what it imports."""
    message = say("插件 {name} 无法载入：{problem}", name=name, problem=_described(error, module))
    return failure_of("", "", message, error)


def _described(error: BaseException, module: str) -> str:
    if isinstance(error, RuleError):
        return str(error)
    if isinstance(error, SyntaxError) and error.filename:
        problem = say("语法错误：{msg}", msg=error.msg)
        return say("{file}:{line}: {problem}", file=error.filename, line=error.lineno or 1, problem=problem)
    if isinstance(error, ModuleNotFoundError) and f"{module}.".startswith(f"{error.name}."):
        return say("入口点 {group} 写的模块 {module} 不存在（{error}）", group=GROUP, module=module, error=str(error))
    at = innermost(error, module.partition(".")[0]) if module else None
    where = f"{at[0]}:{at[1]}: " if at else ""
    return f"{where}{type(error).__name__}: {error}"
