"""The published schema is that of the types, and agrees with them on what is right."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from jsonschema import Draft202012Validator

from govlint.config.schema import schema, schema_text
from govlint.config.settings import Deadlines, Organ, Settings, Suppress
from tests.engine.config.configured import configuration, lay

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "docs" / "schema" / "govlint-config.schema.json"
PAGE = ROOT / "docs" / "configuration.md"
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_the_published_schema_is_fresh() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(), "govlint config --schema > docs/schema/…"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def properties() -> Iterator[tuple[str, str]]:
    for definition in (schema(), *schema()["$defs"].values()):
        for name, value in definition["properties"].items():
            yield name, value.get("description", "")


def test_every_key_is_described_in_chinese() -> None:
    assert [name for name, text in properties() if not HAN.search(text) or not text.endswith("。")] == []


@pytest.mark.parametrize("kind", [Settings, Organ, Deadlines, Suppress])
def test_every_key_is_on_the_page(kind: type[msgspec.Struct]) -> None:
    page = PAGE.read_text("utf-8") + (ROOT / "docs" / "suppression.md").read_text("utf-8")
    keys = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert [key for key in keys if not re.search(rf"\b{key}\b", page)] == []


def example() -> str:
    """The complete example of the page."""
    return re.findall(r"```toml\n(# govlint\.toml\n.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]


def test_the_example_is_right_and_complete(tmp_path: Path) -> None:
    lay(tmp_path, **{"govlint-base": 'select = ["ALL"]\n'})
    made = configuration(example(), tmp_path / "2024")
    assert made.value("year") == 2024
    assert made.values("organ") == {"kind": "department", "name": "云岭市水务局"}
    Draft202012Validator(schema()).validate(json.loads(json.dumps(tomllib.loads(example()), default=str)))
    # What the example leaves out stands in what it extends, or is another way to say the same.
    assert set(schema()["properties"]) - set(tomllib.loads(example())) == {"select", "baseline"}


SHOWN = [
    block
    for page in (PAGE, ROOT / "docs" / "suppression.md")
    for block in re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
]


@pytest.mark.parametrize("text", SHOWN)
def test_what_the_pages_show_is_right(text: str, tmp_path: Path) -> None:
    lay(tmp_path, **{"govlint-base": ""})
    configuration(text, tmp_path / "2024")


@pytest.mark.parametrize(
    "text",
    ["yaer = 1", "select = 'GL3'", "year = 20", "[[suppress]]\ncode = 'GL4'", "[deadlines]\noffice = '01-31'"],
)
def test_the_schema_refuses_what_is_wrong(text: str) -> None:
    assert not Draft202012Validator(schema()).is_valid(tomllib.loads(text))
