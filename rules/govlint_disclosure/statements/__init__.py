"""What the prose of a report states: quantities with their numbers, and denials. Read once, shared by the rules.

`sentences` cuts the running text into sentences and keeps those that state something, `counts` finds numbers with units
in them, `wordings` knows how the quantities of the form are spoken of, `scope` whose and which year's they are,
`statements` puts it together.
"""
