"""What the prose of a report states: quantities with their numbers, and denials. Read once, shared by the rules.

`prose` cuts the running text into sentences, `counts` finds numbers with units in them, `wordings` knows how the
quantities of the form are spoken of, `scope` whose and which year's they are, `statements` puts it together.
"""
