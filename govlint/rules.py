"""What a rule is, what it yields, and how the rules of a package are found.

A rule is a module with a docstring and one function marked with `@rule`. The docstring's first line is the rule's
title, the rest its manual page; the module's name is the rule's name (`result_total` is `result-total`). The function
receives a `Report` (or, with `on="document"`, a `Document`) and yields findings; with a second parameter it is also
given the `Context`, what the user said of the document. It never sees paths, severities or other rules: the engine
signs what it yields.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from govlint.document import Span
    from govlint.forms.form_file import FormFile

_CODE: Final = re.compile(r"[A-Z]{2,}[0-9]{3,}\Z")


class Severity(StrEnum):
    """How much a finding weighs; in the order note < warning < error."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return ("note", "warning", "error").index(self.value)


class Status(StrEnum):
    """What became of one rule on one file, spelled as SARIF spells result kinds."""

    PASS = "pass"  # noqa: S105 - SARIF's name for a rule that held
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "notApplicable"


class Edit(NamedTuple):
    """Replace what stands at `span` by `text`. Labels, headings, characters, marks; figures are never edited."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend one finding together; `safe` ones keep the meaning whatever the document says."""

    description: str
    edits: tuple[Edit, ...]
    applicability: Literal["safe", "unsafe"] = "safe"


class Related(NamedTuple):
    """Another position that explains a finding, such as a contributor to a sum."""

    span: Span
    message: str


class Finding(NamedTuple):
    """What a rule has to say of one place. `place` is the logical position, outermost first (表三, row, column).

    `whole` says that it is about the file as such, not about the text at `span`. `private` are numbers of persons:
    whatever is said of the file, by any rule, shows them masked; `message` has to mask them itself (`govlint.masking`).
    """

    span: Span
    message: str
    place: tuple[str, ...] = ()
    kind: Literal["fail", "review"] = "fail"
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    whole: bool = False
    private: tuple[Span, ...] = ()


class NotApplicable(NamedTuple):
    """Yielded for something the rule could not check: the rule then never ends with "pass" on this file."""

    reason: str


Outcome = Finding | NotApplicable
Check = Callable[..., Iterable[Outcome]]


class Provision(NamedTuple):
    """One provision a rule rests on: the instrument's full name, its number and date, and the article.

    `article` is "" for an instrument that is cited as a whole; `gist` says in our own words what it asks for.
    """

    instrument: str
    number: str
    article: str
    gist: str

    def __str__(self) -> str:
        return f"《{self.instrument}》（{self.number}）{self.article}"


class Rule(NamedTuple):
    """One mandated check. `code` is opaque and stable; `name` comes from the module; either selects it.

    `parts` are the numbers of the parts of the form that it looks at, none for the document as a whole; `asks` says
    that `check` takes the `Context` too.
    """

    code: str
    name: str
    title: str
    severity: Severity
    basis: tuple[Provision, ...]
    doc: str
    check: Check
    on: Literal["report", "document", "engine"] = "report"
    fixable: Literal["safe", "unsafe", "no"] = "no"
    family: str = ""
    ruleset: str = ""
    file: str = ""
    parts: tuple[str, ...] = ()
    asks: bool = False


class Ruleset(NamedTuple):
    """A bundle of rules and forms that belong to one field of law, as a plugin hands it over.

    `sample` is the path of a complete faultless document (Markdown) that the examples of the rule pages are
    fragments of.
    """

    name: str
    title: str
    rules: tuple[Rule, ...]
    forms: tuple[FormFile, ...] = ()
    sample: str = ""


class _Declaration(NamedTuple):
    code: str
    severity: Severity
    basis: tuple[Provision, ...]
    on: Literal["report", "document", "engine"]
    fixable: Literal["safe", "unsafe", "no"]
    parts: tuple[str, ...]
    check: Check


class RuleError(Exception):
    """A rule module that cannot be loaded; names the module's file and what is wrong with it."""


def rule(
    code: str,
    *,
    severity: Severity,
    basis: Iterable[Provision] = (),
    on: Literal["report", "document", "engine"] = "report",
    fixable: Literal["safe", "unsafe", "no"] = "no",
    parts: Iterable[str] = (),
) -> Callable[[Check], Check]:
    """Mark the one function of a module that is its rule.

    `on` says what the function receives: the `Report` of a recognised form, any `Document`, or nothing ("engine":
    the linter itself reports the rule's findings). `parts` names the parts of the form that the rule looks at, by
    number ("三" or "三四"); they only say where its page stands in the index.
    """

    def mark(check: Check) -> Check:
        declaration = _Declaration(code, severity, tuple(basis), on, fixable, tuple(parts), check)
        check.__govlint__ = declaration  # type: ignore[attr-defined]
        return check

    return mark


def gather(package: ModuleType, ruleset: str, *, shared: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules of every module in a sub-package of `package` (a family), in the order of their codes.

    Modules directly in `package`, and those in the sub-packages `shared`, are shared reasoning, not rules. A rule
    module whose docstring is missing, that marks no function or several, or that repeats a code raises `RuleError`.
    """
    found: dict[str, Rule] = {}
    for name in _modules(package, shared):
        module = importlib.import_module(name)
        for made in _declared(module, ruleset):
            if made.code in found:
                raise RuleError(f"{made.file}: 规则代码 {made.code} 与 {found[made.code].file} 重复")
            found[made.code] = made
    return tuple(found[code] for code in sorted(found))


def _modules(package: ModuleType, shared: Collection[str]) -> Iterator[str]:
    """The modules of the families of `package`; by folder, since pkgutil costs more than half of them to import."""
    for folder in package.__path__:
        for family in sorted(os.listdir(folder)):
            inner = f"{folder}/{family}"
            if family not in shared and os.path.isfile(f"{inner}/__init__.py"):
                names = sorted(name for name in os.listdir(inner) if name.endswith(".py") and name != "__init__.py")
                yield from (f"{package.__name__}.{family}.{name[:-3]}" for name in names)


def _declared(module: ModuleType, ruleset: str) -> Iterator[Rule]:
    marked = [
        value.__govlint__
        for value in vars(module).values()
        if getattr(value, "__module__", None) == module.__name__ and hasattr(value, "__govlint__")
    ]
    file = module.__file__ or module.__name__
    if len(marked) != 1:
        raise RuleError(f"{file}: 一个规则模块必须恰有一个 @rule 函数，这里有 {len(marked)} 个")
    declared: _Declaration = marked[0]
    if not _CODE.match(declared.code):
        raise RuleError(f"{file}: 规则代码 {declared.code!r} 应为大写字母加数字")
    title, _, doc = (module.__doc__ or "").strip().partition("\n")
    if not title:
        raise RuleError(f"{file}: 规则 {declared.code} 没有文档字符串")
    parent, _, stem = module.__name__.rpartition(".")
    yield Rule(
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
        asks=declared.check.__code__.co_argcount > 1,
    )
