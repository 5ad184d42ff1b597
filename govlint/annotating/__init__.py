"""Review comments in a copy of a Word file: one for each finding, at the words that it is about."""
