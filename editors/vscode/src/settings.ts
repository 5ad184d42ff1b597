/** What the user has set, in the form that the language server takes. Knows nothing of VS Code. */

/** Reads a setting of the section `govlint`. */
export interface Configuration {
  get(key: string): unknown;
}

/** What the server is told when it starts, and when a setting changes. It says itself what makes no sense. */
export interface ServerSettings {
  config: string;
  select: string[];
  ignore: string[];
  debounce: number;
  workspaceDiagnostics: boolean;
  rulePage: string;
}

/** The scheme of the pages of rules, which the extension shows itself. */
export const RULE_SCHEME = "govlint-rule";

const RULE = /^\/([A-Za-z]{2,4}\d{3})\.md$/;

export function serverSettings(configuration: Configuration): ServerSettings {
  return {
    config: (configuration.get("config") ?? "") as string,
    select: (configuration.get("select") ?? []) as string[],
    ignore: (configuration.get("ignore") ?? []) as string[],
    debounce: (configuration.get("debounce") ?? 250) as number,
    workspaceDiagnostics: (configuration.get("workspaceDiagnostics") ?? true) as boolean,
    rulePage: `${RULE_SCHEME}:/{code}.md`,
  };
}

/** The program that is govlint and the arguments that come before its own; an empty setting counts as none. */
export function command(configuration: Configuration): [string, ...string[]] {
  const [program, ...rest] = (configuration.get("command") ?? []) as string[];
  return program?.trim() ? [program.trim(), ...rest] : ["govlint"];
}

/** The code of the rule whose page has this path, if it is one. */
export function ruleOf(path: string): string | undefined {
  return RULE.exec(path)?.[1];
}
