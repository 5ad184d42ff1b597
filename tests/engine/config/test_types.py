"""Every wrong value of a configuration is found, and said in words of its own."""

from __future__ import annotations

import tomllib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.config.settings import Settings
from govlint.config.types import type_mistakes


def told(text: str) -> dict[tuple[str | int, ...], str]:
    return {mistake.path: mistake.message for mistake in type_mistakes(tomllib.loads(text), Settings)}


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        pytest.param("selct = ['GL3']", ("selct",), "没有这个键，是否想写 select？", id="a misspelt key"),
        pytest.param("fail_on = 'note'", ("fail_on",), "没有这个键，是否想写 fail-on？", id="an underscore"),
        pytest.param("zzzzzz = 1", ("zzzzzz",), "没有这个键", id="a key like no other"),
        pytest.param("organ = {knd = 'township'}", ("organ", "knd"), "没有这个键，是否想写 kind？", id="in a table"),
        pytest.param("select = 'GL3'", ("select",), '应为字符串的列表，如 ["…"]，写的是字符串 “GL3”', id="no list"),
        pytest.param("select = ['GL3', 4]", ("select", 1), "应为字符串，写的是整数 “4”", id="in a list"),
        pytest.param("select = ['']", ("select", 0), "不能是空的", id="empty"),
        pytest.param("year = '2024'", ("year",), "应为整数，写的是字符串 “2024”", id="a year in quotes"),
        pytest.param("year = 24", ("year",), "应在 2000 至 2999 之间，写的是 24", id="a short year"),
        pytest.param("year = true", ("year",), "应为整数，写的是 “true”", id="true is no number"),
        pytest.param("require-form = 1", ("require-form",), "应为 true 或 false，写的是整数 “1”", id="1 is not true"),
        pytest.param(
            "fail-on = 'warn'",
            ("fail-on",),
            "应为 error、note、warning 之一，写的是 “warn”，是否想写 warning？",
            id="no such level",
        ),
        pytest.param(
            "severity = {GL4 = 'E'}", ("severity", "GL4"), "应为 error、note、warning 之一，写的是 “E”", id="E"
        ),
        pytest.param(
            "deadlines = {department = '1-31'}",
            ("deadlines", "department"),
            "应写作月-日，如 01-31，写的是 “1-31”",
            id="no two digits",
        ),
        pytest.param("deadlines = {office = '01-31'}", ("deadlines", "office"), "没有这个键", id="no such kind"),
        pytest.param("suppress = [{path = 'a'}]", ("suppress", 0), "缺少 code", id="no code"),
        pytest.param(
            "suppress = {code = 'GL4'}",
            ("suppress",),
            "应为表的列表，如 [{…}]，写的是表",
            id="[suppress] for [[suppress]]",
        ),
        pytest.param(
            "suppress = [{code = 4}]",
            ("suppress", 0, "code"),
            '应为字符串或字符串的列表，如 ["…"]，写的是整数 “4”',
            id="code",
        ),
        pytest.param(
            "suppress = [{code = ['']}]", ("suppress", 0, "code", 0), "不能是空的", id="an empty code of several"
        ),
        pytest.param(
            "suppress = [{code='GL4', until='明年'}]",
            ("suppress", 0, "until"),
            "应为日期，如 2025-12-31，写的是 “明年”",
            id="no date",
        ),
        pytest.param(
            "suppress = [{code='GL4', until=2025}]",
            ("suppress", 0, "until"),
            "应为日期，如 2025-12-31，写的是整数 “2025”",
            id="a year for a date",
        ),
        pytest.param(
            "suppress = [{code='GL4', until=2025-01-01T00:00:00}]",
            ("suppress", 0, "until"),
            "应为日期，如 2025-12-31，写的是 “2025-01-01 00:00:00”",
            id="with a time",
        ),
        pytest.param(f"exclude = ['{'*a' * 300}']", ("exclude", 0), "超过 500 个字符", id="a very long glob"),
        pytest.param("per-file-ignores = {'' = ['GL4']}", ("per-file-ignores", ""), "不能是空的", id="an empty glob"),
        pytest.param("form = 2021", ("form",), "应为字符串，写的是整数 “2021”", id="a form without quotes"),
    ],
)
def test_a_mistake(text: str, path: tuple[str | int, ...], said: str) -> None:
    assert told(text) == {path: said}


def test_all_mistakes_are_found() -> None:
    text = "selct = 1\nyear = 'x'\nselect = [1, 'GL3', 2]\norgan = {kind = 'office'}\n[[suppress]]\ntext = 3\n"
    assert list(told(text)) == [
        ("selct",),
        ("year",),
        ("select", 0),
        ("select", 2),
        ("organ", "kind"),
        ("suppress", 0, "text"),
        ("suppress", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "select = []",
        "suppress = [{code = ['GL4', 'GL5'], text = 'x', until = 2025-12-31}]",
        "suppress = [{code = 'GL4', text = 'x', until = '2025-12-31'}]",
        "deadlines = {}",
        "organ = {}",
        "confusions = {'行政复义' = '行政复议'}",
    ],
)
def test_no_mistake(text: str) -> None:
    assert told(text) == {}


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.dates(), st.datetimes(), st.times()),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
FIELDS = [field.encode_name for field in msgspec.structs.fields(Settings)]


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=3))
def test_what_msgspec_refuses_is_explained(value: dict[str, Any]) -> None:
    try:
        msgspec.convert(value, Settings)
    except msgspec.ValidationError:
        mistakes = type_mistakes(value, Settings)
        assert mistakes
        assert all(mistake.path and any(char >= "\u4e00" for char in mistake.message) for mistake in mistakes)
    else:
        assert type_mistakes(value, Settings) == []
