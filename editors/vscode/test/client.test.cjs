/** The extension as it is compiled, with the client of VS Code and a real server; only VS Code itself is stood in for. */

"use strict";

const assert = require("node:assert/strict");
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { test } = require("node:test");

const { standIn } = require("./standin.cjs");

const SAMPLE = readFileSync(join(__dirname, "..", "..", "..", "examples", "sample-report.md"), "utf-8");
const codes = (found) => found.map(({ code }) => code.value);

test("a report is checked and mended, and the others in the workspace are checked", { timeout: 180_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "govlint-"));
  let extension;
  t.after(async () => {
    await extension?.deactivate();
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, "另一份.md"), SAMPLE);
  const settings = { command: [process.env.GOVLINT_PYTHON ?? "python3", "-m", "govlint"], debounce: 0 };
  const { vscode, providers, told, events, open, shown } = standIn(folder, settings);
  const document = open("报告.md", SAMPLE);
  extension = require("../out/extension.js");
  await extension.activate({ subscriptions: [] });

  const found = await shown(document.uri, (some) => some.length > 0);
  const typo = found.find(({ code }) => code.value === "GL202");
  assert.equal(typo.code.target.toString(), "govlint-rule:/GL202.md");
  assert.deepEqual([typo.range.start, typo.range.end], [new vscode.Position(22, 18), new vscode.Position(22, 24)]);
  assert.equal(typo.severity, vscode.DiagnosticSeverity.Error);
  const sum = found.find(({ code }) => code.value === "GL301");
  assert.ok(sum.relatedInformation.length >= 4);

  const other = await shown(vscode.Uri.file(join(folder, "另一份.md")), (some) => some.length > 0);
  assert.deepEqual(codes(other), codes(found));

  const { token } = new vscode.CancellationTokenSource();
  const [, hovers] = providers.registerHoverProvider[0];
  const hover = await hovers.provideHover(document, typo.range.start, token);
  assert.match(hover.contents.value, /# GL202/);

  const [, actions] = providers.registerCodeActionsProvider[0];
  const context = { diagnostics: [typo], only: vscode.CodeActionKind.QuickFix, triggerKind: 1 };
  const offered = await actions.provideCodeActions(document, typo.range, context, token);
  assert.deepEqual(offered.map(({ isPreferred }) => Boolean(isPreferred)), [true, false]);
  const { edit } = await actions.resolveCodeAction(offered[0], token);
  const [[uri, [[change]]]] = edit.made;
  assert.equal(uri, document.uri.toString());
  assert.equal(change.newText, "废");
  const [[, [[comment]]]] = (await actions.resolveCodeAction(offered[1], token)).edit.made;
  assert.match(comment.snippet.value, /^<!-- govlint-disable-next-line GL202 -- \$\{1:[^}]+\} -->\n$/);

  document.text = SAMPLE.replace("本年度止件数", "本年废止件数");
  document.version = 2;
  const contentChanges = [{ range: change.range, rangeOffset: 0, rangeLength: 1, text: change.newText }];
  events.change.fire({ document, contentChanges, reason: undefined });
  const rest = await shown(document.uri, (some) => !codes(some).includes("GL202"));
  assert.equal(rest.length, found.length - 1);

  settings.ignore = ["GL2", "GL3", "GL4"];
  events.configuration.fire({ affectsConfiguration: (section) => section === "govlint" });
  assert.deepEqual(codes(await shown(document.uri, (some) => some.length < 4)), ["GL108", "GL102", "GL111"]);

  assert.deepEqual(told, []);
});
