"""Origins: articles that carry parts of one text, or report one document, are one origin and not several.

Which articles are copies as wholes, `sources/alike.py` tells.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Origin, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.sources.article import Article
from briefgen.text import fold

_CARRIED_SHARE = 0.3
_CREDITED_SHARE = 0.15
"""Share of the shorter article in sentences that both hold word for word, quotes left out: from it on, one text was
used by both. Where they credit one agency, less tells so."""
_LEAST_WORDS = 8
"""Words of a sentence that two reporters do not write alike by chance."""
_MOST_HOLDERS = 20
_EDGE = 300
"""Code points at the head and the foot of an article where an agency is credited."""
_CREDIT = re.compile(r"(?:\(|[Bb]y |[Ff]rom )([A-Z][\w ]{1,30})")
_QUOTES = ("“", '"', "‘")
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "recent", "new"})


def find_carried(articles: Sequence[Article], sentences: Sequence[Sentence], lexicons: Lexicons) -> tuple[Origin, ...]:
    """Articles that carry parts of one text: much of the shorter one, or less where both credit one agency."""
    holders: dict[str, list[Sentence]] = {}
    shared: dict[tuple[int, int], list[tuple[Sentence, Sentence]]] = {}
    sizes: Counter[int] = Counter()
    for sentence in sentences:
        text = fold(sentence.text)
        length = len(text.split())
        sizes[sentence.source] += length
        if length >= _LEAST_WORDS and not sentence.text.startswith(_QUOTES):
            for other in holders.setdefault(text, [])[:_MOST_HOLDERS]:
                if other.source != sentence.source:
                    shared.setdefault((other.source, sentence.source), []).append((other, sentence))
            holders[text].append(sentence)
    credited = {source: _credit(articles[source], lexicons) for pair in shared for source in pair}
    found = []
    for (one, two), pairs in sorted(shared.items()):
        agency = credited[one] if credited[one] == credited[two] else None
        words = sum(len(ours.words) for ours, _ in pairs)
        if words >= (_CREDITED_SHARE if agency else _CARRIED_SHARE) * min(sizes[one], sizes[two]):
            found.append(Origin("copy", (one, two), agency, certain=False, sentences=pairs[0]))
    return _joined(found)


def _joined(found: Sequence[Origin]) -> tuple[Origin, ...]:
    """Origins of two articles each, those that share an article with the first of another as one."""
    joined: list[Origin] = []
    for origin in found:
        at = next((n for n, known in enumerate(joined) if origin.sources[0] in known.sources), None)
        if at is None:
            joined.append(origin)
        elif origin.sources[1] not in joined[at].sources:
            known = joined[at]
            proof = (*known.sentences, origin.sentences[1])
            joined[at] = Origin("copy", (*known.sources, origin.sources[1]), known.name, certain=False, sentences=proof)
    return tuple(joined)


def _credit(article: Article, lexicons: Lexicons) -> str | None:
    """The agency that an article credits, in its byline or in brackets at its edges."""
    edges = f"{article.text[:_EDGE]} {article.text[-_EDGE:]}"
    named = [*_CREDIT.findall(edges), article.byline or ""]
    agencies = sorted(lexicons.words("names", "carriers"), key=lambda name: (-len(name), name))
    return next((agency for agency in agencies for name in named if agency in name), None)


def find_origins(
    copied: Sequence[Origin],
    sentences: Sequence[Sentence],
    speech: Mapping[tuple[int, int], Speech],
    related: frozenset[tuple[int, int]],
    lexicons: Lexicons,
    *,
    count: int,
) -> tuple[Origin, ...]:
    """The origins behind `count` articles; every article belongs to one or more.

    `copied` are those that carry one text. Shared documents are inferred.
    """
    origins = list(copied)
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
