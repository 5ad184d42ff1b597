"""Which messages of the client are answered, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types as lsp

from govlint.lsp import actions, hovering, outline
from govlint.lsp.server import Server

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.lsp.settings import ChoicesFor
    from govlint.plugins import Registry

_HOLD: Final = 30
"""So many seconds an answer that would say nothing new is held back."""


def server_of(registry: Registry, choices_for: ChoicesFor) -> Server:
    """A server that answers all that it can."""
    server = Server(registry, choices_for)
    _lifecycle(server)
    _documents(server)
    _diagnostics(server)
    _actions(server)
    _reading(server)
    return server


def _lifecycle(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.begin(params)

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        await server.ready()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: lsp.DidChangeConfigurationParams) -> None:
        if params.settings is not None:
            server.take_settings(params.settings)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: lsp.DidChangeWatchedFilesParams) -> None:
        server.files_changed(change.uri for change in params.changes)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        server.touch()


def _documents(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.desk.open(document.uri, str(document.language_id), document.version, document.text)
        server.show(document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        server.desk.change(document.uri, document.version, params.content_changes)
        server.show(document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE, lsp.SaveOptions(include_text=False))
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.saved(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _diagnostics(server: Server) -> None:
    options = lsp.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=True, identifier="govlint")

    @server.feature(lsp.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def pulled(params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        uri = params.text_document.uri
        analysis = await server.desk.analysis(uri) if await server.desk.settled(uri) else None
        if analysis is None:
            return lsp.RelatedFullDocumentDiagnosticReport([])
        result_id = f"{server.desk.generation}-{analysis.revision}-{analysis.version}"
        found = server.found(analysis)
        if params.previous_result_id == result_id:
            return lsp.RelatedUnchangedDocumentDiagnosticReport(result_id)
        return lsp.RelatedFullDocumentDiagnosticReport(found, result_id=result_id)

    @server.feature(lsp.WORKSPACE_DIAGNOSTIC)
    async def pulled_all(params: lsp.WorkspaceDiagnosticParams) -> lsp.WorkspaceDiagnosticReport:
        known = {one.uri: one.value for one in params.previous_result_ids}
        items = await _of_workspace(server, known)
        if known and all(isinstance(item, lsp.WorkspaceUnchangedDocumentDiagnosticReport) for item in items):
            # The client asks again as soon as it has an answer.
            await server.touched(_HOLD)
            items = await _of_workspace(server, known)
        return lsp.WorkspaceDiagnosticReport(items)


async def _of_workspace(server: Server, known: dict[str, str]) -> Sequence[lsp.WorkspaceDocumentDiagnosticReport]:
    """A report for each file of the workspace, and an empty one for each that is there no more."""
    items: list[lsp.WorkspaceDocumentDiagnosticReport] = []
    open_ = server.desk.paths()
    for path in await server.files.paths(server.folders()) if server.settings.workspace else []:
        if path in open_:
            continue  # the client asks for it by itself
        uri, result_id, found = await server.files.checked(path, server.settings.rule_page)
        if known.get(uri) == result_id:
            items.append(lsp.WorkspaceUnchangedDocumentDiagnosticReport(uri, result_id))
        else:
            items.append(lsp.WorkspaceFullDocumentDiagnosticReport(uri, found, result_id=result_id))
    told = {item.uri for item in items}
    gone = [uri for uri in known if uri not in told and uri not in open_.values()]
    return [*items, *(lsp.WorkspaceFullDocumentDiagnosticReport(uri, []) for uri in gone)]


def _actions(server: Server) -> None:
    options = lsp.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)
    async def offered(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return await actions.offered(params, server.desk, server.actions)

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    async def resolved(action: lsp.CodeAction) -> lsp.CodeAction:
        done, refusal = await actions.resolved(action, server.desk, server.actions)
        if refusal:
            server.tell(refusal, lsp.MessageType.Info)
        return done


def _reading(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        analysis = await server.desk.analysis(params.text_document.uri)
        return hovering.hover(analysis, params.position, server.registry.rules) if analysis else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: lsp.DocumentSymbolParams) -> Sequence[lsp.DocumentSymbol | lsp.SymbolInformation]:
        analysis = await server.desk.analysis(params.text_document.uri)
        found: list[Any] = outline.symbols(analysis) if analysis else []
        return found if server.nests_symbols else list(outline.flat(found, params.text_document.uri))

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folded(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        analysis = await server.desk.analysis(params.text_document.uri)
        return outline.folds(analysis) if analysis else []
