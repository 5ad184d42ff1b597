/** The extension with a stand-in for VS Code and for its client: what it registers, starts and tells. */

import assert from "node:assert/strict";
import Module from "node:module";
import { test } from "node:test";

type Handler = (...given: unknown[]) => unknown;

const commands = new Map<string, Handler>();
const told: string[] = [];
const executed: unknown[][] = [];
const sent: unknown[] = [];
const clients: FakeClient[] = [];
const settings: Record<string, unknown> = {};
let configured: ((event: { affectsConfiguration: (section: string) => boolean }) => Promise<void>) | undefined;
let provider: { provideTextDocumentContent: (uri: { path: string }) => Promise<string> } | undefined;

class FakeClient {
  running = false;
  constructor(
    readonly id: string,
    readonly name: string,
    readonly server: () => Promise<unknown>,
    readonly options: {
      documentSelector: { scheme: string; language?: string; pattern?: string }[];
      initializationOptions: unknown;
      errorHandler: { closed: () => Promise<unknown> };
    },
  ) {
    clients.push(this);
  }
  async start(): Promise<void> {
    if (settings.command) {
      await this.server();
    }
    this.running = true;
  }
  createDefaultErrorHandler(): { closed: () => string } {
    return { closed: () => "as usual" };
  }
  stop(): Promise<void> {
    this.running = false;
    return Promise.resolve();
  }
  sendNotification(_type: unknown, params: unknown): Promise<void> {
    sent.push(params);
    return Promise.resolve();
  }
}

const nothing = { dispose: () => undefined };
const standIns: Record<string, unknown> = {
  vscode: {
    window: {
      createOutputChannel: () => ({ ...nothing, error: () => undefined, show: () => undefined }),
      showErrorMessage: (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      },
    },
    commands: {
      registerCommand: (name: string, handler: Handler) => {
        commands.set(name, handler);
        return nothing;
      },
      executeCommand: (...given: unknown[]) => {
        executed.push(given);
        return Promise.resolve();
      },
    },
    workspace: {
      workspaceFolders: undefined,
      getConfiguration: () => ({ get: (key: string) => settings[key] }),
      registerTextDocumentContentProvider: (_scheme: string, made: typeof provider) => {
        provider = made;
        return nothing;
      },
      onDidChangeConfiguration: (handler: typeof configured) => {
        configured = handler;
        return nothing;
      },
    },
  },
  "vscode-languageclient/node": { LanguageClient: FakeClient, DidChangeConfigurationNotification: { type: "configuration" }, CloseAction: { DoNotRestart: 1, Restart: 2 } },
};

interface Loader {
  _load: (request: string, ...rest: unknown[]) => unknown;
}
const loader = Module as unknown as Loader;
const load = loader._load.bind(loader);
loader._load = (request, ...rest) => standIns[request] ?? load(request, ...rest);

test("the extension from beginning to end", async () => {
  const extension = await import("../extension.js");
  const context = { subscriptions: [] };
  await extension.activate(context as never);
  const [first] = clients;
  assert.ok(first?.running);
  assert.deepEqual([...commands.keys()].sort(), ["govlint.fixAll", "govlint.restart", "govlint.showOutput"]);
  assert.ok(first.options.documentSelector.every(({ scheme }) => ["file", "untitled"].includes(scheme)));

  await commands.get("govlint.fixAll")?.();
  assert.deepEqual(executed, [["editor.action.codeAction", { kind: "source.fixAll.govlint", apply: "first" }]]);

  settings.ignore = ["GL202"];
  await configured?.({ affectsConfiguration: (section) => section === "govlint" });
  assert.deepEqual((sent[0] as { settings: { govlint: { ignore: string[] } } }).settings.govlint.ignore, ["GL202"]);
  assert.equal(clients.length, 1);

  settings.command = ["/没有/这个程序"];
  await configured?.({ affectsConfiguration: () => true });
  assert.equal(first.running, false);
  assert.equal(clients.length, 2);
  assert.match(told[0] ?? "", /^govlint：找不到程序 \/没有\/这个程序/);

  assert.match((await provider?.provideTextDocumentContent({ path: "/GL202.md" })) ?? "", /找不到程序/);
  assert.equal(await provider?.provideTextDocumentContent({ path: "/x" }), "没有这一页：/x");

  settings.command = [process.execPath, "-e", "console.error('要另外安装'); process.exit(2)"];
  await commands.get("govlint.restart")?.();
  const ended = clients.at(-1)?.options.errorHandler;
  assert.deepEqual(await ended?.closed(), { action: 1, handled: true });
  assert.deepEqual(await ended?.closed(), { action: 1, handled: true });
  assert.deepEqual(told.slice(1), ["govlint：要另外安装"]);

  settings.command = [process.execPath, "-e", "process.exit(3)"];
  await commands.get("govlint.restart")?.();
  assert.equal(await clients.at(-1)?.options.errorHandler.closed(), "as usual");

  delete settings.command;
  await commands.get("govlint.restart")?.();
  const last = clients.at(-1);
  assert.ok(last?.running);
  await extension.deactivate();
  assert.equal(last.running, false);
});
