"""A copy as a package: what is new in it, what others wrote stays, and it gives back what it was made of."""

from __future__ import annotations

import base64
import json
import re
import zipfile
import zlib
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from govlint.annotating.copies import annotate, annotated, has_remarks, is_untouched, without_remarks
from govlint.linter import Options, lint
from govlint.readers.docx.archive import members as entries_of
from govlint.unreadable import UnreadableError
from tests.engine.annotating.signs import member, members, own, remarks
from tests.engine.annotating.test_places import TITLE, copied, finding
from tests.engine.readers.docx.word_xml import NAMESPACES, paragraph, parts, relationships, root, run, zipped
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN, COMMENTS, TYPES = "word/document.xml", "word/comments.xml", "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
NOTE = (
    '<w:comment w:id="{0}" w:author="{1}" w:date="2025-01-02T03:04:05Z" w:initials="{2}">'
    '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0000000{0}">'
    "<w:r><w:annotationRef/></w:r><w:r><w:t>{3}</w:t></w:r></w:p></w:comment>"
)
OPTIONS = Options(tuple(registry().rules.values()))
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def signed(number: int, text: str) -> str:
    """Text with the signs of a comment."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def rezipped(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The package with other contents of parts, as a program that knows nothing of govlint would write it."""
    return zipped({**members(data), **changes})


def saved_by_others(data: bytes) -> bytes:
    """The copy as a word processor saves it, which keeps no XML comments."""
    return rezipped(data, {COMMENTS: re.sub(rb"<!--.*?-->", b"", member(data, COMMENTS))})


def test_the_parts_that_are_new_or_changed() -> None:
    given = zipped(parts(TITLE + paragraph("甲度止")))
    data = copied(given, finding("度止"))
    before, after = members(given), members(data)
    assert set(after) - set(before) == {COMMENTS}
    assert {name for name in before if before[name] != after[name]} == {MAIN, TYPES, RELATIONS}
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    assert f'<Override PartName="/word/comments.xml" ContentType="{kind}"/>' in after[TYPES].decode()
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    assert f'<Relationship Id="rId1" Type="{relation}" Target="comments.xml"/>' in after[RELATIONS].decode()


def test_all_else_is_taken_over_as_it_stands_in_the_archive() -> None:
    given = zipped({**parts(TITLE + paragraph("甲度止")), "word/media/image1.png": bytes(range(256)) * 9})
    data = copied(given, finding("度止"))

    def packed(file: bytes) -> dict[str, bytes]:
        return {made.name: file[made.offset :][: 30 + len(made.name) + made.size] for made in entries_of(file)}

    was, now = packed(given), packed(data)
    assert [name for name in was if was[name] != now[name]] == [TYPES, MAIN, RELATIONS]


def test_a_file_without_findings_has_the_summary() -> None:
    data = copied(zipped(parts(TITLE)), finding("没有"))
    (only,) = remarks(data)
    assert only.about == "云岭市水务局通报"
    assert only.lines[0] == "govlint 检查结果：没有发现问题"


def test_without_relationships_of_the_text() -> None:
    made = parts(TITLE + paragraph("甲度止"))
    del made[RELATIONS]
    data = copied(zipped(made), finding("度止"))
    assert [one.about for one in own(data)] == ["度止"]
    assert RELATIONS in members(data)


@pytest.mark.parametrize(
    "empty", ["<w:comments {}/>", "<w:comments {}></w:comments>", "<w:comments {}>\n</w:comments>"]
)
def test_a_part_for_comments_without_any(empty: str) -> None:
    data = copied(zipped(parts(TITLE + paragraph("甲度止"), {"comments": empty.format(NAMESPACES)})), finding("度止"))
    assert [one.about for one in own(data)] == ["度止"]


def test_the_comments_of_others_stay() -> None:
    note = root("comments", NOTE.format(7, "陈静", "陈", "已核对") + NOTE.format(3, "govlint", "gl", "同名的人"))
    body = TITLE + paragraph(signed(7, "本年度止件数")) + paragraph(signed(3, "丙"))
    data = copied(zipped(parts(body, {"comments": note})), finding("度止"))
    others = [(made.about, made.lines) for made in remarks(data)[:2]]
    assert others == [("本年度止件数", ("已核对",)), ("丙", ("同名的人",))]
    assert [made.about for made in remarks(data)[2:]] == ["云岭市水务局通报", "度止"]
    assert re.findall(rb'w:comment w:id="(\d+)"', member(data, COMMENTS)) == [b"7", b"3", b"8", b"9"]


def test_the_name_of_the_part_is_taken() -> None:
    made = {**parts(TITLE), "word/comments.xml": "<a/>"}
    data = copied(zipped(made), finding("没有"))
    assert remarks(data, "word/comments2.xml")


