"""A report in another format: all its blocks, its tables laid out as the form has them, its faults and figures kept."""
