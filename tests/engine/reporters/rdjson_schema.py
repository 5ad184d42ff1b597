"""The Reviewdog Diagnostic Format as its parser takes it: protobuf in JSON, where unknown keys are refused."""

from __future__ import annotations

from typing import Any


def strict(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


POSITION = strict(["line"], line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
RANGE = strict(["start"], start=POSITION, end=POSITION)
TEXT = {"type": "string"}
SEVERITY = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
SOURCE = strict(["name"], name=TEXT, url=TEXT)
DIAGNOSTIC = strict(
    ["message", "location"],
    message={"type": "string", "minLength": 1},
    location=strict(["path"], path={"type": "string", "minLength": 1}, range=RANGE),
    severity=SEVERITY,
    source=SOURCE,
    code=strict(["value"], value=TEXT, url=TEXT),
    suggestions={"type": "array", "items": strict(["range", "text"], range=RANGE, text=TEXT)},
    original_output=TEXT,
)
SCHEMA = strict(["diagnostics"], diagnostics={"type": "array", "items": DIAGNOSTIC}, source=SOURCE, severity=SEVERITY)
