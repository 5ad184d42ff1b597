"""Running the rules on a series, signing what they find, and putting it to the results of the files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.language import say
from govlint.linter import check_elsewhere
from govlint.results import Failure, FileResult, RuleOutcome, failure_of
from govlint.rule_run import described, run_on_series
from govlint.rules import Status
from govlint.series.extracts import document_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from govlint.document import Document
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import Diagnostic
    from govlint.rules import Outcome, Rule
    from govlint.series.view import Extract, Series

    OptionsFor = Callable[[str], Options]
    """What to check in the file of this path."""

_UNREADABLE: Final = say("文件没有读出来")
_UNRECOGNISED: Final = say("不是可以辨认的年度报告")


def check_series(
    series: Series,
    extracts: Mapping[str, Extract],
    results: Iterable[FileResult],
    manifest: Document | None,
    registry: Registry,
    options_for: OptionsFor,
) -> tuple[list[FileResult], list[Failure]]:
    """The results with what the rules on the series found and could not check, and the rules that raised.

    `extracts` are by path. Something that stands in the manifest, whose document is `manifest`, makes a result of it.
    """
    files = _Files(extracts, manifest)
    found: dict[str, list[tuple[Rule, Outcome]]] = defaultdict(list)
    failures: list[Failure] = []
    rules = _rules([*extracts, *([series.manifest] if series.manifest else [])], options_for)
    ran: list[Rule] = []
    for rule in rules:
        try:
            outcomes = run_on_series(rule, series, files.lines)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule that raises is a failure of that rule alone
            failures.append(failure_of("", rule.code, described(rule, error), error))
            continue
        ran.append(rule)
        for item in outcomes:
            for path in [item.path] if item.path else extracts:
                found[path].append((rule, item))
    checked = [_checked(result, ran, found[result.path], files, registry, options_for) for result in results]
    if found[series.manifest] and series.manifest:
        whole = FileResult(series.manifest, None, None, (), {}, role="configuration")
        checked.append(_checked(whole, ran, found[series.manifest], files, registry, options_for))
    return checked, failures


class _Files:
    """The files that findings stand in, as far as they are needed."""

    def __init__(self, extracts: Mapping[str, Extract], manifest: Document | None) -> None:
        self._extracts = extracts
        self._manifest = manifest
        self._lines: dict[str, Sequence[str]] = {}

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file; `KeyError` where it is none of the series."""
        if path not in self._lines:
            if len(self._lines) > 64:
                self._lines.clear()
            own = self._manifest is not None and path == self._manifest.source.path
            self._lines[path] = self.document(path).source.lines() if own else lines_of(self._extracts[path])
        return self._lines[path]

    def document(self, path: str) -> Document:
        if self._manifest is not None and path == self._manifest.source.path:
            return self._manifest
        return document_of(self._extracts[path])

    def others(self, path: str, registry: Registry, options: Options) -> frozenset[str]:
        """The instruments of the forms that are for other years than the report's."""
        extract = self._extracts.get(path)
        forms = options.forms or registry.forms
        return frozenset(form.instrument for form in forms if extract and form.id != extract.due_form.id)

    def __contains__(self, path: str) -> bool:
        return path in self._extracts or (self._manifest is not None and path == self._manifest.source.path)


def _rules(paths: Iterable[str], options_for: OptionsFor) -> list[Rule]:
    """The rules on series that are asked for in any of the files."""
    rules = {rule.code: rule for path in paths for rule in options_for(path).rules if rule.on == "series"}
    return [rules[code] for code in sorted(rules)]


def _checked(
    result: FileResult,
    rules: Sequence[Rule],
    found: Sequence[tuple[Rule, Outcome]],
    files: _Files,
    registry: Registry,
    options_for: OptionsFor,
) -> FileResult:
    options = options_for(result.path)
    wanted = {rule.code for rule in options.rules}
    mine = [rule for rule in rules if rule.code in wanted]
    if result.path not in files:
        reason = RuleOutcome(Status.NOT_APPLICABLE, (_UNREADABLE if result.unreadable else _UNRECOGNISED,))
        return result._replace(outcomes={**result.outcomes, **{rule.code: reason for rule in mine}})
    items = [(rule, [item for made, item in found if made is rule]) for rule in mine]
    document = files.document(result.path)
    others = files.others(result.path, registry, options)
    made, outcomes = check_elsewhere(result.path, document, items, registry, options, others)
    told = {(one.rule.code, one.finding.span, one.finding.message) for one in result.diagnostics}
    new = [one for one in made if (one.rule.code, one.finding.span, one.finding.message) not in told]
    for code in {one.rule.code for one in new} - outcomes.keys():
        outcomes[code] = RuleOutcome(Status.FAIL)
    return result._replace(
        diagnostics=_ordered([*result.diagnostics, *(one for one in new if one.suppression is None)]),
        suppressed=_ordered([*result.suppressed, *(one for one in new if one.suppression is not None)]),
        outcomes={**result.outcomes, **outcomes},
    )


def _ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=_position))


def _position(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (diagnostic.finding.span, diagnostic.rule.code, diagnostic.finding.message)
