"""How much of one text stands in another, in their own words, and the passage that shows it.

`own_words` discounts what everybody writes, `part_text` is a part of a report to compare, `sharing` finds what it has
most in common with, `copies` the passage that shows it.
"""
