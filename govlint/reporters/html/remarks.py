"""What is said of one finding: in the margin of the document, or alone where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple
from govlint.reporters.html.marks import related_id
from govlint.reporters.html.passages import badge
from govlint.reporters.html.writer import element, joined, unseen
from govlint.reporters.tally import told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from govlint.document import Addressing, Span
    from govlint.reporters.html.marks import Numbered
    from govlint.reporters.html.writer import Markup
    from govlint.results import Diagnostic
    from govlint.rules import Related


class Showing(NamedTuple):
    """What remarks may offer. `anchors` are the places in the page that can be jumped to.

    `mends` says that the page can make fixes; `manual` are the codes of the rules whose pages are in it, `names` what
    other files are called.
    """

    anchors: Collection[str] = frozenset()
    mends: bool = False
    manual: Collection[str] = frozenset()
    names: Mapping[str, str] = {}


def remark(finding: Numbered, showing: Showing) -> Markup:
    """The remark on a finding, with the links that lead to its place and back."""
    diagnostic = finding.diagnostic
    place = f"m{finding.key}"
    number = (
        badge(finding, place, "（到文中的位置）")
        if place in showing.anchors
        else element("span", str(finding.number), class_=f"badge s-{finding.kind}")
    )
    head = element(
        "p",
        number,
        element("span", finding.word, class_="word"),
        _code(diagnostic.rule.code, showing),
        element("span", diagnostic.rule.title, class_="sr"),
        class_="head",
    )
    return element(
        "article",
        head,
        element("p", diagnostic.finding.message, class_="message"),
        *_details(finding, showing),
        class_=f"remark s-{finding.kind}",
        id=f"f{finding.key}",
        tabindex=-1,
        aria_label=f"问题 {finding.number}：{finding.word} {diagnostic.rule.code}",
        data_kind=finding.kind,
        data_rule=diagnostic.rule.code,
        data_key=finding.key,
    )


def where(span: Span, addressing: Addressing) -> str:
    """第 3 行第 5 列, or 第 3 段 of a file without lines."""
    return f"第 {span.line} 段" if addressing == "block" else f"第 {span.line} 行第 {span.column} 列"


def cited(diagnostic: Diagnostic) -> list[Markup]:
    """The provisions of a finding, each an item of a list."""
    return [element("li", str(provision)) for provision in diagnostic.basis]


def suppressed(diagnostic: Diagnostic) -> Markup:
    """A finding that is not reported, with the reason."""
    reason = told(diagnostic.suppression, diagnostic.path) if diagnostic.suppression else ""
    at = "" if diagnostic.finding.whole else f"{where(diagnostic.finding.span, diagnostic.addressing)}："
    return element("li", f"{diagnostic.rule.code} {at}{diagnostic.finding.message}（{reason}）")


def _code(code: str, showing: Showing) -> Markup:
    return element("a", code, href=f"#rule-{code}") if code in showing.manual else element("span", code, class_="code")


def _details(finding: Numbered, showing: Showing) -> Iterator[Markup]:
    diagnostic = finding.diagnostic
    found = diagnostic.finding
    if found.fix is not None:
        safe = diagnostic.mendable == "safe"
        how = "可以自动改正" if safe else "改法（须人确认）"
        button = (
            element("button", "改正这一处", type="button", class_="mend", data_mend=diagnostic.fingerprint)
            if safe and showing.mends
            else ""
        )
        yield element("p", element("span", f"{how}：", class_="label"), found.fix.description, button, class_="fix")
    if found.related:
        items = [_related(finding, number, item, showing) for number, item in enumerate(found.related, 1)]
        yield element(
            "details",
            element("summary", f"相关的 {len(items)} 处"),
            element("ul", *items),
            class_="related",
        )
    steps = [] if found.whole else [" / ".join(found.place), where(found.span, diagnostic.addressing)]
    place = "，".join(dict.fromkeys(filter(None, steps)))
    basis = cited(diagnostic)
    if place or basis:
        yield element(
            "details",
            element("summary", "位置和依据" if basis else "位置"),
            element("p", place) if place else "",
            element("ul", *basis) if basis else "",
            class_="basis",
        )


def _related(finding: Numbered, number: int, item: Related, showing: Showing) -> Markup:
    target = related_id(finding, number)
    addressing = item.addressing if item.path else finding.diagnostic.addressing
    at = where(item.span, addressing)
    file = showing.names.get(item.path, item.path)
    said = f"{file}：{item.message}" if file else item.message
    if target in showing.anchors:
        return element("li", element("a", said, href=f"#{target}", title=at))
    return element("li", joined((said, unseen(f"，{at}"))))
