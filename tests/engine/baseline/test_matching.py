"""Which findings a baseline knows: by fingerprint, as often as they occur, each for its own document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.baseline.file import Baseline, Known
from govlint.baseline.making import known_of, renewed
from govlint.baseline.matching import Matched
from govlint.document import Span
from govlint.results import Diagnostic, FileResult, RuleOutcome
from govlint.rules import Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from pathlib import Path

A, B, C = "a" * 32, "b" * 32, "c" * 32
NAMES = {A: "ZZ100", B: "ZZ200", C: "ZZ200"}
RULES = {
    code: Rule(code, code.lower(), "标题", Severity.ERROR, (), "", lambda _: ())
    for code in ("ZZ100", "ZZ200", "ZZ300", "GL001", "GL003")
}
EVERY = {code: RuleOutcome(Status.PASS) for code in ("ZZ100", "ZZ200", "ZZ300")}


pytestmark = pytest.mark.usefixtures("desk")


def found(path: str, fingerprint: str, code: str = "", place: tuple[str, ...] = ("表三",)) -> Diagnostic:
    rule = RULES[code or NAMES[fingerprint]]
    return Diagnostic(path, rule, rule.severity, Finding(Span(1, 1, 1, 2), "消息", place), fingerprint, words="甲乙")


def result(path: str, *fingerprints: str, title: str | None = "某局报告", **more: object) -> FileResult:
    made = tuple(found(path, fingerprint) for fingerprint in fingerprints)
    outcomes = {**EVERY, **{one.rule.code: RuleOutcome(Status.FAIL) for one in made}}
    return FileResult(path, "2021", 2024, made, outcomes, title=title)._replace(**more)  # type: ignore[arg-type]


def known(path: str, *fingerprints: str, title: str = "某局报告") -> list[Known]:
    return [Known(path, title, NAMES[one], "表三", "甲乙", one, number) for number, one in enumerate(fingerprints, 8)]


def matched(entries: list[Known], *files: FileResult) -> Matched:
    return Matched(Baseline("b.json", tuple(entries)), files)


def new(made: Matched) -> list[list[str]]:
    return [[one.fingerprint[0] for one in file.diagnostics] for file in made.files]


def touch(desk: Path, *names: str) -> None:
    for name in names:
        (desk / name).touch()


@pytest.mark.parametrize(
    ("there", "entries", "files", "expected"),
    [
        pytest.param("a.md", known("a.md", A), [result("a.md", A)], [[]], id="known"),
        pytest.param("a.md", known("a.md", A), [result("a.md", A, B)], [["b"]], id="one is new"),
        pytest.param("a.md", [], [result("a.md", A)], [["a"]], id="an empty baseline"),
        pytest.param("a.md", known("a.md", A), [result("a.md", A, A)], [["a"]], id="twice, known once"),
        pytest.param("a.md", known("a.md", A, A), [result("a.md", A, A)], [[]], id="twice, known twice"),
        pytest.param("b.md", known("a.md", A), [result("b.md", A)], [[]], id="renamed"),
        pytest.param("b.md", known("a.md", A), [result("b.md", A, title="另一局")], [[]], id="renamed, title mended"),
        pytest.param("a.md b.md", known("a.md", A), [result("b.md", A)], [[]], id="a copy of the same document"),
        pytest.param(
            "a.md b.md", known("a.md", A), [result("b.md", A, title="另一局")], [["a"]], id="another document"
        ),
        pytest.param(
            "a.md b.md", known("a.md", A), [result("a.md", A), result("b.md", A)], [[], ["a"]], id="its own first"
        ),
        pytest.param(
            "a.md b.md", known("b.md", A), [result("a.md", A), result("b.md", A)], [["a"], []], id="whatever the order"
        ),
        pytest.param(
            "b.md c.md",
            known("a.md", A),
            [result("b.md", A), result("c.md", A)],
            [[], ["a"]],
            id="a file that is gone lends once",
        ),
        pytest.param("a.md", known("a.md", A, title=""), [result("a.md", A, title=None)], [[]], id="no title"),
        pytest.param(
            "b.md", known("x/a.md", A) + known("y/a.md", B), [result("b.md", A, B)], [[]], id="two files put together"
        ),
    ],
)
def test_what_is_new(
    there: str, entries: list[Known], files: list[FileResult], expected: list[list[str]], desk: Path
) -> None:
    touch(desk, *there.split())
    assert new(matched(entries, *files)) == expected


def test_what_is_known_is_suppressed_and_says_by_what(desk: Path) -> None:
    touch(desk, "a.md")
    made = matched(known("a.md", A), result("a.md", A, B))
    (file,) = made.files
    (one,) = file.suppressed
    assert one.suppression == ("baseline", "", "b.json", 8)
    assert {code: outcome.status for code, outcome in file.outcomes.items()} == {
        "ZZ100": Status.SUPPRESSED,
        "ZZ200": Status.FAIL,
        "ZZ300": Status.PASS,
    }


def test_what_suppresses_nothing_is_never_known(desk: Path) -> None:
    touch(desk, "a.md")
    file = result("a.md")._replace(diagnostics=(found("a.md", A, "GL001"), found("a.md", B, "GL003")))
    entries = [Known("a.md", "某局报告", "GL001", "", "", A, 8), Known("a.md", "某局报告", "GL003", "", "", B, 9)]
    assert new(matched(entries, file)) == [["a", "b"]]
    assert list(known_of(file, Baseline("b.json", ()))) == []


# Entries that match nothing


@pytest.mark.parametrize(
    ("there", "entries", "files", "expected"),
    [
        pytest.param("a.md", known("a.md", A, B), [result("a.md", A)], [9], id="mended"),
        pytest.param("a.md", known("a.md", A, A), [result("a.md", A)], [9], id="one of two mended"),
        pytest.param("a.md", known("a.md", A), [result("a.md", A)], [], id="still there"),
        pytest.param(
            "a.md b.md", known("a.md", A), [result("b.md", title="另一局")], [], id="another file was checked"
        ),
        pytest.param("a.md b.md", known("a.md", A), [result("b.md")], [], id="a copy tells nothing of the file"),
        pytest.param("a.md", known("a.md", A), [result("a.md", outcomes={})], [], id="its rule did not run"),
        pytest.param(
            "a.md",
            known("a.md", A),
            [result("a.md", outcomes={"ZZ100": RuleOutcome(Status.NOT_APPLICABLE, ("没有读出",))})],
            [],
            id="its rule could not check",
        ),
        pytest.param(
            "a.md",
            known("a.md", A, A),
            [result("a.md", A, outcomes={"ZZ100": RuleOutcome(Status.FAIL, ("表四没有读出",))})],
            [],
            id="its rule could not check everything",
        ),
        pytest.param("b.md", known("a.md", A, B), [result("b.md", A)], [9], id="mended where the file was renamed"),
        pytest.param("b.md", known("a.md", A), [result("b.md", title="另一局")], [8], id="its file is gone"),
    ],
)
def test_stale(there: str, entries: list[Known], files: list[FileResult], expected: list[int], desk: Path) -> None:
    touch(desk, *there.split())
    assert [one.line for one in matched(entries, *files).stale(["."])] == expected


def test_a_file_that_is_gone_is_missed_only_where_it_was_looked_for(desk: Path) -> None:
    touch(desk, "b.md")
    made = matched(known("2024/a.md", A), result("b.md", title="另一局"))
    assert made.stale(["b.md"]) == []
    assert made.stale(["2023", "b.md"]) == []
    assert [one.line for one in made.stale(["2024"])] == [8]


# Making one


def test_what_is_written_down(desk: Path) -> None:
    file = result("2024/a.md", A)
    assert list(known_of(file, Baseline("ci/b.json", ()))) == [
        Known("../2024/a.md", "某局报告", "ZZ100", "表三", "甲乙", A)
    ]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (("第3页第12行", "表三", "总计"), "表三/总计"),
        (("第12段",), ""),
        (("表三", "第3页第12行"), "表三/第3页第12行"),
        ((), ""),
    ],
)
def test_no_page_and_no_paragraph_is_written_down(place: tuple[str, ...], written: str, desk: Path) -> None:
    file = result("a.docx")._replace(diagnostics=(found("a.docx", A, place=place),))
    (one,) = known_of(file, Baseline("b.json", ()))
    assert one.place == written


@pytest.mark.parametrize(
    ("there", "before", "files", "searched", "expected"),
    [
        pytest.param("a.md", [], [result("a.md", A)], ".", "aA", id="a first one"),
        pytest.param(
            "a.md", known("a.md", A), [result("a.md", B)], ".", "aB", id="what was mended goes, what is new comes"
        ),
        pytest.param(
            "a.md c.md", known("c.md", B), [result("a.md", A)], "a.md", "aA cB", id="what was not checked stays"
        ),
        pytest.param("a.md", known("c.md", B), [result("a.md", A)], ".", "aA", id="what is gone goes"),
        pytest.param("a.md", known("c.md", B), [result("a.md", A)], "a.md", "aA cB", id="unless it was not looked for"),
        pytest.param(
            "a.md",
            known("a.md", B),
            [result("a.md", A, outcomes={"ZZ100": RuleOutcome(Status.FAIL)})],
            ".",
            "aA aB",
            id="a rule that did not run",
        ),
        pytest.param(
            "a.md", known("a.md", B), [result("a.md", unreadable=True)], ".", "aB", id="a file that could not be read"
        ),
    ],
)
def test_renewing(
    there: str, before: list[Known], files: list[FileResult], searched: str, expected: str, desk: Path
) -> None:
    touch(desk, *there.split())
    made, kept = renewed(Baseline("b.json", tuple(before)), files, [searched])
    assert " ".join(sorted(f"{one.path[0]}{one.fingerprint[0].upper()}" for one in made)) == expected
    assert kept == len(made) - sum(len(file.diagnostics) for file in files if not file.unreadable)
