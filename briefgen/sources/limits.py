"""What a source may cost before it is refused. All figures are far above what an article needs."""

MOST_BYTES = 10_000_000
"""The largest source that is read: 10 MB, where a long article has 0.1."""

MOST_DEPTH = 4
"""How deep sources may lie inside one another: a page in a mail in a mailbox in an archive."""

MOST_ELEMENTS = 25_000
"""The most elements of a web page: large news pages have 5,000."""

MOST_LETTERS_OF_PAGE = 2_000_000
"""The most text of a web page, in code points: a long article has 100,000."""

MOST_DEPTH_OF_PAGE = 200
"""How deep the elements of a web page may be nested: large news pages reach 40."""
