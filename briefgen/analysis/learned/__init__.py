"""What was learned from labelled sentences: features that a person can read, and a table of their weights."""
