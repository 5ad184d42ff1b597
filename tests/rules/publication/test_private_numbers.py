"""GL601, GL602, GL603: numbers of persons are found, other long numbers are not, and none is repeated."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from govlint.plugins import ReportOptions
from govlint.results import RunResult
from govlint.rules import Severity, Status
from govlint_publication.identity import is_identity_number
from tests.lasting import at_most
from tests.rules.linting import linted, registry, sample

if TYPE_CHECKING:
    from govlint.results import Diagnostic

CODES = ("GL601", "GL602", "GL603")
PERSON = "110101199003077475"
WITH_X = "11010119900307002X"
MOBILE = "13800001234"
CARD = "6222021234567890128"
SHORT_CARD = "6212345678901232"
VISA = "4111111111111111"


def said(text: str, suffix: str = ".txt") -> list[Diagnostic]:
    """What the three rules say of a text."""
    return [made for made in linted(text, suffix).diagnostics if made.rule.code in CODES]


def codes(text: str, suffix: str = ".txt") -> list[str]:
    return [made.rule.code for made in said(text, suffix)]


# GL601

IDENTITIES = [
    pytest.param(f"身份证号码{PERSON}。", PERSON, id="in a sentence"),
    pytest.param(PERSON, PERSON, id="alone"),
    pytest.param(f"（{WITH_X}）", WITH_X, id="with X"),
    pytest.param(f"身份证{WITH_X.lower()}号", WITH_X.lower(), id="with a small x"),
    pytest.param(
        "身份证号１１０１０１１９９００３０７７４７５", "１１０１０１１９９００３０７７４７５", id="in full width"
    ),
    pytest.param("身份证号110101 19900307 7475", "110101 19900307 7475", id="in groups"),
    pytest.param("身份证号11010119900307 7475", "11010119900307 7475", id="the last four apart"),
    pytest.param("身份证号110101-19900307-7475", "110101-19900307-7475", id="with hyphens"),
    pytest.param("身份证号110101　19900307　7475", "110101　19900307　7475", id="with wide spaces"),
    pytest.param(f"ID:{PERSON}", PERSON, id="behind ID"),
    pytest.param(f"张三/{PERSON}/云岭市", PERSON, id="between slashes"),
    pytest.param(f"**{PERSON}**", PERSON, id="in bold"),
    pytest.param(f"1、张三，{PERSON}，13900001234元", PERSON, id="in a list"),
    pytest.param(f"3 张三 {PERSON} 800", PERSON, id="in a row without borders"),
    pytest.param(f"2023 {PERSON} 800", PERSON, id="between figures"),
]


@pytest.mark.parametrize(("text", "number"), IDENTITIES)
def test_an_identity_number(text: str, number: str) -> None:
    (made,) = said(text)
    assert (made.rule.code, made.severity) == ("GL601", Severity.ERROR)
    start = text.index(number)
    assert (made.finding.span.column, made.finding.span.end_column) == (start + 1, start + 1 + len(number))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("身份证号110101********7475", id="masked"),
        pytest.param("身份证号1101011990****7475", id="masked in part"),
        pytest.param("身份证号110101××××××××7475", id="masked with crosses"),
        pytest.param("身份证号110101199003077476", id="a wrong check digit"),
        pytest.param("身份证号110101199013077478", id="no such month"),
        pytest.param("身份证号990101199003077471", id="no such region"),
        pytest.param("身份证号110101900307747", id="of fifteen digits"),
        pytest.param(f"编号{PERSON}1", id="part of a longer number"),
        pytest.param(f"编号9{PERSON}", id="the end of a longer number"),
        pytest.param(f"编号A{PERSON}", id="part of a code"),
        pytest.param(f"编号{PERSON}A", id="part of another code"),
        pytest.param(f"统一社会信用代码{PERSON}", id="the code of an organisation"),
        pytest.param(f"统一社会信用代码（纳税人识别号）：{PERSON}", id="the number of a taxpayer"),
        pytest.param("统一社会信用代码11410702MB1234567X", id="the code of an organ"),
        pytest.param(f"http://www.yunling.gov.cn/art/{PERSON}.html", id="an address"),
        pytest.param(f"http://www.yunling.gov.cn/art?id={PERSON}", id="a parameter"),
        pytest.param(f"img_{PERSON}.jpg", id="a file"),
        pytest.param(f"0.{PERSON}", id="a fraction"),
        pytest.param("110101  19900307  7475", id="figures far apart"),
        pytest.param("110101\t19900307\t7475", id="figures in columns"),
        pytest.param("110101，19900307，7475", id="figures in a list"),
        pytest.param("项目代码2023-410702-48-03-012345", id="the code of a project"),
        pytest.param("不动产权第0012345678号，合同编号202301150001234567", id="other numbers"),
        pytest.param("行政许可 11 01 01 19 90 03 07 74 75 0 0", id="many figures"),
    ],
)
def test_no_identity_number(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("body", "valid"),
    [
        pytest.param("11010119900307747", True, id="a number"),
        pytest.param("11010120000229001", True, id="on the leap day of 2000"),
        pytest.param("11010119000229001", False, id="on a leap day that was none"),
        pytest.param("11010119990229001", False, id="on 29 February of another year"),
        pytest.param("11010119900431001", False, id="on 31 April"),
        pytest.param("11010118880101001", False, id="of another century"),
        pytest.param("16010119900307747", False, id="of no region"),
    ],
)
def test_what_a_number_is(body: str, valid: bool) -> None:
    assert is_identity_number(checked(body)) is valid


@pytest.mark.parametrize("number", [PERSON[:17], f"{PERSON}5", f"X{PERSON[1:]}", f"{PERSON[:-2]}X{PERSON[-1]}", ""])
def test_what_no_number_is(number: str) -> None:
    assert not is_identity_number(number)


def checked(body: str) -> str:
    """A number with its check digit: by GB 11643, the remainder of the weighted sum and it by 11 is 1."""
    total = sum(int(digit) * 2 ** (17 - at) for at, digit in enumerate(body))
    return body + next("0123456789X"[check] for check in range(11) if (total + check) % 11 == 1)


def test_one_wrong_digit_is_noticed() -> None:
    for at in range(17):
        for digit in "0123456789":
            changed = PERSON[:at] + digit + PERSON[at + 1 :]
            assert is_identity_number(changed) == (changed == PERSON)


# GL602

MOBILES = [
    pytest.param(f"联系人：李明，电话：{MOBILE}。", MOBILE, id="of a person"),
    pytest.param(MOBILE, MOBILE, id="alone"),
    pytest.param(f"手机{MOBILE}", MOBILE, id="a mobile"),
    pytest.param("手机：１３８００００１２３４", "１３８００００１２３４", id="in full width"),
    pytest.param("电话：138-0000-1234", "138-0000-1234", id="with hyphens"),
    pytest.param("138-0000-1234", "138-0000-1234", id="with hyphens alone"),
    pytest.param("电话：138 0000 1234", "138 0000 1234", id="with spaces"),
    pytest.param("电话：+86 13800001234", MOBILE, id="with the country"),
    pytest.param("电话：+8613800001234", MOBILE, id="with the country, unbroken"),
    pytest.param("电话：+86-138-0000-1234", "138-0000-1234", id="with the country and hyphens"),
    pytest.param("电话：008613800001234", MOBILE, id="with the country in digits"),
    pytest.param(f"微信号：{MOBILE}（同电话）", MOBILE, id="of WeChat"),
    pytest.param(f"李明{MOBILE}", MOBILE, id="behind a name"),
    pytest.param(f"李明{MOBILE}（局办公室）", MOBILE, id="with the office in brackets"),
    pytest.param(f"一、李明电话{MOBILE}二、王芳", MOBILE, id="in a list on one line"),
    pytest.param(f"经办公室李明{MOBILE}确认", MOBILE, id="of a person in an office"),
    pytest.param(f"收入较低的群众代表李明家的{MOBILE}", MOBILE, id="income, and the masses"),
    pytest.param(f"登记手机号码：{MOBILE}", MOBILE, id="registered"),
    pytest.param(f"QQ 12345678，手机 {MOBILE}", MOBILE, id="behind QQ"),
    pytest.param(f"监督有力。电话：{MOBILE}", MOBILE, id="supervision in another sentence"),
    pytest.param(f"0999-8200123/{MOBILE}", MOBILE, id="behind a landline"),
]


@pytest.mark.parametrize(("text", "number"), MOBILES)
def test_a_mobile_number_is_a_question(text: str, number: str) -> None:
    (made,) = said(text)
    assert (made.rule.code, made.finding.kind, made.severity) == ("GL602", "review", Severity.WARNING)
    start = text.index(number)
    assert (made.finding.span.column, made.finding.span.end_column) == (start + 1, start + 1 + len(number))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("联系电话：0999-8200123。", id="a landline"),
        pytest.param("联系电话：09998200123、010-12345678。", id="a landline in eleven digits"),
        pytest.param("服务热线：400-138-0000，12345，0999-12345。", id="hotlines"),
        pytest.param(f"监督电话：{MOBILE}", id="for supervision"),
        pytest.param(f"监督举报电话：{MOBILE}、13900005678", id="for reports, two of them"),
        pytest.param(f"投诉电话:{MOBILE}", id="for complaints"),
        pytest.param(f"值班电话：0999-8200123，{MOBILE}", id="on duty"),
        pytest.param(f"24小时抢修电话 {MOBILE}", id="for repairs"),
        pytest.param(f"业务咨询电话（工作日）：{MOBILE}", id="for questions"),
        pytest.param(f"办公电话：{MOBILE}", id="of an office"),
        pytest.param(f"防汛热线：{MOBILE}", id="a hotline"),
        pytest.param("手机138****1234", id="masked"),
        pytest.param("手机138××××1234", id="masked with crosses"),
        pytest.param(f"QQ：{MOBILE}", id="of QQ"),
        pytest.param(f"QQ群号{MOBILE}", id="of a group"),
        pytest.param(f"总金额{MOBILE}元", id="an amount"),
        pytest.param(f"本年新收政府信息公开申请数量{MOBILE}二、上年结转", id="a row of a flattened table"),
        pytest.param(f"（七）总计{MOBILE}四、结转下年度", id="a row of totals"),
        pytest.param(f"（一）予以公开{MOBILE}（二）部分公开", id="a row whose next follows"),
        pytest.param(f"共{MOBILE}元", id="an amount of money"),
        pytest.param(f"共{MOBILE}.50元", id="an amount with decimals"),
        pytest.param("13,800,001,234元", id="an amount with separators"),
        pytest.param(f"许可证编号：{MOBILE}", id="of a licence"),
        pytest.param(f"快递单号 {MOBILE}", id="of a parcel"),
        pytest.param(f"（{MOBILE}号）", id="a numbered paper"),
        pytest.param(f"账号：{MOBILE}", id="of an account"),
        pytest.param(f"http://www.yunling.gov.cn/{MOBILE}.html", id="an address"),
        pytest.param(f"{MOBILE}@yunling.gov.cn", id="a mailbox"),
        pytest.param(f"{MOBILE}5", id="twelve digits"),
        pytest.param(f"0999-{MOBILE}", id="behind an area code"),
        pytest.param("12800001234", id="no mobile has this"),
        pytest.param("行政许可 138 0000 1234 0", id="figures in a row"),
        pytest.param("2024 1380 0001 234", id="other groups"),
        pytest.param(f"A{MOBILE}", id="part of a code"),
    ],
)
def test_no_private_mobile_number(text: str) -> None:
    assert codes(text) == []


# GL603

CARDS = [
    pytest.param(f"银行卡号：{CARD}", CARD, id="of nineteen digits"),
    pytest.param(f"卡号{SHORT_CARD}", SHORT_CARD, id="of sixteen digits"),
    pytest.param(f"开户行：工商银行，账号：{CARD}", CARD, id="as an account"),
    pytest.param(f"{CARD}（农行）", CARD, id="before the bank"),
    pytest.param("账号6222 0212 3456 7890 128", "6222 0212 3456 7890 128", id="in groups"),
    pytest.param("6222-0212-3456-7890-128", "6222-0212-3456-7890-128", id="with hyphens, without a word"),
    pytest.param("6222 0212 3456 7890 128", "6222 0212 3456 7890 128", id="with a nought that no figure begins with"),
    pytest.param(f"信用卡：{VISA}", VISA, id="of another network"),
    pytest.param(f"工作单位：水务局，银行卡号：{CARD}", CARD, id="of somebody who works somewhere"),
]


@pytest.mark.parametrize(("text", "number"), CARDS)
def test_a_card_number(text: str, number: str) -> None:
    (made,) = said(text)
    assert (made.rule.code, made.severity) == ("GL603", Severity.ERROR)
    start = text.index(number)
    assert (made.finding.span.column, made.finding.span.end_column) == (start + 1, start + 1 + len(number))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("银行卡号：622202*********0128", id="masked"),
        pytest.param(f"银行卡号：{CARD[:-1]}9", id="a wrong check digit"),
        pytest.param(CARD, id="without a word"),
        pytest.param(f"编号{CARD}，已经归档", id="another number"),
        pytest.param(f"收费账户：{CARD}", id="an account for fees"),
        pytest.param(f"户名：云岭市财政局，开户银行：工商银行，账号：{CARD}", id="of an organ"),
        pytest.param(f"收款人：云岭市自来水有限公司，账号{CARD}", id="of a company"),
        pytest.param(f"非税收入专户账号{CARD}", id="for revenue"),
        pytest.param(f"账号{VISA}", id="an account that begins with four"),
        pytest.param("账号43001234567890123456", id="an account of twenty digits"),
        pytest.param("6222 1034 5521 3306", id="four figures"),
        pytest.param(f"银行 http://www.yunling.gov.cn/{CARD}", id="an address"),
        pytest.param("社会信用代码62010200000000000000，银行已开户", id="longer"),
        pytest.param("银行交易流水1234567890123452", id="a prefix of no bank"),
    ],
)
def test_no_card_number(text: str) -> None:
    assert codes(text) == []


def test_an_identity_number_is_no_card_as_well() -> None:
    numbers = (checked(f"62010219900307{order:03}") for order in range(1000))
    both = next(number for number in numbers if number[-1] != "X" and has_the_check_digit_of_a_card(number))
    assert codes(f"开户银行账号 {both}") == ["GL601"]


def has_the_check_digit_of_a_card(number: str) -> bool:
    doubled = "0246813579"
    return sum(int(doubled[int(d)] if at % 2 else d) for at, d in enumerate(reversed(number))) % 10 == 0


# Where they stand

TABLE = "| 姓名 | {} | 金额（元） |\n|---|---|---|\n| 张三 | {} | 800 |\n| 李四 | {} | 600 |\n"


@pytest.mark.parametrize(
    ("title", "number", "found"),
    [
        pytest.param("身份证号", PERSON, ["GL601"], id="identity numbers"),
        pytest.param("统一社会信用代码", PERSON, [], id="codes of organisations"),
        pytest.param("联系电话", MOBILE, ["GL602"], id="telephones"),
        pytest.param("手机", "138 0000 1234", ["GL602"], id="mobiles in groups"),
        pytest.param("监督电话", MOBILE, [], id="telephones for supervision"),
        pytest.param("合同金额", MOBILE, [], id="amounts"),
        pytest.param("银行账号", CARD, ["GL603"], id="accounts"),
        pytest.param("流水号", CARD, [], id="numbers of transfers"),
    ],
)
def test_a_column_is_one_finding_that_its_title_explains(title: str, number: str, found: list[str]) -> None:
    made = said(TABLE.format(title, number, number), ".md")
    assert [diagnostic.rule.code for diagnostic in made] == found
    for diagnostic in made:
        assert diagnostic.finding.message.startswith("有 2 个")
        assert diagnostic.finding.span.line == 3
        assert [item.span.line for item in diagnostic.finding.related] == [4]
        assert len(diagnostic.finding.private) == 2


def test_one_finding_for_each_paragraph() -> None:
    made = said(f"张三{PERSON}，李四{WITH_X}。\n\n王五{PERSON}。\n")
    assert [(diagnostic.rule.code, diagnostic.finding.span.line) for diagnostic in made] == [("GL601", 1), ("GL601", 3)]


@pytest.mark.parametrize("between", ["，", "\n\n"])
def test_of_very_many_the_rest_is_masked_unseen(between: str) -> None:
    text = between.join(f"手机{13800000000 + 7 * at}" for at in range(2_500)) + f"{between}XX局【待补充】"
    made = [each for each in linted(text, ".txt").diagnostics if each.rule.code in ("GL602", "GL502")]
    numbers = [each for each in made if each.rule.code == "GL602"]
    assert len(numbers) == (1 if between == "，" else 2_000)
    assert ("以上的" in numbers[-1].finding.message) is True
    shown = "".join(each.source_line + each.finding.message for each in made)
    assert not re.search(r"[0-9]{6}", shown)


def test_a_number_that_goes_on_in_the_next_line() -> None:
    """A narrow cell, as a web page or a PDF has it."""
    made = linted(f"<table><tr><td>张三</td><td>{PERSON[:10]}<br>{PERSON[10:]}</td></tr></table>", ".html")
    (diagnostic,) = (each for each in made.diagnostics if each.rule.code == "GL601")
    assert PERSON[3:10] not in diagnostic.source_line
    assert diagnostic.finding.message.startswith("有公民身份号码 110******* ******75；")


def test_in_a_report() -> None:
    made = said(f"{sample()}\n\n本报告由李明（{MOBILE}）负责解释，{PERSON}。\n", ".md")
    assert [(diagnostic.rule.code, diagnostic.finding.place) for diagnostic in made] == [
        ("GL602", ("六、其他需要报告的事项",)),
        ("GL601", ("六、其他需要报告的事项",)),
    ]


def test_a_document_without_long_numbers_passes() -> None:
    outcomes = linted(sample()).outcomes
    assert {code: outcomes[code].status for code in CODES} == dict.fromkeys(CODES, Status.PASS)


# What is not repeated

OTHERS = {"身份证号": checked("53010219820615786"), "手机": "15973826410", "银行卡号": "6228480975318642090"}
"""In SARIF the pages of the rules are shown too, with the numbers of their examples."""


@pytest.mark.parametrize("name", ["rich", "concise", "json", "sarif"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_output_repeats_a_number(name: str, suffix: str) -> None:
    spaced = f"{OTHERS['身份证号'][:6]} {OTHERS['身份证号'][6:14]} {OTHERS['身份证号'][14:]}"
    numbers = "，".join(f"{title}{number}" for title, number in OTHERS.items())
    text = f"张三，{numbers}，身份证号{spaced}，XX局【待补充】。"
    made = registry()
    result = linted(f"<p>{text}</p><p>{text}</p>" if suffix == ".html" else f"{text}\n\n{text}\n", suffix)
    assert {each.rule.code for each in result.diagnostics} >= {*CODES, "GL502"}
    stream = io.StringIO()
    made.reporters[name](RunResult((result,), tuple(made.rules.values())), stream, ReportOptions(show_passed=True))
    written = re.sub(r"[^0-9*]", "", stream.getvalue())
    for number in OTHERS.values():
        assert f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}" in written
        assert number[3:-2] not in written


def test_no_fingerprint_is_made_of_a_number() -> None:
    """Of a number whose beginning and end are known, the rest could be found by trying."""

    def prints(number: str) -> list[str]:
        return [made.fingerprint for made in linted(f"身份证号{number}，【待补充】。\n", ".txt").diagnostics]

    numbers = (checked(f"11010119880307{order:03}") for order in range(1000))
    other = next(number for number in numbers if number.endswith("75"))
    assert len(prints(PERSON)) == 3
    assert prints(other) == prints(PERSON)


HOSTILE = [
    "1",
    "1 ",
    "110 ",
    "6222 ",
    "110101 ",
    f"{MOBILE} ",
    f"{MOBILE}，",
    f"{MOBILE}-",
    "a/1",
    f"{PERSON} ",
    "+86",
    "户名",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_takes_time_in_proportion(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    with at_most(10):
        linted(text, ".txt")
