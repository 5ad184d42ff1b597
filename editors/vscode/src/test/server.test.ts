/** The server as the extension starts it, spoken to in the way of VS Code, without VS Code. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DiagnosticRefreshRequest,
  type FullDocumentDiagnosticReport,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  ExitNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

import { explained, rulePage, StartError, startServer } from "../program";
import { serverSettings } from "../settings";

const root = join(__dirname, "..", "..", "..", "..");
/** A Python that has govlint with the language server. */
const python = process.env.GOVLINT_PYTHON ?? "python3";
const govlint: [string, ...string[]] = [python, "-m", "govlint"];

const stop: (() => void)[] = [];
after(() => {
  stop.forEach((work) => {
    work();
  });
});

test("a report is checked, and mended by what is offered", async () => {
  const child = await startServer(govlint, tmpdir());
  stop.push(() => child.kill());
  assert.ok(child.stdout && child.stdin);
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  const refreshed = new Promise<void>((resolve) => {
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      resolve();
    });
  });
  connection.onRequest("client/registerCapability", () => null);

  const settings = serverSettings({ get: () => undefined });
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its type demands it
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(tmpdir()).href, name: "报告" }],
    capabilities: {
      textDocument: {
        diagnostic: { dynamicRegistration: true },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } },
          dataSupport: true,
          resolveSupport: { properties: ["edit"] },
        },
      },
      workspace: { diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
    },
    initializationOptions: { ...settings, debounce: 0 },
  });
  assert.equal(capabilities.positionEncoding, "utf-16");
  await connection.sendNotification(InitializedNotification.type, {});

  const uri = pathToFileURL(join(tmpdir(), "年度报告.md")).href;
  const text = readFileSync(join(root, "examples", "sample-report.md"), "utf-8");
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "markdown", version: 1, text },
  });
  const pull = async () =>
    (await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } })) as FullDocumentDiagnosticReport;
  const { items } = await pull();
  const typo = items.find((item) => item.code === "GL202");
  assert.ok(typo);
  assert.equal(typo.codeDescription?.href, "govlint-rule:/GL202.md");

  const context = { diagnostics: [typo], only: ["quickfix"] };
  const offered = await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: typo.range, context });
  const preferred = offered?.find((action): action is CodeAction => "isPreferred" in action && action.isPreferred);
  assert.ok(preferred);
  const resolved = await connection.sendRequest(CodeActionResolveRequest.type, preferred);
  const [change] = resolved.edit?.documentChanges ?? [];
  assert.ok(change && "edits" in change);
  assert.deepEqual(change.edits, [
    { range: { start: { line: 22, character: 20 }, end: { line: 22, character: 21 } }, newText: "废" },
  ]);

  const changed = serverSettings({ get: (key) => (key === "ignore" ? ["GL202"] : undefined) });
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { govlint: changed } });
  await refreshed;
  assert.ok(!(await pull()).items.some((item) => item.code === "GL202"));

  const ended = explained(child);
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await ended, undefined);
  assert.equal(child.exitCode, 0);
});

test("the page of a rule is shown, and of no other", async () => {
  assert.match(await rulePage(govlint, "GL202"), /^# GL202 .*\n/);
  await assert.rejects(rulePage(govlint, "GL999"), /没有这条规则：GL999/);
});

test("a program that is not there is named", async () => {
  const missing: [string] = [join(tmpdir(), "没有这个程序")];
  await assert.rejects(startServer(missing, undefined), (error) => error instanceof StartError && error.message.includes("pip install"));
  await assert.rejects(rulePage(missing, "GL202"), StartError);
});

test("a part that is not installed is named", async () => {
  const code = "import sys; sys.modules['pygls'] = None; from govlint.cli import main; sys.exit(main(sys.argv[1:]))";
  const child = await startServer([python, "-c", code], tmpdir());
  assert.match((await explained(child)) ?? "", /pip install "govlint\[lsp\]"/);
});
