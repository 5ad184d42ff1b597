"""Findings that are known: a file of fingerprints, so that only what is new is reported."""