def test_the_styles_for_comments_are_used_where_the_file_has_them() -> None:
    styles = root(
        "styles",
        '<w:style w:type="character" w:styleId="a5"><w:name w:val="annotation reference"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="Annotation Text"/></w:style>',
    )
    data = copied(zipped(parts(TITLE, {"styles": styles})), finding("没有"))
    assert b'<w:rPr><w:rStyle w:val="a5"/></w:rPr><w:commentReference' in member(data, MAIN)
    assert b'<w:pPr><w:pStyle w:val="a6"/><w:spacing' in member(data, COMMENTS)


def test_a_file_that_was_saved_since_loses_the_remarks_by_their_author() -> None:
    note = root("comments", NOTE.format(7, "陈静", "陈", "已核对"))
    body = TITLE + paragraph("甲", signed(7, "本年度止件数")) + paragraph(run("度止", '<w:highlight w:val="red"/>'))
    given = zipped(parts(body, {"comments": note}))
    saved = saved_by_others(copied(given, finding("度止"), highlight=True))
    assert has_remarks(saved)
    assert not is_untouched(saved)
    bare = without_remarks(saved)
    assert [(made.about, made.lines) for made in remarks(bare)] == [("本年度止件数", ("已核对",))]
    assert b"yellow" not in member(bare, MAIN)
    assert b"red" in member(bare, MAIN)
    again = copied(saved, finding("度止"))
    assert [made.about for made in remarks(again)] == ["本年度止件数", "云岭市水务局通报", "度止", "度止"]


def test_answers_to_remarks_stay_and_are_no_answers_any_more() -> None:
    extended = (
        f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    note = root("comments", NOTE.format(1, "govlint", "govlint", "度止") + NOTE.format(2, "陈静", "陈", "没有错"))
    body = TITLE + paragraph(signed(1, "甲"), signed(2, "乙"))
    bare = without_remarks(zipped(parts(body, {"comments": note, "commentsExtended": extended})))
    assert [(made.about, made.author) for made in remarks(bare)] == [("乙", "陈静")]
    left = member(bare, "word/commentsExtended.xml").decode()
    assert left == f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="00000002" w15:done="0"/></w15:commentsEx>'


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("甲".encode(), "乙".encode()), id="the text was changed"),
        pytest.param(lambda text: text + b"\n", id="the text was written again"),
    ],
)
def test_what_was_changed_since_is_not_undone(change: object) -> None:
    assert callable(change)
    data = copied(zipped(parts(TITLE + paragraph("甲度止"))), finding("度止"))
    edited = rezipped(data, {MAIN: change(member(data, MAIN))})
    assert is_untouched(data)
    assert not is_untouched(edited)
    bare = without_remarks(edited)
    assert b"comment" not in member(bare, MAIN)
    assert "甲" in member(bare, MAIN).decode() or "乙" in member(bare, MAIN).decode()


@pytest.mark.parametrize(
    "journal",
    [
        pytest.param(b"<!--govlint:1:AAAA-->", id="nothing packed"),
        pytest.param(b"<!--govlint:1:eNqrrgUAAXUA+Q==-->", id="nothing told"),
        pytest.param(b"<!--govlint:1:eNq-->\n", id="not at the end"),
        pytest.param(b"<!--govlint:2:eNqrrgUAAXUA+Q==-->", id="of another time"),
    ],
)
def test_a_journal_that_makes_no_sense(journal: bytes) -> None:
    data = copied(zipped(parts(TITLE + paragraph("甲度止"))), finding("度止"))
    start = member(data, COMMENTS).index(b"<!--")
    forged = rezipped(data, {COMMENTS: member(data, COMMENTS)[:start] + journal})
    assert not is_untouched(forged)
    again = copied(forged, finding("度止"))
    assert [made.about for made in own(again)] == ["度止"]
    assert member(again, COMMENTS).count(b"<!--") == 1


def test_the_core_takes_a_result_of_before() -> None:
    given = zipped(parts(TITLE + paragraph("甲度止")))
    result = lint("文件.docx", given, registry(), Options((finding("度止"),)))
    when = datetime(2025, 1, 20, 8, 30)  # noqa: DTZ001 - local time is what is meant
    data = annotated(given, result, when=when)
    assert annotated(given, result, when=when) == data
    assert annotated(data, result, when=when) == data
    assert b'w:date="2025-01-20T08:30:00Z"' in member(data, COMMENTS)
    fewer = annotated(given, result._replace(diagnostics=()), when=when)
    assert own(fewer) == []


