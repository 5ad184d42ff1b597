"""Findings that are not reported: by a comment in the source, or by an entry of a configuration."""
