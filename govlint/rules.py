"""What a rule is, what it yields, and how the rules of a package are found.

A rule is a module with a docstring and one function marked with `@rule`. The docstring's first line is the rule's
title, the rest its manual page; the module's name is the rule's name (`result_total` is `result-total`). The function
receives a `Report` (or, with `on="document"`, a `Document`) and yields findings; with a second parameter it is also
given the `Context`, what the user said of the document. It never sees paths, severities or other rules: the engine
signs what it yields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from govlint.language import say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import ModuleType

    from govlint.document import Addressing, Span
    from govlint.forms.form_file import FormFile


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
    """What became of one rule on one file, spelled as SARIF spells result kinds.

    SARIF has no word for a rule all of whose findings are suppressed: it has not held, and is not reported.
    """

    PASS = "pass"  # noqa: S105 - SARIF's name for a rule that held
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "notApplicable"
    SUPPRESSED = "suppressed"


class Edit(NamedTuple):
    """Replace what stands at `span` by `text`. Labels, headings, characters, marks; figures are never edited.

    What stands between the characters of the span in the file (tags, borders of runs, ends of lines) stays.
    """

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend one finding together; `safe` ones keep the meaning whatever the document says.

    They do not overlap. Afterwards the rule finds one fault less, and no other rule finds more than before; else they
    are taken back.
    """

    description: str
    edits: tuple[Edit, ...]
    applicability: Literal["safe", "unsafe"] = "safe"


class Related(NamedTuple):
    """Another position that explains a finding, such as a contributor to a sum.

    `path` is that of the file it is in, with what lines are there; "" for the file that the finding stands in.
    """

    span: Span
    message: str
    path: str = ""
    addressing: Addressing = "text"


class Finding(NamedTuple):
    """What a rule has to say of one place. `place` is the logical position, outermost first (表三, row, column).

    `whole` says that it is about the file as such, not about the text at `span`. `private` are numbers of persons:
    whatever is said of the file, by any rule, shows them masked; `message` has to mask them itself (`govlint.masking`).
    `path` is set by rules on a series only: the file that it stands in.
    """

    span: Span
    message: str
    place: tuple[str, ...] = ()
    kind: Literal["fail", "review"] = "fail"
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    whole: bool = False
    private: tuple[Span, ...] = ()
    path: str = ""


class NotApplicable(NamedTuple):
    """Yielded for something the rule could not check: the rule then never ends with "pass" on this file.

    `path` is set by rules on a series only: the report that was not checked, "" for all of them.
    """

    reason: str
    path: str = ""


Outcome = Finding | NotApplicable
Check = Callable[..., Iterable[Outcome]]
On = Literal["report", "document", "series", "engine"]
Fixable = Literal["safe", "unsafe", "no"]


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

    @property
    def short(self) -> str:
        """The provision where its instrument was named before: 〔2021〕30号一（三）, GB/T 9704—2012 7.3.3."""
        return f"{self.number}{' ' * self.article[:1].isascii()}{self.article}".rstrip()


class Rule(NamedTuple):
    """One mandated check. `code` is opaque and stable; `name` comes from the module; either selects it.

    `parts` are the numbers of the parts of the form that it looks at, none for the document as a whole; `asks` says
    that `check` takes the `Context` too. `file` and `line` are where its function stands.
    """

    code: str
    name: str
    title: str
    severity: Severity
    basis: tuple[Provision, ...]
    doc: str
    check: Check
    on: On = "report"
    fixable: Fixable = "no"
    family: str = ""
    ruleset: str = ""
    file: str = ""
    parts: tuple[str, ...] = ()
    asks: bool = False
    line: int = 0


class Ruleset(NamedTuple):
    """A bundle of rules and forms that belong to one field of law, as a plugin hands it over.

    `sample` is the path of a complete faultless document (Markdown) that the examples of the rule pages are
    fragments of, `series_sample` that of a folder with a faultless series and its manifest, for rules on series.
    """

    name: str
    title: str
    rules: tuple[Rule, ...]
    forms: tuple[FormFile, ...] = ()
    sample: str = ""
    series_sample: str = ""


class RuleError(Exception):
    """A rule that breaks the conventions; `file` and `line` (1-based) say where its author has to look."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(say("{file}:{line}: {problem}", file=file, line=line, problem=problem))
        self.file = file
        self.line = line
        self.problem = problem


class Declaration(NamedTuple):
    """What `@rule` recorded of a function; `line` is where its decorator stands."""

    code: str
    severity: Severity
    basis: tuple[Provision, ...]
    on: On
    fixable: Fixable
    parts: tuple[str, ...]
    check: Check
    asks: bool
    line: int


def rule(
    code: str,
    *,
    severity: Severity | Literal["note", "warning", "error"],
    basis: Iterable[Provision] = (),
    on: On = "report",
    fixable: Fixable = "no",
    parts: Iterable[str] = (),
) -> Callable[[Check], Check]:
    """Mark the one function of a module that is its rule.

    The function takes the `Report` of a recognised form (`on="report"`), any `Document` (`on="document"`) or the
    `Series` of all reports of a run (`on="series"`), and yields `Finding` and `NotApplicable`; nothing to say is
    nothing yielded. If it takes a second parameter it is also given the `Context`; of a series there is none.
    ("engine" is for the rules that the linter itself reports.)

    `fixable` says what the fixes of its findings are. `parts` names the parts of the form that the rule looks at, by
    number ("三" or "三四"); they only say where its page stands in the index. Raises `RuleError`.
    """

    def mark(check: Check) -> Check:
        check.__govlint__ = declare(check, code, severity, basis, on, fixable, parts)  # type: ignore[attr-defined]
        return check

    from govlint.declaring import declare

    return mark


def gather(package: ModuleType | str, ruleset: str, *, shared: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules of every module in a sub-package of `package` (a family), in the order of their codes.

    `package` is usually `__name__`, called from the package's own `__init__.py`. Modules directly in it, and those in
    the sub-packages `shared`, are shared reasoning, not rules. Raises `RuleError` with file and line for a module
    that cannot be imported, has no docstring, marks no function or several, or repeats a code or a name.
    """
    from govlint.rule_modules import gathered

    return gathered(package, ruleset, shared)
