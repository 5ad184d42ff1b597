"""How a run of govlint ended, in the words of SARIF: its exit code, and failures of its own as notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint.reporters.sarif.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.plugins import ReportOptions
    from govlint.reporters.sarif.places import Files
    from govlint.results import Failure, RunResult

Object = dict[str, Any]


def invocation_of(result: RunResult, options: ReportOptions, indexes: Mapping[str, int], files: Files) -> Object:
    """The invocation; findings are no failure of it. `indexes` are those of the rules."""
    failures = result.all_failures
    invocation: Object = {"executionSuccessful": not failures, "exitCode": options.exit_code}
    if options.invocation:
        invocation["arguments"] = list(options.invocation)
    if failures:
        told = [_notification(failure, indexes, files) for failure in failures]
        invocation["toolExecutionNotifications"] = told
    return invocation


def _notification(failure: Failure, indexes: Mapping[str, int], files: Files) -> Object:
    notification: Object = {"level": "error", "message": message(failure.message)}
    if failure.path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": files(failure.path)}}]
    if failure.rule in indexes:
        notification["associatedRule"] = {"id": failure.rule, "index": indexes[failure.rule]}
    return notification
