"""Reports of several years and organs checked against one another.

Of every report only an extract is kept, so that thousands fit into memory; what a rule receives is the `Series`.
"""
