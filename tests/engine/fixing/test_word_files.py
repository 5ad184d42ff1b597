"""Word files: text is changed in the runs it stands in, everything else in the package stays byte by byte."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.readers.docx.archive import members
from tests.engine.fixing.rewording import inserting, mended, reasons, rewording
from tests.engine.readers.docx.list_xml import definition, in_list, instance, level
from tests.engine.readers.docx.list_xml import root as list_root
from tests.engine.readers.docx.word_xml import cell, paragraph, parts, relationships, root, row, run, table, zipped
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.fixing.mending import Mended

MAIN = "word/document.xml"
TYPO = rewording("度止", "废止")
PROOF, MARK = '<w:proofErr w:type="gramStart"/>', '<w:bookmarkStart w:id="0" w:name="a"/>'
BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'


def file(body: str, others: Mapping[str, str] | None = None, **more: str | bytes) -> bytes:
    """A Word file; `more` are parts by the names of their files."""
    return zipped({**parts(body, others), **{f"word/{name}.xml": content for name, content in more.items()}})


def entries(data: bytes) -> dict[str, bytes]:
    """Every member with its header and its compressed bytes."""
    found = sorted(members(data), key=lambda member: member.offset)
    ends = [*(member.offset for member in found[1:]), data.index(b"PK\x01\x02", found[-1].offset)]
    return {member.name: data[member.offset : end] for member, end in zip(found, ends, strict=True)}


def changed_parts(before: bytes, after: bytes) -> dict[str, tuple[str, str]]:
    """The members that differ, as (before, after)."""
    was, now = entries(before), entries(after)
    assert list(was) == list(now)
    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        assert new.testzip() is None
        return {name: (old.read(name).decode(), new.read(name).decode()) for name in was if was[name] != now[name]}


def word(data: bytes, *rules: Any) -> Mended:
    return mended(data, *rules, suffix=".docx")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(paragraph("本年度止件数"), paragraph("本年废止件数"), id="in one run"),
        pytest.param(
            paragraph(run("本年度", BOLD), run("止件数", RED)),
            paragraph(run("本年废", BOLD), run("止件数", RED)),
            id="across runs",
        ),
        pytest.param(
            paragraph(run("度"), PROOF, MARK, run("止")),
            paragraph(run("废"), PROOF, MARK, run("止")),
            id="around marks of the spelling checker and bookmarks",
        ),
        pytest.param(
            paragraph('<w:hyperlink w:anchor="a"><w:r><w:t>度止</w:t></w:r></w:hyperlink>'),
            paragraph('<w:hyperlink w:anchor="a"><w:r><w:t>废止</w:t></w:r></w:hyperlink>'),
            id="in a link",
        ),
        pytest.param(
            table(row(cell("甲"), cell("度止")), row(cell("乙"), cell(paragraph("丙"), paragraph("度止")))),
            table(row(cell("甲"), cell("废止")), row(cell("乙"), cell(paragraph("丙"), paragraph("废止")))),
            id="in cells",
        ),
        pytest.param(
            paragraph("度止", run("度止", "<w:vanish/>")),
            paragraph("废止", run("度止", "<w:vanish/>")),
            id="hidden text is not read",
        ),
        pytest.param(
            "<w:p><w:r><w:t> 度&#27490;<!-- a --></w:t></w:r></w:p>",
            "<w:p><w:r><w:t> 废&#27490;<!-- a --></w:t></w:r></w:p>",
            id="references, comments and white space stay as they are written",
        ),
        pytest.param(
            paragraph("甲", "<w:r><w:br/></w:r>", "度止"),
            paragraph("甲", "<w:r><w:br/></w:r>", "废止"),
            id="behind a break",
        ),
        pytest.param(
            paragraph("度止", properties='<w:pStyle w:val="a"/><w:rPr><w:b/></w:rPr>'),
            paragraph("废止", properties='<w:pStyle w:val="a"/><w:rPr><w:b/></w:rPr>'),
            id="properties",
        ),
    ],
)  # fmt: skip
def test_a_wording_is_replaced_where_it_stands(before: str, after: str) -> None:
    data = file(before)
    made = word(data, TYPO)
    assert reasons(made) == []
    (name,) = changed = changed_parts(data, made.data)
    assert name == MAIN
    assert changed[name][1] == root("document", f"<w:body>{after}</w:body>")


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        pytest.param(
            "度止", "", (run("甲度", BOLD), run("止乙", RED)), (run("甲", BOLD), run("乙", RED)), id="deleted"
        ),
        pytest.param("度止", "废", (run("度", BOLD), run("止", RED)), (run("废", BOLD), run("", RED)), id="shorter"),
        pytest.param(
            "度止", "甲乙丙", (run("度", BOLD), run("止", RED)), (run("甲", BOLD), run("乙丙", RED)), id="longer"
        ),
        pytest.param(
            "甲乙", "甲、乙", (run("甲", BOLD), run("乙", RED)), (run("甲", BOLD), run("、乙", RED)), id="between"
        ),
        pytest.param("和", "<&>", (run("甲和乙"),), (run("甲&lt;&amp;&gt;乙"),), id="escaped"),
    ],
)
def test_runs_keep_their_format(old: str, new: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    data = file(paragraph(*before, "丁"))
    made = word(data, rewording(old, new))
    assert changed_parts(data, made.data)[MAIN][1] == root("document", f"<w:body>{paragraph(*after, '丁')}</w:body>")


def test_an_insertion_has_the_format_of_what_follows() -> None:
    data = file(paragraph(run("（", BOLD), run("范性文件", RED)))
    made = word(data, inserting("范性文件", "规"))
    assert changed_parts(data, made.data)[MAIN][1] == root(
        "document", f"<w:body>{paragraph(run('（', BOLD), run('规范性文件', RED))}</w:body>"
    )


@pytest.mark.parametrize(
    ("written", "after"),
    [
        pytest.param("<w:t>甲x 乙</w:t>", '<w:t xml:space="preserve"> 乙</w:t>', id="said where it comes to an edge"),
        pytest.param(
            '<w:t xml:space="preserve">甲x 乙</w:t>', '<w:t xml:space="preserve"> 乙</w:t>', id="said already"
        ),
        pytest.param("<w:t>丙甲x 乙</w:t>", "<w:t>丙 乙</w:t>", id="not said where it stays inside"),
        pytest.param("<w:t> 甲x乙</w:t>", "<w:t> 乙</w:t>", id="nor where it did not count before"),
    ],
)
def test_white_space_at_an_edge_counts_on(written: str, after: str) -> None:
    data = file(paragraph("丁", f"<w:r>{written}</w:r>"))
    made = word(data, rewording("甲x", ""))
    assert changed_parts(data, made.data)[MAIN][1] == root(
        "document", f"<w:body>{paragraph('丁', f'<w:r>{after}</w:r>')}</w:body>"
    )


# Other parts


def test_headers_footers_and_notes_are_changed_in_their_parts() -> None:
    body = paragraph("度止") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
        "</w:sectPr>"
    )
    note = '<w:footnote w:id="1">{}</w:footnote>'
    others = {
        "header": root("hdr", paragraph("度止")),
        "footer": root("ftr", paragraph("甲")),
        "footnotes": root("footnotes", note.format(paragraph("乙度止"))),
    }
    data = file(body, others)
    made = word(data, TYPO)
    assert made.result.fixed == (("ZZ101", 3),)
    changed = changed_parts(data, made.data)
    assert set(changed) == {MAIN, "word/header.xml", "word/footnotes.xml"}
    assert all(after == before.replace("度止", "废止") for before, after in changed.values())


def test_identical_headers_are_all_changed() -> None:
    made = parts(
        paragraph("甲")
        + "<w:sectPr>"
        + "".join(
            f'<w:headerReference w:type="{kind}" r:id="rId{n}"/>' for n, kind in enumerate(("first", "default"), 1)
        )
        + "</w:sectPr>"
    )
    made["word/_rels/document.xml.rels"] = relationships(("header", "header1.xml"), ("header", "header2.xml"))
    made["word/header1.xml"] = root("hdr", paragraph("度止"))
    made["word/header2.xml"] = root("hdr", paragraph(run("度"), run("止")))
    data = zipped(made)
    after = word(data, TYPO)
    assert reasons(after) == []
    changed = changed_parts(data, after.data)
    assert {name: was.replace("度", "废") == now for name, (was, now) in changed.items()} == {
        "word/header1.xml": True,
        "word/header2.xml": True,
    }


# What is not changed


def numbered(text: str) -> bytes:
    numbering = list_root("numbering", definition(0, level(0, "%1、", "chineseCounting")) + instance(1))
    return file(paragraph(text, properties=in_list(1)), {"numbering": numbering})


@pytest.mark.parametrize(
    ("data", "rule", "reason"),
    [
        pytest.param(
            numbered("甲"),
            rewording("一、", "二、"),
            "这里的文字不是直接写在文件里的（如自动编号、符号、公式）",
            id="an automatic number",
        ),
        pytest.param(
            file(paragraph('<w:fldSimple w:instr=" TITLE "><w:r><w:t>度止</w:t></w:r></w:fldSimple>')),
            TYPO,
            "文字是域的结果，更新域时会变回去",
            id="the result of a field",
        ),
        pytest.param(
            file(paragraph("甲", "<w:r><w:tab/></w:r>", "乙")),
            rewording("甲\t乙", "甲乙"),
            "这里是换行或者制表符",
            id="a tab",
        ),
        pytest.param(
            file("<w:p><w:r><w:t><![CDATA[度止]]></w:t></w:r></w:p>"),
            TYPO,
            "文字的写法不寻常（CDATA），请用 Word 或 WPS 另存后再改",
            id="a literal section",
        ),
        pytest.param(
            file(paragraph(run("度止", '<w:b w:val="1" w:val="1"/>'))),
            TYPO,
            "文件内部有损坏，请用 Word 或 WPS 另存后再改",
            id="a part that is damaged where it is not looked at",
        ),
        pytest.param(
            file(
                paragraph(
                    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
                    f"{paragraph('度止')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
                    f"<w:txbxContent>{paragraph('度止')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                )
            ),
            TYPO,
            "文字在图形或文本框里，文件中为旧版 Word 另存了一份",
            id="a text box that is there twice",
        ),
    ],
)  # fmt: skip
def test_text_that_is_more_than_it_seems_is_left(data: bytes, rule: Any, reason: str) -> None:
    made = word(data, rule)
    assert made.data is data
    assert reasons(made) == [reason]


def test_the_text_behind_an_automatic_number_may_be_changed() -> None:
    data = numbered("度止")
    made = word(data, TYPO)
    (before, after) = changed_parts(data, made.data)[MAIN]
    assert after == before.replace("度止", "废止")


TRACKED = [
    pytest.param('<w:ins w:author="子"><w:r><w:t>甲</w:t></w:r></w:ins>', id="an insertion"),
    pytest.param('<w:del w:author="子"><w:r><w:delText>甲</w:delText></w:r></w:del>', id="a deletion"),
    pytest.param('<w:moveFrom w:author="子"><w:r><w:t>甲</w:t></w:r></w:moveFrom>', id="a move"),
    pytest.param('<w:r><w:rPr><w:rPrChange w:author="子"/></w:rPr><w:t>甲</w:t></w:r>', id="a format"),
]


@pytest.mark.parametrize("change", TRACKED)
def test_nothing_is_changed_while_changes_are_tracked(change: str) -> None:
    data = file(paragraph("度止") + paragraph("度止", change))
    made = word(data, TYPO)
    assert made.data is data
    assert [(one.rule, one.findings) for one in made.result.unfixed] == [("", 2)]
    assert reasons(made) == ["文件里有还没有接受或拒绝的修订，先处理修订再改"]


def test_comments_are_no_tracked_changes() -> None:
    remark = root("comments", f'<w:comment w:id="1" w:author="子">{paragraph("度止")}</w:comment>')
    anchored = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/>'.format(run("度止"))
    data = file(paragraph(anchored), {"comments": remark})
    made = word(data, TYPO)
    assert set(changed_parts(data, made.data)) == {MAIN}, "what a remark says is left alone"


def protected(settings_: str) -> bytes:
    return file(paragraph("度止"), {"settings": root("settings", settings_)})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(
            protected('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'), "文件设了编辑保护", id="protected"
        ),
        pytest.param(
            protected('<w:writeProtection w:cryptAlgorithmType="typeAny" w:hash="eA=="/>'),
            "文件设了修改密码",
            id="a password to change it",
        ),
        pytest.param(
            zipped({**parts(paragraph("度止")), "_xmlsignatures/sig1.xml": "<a/>"}),
            "文件有数字签名，改动会使签名失效",
            id="signed",
        ),
        pytest.param(
            zipped({
                **parts(paragraph("度止")),
                MAIN: root("document", f"<w:body>{paragraph('度止')}</w:body>").replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            }),
            "文件是“严格 Open XML”格式，请另存为普通的“Word 文档（.docx）”再改",
            id="strict",
        ),
        pytest.param(
            zipped({
                **parts(paragraph("度止")),
                MAIN: root("document", f"<w:body>{paragraph('度止')}</w:body>")
                .replace('encoding="UTF-8"', 'encoding="UTF-16"')
                .encode("utf-16"),
            }),
            "文件内部用了 UTF-16 编码，请用 Word 或 WPS 另存后再改",
            id="UTF-16",
        ),
        pytest.param(
            zipped({
                **parts(paragraph("度止")),
                "_rels/.rels": relationships(("officeDocument", MAIN), ("custom-properties", "docProps/custom.xml")),
                "docProps/custom.xml": '<Properties><property name="_MarkAsFinal"><a>true</a></property></Properties>',
            }),
            "文件标记为最终状态",
            id="final",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_not_to_be_changed_is_not(data: bytes, reason: str) -> None:
    made = word(data, TYPO)
    assert made.data is data
    assert reasons(made) == [reason]


@pytest.mark.parametrize(
    "settings_",
    [
        pytest.param('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', id="protection that is off"),
        pytest.param('<w:writeProtection w:recommended="1"/>', id="only recommended to be opened for reading"),
        pytest.param("<w:trackRevisions/>", id="changes are to be tracked, but there are none"),
    ],
)
def test_settings_that_are_no_protection(settings_: str) -> None:
    assert word(protected(settings_), TYPO).result.fixed == (("ZZ101", 1),)


def test_an_ascii_part_takes_characters_as_references() -> None:
    data = zipped({
        **parts(""),
        MAIN: root("document", f"<w:body>{paragraph('&#24230;&#27490;')}</w:body>").replace("UTF-8", "US-ASCII"),
    })  # fmt: skip
    made = word(data, TYPO)
    (before, after) = changed_parts(data, made.data)[MAIN]
    assert after == before.replace("&#24230;", "&#24223;")


@pytest.mark.parametrize("name", sorted(WORD))
def test_a_report_in_which_nothing_is_to_be_mended_stays_the_same_object(name: str) -> None:
    data = FORMATS[name](consistent(3)).data
    made = word(data, TYPO)
    assert made.data is data
    assert made.result is made.first


_PIECES = st.lists(st.sampled_from(["度", "止", "甲", " ", "&amp;", "&#24230;", "a"]), min_size=1, max_size=4)


@given(st.lists(st.lists(st.tuples(_PIECES, st.booleans()), min_size=1, max_size=5), min_size=1, max_size=6))
@settings(max_examples=120, deadline=None, derandomize=True, database=None)
def test_however_runs_are_cut_only_the_wording_changes(paragraphs: list[list[tuple[list[str], bool]]]) -> None:
    body = "".join(
        paragraph("甲", *(run("".join(pieces), BOLD if bold else "") for pieces, bold in runs)) for runs in paragraphs
    )
    data = file(body)
    made = word(data, TYPO)
    was, now = made.before, made.after
    if was is None or now is None:
        assert made.data is data
        return
    assert reasons(made) == []
    assert now.source.text == was.source.text.replace("度止", "废止")
    assert set(changed_parts(data, made.data)) == {MAIN}
