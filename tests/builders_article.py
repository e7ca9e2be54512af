"""One-line builders of articles and of what the analysis finds in them."""

from hashlib import sha256
from pathlib import Path

from briefgen.analysis.analyze import analyze
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence, find_sentences
from briefgen.sources.article import Article, Passage
from briefgen.sources.read import read

LEXICONS = load_lexicons()
SAMPLES = tuple(sorted((Path(__file__).parent.parent / "samples").glob("*.txt")))


def article(text: str, *, origin: str = "a.txt", headline: str | None = None, published: str | None = None) -> Article:
    """An article of the blocks of `text`, which blank lines part; a block that begins with `# ` is a heading."""
    passages, at = [], 0
    for block in text.split("\n\n"):
        start = text.index(block, at)
        at = start + len(block)
        if block.startswith("# "):
            passages.append(Passage("heading", start + 2, at))
        elif block.strip():
            passages.append(Passage("paragraph", start, at))
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    return Article(origin, digest, text, tuple(passages), headline=headline, published=published)


def sentences_of(*texts: str) -> tuple[Sentence, ...]:
    """The sentences of one article for each of `texts`."""
    return find_sentences([article(text) for text in texts])


def analysis_of(*texts: str) -> Analysis:
    """What the analysis finds in one article for each of `texts`, which are `a.txt`, `b.txt` and so on."""
    named = zip("abcdefgh", texts, strict=False)
    return analyze([article(text, origin=f"{name}.txt") for name, text in named], LEXICONS)


def samples() -> tuple[Article, ...]:
    """The two real articles."""
    return tuple(article for path in SAMPLES for article in read(path))


def sets_of_articles() -> dict[str, tuple[Article, ...]]:
    """By name: both samples, the first alone, and a made-up story with dates, names and speakers."""
    reservoir = sorted((Path(__file__).parent / "golden" / "articles").glob("reservoir-*"))
    return {
        "both": samples(),
        "first": samples()[:1],
        "reservoir": tuple(article for path in reservoir for article in read(path)),
    }
