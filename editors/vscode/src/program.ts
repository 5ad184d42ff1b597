/** Running govlint: as the language server, and for the page of a rule. Knows nothing of VS Code. */

import { type ChildProcess, execFile, spawn } from "node:child_process";

/** How much of what the server says on standard error is kept to explain why it ended. */
const KEPT = 4000;
const USAGE = 2;

/** A program that cannot be started, or ended at once; the message says in Chinese what to do. */
export class StartError extends Error {}

/** Start the language server; rejects with `StartError` where there is no such program. */
export function startServer(command: readonly [string, ...string[]], folder: string | undefined): Promise<ChildProcess> {
  const [program, ...before] = command;
  const child = spawn(program, [...before, "lsp"], {
    cwd: folder,
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
    stdio: "pipe",
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    child.once("spawn", () => {
      resolve(child);
    });
    child.once("error", (error: NodeJS.ErrnoException) => {
      reject(new StartError(reason(program, error)));
    });
  });
}

/** Why a server ended by itself, if it has said so: that of a wrong call or a part that is not installed. */
export function explained(child: ChildProcess): Promise<string | undefined> {
  let said = "";
  child.stderr?.on("data", (data: Buffer) => {
    said = (said + data.toString("utf-8")).slice(-KEPT);
  });
  return new Promise((resolve) => {
    child.once("close", (code) => {
      resolve(code === USAGE ? said.trim() || "语言服务器没有启动" : undefined);
    });
  });
}

/** The page of a rule, in Markdown; rejects with `StartError` where govlint has none. */
export function rulePage(command: readonly [string, ...string[]], code: string): Promise<string> {
  const [program, ...before] = command;
  const environment = { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONUTF8: "1" };
  return new Promise((resolve, reject) => {
    execFile(program, [...before, "explain", code], { env: environment, windowsHide: true }, (error, page, said) => {
      if (error) {
        reject(new StartError(said.trim() || reason(program, error)));
      } else {
        resolve(page);
      }
    });
  });
}

function reason(program: string, error: Error & { code?: unknown }): string {
  if (error.code === "ENOENT") {
    return `找不到程序 ${program}。请用 pip install "govlint[lsp]" 安装，或者在设置 govlint.command 中写明它在哪里。`;
  }
  if (error.code === "EACCES") {
    return `没有权限运行 ${program}。`;
  }
  return `无法运行 ${program}：${error.message}`;
}
