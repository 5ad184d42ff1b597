"""The file of a baseline: what is written can be read, by people too, and what is no baseline is refused."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.baseline.file import Baseline, BaselineError, Known, read_baseline, write_baseline
from tests.lasting import at_most

if TYPE_CHECKING:
    from pathlib import Path

ONE = Known("2024/乙.md", "乙局报告", "GL302", "表三/总计", "12", "a" * 32)
TWO = Known("2024/乙.md", "乙局报告", "GL205", "表二/规章", "", "b" * 32)
THREE = Known("甲.md", "", "GL505", "", "一句话,", "c" * 32)


pytestmark = pytest.mark.usefixtures("desk")


def test_it_is_sorted_one_finding_a_line(desk: Path) -> None:
    write_baseline("b.json", [THREE, ONE, TWO])
    assert (desk / "b.json").read_text("utf-8").split("\n") == [
        "{",
        '  "version": 1,',
        '  "files": [',
        "    {",
        '      "path": "2024/乙.md",',
        '      "title": "乙局报告",',
        '      "findings": [',
        '        {"code": "GL205", "place": "表二/规章", "text": "", "fingerprint": "' + "b" * 32 + '"},',
        '        {"code": "GL302", "place": "表三/总计", "text": "12", "fingerprint": "' + "a" * 32 + '"}',
        "      ]",
        "    },",
        "    {",
        '      "path": "甲.md",',
        '      "title": "",',
        '      "findings": [',
        '        {"code": "GL505", "place": "", "text": "一句话,", "fingerprint": "' + "c" * 32 + '"}',
        "      ]",
        "    }",
        "  ]",
        "}",
        "",
    ]
    made = read_baseline("b.json")
    assert made.known == (TWO._replace(line=8), ONE._replace(line=9), THREE._replace(line=16))
    assert '"GL302"' in made.lines[8]


def test_the_order_of_findings_does_not_matter(desk: Path) -> None:
    write_baseline("a.json", [ONE, TWO, THREE, THREE])
    write_baseline("b.json", [THREE, TWO, THREE, ONE])
    assert (desk / "a.json").read_bytes() == (desk / "b.json").read_bytes()


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
FINGERPRINTS = st.sampled_from(["a" * 32, "0" * 32, "0f" * 16])
KNOWN = st.builds(Known, TEXT, TEXT, st.sampled_from(["GL101", "ZZ9"]), TEXT, TEXT, FINGERPRINTS, st.just(0))


@given(st.lists(KNOWN, max_size=6))
def test_what_is_written_is_read(known: list[Known]) -> None:
    write_baseline("r.json", known)
    made = read_baseline("r.json")
    assert sorted(one._replace(line=0) for one in made.known) == sorted(known)
    for one in made.known:
        assert one.fingerprint in made.lines[one.line - 1]


def test_nothing_is_a_baseline_too(desk: Path) -> None:
    write_baseline("b.json", [])
    assert read_baseline("b.json").known == ()


def test_one_laid_out_by_a_formatter_is_read(desk: Path) -> None:
    write_baseline("b.json", [ONE, TWO])
    laid_out = json.dumps(json.loads((desk / "b.json").read_text("utf-8")), indent=4, ensure_ascii=False)
    (desk / "b.json").write_text("\ufeff" + laid_out.replace("\n", "\r\n"), "utf-8")
    made = read_baseline("b.json")
    assert [one.code for one in made.known] == ["GL205", "GL302"]
    assert all(one.fingerprint in made.lines[one.line - 1] for one in made.known)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "b.json: 不是 govlint 的基线文件：JSON 的写法不对", id="empty"),
        pytest.param(b"[]", "b.json: 不是 govlint 的基线文件：$ 处的内容不对", id="a list"),
        pytest.param(b'{"version": 1}', "b.json: 不是 govlint 的基线文件：$ 处的内容不对", id="no findings"),
        pytest.param(b'{"version": 2, "files": []}', "b.json: 基线文件的版本是 2，这个 govlint 只认版本 1", id="later"),
        pytest.param(
            b'{"version": 1, "files": [{"path": 1, "findings": []}]}',
            "b.json: 不是 govlint 的基线文件：$.files[0].path 处",
            id="a number for a path",
        ),
        pytest.param(
            b'{"version": 1, "files": [{"path": "a", "findings": [{"code": "GL1", "fingerprint": "x"}]}]}',
            "b.json: 不是 govlint 的基线文件：$.files[0].findings[0].fingerprint 处",
            id="no fingerprint",
        ),
        pytest.param(
            b'{"version": 1,\n"files": [}', "b.json:2: 不是 govlint 的基线文件：JSON 的写法不对", id="no JSON"
        ),
        pytest.param(b'{"version": 1,\n"fil', "b.json: 不是 govlint 的基线文件：JSON 的写法不对", id="half of one"),
        pytest.param(b'{\n<<<<<<< HEAD\n"version": 1', "b.json:2: 有没有解决的合并冲突", id="a conflict"),
        pytest.param('{"version": 1, "files": [{"path": "年"}]}'.encode("gbk"), "b.json", id="another encoding"),
        pytest.param(b"[" * 100_000, "b.json: 不是 govlint 的基线文件", id="nested without end"),
        pytest.param(b"\x00\xff", "b.json", id="binary"),
    ],
)
def test_what_is_no_baseline(data: bytes, said: str, desk: Path) -> None:
    (desk / "b.json").write_bytes(data)
    with pytest.raises(BaselineError) as caught:
        read_baseline("b.json")
    assert str(caught.value).startswith(said)


def test_what_cannot_be_read(desk: Path) -> None:
    for name, said in (
        ("none.json", "没有这个基线文件；用 govlint baseline 生成"),
        (".", "这不是文件"),
        ("a\0b", "文件名"),
    ):
        with pytest.raises(BaselineError, match=said):
            read_baseline(name)
    os.mkfifo(desk / "pipe")
    with pytest.raises(BaselineError, match="这不是文件"):
        read_baseline("pipe")


def test_a_large_one_is_read_in_time(desk: Path) -> None:
    write_baseline("b.json", (ONE._replace(path=f"{number}.md") for number in range(20_000)))
    with at_most(5):
        assert len(read_baseline("b.json").known) == 20_000


def test_paths_are_as_seen_from_the_baseline(desk: Path) -> None:
    (desk / "2024").mkdir()
    (desk / "2024" / "a.md").touch()
    assert Baseline("ci/b.json", ()).hint("2024/a.md") == "../2024/a.md"
    assert Baseline("b.json", ()).hint(str(desk / "2024" / "a.md")) == "2024/a.md"
    made = Baseline("b.json", ())
    assert made.hint("a\udcff.md") == "a⟨U+DCFF⟩.md"
    assert [made.lacks(path) for path in ("2024/a.md", "2024/b.md", "/etc/passwd", "//host/a.md")] == [
        False,
        True,
        True,
        True,
    ]
    assert made.lost("2024/b.md", ["."])
    assert made.lost("2024/b.md", ["2024"])
    assert not made.lost("2024/b.md", ["2023", "2024/c.md"])
    assert not made.lost("2024/a.md", ["."])


def test_an_old_baseline_is_replaced_as_a_whole_and_keeps_its_mode(desk: Path) -> None:
    write_baseline("b.json", [ONE])
    os.chmod("b.json", 0o640)
    write_baseline("b.json", [TWO])
    assert os.stat("b.json").st_mode & 0o777 == 0o640
    assert [path.name for path in desk.iterdir()] == ["b.json"]
