"""SARIF 2.1.0 in two flavours: `strict` is the standard, `code_scanning` what GitHub shows of it, within its limits."""
