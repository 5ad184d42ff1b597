/**
 * A stand-in for the module `vscode`, as far as vscode-languageclient needs it to open documents, to ask for
 * diagnostics and to register what answers. What it does not know does nothing.
 */

"use strict";

const Module = require("node:module");
const { pathToFileURL } = require("node:url");

class Disposable {
  constructor(work) {
    this.work = work;
  }
  dispose() {
    this.work?.();
  }
  static from(...several) {
    return new Disposable(() => several.forEach((one) => one.dispose()));
  }
}

class EventEmitter {
  constructor() {
    const listeners = new Set();
    this.event = (listener, self, disposables) => {
      const bound = self ? listener.bind(self) : listener;
      listeners.add(bound);
      const made = new Disposable(() => listeners.delete(bound));
      disposables?.push?.(made);
      return made;
    };
    this.fire = (event) => [...listeners].map((listener) => listener(event));
  }
  dispose() {}
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(...given) {
    const [start, end] = given.length === 4 ? [new Position(given[0], given[1]), new Position(given[2], given[3])] : given;
    Object.assign(this, { start, end });
  }
}

class Uri {
  constructor(text) {
    const { protocol, pathname } = new URL(text);
    Object.assign(this, { text, scheme: protocol.slice(0, -1), path: decodeURIComponent(pathname), fsPath: decodeURIComponent(pathname) });
  }
  toString() {
    return this.text;
  }
  static parse(text) {
    return new Uri(text);
  }
  static file(path) {
    return new Uri(pathToFileURL(path).href);
  }
}

class CancellationTokenSource {
  constructor() {
    const cancelled = new EventEmitter();
    this.token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
    this.cancel = () => {
      this.token.isCancellationRequested = true;
      cancelled.fire();
    };
  }
  dispose() {}
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
  static Empty = new CodeActionKind("");
  static QuickFix = new CodeActionKind("quickfix");
  static Refactor = new CodeActionKind("refactor");
  static Source = new CodeActionKind("source");
}

/** A class with these fields, in the order of its constructor. */
function record(...names) {
  return class {
    constructor(...values) {
      names.forEach((name, number) => {
        this[name] = values[number];
      });
    }
  };
}

/** Whatever is asked for: events that never happen, classes without anything, functions that do nothing. */
function anything() {
  return new Proxy(class {}, {
    get: (target, key) => (key in target || typeof key === "symbol" || key === "then" ? target[key] : anything()),
    apply: () => new Disposable(),
  });
}

function space(known, unknown = anything) {
  return new Proxy(known, {
    get: (target, key) => {
      if (key in target || typeof key === "symbol") {
        return target[key];
      }
      return /^on[A-Z]/.test(key) ? () => new Disposable() : unknown(key);
    },
  });
}

/** Put the stand-in in the place of `vscode`; what the test says and sees of it. */
exports.standIn = function standIn(folder, settings) {
  const events = { change: new EventEmitter(), configuration: new EventEmitter(), diagnostics: new EventEmitter() };
  const documents = [];
  const editors = [];
  const providers = {};
  const told = [];
  const diagnostics = new Map();

  const collection = {
    set: (uri, found) => {
      diagnostics.set(uri.toString(), found);
      events.diagnostics.fire(uri);
    },
    delete: (uri) => diagnostics.delete(uri.toString()),
    clear: () => diagnostics.clear(),
    has: (uri) => diagnostics.has(uri.toString()),
    get: (uri) => diagnostics.get(uri.toString()),
    dispose: () => undefined,
  };
  const match = (selector, document) =>
    Number([selector].flat().some(({ language, scheme, pattern }) => {
      const fits = (wanted, has) => wanted === undefined || wanted === has;
      return fits(language, document.languageId) && fits(scheme, document.uri.scheme) && pattern === undefined;
    }));
  const tell = (message) => {
    told.push(message);
    return Promise.resolve(undefined);
  };
  const channel = space({ error: (message) => told.push(String(message)), dispose: () => undefined }, () => () => undefined);

  const vscode = space({
    Disposable, EventEmitter, Position, Range, Uri, CancellationTokenSource, CodeActionKind,
    version: "1.91.0",
    Diagnostic: record("range", "message", "severity"),
    DiagnosticRelatedInformation: record("location", "message"),
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
    Location: record("uri", "range"),
    Hover: record("contents", "range"),
    MarkdownString: record("value"),
    CodeAction: record("title", "kind"),
    TextEdit: record("range", "newText"),
    SnippetTextEdit: record("range", "snippet"),
    SnippetString: record("value"),
    WorkspaceEdit: class { made = []; set(uri, edits) { this.made.push([uri.toString(), edits]); } },
    TabInputText: class {}, TabInputTextDiff: class {}, TabInputCustom: class {}, TabInputNotebook: class {},
    CancellationError: class extends Error {},
    languages: space({ createDiagnosticCollection: () => collection, match }, (name) => (...given) => {
      (providers[name] ??= []).push(given);
      return new Disposable();
    }),
    workspace: space({
      textDocuments: documents,
      notebookDocuments: [],
      workspaceFolders: [{ uri: Uri.file(folder), name: "报告", index: 0 }],
      getConfiguration: () => ({ get: (key) => settings[key] }),
      getWorkspaceFolder: () => undefined,
      onDidChangeTextDocument: events.change.event,
      onDidChangeConfiguration: events.configuration.event,
      registerTextDocumentContentProvider: () => new Disposable(),
      createFileSystemWatcher: () => space({ dispose: () => undefined }),
    }),
    window: space({
      createOutputChannel: () => channel,
      showErrorMessage: tell, showInformationMessage: tell, showWarningMessage: tell,
      visibleTextEditors: editors,
      activeTextEditor: undefined,
      tabGroups: space({ all: [] }),
    }),
    commands: space({ registerCommand: () => new Disposable(), executeCommand: () => Promise.resolve() }),
    env: space({ language: "zh-cn", appName: "stand-in" }),
  });

  const load = Module._load;
  Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));

  return {
    vscode, providers, told, events,
    /** A document that is open and seen. */
    open: (name, text) => {
      const uri = Uri.file(`${folder}/${name}`);
      const document = { uri, text, version: 1, languageId: "markdown", isClosed: false, getText: () => document.text };
      documents.push(document);
      editors.push({ document });
      return document;
    },
    /** The diagnostics of a document, once they are what is waited for. */
    shown: (uri, fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = diagnostics.get(uri.toString());
          if (found && fits(found)) {
            listening.dispose();
            resolve(found);
          }
        };
        const listening = events.diagnostics.event(look);
        look();
      }),
  };
};
