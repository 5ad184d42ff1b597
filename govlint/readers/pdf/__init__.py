"""PDF with a text layer: words with their positions on the page become paragraphs and tables."""
