import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { command, type Configuration, ruleOf, serverSettings } from "../settings";

interface Manifest {
  contributes: {
    commands: { command: string }[];
    configuration: { properties: Record<string, { default: unknown }> };
  };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
}

const root = join(__dirname, "..", "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf-8")) as Manifest;

function having(values: Record<string, unknown>): Configuration {
  return { get: (key) => values[key] };
}

function defaults(): Record<string, unknown> {
  const { properties } = manifest.contributes.configuration;
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key.replace("govlint.", ""), property.default]),
  );
}

test("what is not set is what the manifest says", () => {
  assert.deepEqual(serverSettings(having({})), serverSettings(having(defaults())));
  assert.deepEqual(command(having({})), command(having(defaults())));
});

test("every setting of the server can be set", () => {
  const given = { config: "规则.toml", select: ["GL3"], ignore: ["GL302"], debounce: 0, workspaceDiagnostics: false };
  assert.deepEqual(serverSettings(having(given)), { ...given, rulePage: "govlint-rule:/{code}.md" });
  for (const key of Object.keys(given)) {
    assert.ok(key in defaults(), key);
  }
});

test("a command that is empty counts as none", () => {
  assert.deepEqual(command(having({ command: [] })), ["govlint"]);
  assert.deepEqual(command(having({ command: [" "] })), ["govlint"]);
  assert.deepEqual(command(having({ command: ["python3", "-m", "govlint"] })), ["python3", "-m", "govlint"]);
});

test("a workspace that is not trusted cannot name the program", () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["govlint.command"]);
});

test("only the path of a page names a rule", () => {
  assert.equal(ruleOf("/GL202.md"), "GL202");
  for (const path of ["/GL202", "GL202.md", "/--help.md", "/GL202.md/..", "/../GL202.md", "/GL2.md", "/"]) {
    assert.equal(ruleOf(path), undefined, path);
  }
});
