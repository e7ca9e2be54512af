"""What must hold of every file, however broken: articles that are whole, or a refusal that says what to do."""

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read_here


def read_broken(name: str, content: bytes) -> str:
    """`read` or `refused`. Raises whatever a reader must not raise, and AssertionError for what it must not give."""
    try:
        articles = read_here(content, name)
    except SourceError as error:
        if not error.message or not error.hint or "\n" in error.message + error.hint:
            raise AssertionError(error.message) from error
        return "refused"
    for article in articles:
        check_article(article)
    return "read"


def check_article(article: Article) -> None:
    """Raise AssertionError where a passage is no slice of the text, or a page begins nowhere."""
    ends = [edge for passage in article.passages for edge in (passage.start, passage.end)]
    if ends != sorted(ends) or (ends and (ends[0] < 0 or ends[-1] > len(article.text))):
        raise AssertionError("passages that are no ranges of the text")
    if not all(article.text[passage.start : passage.end].strip() for passage in article.passages):
        raise AssertionError("a blank passage")
    if list(article.page_starts) != sorted(article.page_starts):
        raise AssertionError("pages out of order")
