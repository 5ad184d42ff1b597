"""Word files: the body in the order of reading, with what Word computes and does not write down."""
