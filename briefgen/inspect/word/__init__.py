"""Word files: what of the rules of Word's accessibility checker a program can read, and whether the parts agree."""
