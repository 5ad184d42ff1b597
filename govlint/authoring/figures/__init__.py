"""The figures of a report as data: taken from it, written into files, read from files."""
