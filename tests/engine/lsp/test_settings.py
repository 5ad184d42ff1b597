"""What an editor may set; what it sends may be anything."""

from __future__ import annotations

import pytest

from govlint.lsp.settings import DEBOUNCE, Settings, settings_of


def test_nothing_needs_to_be_set() -> None:
    assert settings_of(None) == settings_of({}) == (Settings(), [])


def test_everything_may_be_set() -> None:
    given = {
        "config": "规则.toml",
        "select": ["GL3"],
        "ignore": ["GL302"],
        "debounce": 0,
        "rulePage": "https://example.org/{code}",
        "workspaceDiagnostics": False,
        "trace": {"server": "off"},
    }
    expected = Settings("规则.toml", ("GL3",), ("GL302",), 0, "https://example.org/{code}", workspace=False)
    assert settings_of(given) == (expected, [])


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([], "设置应为一个对象"),
        ({"select": "GL3"}, "设置 select 应为规则的列表"),
        ({"select": ["GL3", 3]}, "设置 select 应为规则的列表"),
        ({"debounce": -1}, "设置 debounce 应为 0 至 10000 的毫秒数"),
        ({"debounce": True}, "设置 debounce 应为 0 至 10000 的毫秒数"),
        ({"debounce": float("nan")}, "设置 debounce 应为 0 至 10000 的毫秒数"),
        ({"config": 1}, "设置 config 应为配置文件的路径"),
        ({"workspaceDiagnostics": "yes"}, "设置 workspaceDiagnostics 应为 true 或 false"),
    ],
)
def test_what_makes_no_sense_is_said_and_not_set(given: object, problem: str) -> None:
    settings, problems = settings_of(given)
    assert problems == [problem]
    assert settings == Settings()
    assert settings.debounce == DEBOUNCE
