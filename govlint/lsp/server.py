"""The server: which documents are open, what is in force, and telling the client what was found.

All of it runs in the thread of the event loop; what takes time is done by the desk's.
"""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from govlint import __version__
from govlint.config.finder import GOVLINT, PYPROJECT
from govlint.lsp.actions import Client
from govlint.lsp.checking import Checker
from govlint.lsp.desk import Analysis, Desk
from govlint.lsp.diagnostics import diagnostics, of_configuration
from govlint.lsp.protocol import Protocol
from govlint.lsp.settings import Settings, names_settings, settings_of
from govlint.lsp.uris import path_of
from govlint.lsp.workspace import WorkspaceFiles

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    from pygls.server import ServerErrors

    from govlint.config.mistakes import Mistake
    from govlint.lsp.settings import ChoicesFor
    from govlint.plugins import Registry

_CONFIGURATIONS: Final = ("**/*.toml", "**/*.json")
"""A configuration may extend another of any name, and name a baseline of any name."""


class Server(LanguageServer):
    """One connection to an editor."""

    protocol: Protocol

    def __init__(self, registry: Registry, choices_for: ChoicesFor) -> None:
        super().__init__("govlint", __version__, lsp.TextDocumentSyncKind.Incremental, protocol_cls=Protocol)
        self.registry: Final = registry
        self.settings = Settings()
        self.desk: Final = Desk(Checker(registry, choices_for, self.settings))
        self.files: Final = WorkspaceFiles(self.desk)
        self.actions = Client(lsp.ClientCapabilities())
        self.pulls = False
        """Whether the client asks for diagnostics; else they are published."""
        self.nests_symbols = False
        self._refreshes = False
        self._watches = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._published: dict[str, Analysis] = {}
        self._mistakes: dict[str, tuple[Mistake, ...]] = {}
        self._faulty: dict[str, list[lsp.Diagnostic]] = {}
        self._told: set[str] = set()
        self._touched: asyncio.Future[None] | None = None

    def begin(self, params: lsp.InitializeParams) -> None:
        """Take in what the client can do and what its user has set."""
        capabilities = params.capabilities
        document, workspace = capabilities.text_document, capabilities.workspace
        self.actions = Client(capabilities)
        self.pulls = bool(document and document.diagnostic)
        outline = document.document_symbol if document else None
        self.nests_symbols = bool(outline and outline.hierarchical_document_symbol_support)
        self._refreshes = bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)
        watching = workspace.did_change_watched_files if workspace else None
        self._watches = bool(watching and watching.dynamic_registration)
        self.desk.encoding = self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
        self.desk.folder = next(iter(self.folders()), os.getcwd())
        self._take(params.initialization_options)
        self.desk.renew(self.settings)

    def folders(self) -> list[str]:
        """The paths of the folders of the workspace."""
        uris = list(self.workspace.folders) or [uri for uri in (self.workspace.root_uri,) if uri]
        return [path for path in map(path_of, uris) if path]

    async def ready(self) -> None:
        """Say what is wrong from the start, and ask to be told of files that change."""
        for failure in self.registry.failures:
            self.tell(failure.message, lsp.MessageType.Error)
        if not self._watches:
            return
        suffixes = [suffix for suffix in self.registry.readers if self.desk.checker.reads(f"a{suffix}")]
        patterns = [*_CONFIGURATIONS, *(f"**/*{suffix}" for suffix in suffixes)]
        options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(one) for one in patterns])
        registration = lsp.Registration("govlint-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        try:
            await self.client_register_capability_async(lsp.RegistrationParams([registration]))
        except JsonRpcException:
            self._watches = False

    def take_settings(self, given: Any) -> None:
        """Take over changed settings; a client may also tell of those of other programs."""
        if isinstance(given, dict) and names_settings(given):
            self._take(given)
            self.renew()

    def _take(self, given: Any) -> None:
        if isinstance(given, dict) and isinstance(given.get("govlint"), dict):
            given = given["govlint"]
        settings, problems = settings_of(given)
        for problem in problems:
            self.tell(problem, lsp.MessageType.Warning)
        if settings.config is not None:
            settings = settings._replace(config=os.path.join(self.desk.folder, settings.config))
        self.settings = settings
        self.desk.debounce = settings.debounce / 1000

    def renew(self) -> None:
        """Read all configurations again, and check all that is open again."""
        self.desk.renew(self.settings)
        self.touch()
        if self.pulls and self._refreshes:
            self.later(self._refresh())
        for uri in self.desk.uris():
            self.show(uri)

    async def _refresh(self) -> None:
        await self.workspace_diagnostic_refresh_async(None)

    def show(self, uri: str) -> None:
        """Tell the client what is found in an open document, unless it asks for that itself."""
        if not self.pulls:
            self.later(self._publish(uri))

    async def _publish(self, uri: str) -> None:
        if not await self.desk.settled(uri):
            return
        analysis = await self.desk.analysis(uri)
        if analysis is None or self._published.get(uri) is analysis:
            return
        self._published[uri] = analysis
        found = self.found(analysis)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, analysis.version))

    def found(self, analysis: Analysis) -> list[lsp.Diagnostic]:
        """What there is to say of an open document; of configurations and rules that fail it is said, too."""
        checked = analysis.checked
        self._mistakes[analysis.uri] = checked.mistakes
        self._tell_configurations()
        for failure in checked.result.failures if checked.result else ():
            rule = f"规则 {failure.rule} " if failure.rule else ""
            self.tell_once(f"{rule}运行失败，结果不完整：{failure.message}", failure.traceback)
        page = self.settings.rule_page
        return diagnostics(checked, analysis.uri, analysis.lines, self.registry.failures, page)

    def _tell_configurations(self) -> None:
        """Show the mistakes in configurations in those files, and take back what is not so any more."""
        mistakes = dict.fromkeys(mistake for found in self._mistakes.values() for mistake in found)
        faulty = of_configuration(mistakes)
        for uri in dict.fromkeys((*faulty, *self._faulty)):
            if faulty.get(uri) != self._faulty.get(uri):
                self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, faulty.get(uri, [])))
        self._faulty = faulty

    def close(self, uri: str) -> None:
        """Let go of a document: it shows nothing any more."""
        self.desk.close(uri)
        self._published.pop(uri, None)
        self._mistakes.pop(uri, None)
        self._tell_configurations()
        if not self.pulls:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))
        self.touch()

    def files_changed(self, uris: Iterable[str]) -> None:
        """Take notice of files that were changed on disk."""
        paths = [path for path in map(path_of, uris) if path]
        if any(os.path.basename(path) in (GOVLINT, PYPROJECT) or path in self.desk.checker.sources for path in paths):
            self.renew()
        else:
            self.touch()

    def saved(self, uri: str) -> None:
        """Take notice of a document that was saved; where no files are watched, a configuration may have been."""
        if self._watches:
            self.touch()
        else:
            self.renew()
        self.show(uri)

    def touch(self) -> None:
        """Wake up who waits for something in the workspace to change."""
        if self._touched is not None and not self._touched.done():
            self._touched.set_result(None)

    async def touched(self, seconds: float) -> None:
        """Wait until something in the workspace changes, but no longer than so many seconds."""
        if self._touched is None or self._touched.done():
            self._touched = asyncio.get_running_loop().create_future()
        await asyncio.wait([self._touched], timeout=seconds)

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something besides; what goes wrong with it is logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.log(f"{type(error).__name__}: {error}")

    def tell(self, message: str, kind: lsp.MessageType) -> None:
        """Show a message."""
        self.window_show_message(lsp.ShowMessageParams(kind, f"govlint: {message}"))

    def tell_once(self, message: str, details: str = "") -> None:
        """Show an error that may occur at every keystroke, the first time; the details are for the log."""
        if message not in self._told:
            self._told.add(message)
            self.tell(message, lsp.MessageType.Error)
            self.log(f"{message}\n{details}")

    def log(self, message: str) -> None:
        """Write to the log of the client."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Log what went wrong with a message of the client; one that it should see is answered with an error."""
        self.log(f"{source.__name__}: {error}")
