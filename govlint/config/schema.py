"""The JSON Schema of the configuration, for editors: made from the types that values are checked against."""

from __future__ import annotations

from typing import Any

import msgspec

from govlint.config.settings import Settings, Suppress

_TITLE = "govlint 的配置"
_TEXT = "govlint.toml，或 pyproject.toml 中的 [tool.govlint]。不写的键用默认值；各键的说明见 docs/configuration.md。"


def schema() -> dict[str, Any]:
    """The schema of a govlint.toml as a JSON Schema document (2020-12)."""
    (_,), definitions = msgspec.json.schema_components([Settings], ref_template="#/$defs/{name}")
    top = definitions.pop(Settings.__name__)
    for definition in (top, *definitions.values()):
        definition.pop("title", None)
        if not definition["required"]:
            del definition["required"]
    definitions[Suppress.__name__]["anyOf"] = [{"required": [name]} for name in ("path", "place", "text")]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLE,
        "description": _TEXT,
        **top,
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as the file that is published."""
    import json

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
