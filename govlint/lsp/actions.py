"""Code actions: mending a finding, or all of a file, and suppressing one with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types as lsp

from govlint.fixing.offers import is_offered
from govlint.fixing.plans import EditError
from govlint.lsp.diagnostics import fingerprint_of
from govlint.lsp.edits import (
    REASON,
    all_mended,
    can_be_removed,
    can_be_suppressed,
    mended,
    removed,
    suppressed,
    text_edits,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.lsp.checking import Checker
    from govlint.lsp.desk import Analysis, Desk
    from govlint.results import Diagnostic

FIX_ALL: Final = "source.fixAll.govlint"
KINDS: Final = (lsp.CodeActionKind.QuickFix, FIX_ALL)
_WORK: Final = {"suppress": suppressed, "remove": removed}
_MOST: Final = 20
"""So many edits are worked out at once for a client that does not ask for each when it is chosen."""


class Client:
    """What a client can do with code actions."""

    def __init__(self, capabilities: lsp.ClientCapabilities) -> None:
        document, workspace = capabilities.text_document, capabilities.workspace
        action = document.code_action if document else None
        edit = workspace.workspace_edit if workspace else None
        self.takes_actions: Final = bool(action and action.code_action_literal_support)
        self.resolves: Final = bool(
            action and action.data_support and action.resolve_support and "edit" in action.resolve_support.properties
        )
        self.versions: Final = bool(edit and edit.document_changes)
        self.snippets: Final = bool(self.versions and edit and edit.snippet_edit_support)


async def offered(params: lsp.CodeActionParams, desk: Desk, client: Client) -> list[lsp.CodeAction]:
    """What can be done about the findings in a range, and about the file."""
    analysis = await desk.analysis(params.text_document.uri)
    if analysis is None or analysis.checked.result is None or not client.takes_actions:
        return []
    only = params.context.only
    actions: list[lsp.CodeAction] = []
    if _wanted(lsp.CodeActionKind.QuickFix.value, only):
        for made in analysis.checked.result.diagnostics:
            if _meets(analysis, made, params.range):
                actions += _about(desk.checker, analysis, made, params.context.diagnostics)
    if _wanted(FIX_ALL, only) and any(is_offered(made, unsafe=False) for made in analysis.checked.result.diagnostics):
        actions.append(lsp.CodeAction("改正全部可以安全改正的问题", FIX_ALL, data=_data(analysis, "all")))
    if client.resolves:
        return actions
    done = [await resolved(action, desk, client) for action in actions[:_MOST]]
    return [action for action, _ in done if action.edit is not None]


def _about(
    checker: Checker, analysis: Analysis, made: Diagnostic, shown: Sequence[lsp.Diagnostic]
) -> Iterator[lsp.CodeAction]:
    own = [diagnostic for diagnostic in shown if fingerprint_of(diagnostic) == made.fingerprint] or None
    fix = made.finding.fix
    if fix is not None and made.mendable != "no":
        safe = made.mendable == "safe"
        title = fix.description if safe else f"{fix.description}（改后请核对）"
        yield lsp.CodeAction(
            f"{made.rule.code} {title}",
            lsp.CodeActionKind.QuickFix,
            diagnostics=own,
            is_preferred=safe or None,
            data=_data(analysis, "fix", made),
        )
    if can_be_removed(checker, analysis, made):
        yield lsp.CodeAction(
            "删去没有用处的停用标记",
            lsp.CodeActionKind.QuickFix,
            diagnostics=own,
            is_preferred=True,
            data=_data(analysis, "remove", made),
        )
    if can_be_suppressed(analysis, made):
        where = "在这个文件里" if made.finding.whole else "在这里"
        yield lsp.CodeAction(
            f"{where}停用 {made.rule.code}，并写明原因",
            lsp.CodeActionKind.QuickFix,
            diagnostics=own,
            data=_data(analysis, "suppress", made),
        )


async def resolved(action: lsp.CodeAction, desk: Desk, client: Client) -> tuple[lsp.CodeAction, str]:
    """The action with its edit, or without one and why, in Chinese."""
    data: Any = action.data
    uri, kind, fingerprint = (
        (str(data.get(key, "")) for key in ("uri", "kind", "fingerprint")) if isinstance(data, dict) else ("", "", "")
    )
    analysis = await desk.analysis(uri)
    if analysis is None or analysis.checked.result is None:
        return action, "文件已经关闭"
    found = (made for made in analysis.checked.result.diagnostics if made.fingerprint == fingerprint)
    made = next(found, None)
    if made is None and kind != "all":
        return action, "文件已经改动，这个问题不在了"
    try:
        after = await desk.run(lambda: _worked_out(desk.checker, analysis, kind, made))
    except (EditError, ValueError) as error:
        return action, f"没有改：{error}"
    if after == analysis.text:
        return action, "没有可以改的"
    action.edit = _edit(analysis, after, desk.encoding, client, snippet=kind == "suppress")
    return action, ""


def _worked_out(checker: Checker, analysis: Analysis, kind: str, made: Diagnostic | None) -> str:
    if made is None:
        return all_mended(checker, analysis)
    return _WORK.get(kind, mended)(checker, analysis, made)


def _edit(analysis: Analysis, after: str, encoding: str, client: Client, *, snippet: bool) -> lsp.WorkspaceEdit:
    edits = text_edits(analysis.text, after, encoding)
    if not client.versions:
        return lsp.WorkspaceEdit(changes={analysis.uri: edits})
    written: list[lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit] = list(edits)
    if snippet and client.snippets:
        written = [lsp.SnippetTextEdit(edit.range, lsp.StringValue(_snippet(edit.new_text))) for edit in edits]
    document = lsp.OptionalVersionedTextDocumentIdentifier(uri=analysis.uri, version=analysis.version)
    return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, written)])


def _snippet(text: str) -> str:
    """The text with the reason as what is typed over."""
    escaped = text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return escaped.replace(REASON, f"${{1:{REASON}}}", 1)


def _data(analysis: Analysis, kind: str, made: Diagnostic | None = None) -> dict[str, str]:
    return {"uri": analysis.uri, "kind": kind, "fingerprint": made.fingerprint if made else ""}


def _wanted(kind: str, only: Sequence[lsp.CodeActionKind | str] | None) -> bool:
    """Whether actions of a kind are asked for: all are where nothing is said, a kind stands for those below it."""
    if only is None:
        return True
    return any(kind == asked or kind.startswith(f"{asked}.") or not asked for asked in map(_value, only))


def _value(kind: lsp.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, lsp.CodeActionKind) else kind


def _meets(analysis: Analysis, made: Diagnostic, asked: lsp.Range) -> bool:
    """Whether a finding touches a range; one of the file as such stands at its beginning."""
    if made.finding.whole:
        return asked.start.line == 0
    own = analysis.lines.range(made.finding.span)
    return not (_before(own.end, asked.start) or _before(asked.end, own.start))


def _before(one: lsp.Position, other: lsp.Position) -> bool:
    return (one.line, one.character) < (other.line, other.character)
