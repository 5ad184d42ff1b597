"""What the prose of a report states: quantities with their numbers, and denials. Read once, shared by the rules.

`sentences` cuts the running text into sentences and keeps those that state something, `counts` finds numbers with units
in them, `counted` tells what they count (`applications`, `cases` and `documents` know how each is spoken of, in words
of `quantities`), `denials` what there was none of, `scope` whose and which year's it is, `statements` puts it together.
"""
