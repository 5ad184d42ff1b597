/** The extension: it starts the language server, hands it the settings, and shows the pages of rules. */

import * as vscode from "vscode";
import {
  CloseAction,
  DidChangeConfigurationNotification,
  LanguageClient,
  type LanguageClientOptions,
} from "vscode-languageclient/node";

import { explained, rulePage, startServer } from "./program";
import { command, RULE_SCHEME, ruleOf, serverSettings } from "./settings";

/** The documents in which reports are written. */
export const SELECTOR = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", language: "html" },
  { scheme: "file", pattern: "**/*.{txt,text}" },
  { scheme: "untitled", language: "markdown" },
  { scheme: "untitled", language: "html" },
];

const FIX_ALL = "source.fixAll.govlint";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("govlint", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("govlint.restart", () => restart(output)),
    vscode.commands.registerCommand("govlint.showOutput", () => {
      output.show();
    }),
    vscode.commands.registerCommand("govlint.fixAll", () =>
      vscode.commands.executeCommand("editor.action.codeAction", { kind: FIX_ALL, apply: "first" }),
    ),
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, { provideTextDocumentContent: page }),
    vscode.workspace.onDidChangeConfiguration((event) => changed(event, output)),
  );
  await start(output);
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("govlint", vscode.workspace.workspaceFolders?.[0]?.uri);
}

async function start(output: vscode.LogOutputChannel): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  let ended: Promise<string | undefined> = Promise.resolve(undefined);
  let complained = false;
  const complainOnce = (message: string): void => {
    if (!complained) {
      complained = true;
      complain(message, output);
    }
  };
  const server = async () => {
    const child = await startServer(command(configuration()), folder?.scheme === "file" ? folder.fsPath : undefined);
    ended = explained(child);
    return child;
  };
  const options: LanguageClientOptions = {
    documentSelector: SELECTOR,
    initializationOptions: serverSettings(configuration()),
    initializationFailedHandler: () => false,
    outputChannel: output,
    errorHandler: {
      error: (error, message, count) => usual.error(error, message, count),
      closed: async () => {
        const why = await Promise.race([ended, afterAWhile()]);
        if (why === undefined) {
          return usual.closed();
        }
        // It would say the same again.
        complainOnce(why);
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
  const started = new LanguageClient("govlint", "govlint", server, options);
  const usual = started.createDefaultErrorHandler();
  client = started;
  try {
    await started.start();
  } catch (error) {
    client = undefined;
    complainOnce((await Promise.race([ended, afterAWhile()])) ?? (error instanceof Error ? error.message : String(error)));
  }
}

/** A server that closes its output is about to end; nobody waits longer for that. */
function afterAWhile(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, 2000).unref();
  });
}

async function restart(output: vscode.LogOutputChannel): Promise<void> {
  await deactivate();
  await start(output);
}

async function changed(event: vscode.ConfigurationChangeEvent, output: vscode.LogOutputChannel): Promise<void> {
  if (event.affectsConfiguration("govlint.command")) {
    await restart(output);
  } else if (event.affectsConfiguration("govlint")) {
    const settings = { govlint: serverSettings(configuration()) };
    await client?.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }
}

async function page(uri: vscode.Uri): Promise<string> {
  const code = ruleOf(uri.path);
  if (!code) {
    return `没有这一页：${uri.path}`;
  }
  try {
    return await rulePage(command(configuration()), code);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function complain(message: string, output: vscode.LogOutputChannel): void {
  output.error(message);
  const show = "显示输出";
  void vscode.window.showErrorMessage(message.startsWith("govlint") ? message : `govlint：${message}`, show).then((chosen) => {
    if (chosen === show) {
      output.show();
    }
  });
}
