"""Where a template is tried out: its files come in, what is wrong with it and how it looks go out."""
