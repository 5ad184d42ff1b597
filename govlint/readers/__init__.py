"""Readers turn the bytes of one format into a Document; each is imported when a file of its format is met."""
