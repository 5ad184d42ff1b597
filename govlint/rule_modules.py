"""Finding the rules of a package: one a module, refused at the door with file and line where it keeps no convention.

The errors are for the authors of rules: each says what to do about it.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

from govlint.author_lines import innermost
from govlint.language import joined, say
from govlint.rules import Rule, RuleError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from types import ModuleType

    from govlint.rules import Declaration


def gathered(package: ModuleType | str, ruleset: str, shared: Collection[str]) -> tuple[Rule, ...]:
    """What `govlint.rules.gather` gives; see there."""
    module = sys.modules[package] if isinstance(package, str) else package
    if not hasattr(module, "__path__"):
        raise RuleError(
            _file(module), 1, say("{kind} 是一个文件，不是包；规则放在包的子文件夹里", kind=module.__name__)
        )
    rules: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    for name, path in _modules(module, shared):
        made = rule_of(_imported(name, path, module.__name__), ruleset)
        for what, taken in ((say("代码"), rules.get(made.code)), (say("名称"), names.get(made.name))):
            if taken:
                shown = made.code if what == "代码" else made.name
                raise RuleError(
                    made.file,
                    made.line,
                    say(
                        "规则{what} {shown} 与 {file}:{line} 重复",
                        what=what,
                        shown=shown,
                        file=taken.file,
                        line=taken.line,
                    ),
                )
        rules[made.code] = names[made.name] = made
    if not rules:
        example = f"{module.__name__}/wording/short_title.py"
        raise RuleError(
            _file(module),
            1,
            say("没有找到规则；规则放在下一级文件夹（类别）里，如 {example}，类别里要有 __init__.py", example=example),
        )
    return tuple(rules[code] for code in sorted(rules))


def rule_of(module: ModuleType, ruleset: str = "") -> Rule:
    """The rule that a module is. Raises `RuleError` unless it has a docstring and exactly one `@rule` function."""
    marked: list[Declaration] = [
        value.__govlint__
        for value in vars(module).values()
        if getattr(value, "__module__", None) == module.__name__ and hasattr(value, "__govlint__")
    ]
    file = _file(module)
    if not marked:
        raise RuleError(
            file,
            1,
            say(
                "没有 @rule 函数；类别文件夹里的每个模块都是一条规则，几条规则共用的代码放在上一级，"
                "或者放进 gather(…, shared=…) 列出的文件夹"
            ),
        )
    if len(marked) > 1:
        lines = sorted(declared.line for declared in marked)
        raise RuleError(
            file,
            lines[1],
            say(
                "一个模块只能有一个 @rule 函数，这里有 {count} 个（第 {str} 行）；另一条规则放进它自己的模块",
                count=len(marked),
                str=joined(map(str, lines)),
            ),
        )
    [declared] = marked
    title, _, doc = (module.__doc__ or "").strip().partition("\n")
    if not title:
        raise RuleError(file, 1, say("规则 {code} 没有文档字符串；第一行写标题，接着写要求和各节", code=declared.code))
    parent, _, stem = module.__name__.rpartition(".")
    return Rule(
        code=declared.code,
        name=stem.replace("_", "-"),
        title=title.rstrip("。"),
        severity=declared.severity,
        basis=declared.basis,
        doc=doc.strip("\n"),
        check=declared.check,
        on=declared.on,
        fixable=declared.fixable,
        family=parent.rpartition(".")[2],
        ruleset=ruleset,
        file=file,
        parts=declared.parts,
        asks=declared.asks,
        line=declared.line,
    )


def _file(module: ModuleType) -> str:
    return module.__file__ or module.__name__


def _modules(package: ModuleType, shared: Collection[str]) -> Iterator[tuple[str, str]]:
    """Name and path of every module of the families; by folder: pkgutil costs more than half of them to import."""
    for folder in package.__path__:
        for family in sorted(os.listdir(folder)):
            inner = f"{folder}/{family}"
            if family in shared or family.endswith(".py") or family == "__pycache__" or not os.path.isdir(inner):
                continue
            files = sorted(name for name in os.listdir(inner) if name.endswith(".py"))
            if files and "__init__.py" not in files:
                raise RuleError(
                    f"{inner}/{files[0]}",
                    1,
                    say("文件夹 {family} 里没有 __init__.py，其中的规则不会被找到", family=family),
                )
            yield from (
                (f"{package.__name__}.{family}.{name[:-3]}", f"{inner}/{name}")
                for name in files
                if name != "__init__.py"
            )


def _imported(name: str, path: str, package: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except RuleError:
        raise
    except SyntaxError as error:
        raise RuleError(error.filename or path, error.lineno or 1, say("语法错误：{msg}", msg=error.msg)) from error
    except (Exception, SystemExit) as error:
        file, line = innermost(error, package) or (path, 1)
        raise RuleError(
            file, line, say("模块无法导入：{kind}: {error}", kind=type(error).__name__, error=str(error))
        ) from error
