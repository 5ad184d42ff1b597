"""Whose figure and which period's a number in a sentence is: only the report's own ones can contradict its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.named_tuple import NamedTuple
from govlint_disclosure.organ import kind_of, organ_of
from govlint_disclosure.statements.patterns import Pattern

if TYPE_CHECKING:
    from govlint.context import Context, OrganKind
    from govlint.forms.report import Report

Scope = Literal["own", "unsure", "other"]
"""The organ's whole year; perhaps less or more than that; certainly something else."""

_CLAUSE: Final = ",;()。"
_YEAR: Final = Pattern(r"(比|较|与|同|从|由|自|超过)?(20\d\d)年")
_OTHER_TIME: Final = Pattern(
    r"去年|(?:上|前)一?年(?!度?(?:结转|转结|接转|遗留|转入|顺延))|往年|同期|历年|近[年几两三五]|历史"
    r"|每[月季年周日]|[月日人]均|平均|将|计划|拟|力争|预计"
)
_ON_TO: Final = Pattern(r"(?:结转|转结|顺延|转)[至到入]{0,2}\Z")
"""What is carried over to the year after is this year's."""
_SINCE: Final = Pattern(r"(?<![今本一]年)(?<!年初)(?<!\d年)(?<!年度)以来")
_STRETCH: Final = Pattern(r"季度|半年|\d月")
_WHOLE_YEAR: Final = Pattern(
    r"1月1日(?:起|始)?(?:至|到|-|—|~)+(?:20\d\d年)?12月31日|(?:截[至止]|到)(?:20\d\d年)?(?:12月|年)(?:31日|底|末)"
)
_THE_YEAR: Final = Pattern(r"全年|(?:本|今)年度?|20\d\d年度?(?!\d{0,2}月)")
_CHANGE: Final = Pattern(
    r"(?:增加|减少|增长|下降|上升|降低|增多|提高|提升|增|减|多|少|超)(?:了|近|约)?\Z"
    r"|(?:增加|减少|增长|下降)(?:量|数|幅度)为?\Z"
)
_PART: Final = Pattern(
    r"本级|各(?:县|市|区|乡|镇|村|社区|街道|部门|单位|科室|股室|处室|机关)|(?:下|直|所|局|委|厅)属|[县市区省州]直"
    r"|[县市区省州]级(?:部门|单位|机关)?|乡镇|镇街|街镇|科室|股室|处室|分局|某"
    r"|\A(?:其[他它]|有关|相关)?部门(?!户)|\d[家个](?:部门|单位|机关|机构)?\Z"
)
_OFFICE: Final = Pattern(r"办公[室厅]|府办")
_GOVERNMENT: Final = Pattern(r"[省市县区州旗镇乡]政府(?!网|门户|信息公开(?:网|平台|专栏))")
_AREA: Final = Pattern(r"[全我本](?:省|市|县|区|州|旗|系统)")
_SUBJECT: Final = Pattern(
    r"(?P<who>[\u4e00-\u9fff]{0,12}?[局委厅镇乡道院站所心处队办室府])"
    r"(?:[共全年本新累计总度今当各均依法]|20\d\d){0,8}(?:收|受理|接|办|登记|答复|[被制废作印出发]|未|没|无)"
)
_THROUGH: Final = Pattern(r"通过|依托|经由|利用|借助")
_SELF: Final = Pattern(r"[我本该全](?:局|委|厅|镇|乡|街道|院|站|所|中心|处|队|办|室|府)\Z")


_SHORTEST_NAME: Final = 3
_LONGEST_ASIDE: Final = 16
_FIGURE: Final = Pattern(r"\d")
# Characters of which one is in all that the pattern of this name matches: most clauses have none.
_IN_OTHER_TIME: Final = frozenset("年期来史每均将计拟争")
_ENDS_CHANGE: Final = frozenset("加少长降升低多高增减超了近约量数度为")
_IN_PART: Final = frozenset("级各属直室局某乡镇街部家个")
_IN_SUBJECT: Final = frozenset("局委厅镇乡道院站所心处队办室府")


class Owner(NamedTuple):
    """Whose report it is: the kind of organ, its name as matching text ("" where unknown), and the report's year."""

    kind: OrganKind | None
    name: str
    year: int | None


