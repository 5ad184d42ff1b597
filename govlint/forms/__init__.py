"""Forms as data, and the alignment of a document to a form: `align(document, forms) -> Report | None`."""
