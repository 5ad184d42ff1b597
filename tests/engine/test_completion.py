"""What completion suggests behind what is typed, whichever shell asks."""

from __future__ import annotations

import argparse

import pytest

from govlint.cli.completion import FILES, suggestions
from govlint.cli.parser import commands
from govlint.plugins import load


def suggested(line: str, *, bash: bool = False) -> list[str]:
    """What may stand at the end of a line; its last word is the one that is typed."""
    *before, current = line.split(" ")
    return [value for value, _ in suggestions(before, current, cut_words=bash)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("che", ["check"]),
        ("--v", ["--version"]),
        ("check --fi", ["--fix"]),
        ("check --fix --fi", []),
        ("check --select GL302 --sel", ["--select"]),
        ("check --published 2025-01-20 --publ", []),
        ("check --fail-on w", ["warning"]),
        ("check --fail-on=w", ["--fail-on=warning"]),
        ("check --unknown=w", []),
        ("check --fix=w", []),
        ("check --select GL302,ALL,GL70", [f"GL302,ALL,GL70{n}" for n in range(1, 6)]),
        ("check --select=GL302,result-tot", ["--select=GL302,result-total"]),
        ("check ", [FILES]),
        ("check a.md b.m", [FILES]),
        ("check -", None),
        ("check -- -", [FILES]),
        ("check -- --fi", [FILES]),
        ("check --year ", []),
        ("check --published ", []),
        ("check --config ", [FILES]),
        ("check --format json ", [FILES]),
        ("check --form ", ["2019", "2021"]),
        ("rules --part ", ["一", "二", "三", "四", "五", "六"]),
        ("rules --basis ", []),
        ("rules x", []),
        ("check -o sar", ["sarif:", "sarif-github:", FILES]),
        ("check --output=sarif-", ["--output=sarif-github:", FILES]),
        ("check -o sarif:a", [FILES]),
        ("check -o a.txt -o json", ["json:", FILES]),
        ("check -o C:", [FILES]),
        ("series -o junit", ["junit:", FILES]),
        ("series init -o sar", [FILES]),
        ("extract a.md -o js", [FILES]),
        ("explain GL302 ", []),
        ("explain ALL", []),
        ("series ", ["init", FILES]),
        ("series a", [FILES]),
        ("series a ini", [FILES]),
        ("series init ", [FILES]),
        ("series init --al", []),
        ("series --al", ["--all"]),
        ("completion ", ["bash", "zsh", "fish"]),
        ("completion --w", []),
        ("nonsense ", []),
        ("nonsense --", []),
    ],
)
def test_suggestions(line: str, expected: list[str] | None) -> None:
    if expected is None:
        assert {"--help", "-h", "--output", "-o", "--select"} <= set(suggested(line))
    else:
        assert suggested(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("check --color =", ["auto", "always", "never"], id="directly behind the sign"),
        pytest.param("check --color = al", ["always"], id="cut at the sign"),
        pytest.param("check --color=al", ["--color=always"], id="not cut: the user has bash not do it"),
        pytest.param("check --color = always --fail-on = n", ["note"], id="two of them"),
        pytest.param("check --select = GL302,fee-st", ["GL302,fee-statement"], id="a list"),
        pytest.param("check --config = a", [FILES], id="files are completed by bash"),
        pytest.param("check a = b", [FILES], id="a sign that belongs to no option"),
        pytest.param("check --fi", ["--fix"], id="no sign"),
        pytest.param("", [name for name in commands() if " " not in name], id="nothing at all"),
    ],
)
def test_bash_cuts_words_at_equals_signs(line: str, expected: list[str]) -> None:
    assert suggested(line, bash=True) == expected


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("check -o a", ""),
        ("check -o sarif:", "sarif:"),
        ("check -o sarif:a:b", "sarif:"),
        ("check --output=sarif:a", "sarif:"),
        ("check -o 结果:a", ""),
        ("check --config sarif:a", ""),
    ],
)
def test_what_stands_in_front_of_the_name_of_a_file_is_told(line: str, head: str) -> None:
    *before, current = line.split(" ")
    assert (FILES, head) in suggestions(before, current)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("check -o sari", ["sarif:", "sarif-github:", FILES], id="a format"),
        pytest.param("check -o sarif :", [FILES], id="directly behind the colon"),
        pytest.param("check -o sarif : a", [FILES], id="a file"),
        pytest.param("check --output = sarif-", ["sarif-github:", FILES], id="behind an equals sign"),
        pytest.param("check --output = sarif : a", [FILES], id="behind both"),
        pytest.param("check -o sarif : a --fi", ["--fix"], id="what follows"),
        pytest.param("check -o a.txt b : --fi", ["--fix"], id="a colon that belongs to no option"),
        pytest.param("check :", [FILES], id="a colon alone"),
    ],
)
def test_bash_cuts_words_at_colons(line: str, expected: list[str]) -> None:
    assert suggested(line, bash=True) == expected


def test_all_rules_are_suggested_with_their_titles() -> None:
    rules = load().rules
    told = dict(suggestions(["check", "--ignore"], ""))
    assert told == {"ALL": "全部规则", **{code: rule.title for code, rule in rules.items()}}
    by_name = {value for letter in "abcdefghijklmnopqrstuvwxyz" for value in suggested(f"explain {letter}")}
    assert by_name == {rule.name for rule in rules.values()}


@pytest.mark.parametrize("name", commands())
def test_every_option_of_every_command_is_suggested(name: str) -> None:
    shown = [action for action in commands()[name][1]._actions if action.help != argparse.SUPPRESS]
    options = {option for action in shown for option in action.option_strings}
    assert set(suggested(f"{name} -")) == options
    assert all(text for _, text in suggestions(name.split(" "), "-"))
