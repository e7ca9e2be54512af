"""Origins: articles that copy one text, or report one document, are one origin and not several."""

from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Origin, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.sources.article import Article
from briefgen.text import fold

_GRAM = 5
_COPY_SHARE = 0.8
"""Share of the shorter text's five-word runs that the other holds: above it, one was made from the other."""
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "recent", "new"})


def body_words(article: Article) -> list[str]:
    """The words of an article's paragraphs, folded."""
    return [
        word
        for passage in article.passages
        if passage.kind == "paragraph"
        for word in fold(article.text[passage.start : passage.end]).split()
    ]


def is_copy(one: Article, two: Article) -> bool:
    """Whether one article holds nearly all the running text of the other."""
    grams = sorted((_grams(body_words(one)), _grams(body_words(two))), key=len)
    return bool(grams[0]) and len(grams[0] & grams[1]) >= _COPY_SHARE * len(grams[0])


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)}


def find_copies(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """Groups of article numbers that carry nearly the same text, each with the first of them in front."""
    groups: list[tuple[int, ...]] = []
    placed: set[int] = set()
    for one in range(len(articles)):
        if one in placed:
            continue
        rest = [
            two for two in range(one + 1, len(articles)) if two not in placed and is_copy(articles[one], articles[two])
        ]
        if rest:
            groups.append((one, *rest))
            placed.update(groups[-1])
    return tuple(groups)


def find_origins(
    copies: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    speech: Mapping[tuple[int, int], Speech],
    related: frozenset[tuple[int, int]],
    lexicons: Lexicons,
    *,
    count: int,
) -> tuple[Origin, ...]:
    """The origins behind `count` articles; every article belongs to one or more. Shared documents are inferred."""
    origins = [Origin("copy", group) for group in copies]
    origins.extend(_shared_documents(sentences, speech, related, lexicons))
    placed = {source for origin in origins for source in origin.sources}
    return (*origins, *(Origin("article", (at,)) for at in range(count) if at not in placed))


def _shared_documents(
    sentences: Sequence[Sentence],
    speech: Mapping[tuple[int, int], Speech],
    related: frozenset[tuple[int, int]],
    lexicons: Lexicons,
) -> list[Origin]:
    """Documents that several related articles quote under the same qualified noun (“policy document”)."""
    quoted: dict[str, dict[int, tuple[str, Sentence]]] = {}
    for sentence in sentences:
        said = speech.get(sentence.key)
        name = _document(said.speaker, lexicons) if said else None
        if said is not None and name is not None:
            quoted.setdefault(name, {}).setdefault(sentence.source, (said.speaker, sentence))
    found: list[Origin] = []
    seen: set[tuple[int, ...]] = set()
    for rows in quoted.values():
        group = tuple(sorted(rows))
        if (
            len(group) > 1
            and group not in seen
            and all((one, two) in related for one in group for two in group if one < two)
        ):
            seen.add(group)
            longest = max((rows[source][0] for source in group), key=len)
            proof = tuple(rows[source][1] for source in group)
            found.append(Origin("document", group, longest, certain=False, sentences=proof))
    return found


def _document(speaker: str, lexicons: Lexicons) -> str | None:
    """The last two words of a document's name, or None for a bare “the document” and for what is none."""
    words = [word for word in fold(speaker).split() if word not in _DETERMINERS]
    return " ".join(words[-2:]) if len(words) > 1 and words[-1] in lexicons.words("speech", "documents") else None
