"""Configuration in `govlint.toml` or `[tool.govlint]` of a pyproject.toml: found, read, checked, and put together.

Nothing here but `finder` is imported where there is no configuration.
"""
