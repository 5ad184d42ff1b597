"""What the tables of a report say of the quantities that its prose speaks of: every number that would agree with them.

A total may be read off its cell or added up from the cells that it is made of; where a sum of the table is broken, the
number that would mend it agrees too: then the table is at fault, and another rule says so.

`cells` reads single figures, `readers` what is made of them, `quantities` knows where each quantity stands.
"""
