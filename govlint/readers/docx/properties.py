"""The properties of a Word file that name people, organisations, computers or folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document import Property
from govlint.readers.docx.markup import Budget, parsed
from govlint.readers.docx.package import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from govlint.readers.docx.package import Package

    Name = Literal["author", "last-modified-by", "company", "manager", "template", "title", "subject", "keywords"]

_KINDS: Final = frozenset({"core-properties", "extended-properties", "extendedProperties"})
_NAMES: Final[Mapping[str, Name]] = {
    "creator": "author",
    "lastModifiedBy": "last-modified-by",
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
}


def properties_of(package: Package, settings: str) -> tuple[Property, ...]:
    """The properties that say something; `settings` is the name of the part that refers to the template."""
    found: list[Property] = []
    for part in dict.fromkeys(made.part for made in package.relationships(ROOT) if made.kind in _KINDS):
        found += package.known(part, _written) or ()
    found += (
        Property("template", relationship.target)
        for relationship in package.relationships(settings)
        if relationship.kind == "attachedTemplate" and relationship.target.strip()
    )
    return tuple(dict.fromkeys(found))


def _written(data: bytes, part: str) -> tuple[Property, ...]:
    found = []
    for element in parsed(data, part, Budget()):
        name = _NAMES.get(element.tag.rpartition("}")[2])
        value = " ".join((element.text or "").split())
        if name is not None and value:
            found.append(Property(name, value))
    return tuple(found)
