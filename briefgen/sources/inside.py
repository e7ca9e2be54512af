"""How a reader of sources that hold others (a mailbox, an archive, a folder) reads what is inside."""

from collections.abc import Callable

from briefgen.sources.article import Article

Inside = Callable[[bytes, str], tuple[Article, ...]]
"""The articles in the content of a part, which it names; raises SourceError for a part that cannot be read."""