def test_strict_files_are_refused() -> None:
    made = parts(TITLE)
    strict = str(made[MAIN]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    done = annotate("a.docx", zipped({**made, MAIN: strict}), registry(), Options((finding("局"),)))
    assert done.data is None
    assert "严格 Open XML" in done.refusal
    assert len(done.result.diagnostics) == 1


def test_parts_in_utf16_are_refused() -> None:
    made = parts(TITLE)
    text = str(made[MAIN]).replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    done = annotate("a.docx", zipped({**made, MAIN: text}), registry(), Options((finding("局"),)))
    assert (done.data, "UTF-16" in done.refusal) == (None, True)


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", zipped({"a": "b"})], ids=["empty", "cut", "pdf", "zip"])
def test_what_is_no_word_file(data: bytes) -> None:
    done = annotate("a.docx", data, registry(), OPTIONS)
    assert done.data is None
    assert done.result.unreadable
    assert without_remarks(data) is data
    assert not has_remarks(data)
    with pytest.raises(UnreadableError):
        annotated(data, done.result)


def test_a_file_without_paragraphs_has_no_place_for_a_remark() -> None:
    done = annotate("a.docx", zipped(parts("<w:sectPr/>")), registry(), Options((finding("没有"),)))
    assert done.data is None
    assert done.refusal == "文件的正文里没有可以加批注的段落"


def test_every_truncated_or_damaged_copy_is_taken_or_refused() -> None:
    data = copied(zipped(parts(TITLE + paragraph("甲度止"))), finding("度止"))
    for at in range(0, len(data), 97):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            done = annotate("a.docx", broken, registry(), OPTIONS)
            assert done.result.failures == ()
            if done.data is not None:
                with zipfile.ZipFile(BytesIO(done.data)) as archive:
                    assert archive.namelist()


def test_relationship_numbers_are_not_used_twice() -> None:
    made = parts(TITLE, {"settings": root("settings")})
    made[RELATIONS] = relationships(("settings", "settings.xml")).replace("rId1", "rId2")
    data = copied(zipped(made), finding("没有"))
    assert re.findall(rb' Id="(\w+)"', member(data, RELATIONS)) == [b"rId2", b"rId1"]


@pytest.mark.parametrize(
    ("known", "first"),
    [
        pytest.param("5", 6, id="behind those that are there"),
        pytest.param("2147483647", 0, id="small ones where there is no larger one"),
        pytest.param("-1", 0, id="what is no number of a comment"),
    ],
)
def test_numbers_that_the_text_refers_to_are_not_used(known: str, first: int) -> None:
    stale = f'<w:commentRangeStart w:id="{known}"/>{run("甲")}<w:commentRangeEnd w:id="{known}"/>'
    given = zipped(parts(TITLE + paragraph(stale, f'<w:r><w:commentReference w:id="{known}"/></w:r>')))
    data = copied(given, finding("甲"))
    assert re.findall(rb'w:comment w:id="(\d+)"', member(data, COMMENTS)) == [b"%d" % first, b"%d" % (first + 1)]


def journal_of(data: bytes) -> dict[str, Any]:
    comments = member(data, COMMENTS)
    made: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(comments[comments.index(b"<!--") + 14 : -3])))
    return made


def forged(data: bytes, told: object) -> bytes:
    """A copy with another journal that fits the parts as they are."""
    comments = member(data, COMMENTS)
    journal = {**journal_of(data), **told} if isinstance(told, dict) else told
    packed = base64.b64encode(zlib.compress(json.dumps(journal).encode()))
    return rezipped(data, {COMMENTS: comments[: comments.index(b"<!--")] + b"<!--govlint:1:" + packed + b"-->"})


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"undoing": {MAIN: [[0, 0, "PGE+"]]}}, id="no XML any more"),
        pytest.param({"undoing": {MAIN: []}, "added": ["word/document.xml"]}, id="without the text"),
        pytest.param({"undoing": {MAIN: [[9, 3, ""], [5, 8, ""]]}}, id="places that overlap"),
        pytest.param({"undoing": {MAIN: [["a", 3, ""]]}}, id="no places"),
        pytest.param({"undoing": {MAIN: [], "word/header1.xml": []}}, id="another part"),
        pytest.param({"undoing": {}}, id="nothing undone"),
        pytest.param({"undoing": 5}, id="no list"),
        pytest.param([], id="no journal"),
    ],
)
def test_a_forged_journal_is_of_no_use(told: object) -> None:
    data = copied(zipped(parts(TITLE + paragraph("甲度止"))), finding("度止"))
    assert is_untouched(forged(data, {}))
    assert not is_untouched(forged(data, told))
    assert [made.about for made in own(copied(forged(data, told), finding("度止")))] == ["度止"]


def test_a_forged_journal_cannot_have_a_part_unpacked_by_many_names() -> None:
    data = copied(zipped(parts(TITLE + paragraph("甲度止"))), finding("度止"))
    digests = journal_of(data)["digests"]
    assert not is_untouched(forged(data, {"digests": {**digests, MAIN.upper(): digests[MAIN]}}))


def test_a_forged_journal_cannot_put_another_text_in_place() -> None:
    data = copied(zipped(parts(TITLE + paragraph("甲度止"))), finding("度止"))
    text = member(data, MAIN)
    at = text.index("甲".encode())
    told = {"undoing": {MAIN: [[at, at + 3, base64.b64encode("乙".encode()).decode()]]}}
    assert "甲".encode() in member(without_remarks(forged(data, told)), MAIN)
