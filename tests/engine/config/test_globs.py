"""Patterns of configurations: what they fit, and that no pattern is slow."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.config.globs import Glob, mistake_in
from tests.lasting import at_most


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        pytest.param("旧报告.md", "旧报告.md", id="a file"),
        pytest.param("旧报告.md", "2019/某局/旧报告.md", id="a name anywhere"),
        pytest.param("旧", "2019/旧/某局/报告.md", id="a folder anywhere"),
        pytest.param("旧/", "旧/某局.md", id="a slash at the end"),
        pytest.param("./旧", "旧/某局.md", id="from here"),
        pytest.param("2019/旧", "2019/旧/某局.md", id="a path"),
        pytest.param("*.html", "a/b.html", id="a suffix"),
        pytest.param("2019/*.html", "2019/b.html", id="in one folder"),
        pytest.param("2019/**", "2019/a/b.html", id="all in a folder"),
        pytest.param("2019/**/b.html", "2019/b.html", id="no folder between"),
        pytest.param("2019/**/b.html", "2019/x/y/b.html", id="two folders between"),
        pytest.param("**/2019", "x/2019/y/z.md", id="at any depth"),
        pytest.param("**/旧/**/b.html", "x/旧/y/旧/b.html", id="twice any depth"),
        pytest.param("**", "a/b", id="anything"),
        pytest.param("20[12]?/a?.md", "2019/ab.md", id="classes and single characters"),
        pytest.param("[!~]*.md", "a.md", id="not"),
        pytest.param("a[.md", "a[.md", id="an open bracket is itself"),
        pytest.param("../其他/**", "../其他/x.md", id="beside"),
        pytest.param("**/其他/**", "../其他/x.md", id="any depth, also outside"),
    ],
)
def test_fits(pattern: str, path: str) -> None:
    assert Glob(pattern, "/desk").fits(f"/desk/{path}")


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        pytest.param("旧报告.md", "旧报告.md.bak", id="a name is whole"),
        pytest.param("2019/旧", "x/2019/旧/某局.md", id="a path begins at the configuration"),
        pytest.param("2019/*.html", "2019/a/b.html", id="* does not cross folders"),
        pytest.param("2019/?.html", "2019//.html", id="? is no slash"),
        pytest.param("2019/**/b.html", "2020/b.html", id="another folder"),
        pytest.param("*.html", "a.HTML2", id="another suffix"),
        pytest.param("a/b/**/c/d", "a/b/c/x/d", id="in order"),
        pytest.param("旧/**", "../旧/x.md", id="outside"),
        pytest.param("**/a", "b", id="nowhere"),
    ],
)
def test_does_not_fit(pattern: str, path: str) -> None:
    assert not Glob(pattern, "/desk").fits(f"/desk/{path}")


NAMES = st.text(st.sampled_from("ab*?"), min_size=1, max_size=4)


@given(
    st.lists(NAMES, min_size=2, max_size=4),
    st.lists(st.text(st.sampled_from("ab"), min_size=1, max_size=3), min_size=2, max_size=4),
)
def test_single_stars_are_those_of_pathlib(pattern: list[str], names: list[str]) -> None:
    pattern = ["*" if part == "**" else part for part in pattern]
    path = PurePosixPath(*names)
    fitting = any(
        len(above.parts) == len(pattern) and above.match("/".join(pattern)) for above in (path, *path.parents)
    )
    assert Glob("/".join(pattern), "/desk").fits(f"/desk/{path}") == fitting


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("*a" * 249 + "b", id="stars in a name"),
        pytest.param("**/" * 166 + "b", id="any depth again and again"),
        pytest.param("**/a/" * 99 + "b", id="folders at any depth"),
        pytest.param("?" * 250 + "*" * 250, id="single characters and stars"),
        pytest.param("[" * 500, id="open brackets"),
        pytest.param("[a-" * 166, id="open ranges"),
    ],
)
@pytest.mark.parametrize("path", ["a/" * 1000 + "c", "a" * 2000, "a/b/" * 500])
def test_no_pattern_is_slow(pattern: str, path: str) -> None:
    with at_most(1):
        Glob(pattern, "/desk").fits(f"/desk/{path}")


@given(st.text(st.sampled_from("ab[]!-*?^&|~/\\"), min_size=1, max_size=12))
def test_any_pattern_can_be_asked(pattern: str) -> None:
    if not mistake_in(pattern):
        Glob(pattern, "/desk").fits("/desk/a/b")


@pytest.mark.parametrize("pattern", ["a\\b", "/a", "C:/a", "!a", "/", "."])
def test_a_mistake(pattern: str) -> None:
    assert mistake_in(pattern)


@pytest.mark.parametrize("pattern", ["a", "a/b", "../a", "**", "[!a]", "a!", "某局/**"])
def test_no_mistake(pattern: str) -> None:
    assert not mistake_in(pattern)
