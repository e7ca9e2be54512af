"""What a source may cost before it is refused. All figures are far above what an article needs."""

MOST_BYTES = 10_000_000
"""The largest source that is read: 10 MB, where a long article has 0.1."""

MOST_SECONDS = 10.0
"""How long a source may take to read."""

MOST_MEMORY = 450_000_000
"""How much memory the reader of a source may take, in bytes; with what Python itself needs, it stays below 500 MB."""

MOST_WORDS = 100_000
"""The most words of an article: a long one has 10,000, a book 100,000."""

MOST_LETTERS = 2_000_000
"""The most code points of its paragraphs and headings."""

MOST_DEPTH = 4
"""How deep sources may lie inside one another: a page in a mail in a mailbox in an archive."""

MOST_FOLDERS_DEEP = 20
"""How deep folders may lie in a folder of sources."""

MOST_PARTS = 2_000
"""How many sources may lie inside one: a mailbox of a year holds fewer mails."""

MOST_PART_BYTES = 50_000_000
"""How large the sources inside one may be together, unpacked."""

MOST_PARTS_SECONDS = 8
"""How long the sources inside one may take together; what is not read by then is left out."""

MOST_TAGS = 100_000
"""How many tags a page or a piece of HTML may have: a long article with all that surrounds it has 10 000."""

MOST_ELEMENTS = 25_000
"""The most elements of a web page: large news pages have 5,000."""

MOST_LETTERS_OF_PAGE = 2_000_000
"""The most text of a web page, in code points: a long article has 100,000."""

MOST_DEPTH_OF_PAGE = 200
"""How deep the elements of a web page may be nested: large news pages reach 40."""

MOST_ENTRIES_OF_WORD = 5_000
"""The most parts of a Word file: one with hundreds of images has 1,000."""

MOST_PART_OF_WORD = 20_000_000
"""How large the parts of a Word file that hold text may be together, unpacked: a long article has 1 MB."""

MOST_TAGS_OF_WORD = 600_000
"""How many tags the parts of a Word file may have together: a long article has 50,000."""

MOST_MAIL_HEADER = 500_000
"""The largest header of a mail, in bytes: one that passed many servers has 20,000."""

MOST_MAIL_LEVELS = 25
"""How many boundaries a mail may declare: one with attachments and signatures has 4."""

MOST_MAIL_PARTS = 500
"""The most parts of a mail."""

MOST_MAIL_LINES = 30_000
"""The most lines of a mail's text: a long newsletter has 2,000."""
