"""Whether a ruleset keeps its word: its sample is clean, its pages are whole, and their examples do as they say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from govlint.linter import RECOGNISED, Options, lint
from govlint.named_tuple import NamedTuple
from govlint.rule_page import RIGHT, WRONG
from govlint.rules import RuleError, Ruleset, Severity, Status
from govlint.testing.documents import installed
from govlint.testing.example_files import right_document, sample_of, wrong_document
from govlint.testing.packages import unfound_rules, unused_provisions
from govlint.testing.pages import page_error, page_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from govlint.plugins import Registry
    from govlint.results import Diagnostic, FileResult
    from govlint.rules import Rule
    from govlint.testing.example_files import ExampleFile


class Problem(NamedTuple):
    """Something in a ruleset that does not hold; as text it is `file:line: CODE problem`. `code` may be ""."""

    file: str
    line: int
    code: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}{' ' * bool(self.code)}{self.problem}"


class Mended(Protocol):
    """A file with its fixes made."""

    @property
    def data(self) -> bytes:
        """What the file holds."""


class Mend(Protocol):
    """Makes the fixes that the findings in a file offer, with `unsafe` also those that are not safe."""

    def __call__(self, path: str, data: bytes, registry: Registry, options: Options, *, unsafe: bool) -> Mended: ...


def check_examples(
    ruleset: Ruleset | ModuleType, *, registry: Registry | None = None, mend: Mend | None = None
) -> Iterator[Problem]:
    """Everything that does not hold of a ruleset, or of all those that a plugin module hands over.

    The sample is without findings. Every page has its sections; its wrong example is reported by its rule, and by no
    other as an error; its right example is checked and not reported by its rule, nor by another as error or warning.
    A rule declared fixable gives a fix for its wrong example, and no other gives one; with `mend` the fix is made, and
    the rule has nothing left to say. Every provision of the
    package's `basis` module is cited. No rule stands where `gather` does not look.

    Other rules are those of the same ruleset and the engine's, or, with `registry`, all that are in it.
    """
    given = rulesets_of(ruleset)
    yield from package_problems(given)
    for one in given:
        yield from sample_problems(one, registry)
        for rule in one.rules:
            yield from rule_problems(one, rule, registry, mend)


def examples_test(
    ruleset: Ruleset | ModuleType, *, registry: Registry | None = None, mend: Mend | None = None
) -> Callable[..., None]:
    """A pytest test that runs `check_examples`: a case for every rule, every sample, and the package as a whole.

    A whole test module is `test_examples = examples_test(my_plugin)`.
    """
    import pytest

    given = rulesets_of(ruleset)
    cases = [
        pytest.param(partial(package_problems, given), id="package"),
        *(pytest.param(partial(sample_problems, one, registry), id=f"{one.name}-sample") for one in given),
        *(
            pytest.param(partial(rule_problems, one, rule, registry, mend), id=f"{rule.code}-{rule.name}")
            for one in given
            for rule in one.rules
        ),
    ]

    @pytest.mark.parametrize("problems", cases)
    def test_examples(problems: Callable[[], Iterator[Problem]]) -> None:
        if told := "\n".join(map(str, problems())):
            pytest.fail(told, pytrace=False)

    return test_examples


def rulesets_of(given: Ruleset | ModuleType) -> list[Ruleset]:
    """The rulesets that a plugin hands over."""
    return [given] if isinstance(given, Ruleset) else list(given.govlint_rulesets())


def package_problems(rulesets: Sequence[Ruleset]) -> Iterator[Problem]:
    """What stands in the package of these rulesets and is of no use: rules not found, provisions not cited."""
    rules = [rule for ruleset in rulesets for rule in ruleset.rules]
    for package in dict.fromkeys(rule.check.__module__.partition(".")[0] for rule in rules):
        for file, line, problem in (*unfound_rules(package, rules), *unused_provisions(package, rules)):
            yield Problem(file, line, "", problem)


def sample_problems(ruleset: Ruleset, registry: Registry | None = None) -> Iterator[Problem]:
    """What is found in the faultless document of a ruleset."""
    if not ruleset.sample:
        return
    result = lint(ruleset.sample, sample_of(ruleset).encode(), *_at_hand(ruleset, registry))
    for failure in result.failures:
        yield Problem(ruleset.sample, 1, failure.rule, f"检查样例时出错：{failure.message}")
    # Only a ruleset with rules on reports has a report for a sample.
    due = {RECOGNISED} if all(rule.on != "report" for rule in ruleset.rules) else set()
    for made in (made for made in result.diagnostics if made.rule.code not in due):
        yield Problem(ruleset.sample, made.finding.span.line, made.rule.code, f"样例有问题：{made.finding.message}")


def rule_problems(
    ruleset: Ruleset, rule: Rule, registry: Registry | None = None, mend: Mend | None = None
) -> Iterator[Problem]:
    """What does not hold of the page of one rule."""
    if rule.on == "engine":
        return
    whole = True
    for error in page_problems(rule):
        whole = False
        yield Problem(error.file, error.line, rule.code, error.problem)
    if not whole:
        return
    try:
        problems = list((_series_problems if rule.on == "series" else _file_problems)(ruleset, rule, registry, mend))
    except RuleError as error:
        yield Problem(error.file, error.line, rule.code, error.problem)
        return
    for section, problem in problems:
        at = page_error(rule, problem, section)
        yield Problem(at.file, at.line, rule.code, problem)


def _file_problems(
    ruleset: Ruleset, rule: Rule, registry: Registry | None, mend: Mend | None
) -> Iterator[tuple[str, str]]:
    wrong, right = wrong_document(ruleset, rule), right_document(ruleset, rule)
    yield from _wrong_problems(rule, _run(wrong, ruleset, registry))
    yield from _right_problems(rule, _run(right, ruleset, registry))
    if mend and rule.fixable != "no":
        yield from _mending_problems(rule, wrong, ruleset, registry, mend)


def _series_problems(
    ruleset: Ruleset, rule: Rule, registry: Registry | None, mend: Mend | None
) -> Iterator[tuple[str, str]]:
    from govlint.testing.series_examples import sample_series_of, series_result, wrong_series

    known, options = _at_hand(ruleset, registry)
    yield from _wrong_problems(rule, series_result(rule, wrong_series(ruleset, rule), known, options))
    yield from _right_problems(rule, series_result(rule, sample_series_of(ruleset), known, options))


def _wrong_problems(rule: Rule, result: FileResult) -> Iterator[tuple[str, str]]:
    yield from ((WRONG, problem) for problem in _failed(result))
    own = [made for made in result.diagnostics if made.rule.code == rule.code]
    if not own:
        yield WRONG, f"错误示例没有被这条规则报告{_because(rule, result)}"
    for made in result.diagnostics:
        if made.rule.code != rule.code and made.severity is Severity.ERROR:
            yield WRONG, f"错误示例还有别的错误：{_told(made)}"
    given = {made.finding.fix.applicability for made in own if made.finding.fix}
    if own and rule.fixable not in ("no", *given):
        yield WRONG, f"规则写明 fixable={rule.fixable!r}，错误示例的问题却没有这样的修复"
    if given and rule.fixable == "no":
        yield WRONG, f"错误示例的问题给出了修复，规则却没有写明 fixable={min(given)!r}"
    if "safe" in given and rule.fixable == "unsafe":
        yield WRONG, "错误示例的问题给出了 safe 的修复，规则写明的却是 fixable='unsafe'"


def _right_problems(rule: Rule, result: FileResult) -> Iterator[tuple[str, str]]:
    yield from ((RIGHT, problem) for problem in _failed(result))
    for made in result.diagnostics:
        if made.rule.code == rule.code:
            yield RIGHT, f"正确示例也被这条规则报告：{_told(made)}"
        elif made.severity is not Severity.NOTE:
            yield RIGHT, f"正确示例有别的问题：{_told(made)}"
    outcome = result.outcomes.get(rule.code)
    if outcome and outcome.status is Status.NOT_APPLICABLE:
        yield RIGHT, f"正确示例没有检查{_because(rule, result)}"


def _mending_problems(
    rule: Rule, wrong: ExampleFile, ruleset: Ruleset, registry: Registry | None, mend: Mend
) -> Iterator[tuple[str, str]]:
    known, options = _at_hand(ruleset, registry)
    alone = options._replace(rules=(rule,), context=wrong.context)
    mended = mend(f"example{wrong.suffix}", wrong.data, known, alone, unsafe=rule.fixable == "unsafe")
    result = _run(wrong._replace(data=mended.data), ruleset, registry)
    yield from ((WRONG, problem) for problem in _failed(result))
    for made in result.diagnostics:
        if made.rule.code == rule.code:
            yield WRONG, f"错误示例修复以后仍被这条规则报告：{_told(made)}"


def _failed(result: FileResult) -> Iterator[str]:
    yield from (f"运行时出错：{failure.message}" for failure in result.failures)
    if result.unreadable:
        yield from (f"示例读不出来：{made.finding.message}" for made in result.diagnostics)


def _because(rule: Rule, result: FileResult) -> str:
    outcome = result.outcomes.get(rule.code)
    return f"：{'；'.join(outcome.reasons)}" if outcome and outcome.reasons else ""


def _told(made: Diagnostic) -> str:
    return f"第 {made.finding.span.line} 行 {made.rule.code} {made.finding.message}"


def _run(example: ExampleFile, ruleset: Ruleset, registry: Registry | None) -> FileResult:
    known, options = _at_hand(ruleset, registry)
    return lint(f"example{example.suffix}", example.data, known, options._replace(context=example.context))


def _at_hand(ruleset: Ruleset, registry: Registry | None) -> tuple[Registry, Options]:
    """The registry to lint by, which knows the ruleset whether it is installed or not, and the rules to run."""
    known = registry or installed()
    if ruleset.name not in [other.name for other in known.rulesets]:
        known = known._replace(forms=(*known.forms, *ruleset.forms))
    return known, Options(tuple(sorted(_all_rules(ruleset, registry), key=lambda rule: rule.code)))


def _all_rules(ruleset: Ruleset, registry: Registry | None) -> list[Rule]:
    if registry is None:
        engine = [rule for rule in installed().rules.values() if rule.on == "engine"]
        return [*ruleset.rules, *engine]
    own = {rule.code for rule in ruleset.rules}
    return [*ruleset.rules, *(rule for rule in registry.rules.values() if rule.code not in own)]
