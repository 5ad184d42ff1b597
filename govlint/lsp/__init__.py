"""The language server. Needs the extra `govlint[lsp]`; only `govlint lsp` imports it."""
