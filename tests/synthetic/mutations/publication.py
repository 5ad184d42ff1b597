"""What no document should hold when it is published: GL502, GL601 to GL603, GL605 and GL606."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.mutations.mutation import Mutation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.synthetic.model import Part, ReportModel

    Apply = Callable[[ReportModel], ReportModel]


def _said(text: str) -> Apply:
    """One more paragraph at the end of part 5."""

    def edit(part: Part) -> Part:
        return replace(part, paragraphs=(*part.paragraphs, text))

    return lambda model: model.with_part("五", edit)


def _before_the_first(text: str) -> Apply:
    """A trace at the beginning of a paragraph that stays as it is."""

    def edit(part: Part) -> Part:
        return replace(part, paragraphs=(text + part.paragraphs[0], *part.paragraphs[1:]))

    return lambda model: model.with_part("五", edit)


def _titled(prefix: str, suffix: str) -> Apply:
    def apply(model: ReportModel) -> ReportModel:
        first, *others = model.title
        last = f"{others.pop()}{suffix}" if others else ""
        lines = (f"{prefix}{first}", *others, last) if last else (f"{prefix}{first}{suffix}",)
        return replace(model, title=lines)

    return apply


def _in_front(text: str) -> Apply:
    return lambda model: replace(model, front=(text, *model.front))


_LEFT_OVER = (
    ("placeholder", "下一步，XX局将继续规范公开。"),
    ("placeholder-for-a-date", "整改方案已于{year}年X月X日印发。"),
    ("field-error", "整改情况详见错误！未找到引用源。"),
    ("note-to-oneself", "典型案例【待补充】。"),
    ("blank", "整改问题____个。"),
    ("instruction", "（请在此处填写改进情况）"),
)
_NUMBERS = (
    ("GL601", "identity-number", "申请人身份证号码为110101199003077475。"),
    ("GL601", "identity-number-in-groups", "申请人身份证号码为110101 19900307 7475。"),
    ("GL602", "mobile-number", "意见请与李明联系，电话13800001234。"),
    ("GL603", "bank-card", "误收的费用已退回银行卡号6222021234567890128。"),
)


def mutations() -> Iterator[Mutation]:
    """All of this family."""
    last = ("part:五..part:六",)
    first = ("paragraph:五:0",)
    yield Mutation("GL502", "bookmark", _before_the_first("[bookmark: _GoBack]"), first)
    for name, text in _LEFT_OVER:
        yield Mutation("GL502", name, _said(text), last)
    for code, name, text in _NUMBERS:
        yield Mutation(code, name, _said(text), last)
    for name, mark in (("draft-in-title", "（征求意见稿）"), ("version-in-title", "（第二稿）")):
        yield Mutation("GL605", name, _titled("", mark), ("title",))
    yield Mutation("GL606", "internal-in-title", _titled("", "（内部资料）"), ("title",))
    yield Mutation("GL606", "secret", _in_front("秘密★1年"), ("start..title",))
