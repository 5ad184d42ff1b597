"""Why sums of a table are broken: which to report, which only follow from another, which one cell explains several.

Every cell of table 3 stands in two or three sums: its row (the six applicants make the total), its column (the
results make （七）总计) and, for the received, carried-over and handled requests, the balance of its column.

A cell explains broken sums if one other figure in it would mend every sum it stands in, at least two of them, and no
other cell would mend any of these: then each of the findings names it.

The column 总计 tells nothing of its own: its difference is the differences of the other columns and of the row totals
taken together. Where those that were checked account for it, it is their consequence and not reported again. So is a
balance that is off by what （七）总计 of the same column is off by: then that total is the likely fault. A consequence
is "not applicable", never "pass": the sum does not hold.
"""
