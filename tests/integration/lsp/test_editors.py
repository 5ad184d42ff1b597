"""The settings for editors in the docs, used as they stand there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from govlint import __version__
from govlint.lsp.settings import settings_of
from tests.integration.lsp.client import Client
from tests.integration.lsp.test_diagnostics import AT_ONCE, FAULTY, codes
from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import NoReturn

PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
EXTENSION = ROOT / "editors" / "vscode"
OLDER = """\
if not vim.fs then
  vim.fs = {
    dirname = function(path) return vim.fn.fnamemodify(path, ":h") end,
    find = function(names, given)
      for _, name in ipairs(names) do
        local found = vim.fn.findfile(name, given.path .. ";")
        if found ~= "" then return { found } end
      end
      return {}
    end,
  }
end
if not vim.lsp.start then
  vim.lsp.start = function(config)
    vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
  end
end
if not vim.lsp.enable then
  local known = {}
  vim.lsp.config = function(name, config) known[name] = config end
  vim.lsp.enable = function(name)
    vim.api.nvim_create_autocmd("FileType", {
      pattern = known[name].filetypes,
      callback = function() vim.lsp.start(vim.tbl_extend("force", { name = name }, known[name])) end,
    })
  end
end
"""
"""What later versions of Neovim have, made of what the oldest that is met with has."""
SESSION = """\
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local out = { version = vim.version().minor, found = {} }
for _, one in ipairs(vim.diagnostic.get(0)) do
  local code = one.code or one.user_data.lsp.code
  table.insert(out.found, { code, one.lnum, one.col, one.severity, one.source })
  if code == "GL202" then vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col }) end
end
local asked = vim.lsp.util.make_range_params(0, "utf-16")
asked.context = { diagnostics = {}, only = { "quickfix" } }
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)) do
  local fix = answer.result[1]
  if not fix.edit then
    for _, done in pairs(vim.lsp.buf_request_sync(0, "codeAction/resolve", fix, 60000)) do fix = done.result end
  end
  vim.lsp.util.apply_workspace_edit(fix.edit, "utf-16")
end
out.line = vim.api.nvim_get_current_line()
local file = io.open(vim.env.GOVLINT_OUT, "w")
file:write(vim.fn.json_encode(out))
file:close()
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def launcher(folder: Path) -> Path:
    """A folder with a program `govlint` that is this one."""
    program = folder / "bin" / "govlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govlint "$@"\n', "utf-8")
    program.chmod(0o755)
    return program.parent


@pytest.mark.program("nvim")
@pytest.mark.parametrize("snippet", blocks("lua"), ids=["0.11", "0.8"])
def test_neovim_shows_and_mends_what_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snippet: str) -> None:
    (tmp_path / "报告.md").write_text(FAULTY, "utf-8")
    (tmp_path / "govlint.toml").write_text('select = ["GL202", "GL206"]\n', "utf-8")
    (tmp_path / "init.lua").write_text(OLDER + snippet, "utf-8")
    (tmp_path / "session.lua").write_text(SESSION, "utf-8")
    monkeypatch.setenv("PATH", str(launcher(tmp_path)), prepend=":")
    monkeypatch.setenv("GOVLINT_OUT", str(tmp_path / "out.json"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    command = [
        "nvim",
        "--headless",
        "-n",
        "-i",
        "NONE",
        "-u",
        "init.lua",
        "-c",
        "luafile session.lua",
        "-c",
        "qa!",
        "报告.md",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=180)
    assert (tmp_path / "out.json").exists(), done.stderr
    out = json.loads((tmp_path / "out.json").read_text("utf-8"))
    lines = FAULTY.split("\n")
    expected = []
    for code, words in (("GL202", "本年度止件数"), ("GL206", "26件")):
        number = next(number for number, line in enumerate(lines) if words in line)
        expected.append([code, number, len(lines[number].split(words)[0].encode()), 1, "govlint"])
    assert out["found"] == expected
    assert "本年废止件数" in out["line"]


def test_helix_is_told_a_command_that_serves(tmp_path: Path) -> None:
    [text] = blocks("toml")
    settings = tomllib.loads(text)
    server = settings["language-server"]["govlint"]
    assert server["command"] == "govlint"
    assert all(language["language-servers"] == ["govlint"] for language in settings["language"])
    with Client(tmp_path, program=(str(launcher(tmp_path) / server["command"]), *server["args"])) as client:
        client.start(settings=AT_ONCE)
        assert "GL202" in codes(client.published(client.open("报告.md", FAULTY)))


def test_every_setting_on_the_page_is_one() -> None:
    [text] = blocks("json")
    given = json.loads(text)["govlint"]
    settings, problems = settings_of(given)
    assert problems == []
    assert settings.rule_page == given["rulePage"]
    table = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert table == list(given)


def test_the_extension_is_of_the_same_version() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    assert manifest["version"] == __version__
    assert f"govlint-{__version__}.vsix" in PAGE


def test_the_lock_file_names_no_machine() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
    addresses = {entry["resolved"].split("/")[2] for entry in lock["packages"].values() if "resolved" in entry}
    assert addresses <= {"registry.npmjs.org"}


@pytest.mark.program("npm", "node")
def test_the_extension_is_built_tested_and_packed(tmp_path: Path, unavailable: Callable[[str], NoReturn]) -> None:
    folder = tmp_path / "editors" / "vscode"
    ignored = shutil.ignore_patterns("node_modules", "out", "dist", "*.vsix")
    shutil.copytree(EXTENSION, folder, ignore=ignored)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    install = npm(folder, "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    if install.returncode:
        unavailable(f"npm could not install what the extension is built with: {install.stderr.strip()[-300:]}")
    for script in ("lint", "test", "package"):
        done = npm(folder, "run", script)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / f"govlint-{__version__}.vsix").stat().st_size > 10_000


def npm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment: dict[str, Any] = {**os.environ, "GOVLINT_PYTHON": sys.executable, "CI": "1"}
    return subprocess.run(
        ["npm", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