_latest: list[tuple[Report, Context, Owner]] = []
"""Six rules ask about the same report one after another."""


def owner_of(report: Report, context: Context) -> Owner:
    """Whose report it is."""
    for known, told, owner in _latest:
        if known is report and told is context:
            return owner
    owner = Owner(kind_of(report, context), organ_of(report, context) or "", report.year)
    _latest[:] = [(report, context, owner)]
    return owner


def scope_at(words: str, at: int, owner: Owner) -> Scope:
    """The scope of what is stated at offset `at` of a sentence."""
    lead = words[:at]
    begin = _clause_before(lead)
    clause = lead[begin:]
    if clause[-1:] in _ENDS_CHANGE and _CHANGE.search(clause):
        return "other"
    if not _IN_OTHER_TIME.isdisjoint(clause) and _OTHER_TIME.search(clause):
        return "other"
    if _is_other_period(lead, begin, owner.year):
        return "other"
    return _whose(lead, clause, owner)


def _clause_before(lead: str) -> int:
    """Where the last clause of `lead` begins; words in brackets, as in 各乡镇(街道), are within it."""
    begin = max(map(lead.rfind, _CLAUSE)) + 1
    while lead[begin - 1 : begin] == ")":
        opened = lead.rfind("(", 0, begin)
        if opened < max(0, begin - _LONGEST_ASIDE) or _FIGURE.search(lead[opened:begin]):
            break
        begin = max(lead.rfind(mark, 0, opened) for mark in _CLAUSE) + 1
    return begin


def _is_other_period(lead: str, begin: int, year: int | None) -> bool:
    """Whether the last time named in `lead` is another year's, or only a stretch of the year."""
    if "月" in lead or "季度" in lead or "半年" in lead:
        whole = _WHOLE_YEAR.sub("", lead)
        stretch = max((found.start() for found in _STRETCH.finditer(whole)), default=-1)
        if stretch >= 0 and not _THE_YEAR.search(whole[stretch + 1 :]):
            return True
    if "以来" in lead:
        since = max((found.end() for found in _SINCE.finditer(lead)), default=-1)
        if since >= 0 and not _THE_YEAR.search(lead[since:]):
            return True
    if year is None or "20" not in lead:
        return False
    named = [found for found in _YEAR.finditer(lead) if not found[1] or found.start() >= begin]
    named = [found for found in named if int(found[2]) != year + 1 or not _ON_TO.search(lead[: found.start(2)])]
    return bool(named) and int(named[-1][2]) != year


def _whose(lead: str, clause: str, owner: Owner) -> Scope:
    """Whose a number is, as far as the words before it tell."""
    area = _AREA.search(clause) is not None
    if not (area and owner.kind == "government") and not _IN_PART.isdisjoint(clause):
        part = _PART.search(clause)
        if part and part[0] not in owner.name:
            return "other"
    if owner.name and not _IN_SUBJECT.isdisjoint(clause) and _is_another(clause, owner.name):
        return "other"
    if owner.kind == "government":
        if not area and _OFFICE.search(clause):
            return "other"
        sure = area or not (_OFFICE.search(lead) or _GOVERNMENT.search(clause))
    else:
        if area and owner.kind == "department":
            return "other"
        # The town or bureau itself is not meant for certain where a government or an office is named.
        named = _OFFICE.search(clause) or (_GOVERNMENT.search(clause) if owner.kind == "department" else None)
        sure = not (area if owner.kind is None else named)
    return "own" if sure and "其中" not in lead and lead.count("(") <= lead.count(")") else "unsure"


def _is_another(clause: str, name: str) -> bool:
    """Whether the subject of a clause is another organ; the own one is often called by the end of its name."""
    subject = _SUBJECT.search(clause)
    if subject is None:
        return False
    who = subject["who"]
    if len(who) < _SHORTEST_NAME or who[-1] in "府办室" or _SELF.search(who) or _THROUGH.search(who):
        return False
    return not _abbreviates(who, name)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the last characters of `short` stand in `name` in this order: 区科技局 for 江北区科学技术局."""
    rest = iter(reversed(name))
    return all(char in rest for char in reversed(short[-_SHORTEST_NAME:]))
