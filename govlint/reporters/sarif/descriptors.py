"""The rules of a run as SARIF describes them, and the instruments that they rest on as its taxonomies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint.language import joined, language_tag, shown, term, word
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rules import Provision, Rule

Object = dict[str, Any]

_PRECISION: Final = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.NOTE: "medium"}
_WHOLE: Final = "全文"
"""The taxon of an instrument that is cited as a whole."""


def described(rule: Rule, *, page: bool) -> Object:
    """A rule; with `page`, its manual page too: only what has results is looked up, and pages are long."""
    basis = [str(provision) for provision in rule.basis]
    full = word("{title}。依据：{basis}", title=rule.title, basis=joined(basis, "；")) if basis else rule.title
    written: Object = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": full},
    }
    if page:
        written["help"] = _help(rule, basis)
    written["defaultConfiguration"] = {"level": rule.severity.value}
    written["properties"] = {
        "tags": [tag for tag in (rule.ruleset, rule.family) if tag],
        "basis": basis,
        "precision": _PRECISION[rule.severity],
        "fixable": rule.fixable,
    }
    return written


def _help(rule: Rule, basis: list[str]) -> Object:
    from govlint.rule_page import page_of

    page = "\n\n".join(filter(None, (word("{title}。", title=rule.title), rule.doc)))
    return {"text": "\n".join([page, *(["", word("依据：")] if basis else []), *basis]), "markdown": page_of(rule)}


class Taxonomies:
    """The instruments that rules cite, each with the articles that are cited of it, in the order of the rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.components: list[Object] = []
        self._references: dict[tuple[str, str, str], Object] = {}
        indexes: dict[str, int] = {}
        for provision in (provision for rule in rules for provision in rule.basis):
            key = _key(provision)
            if key not in self._references:
                name = _name(provision)
                index = indexes.setdefault(name, len(indexes))
                if index == len(self.components):
                    self.components.append(_component(name))
                self._references[key] = _cited(self.components[index], index, provision)

    @property
    def supported(self) -> list[Object]:
        """References to all of them, as the driver lists them."""
        return [{"name": made["name"], "index": index} for index, made in enumerate(self.components)]

    def relationships(self, rule: Rule) -> list[Object]:
        """What breaks a rule breaks each of its articles, too: they ask for more than the rule looks for."""
        return [{"target": self._references[_key(one)], "kinds": ["superset"]} for one in dict.fromkeys(rule.basis)]

    def taxa(self, basis: Iterable[Provision]) -> list[Object]:
        """The articles as taxa of a result."""
        return [self._references[_key(one)] for one in basis if _key(one) in self._references]


def _key(provision: Provision) -> tuple[str, str, str]:
    return provision.instrument, provision.number, provision.article


def _name(provision: Provision) -> str:
    return f"《{provision.instrument}》（{provision.number}）"


def _component(name: str) -> Object:
    return {
        "name": name,
        "language": language_tag(),
        "shortDescription": {"text": word("规则所依据的{name}。", name=name)},
        "isComprehensive": False,
        "taxa": [],
    }


def _cited(component: Object, index: int, provision: Provision) -> Object:
    taxa: list[Object] = component["taxa"]
    taxon: Object = {"id": provision.article or _WHOLE}
    if provision.gist:
        taxon["shortDescription"] = {"text": shown(term(provision.gist))}
    taxa.append(taxon)
    return {"id": taxon["id"], "index": len(taxa) - 1, "toolComponent": {"name": component["name"], "index": index}}
