"""Converting a report, and reading again what was written: figures and findings must be those of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.authoring.converting.comparison import Comparison, compared
from govlint.authoring.converting.conversion import converted
from govlint.authoring.converting.omissions import omissions
from govlint.authoring.template import layouts_of
from govlint.authoring.writing import writer_for
from govlint.forms.align import align
from govlint.linter import check
from govlint.named_tuple import NamedTuple
from govlint.reading import read

if TYPE_CHECKING:
    from govlint.document import Document
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import Failure


class Conversion(NamedTuple):
    """The bytes of the converted file, how what is found in it compares with the source, and rules that failed.

    `recognised` says whether a form claimed the source, `copied` which tables are not laid out anew; `uncovered` counts
    the findings that comments in the source keep from being reported, and that will be reported now. `omitted` says
    what of the source is no text.
    """

    data: bytes
    comparison: Comparison
    failures: tuple[Failure, ...]
    recognised: bool
    copied: tuple[str, ...]
    uncovered: int
    omitted: tuple[str, ...]


def convert(document: Document, output: str, registry: Registry, options: Options) -> Conversion:
    """Convert a document to the format that the suffix of `output` names; raises `ValueError` for one there is not."""
    write = writer_for(output)
    forms = options.forms or registry.forms
    report = align(document, forms, options.wanted)
    draft = converted(document, report, layouts_of(forms, report.form) if report else {})
    data = write(draft)
    made = read(output, data, registry.readers)
    before = check(document.source.path, document, registry, options)
    after = check(output, made, registry, options)
    then = align(made, forms, options.wanted)
    # A comment that keeps a finding from being reported is no part of the text.
    found, later = ((*result.diagnostics, *result.suppressed) for result in (before, after))
    comparison = compared(document, report, then, found, later)
    failures = (*before.failures, *after.failures)
    uncovered = max(len(before.suppressed) - len(after.suppressed), 0)
    return Conversion(
        data, comparison, failures, report is not None, draft.copied, uncovered, tuple(omissions(document))
    )
