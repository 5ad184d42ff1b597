"""GL501: characters that only look like others, or like nothing; one finding a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.document import Document, PageMark, Paragraph
from govlint.matching import fold, is_radical
from govlint.readers.rendering import Rendering
from govlint.rules import Severity, Status
from tests.rules.publication import documents
from tests.rules.publication.wording import at, checked, found, mended, told


def word_file(*lines: str, **more: object) -> Document:
    rendering = Rendering()
    blocks = tuple(Paragraph(text, text.span()) for text in map(rendering.paragraph, lines))
    return Document(rendering.source("报告.docx", b""), blocks, addressing="block", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全年主动公开政府信息412条。", id="plain"),
        pytest.param("\u3000\u3000云岭市\u00a0水务局\u2003发布\t公告。", id="white space"),
        pytest.param(
            "２０２４年，第①项、第⑴项、㈠总则，共３５㎡、２５℃。", id="full-width digits and numbers in rings"
        ),
        pytest.param("占比5‰，编号№3，“……”“——”·●■□☑✓→★", id="marks and symbols"),
        pytest.param("冶炼𬭊、䶮字、㐂字、𠮷字都是汉字。", id="rare ideographs"),
        pytest.param("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", id="ideographs in the compatibility block that are none"),
        pytest.param("👨\u200d👩\u200d👧 欢迎，❤\ufe0f\u200d🔥 加油，👩🏽\u200d💻 值守。", id="emoji joined to one"),
        pytest.param("☑\ufe0f 已公开。", id="a mark that asks for the coloured form"),
        pytest.param("葛\U000e0100城", id="the form of an ideograph"),
        pytest.param("ئۇ\u200dچ، \u200fئۇيغۇر\u200e 。", id="Uighur needs joiners and directions"),
        pytest.param("ᠮᠣᠩᠭᠣᠯ\u180e 、བོད\u200bཡིག 。", id="Mongolian and Tibetan"),
        pytest.param("inter\u00adnational，soft\u00adware。", id="soft hyphens in foreign words"),
        pytest.param("\ufeff全年主动公开政府信息412条。", id="the mark at the start of a file"),
        pytest.param("全年公开412条。\n\u200b\n\n另有3条。", id="a line with nothing but what cannot be seen"),
        pytest.param("繁體字、異體字也是漢字。", id="traditional characters"),
        pytest.param("ﬁle、Ａ、％、＋", id="other compatibility characters"),
    ],
)
def test_silent(text: str) -> None:
    assert told("GL501", text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("⼀、总体情况", "⼀（U+2F00，部首）应为“一”", id="a Kangxi radical"),
        pytest.param("为⺠服务", "⺠（U+2EA0，部首）应为“民”", id="a CJK radical"),
        pytest.param("⻔⼾网站", "⻔（U+2ED4，部首）应为“门”、⼾（U+2F3E，部首）应为“户”", id="户 and not 戶"),
        pytest.param("㇐、总体情况", "㇐（U+31D0，部首）应为“一”", id="a stroke"),
        pytest.param("㇀字旁", "㇀（U+31C0，部首）", id="a stroke that is no character"),
        pytest.param("\uf979水镇", "\uf979（U+F979，兼容汉字）应为“凉”", id="an ideograph from Korea"),
        pytest.param("政务\u200b公开", "零宽空格（U+200B）应删去", id="zero-width space"),
        pytest.param("政务\u200c公开", "零宽不连字符（U+200C）应删去", id="non-joiner"),
        pytest.param("政务\u200d公开", "零宽连字符（U+200D）应删去", id="joiner between Han"),
        pytest.param("政务\u2060公开", "词连接符（U+2060）应删去", id="word joiner"),
        pytest.param("政务\ufeff公开", "零宽不换行空格（U+FEFF）应删去", id="byte-order mark inside"),
        pytest.param("政务\u00ad公开", "软连字符（U+00AD）应删去", id="soft hyphen in Chinese"),
        pytest.param("电话\u202a0000000\u202c", "看不见的控制字符（U+202A）应删去", id="direction of a pasted number"),
        pytest.param("信息\ufffd公开", "替换字符，原来的字已经丢失（U+FFFD）", id="what could not be decoded"),
        pytest.param("如图\ufffc所示。", "对象占位符，原来的图片已经丢失（U+FFFC）", id="what an image was"),
        pytest.param(
            "王\ue863局长", "私用区字符，别的电脑上显示不出来（U+E863）", id="a name that only one computer shows"
        ),
        pytest.param(
            "\uf06c加强培训。", "私用区字符，别的电脑上显示不出来（U+F06C）", id="the bullet of a font of symbols"
        ),
        pytest.param("刘\U000f0001强", "私用区字符，别的电脑上显示不出来（U+F0001）", id="a plane for private use"),
    ],
)
def test_named(text: str, message: str) -> None:
    (said,) = told("GL501", text)
    assert said.startswith("这一行有 ")
    assert message in said.partition("：")[2]


def test_one_finding_a_line_at_its_first_character() -> None:
    text = "全年⼯作\n\n主动公开\n\n⼀年⼯作⼀年\u200b"
    made = found("GL501", text)
    assert [at(item) for item in made] == [(1, 3, 4), (5, 1, 2)]
    assert made[1].finding.message == (
        "这一行有 4 个异常字符：⼀（U+2F00，部首）应为“一”、⼯（U+2F2F，部首）应为“工”、零宽空格（U+200B）应删去"
    )
    assert made[0].severity is Severity.WARNING
    assert mended("GL501", text) == "全年工作\n\n主动公开\n\n一年工作一年"


def test_the_cells_of_a_row_are_one_line() -> None:
    text = "| 项⽬ | ⾦额 |\n|---|---|\n| ⾏政许可 | 3 |\n"
    made = found("GL501", text, ".md")
    assert [at(item)[:2] for item in made] == [(1, 4), (3, 3)]
    assert mended("GL501", text, ".md") == "| 项目 | 金额 |\n|---|---|\n| 行政许可 | 3 |\n"


def test_the_lines_of_a_wrapped_paragraph_are_lines() -> None:
    line = "各科室按季度核对公开⽬录，发现遗漏及时补充，并把办理情况写进台账备查，再由办公室复核后报送"
    assert [at(made)[0] for made in found("GL501", f"{line}\n{line}\n{line}。")] == [1, 2, 3]


def test_what_nobody_can_restore_has_no_fix() -> None:
    for text in ("信息\ufffd公开", "王\ue863局长", "㇀字旁"):
        (made,) = found("GL501", text)
        assert made.finding.fix is None


def test_a_reference_is_not_cut_in_pieces() -> None:
    (made,) = found("GL501", "<p>政务&#8203;公开，⼯作。</p>", ".html")
    assert made.finding.fix is None


def test_very_many_lines_are_one_finding_that_mends_all() -> None:
    bad = [f"第{number}段，全年⼯作有序，⽬录齐全。" for number in range(1, 31)]
    text = "\n\n".join([*bad, "王\ue863局长⼯作。"])
    first, other = found("GL501", text)
    assert at(first) == (1, 7, 8)
    assert first.finding.message == (
        "全文有 30 行共 60 个异常字符，从这里开始：⼯（U+2F2F，部首）应为“工”、⽬（U+2F6C，部首）应为“目”"
        "；多半是从 PDF 等复制来的，可以一次改正"
    )
    assert [item.span.line for item in first.finding.related] == [3, 5, 7, 9, 11]
    assert at(other)[0] == 61
    assert "私用区字符" in other.finding.message
    assert mended("GL501", text) == text.replace("⼯", "工").replace("⽬", "目")


def test_as_many_lines_as_can_be_looked_through_are_told_one_by_one() -> None:
    assert len(found("GL501", "\n\n".join(["全年⼯作。"] * 20))) == 20


def test_many_kinds_are_counted() -> None:
    (message,) = told("GL501", "⼀⼆⼈⼤⼯⼼⽂⾏")
    assert message.startswith("这一行有 8 个异常字符：⼀（U+2F00")
    assert message.endswith("⼼（U+2F3C，部首）应为“心”等 8 种")


@pytest.mark.parametrize("text", ["\ue65f 打印", "分享到 \ue600", "首页\ue601政务公开", "<i>\ue602</i> 相关链接"])
def test_icons_of_a_page_are_no_text(text: str) -> None:
    page = f"<h1>公告</h1><p>{text}</p><p>全年公开412条。</p>"
    assert told("GL501", page, ".html") == []
    assert len(told("GL501", page.replace("412条", "412条\ue863"), ".html")) == 1


def test_fonts_of_symbols_are_at_hand_in_a_word_file() -> None:
    made = documents.found("GL501", word_file("\uf0fc已公开。", "王\ue863局长", "⼯作"))
    assert [item.finding.span.line for item in made] == [2, 3]


def test_in_a_pdf_the_extractor_may_have_made_them() -> None:
    made = documents.checked(word_file("⼯作。", pages=(PageMark(1, 1, 1, 1),)))
    assert made.outcomes["GL501"].status is Status.NOT_APPLICABLE
    assert checked("工作。").outcomes["GL501"].status is Status.PASS


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=40))
def test_a_mended_text_reads_the_same(text: str) -> None:
    text = f"工作{text}。"
    if not any(made.finding.fix for made in found("GL501", text)):
        return
    result = mended("GL501", text)
    assert fold(result) == fold(text)
    assert not any(is_radical(char) and not is_radical(fold(char)) for char in result)
