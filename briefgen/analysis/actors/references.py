"""Definite descriptions that stand for someone named: “the president”, “the agency”, “the administration”."""

from collections import defaultdict
from collections.abc import Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence

_FULL_TITLES = {"Sen.": "senator", "Rep.": "representative", "Gov.": "governor", "Gen.": "general"}


def find_references(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], lexicons: Lexicons
) -> tuple[Mention, ...]:
    """A mention for every description that only one named actor of its article answers to."""
    people = {row[0]: row[-1] for row in lexicons.rows("names", "described people")}
    bodies = {row[0]: row[-1] for row in lexicons.rows("names", "described bodies")}
    by_article = _answering(mentions)
    found: list[Mention] = []
    for sentence in sentences:
        answering = by_article.get(sentence.source)
        if answering is None:
            continue
        for noun, start, end in _described(sentence, people.keys() | bodies.keys()):
            named = answering.get(people.get(noun) or bodies[noun], {})
            if len(named) == 1:
                name, first = next(iter(named.items()))
                if first.sentence.number <= sentence.number:
                    found.append(Mention(name, first.kind, sentence, start, end))
    return tuple(found)


def _answering(mentions: Sequence[Mention]) -> dict[int, dict[str, dict[str, Mention]]]:
    """By article and noun, those who are named with it: in their office, or in their own name."""
    found: dict[int, dict[str, dict[str, Mention]]] = defaultdict(lambda: defaultdict(dict))
    for mention in mentions:
        if mention.adjective:
            continue
        if mention.kind == "person":
            role = mention.role or ""
            words = _FULL_TITLES.get(role, role).lower().split()
            nouns = [words[-1]] if words and "former" not in words and words[0] != "vice" else []
        else:
            nouns = [word.lower() for word in mention.name.split()]
            nouns += ["administration"] if mention.name == "White House" else []
        for noun in nouns:
            found[mention.sentence.source][noun].setdefault(mention.name, mention)
    return found


def _described(sentence: Sentence, nouns: Sequence[str] | set[str]) -> list[tuple[str, int, int]]:
    """Each “the NOUN” of a sentence, with its half-open range; not where the noun is only part of a longer one."""
    found = []
    for article, word in zip(sentence.words, sentence.words[1:], strict=False):
        noun = word.norm.removesuffix("'s")
        if article.norm != "the" or noun not in nouns or not sentence.text[word.start].islower():
            continue
        after = sentence.text[word.end : word.end + 4]
        if not after.startswith((" of ", "-", " for")) and not after[1:2].isupper():
            found.append((noun, article.start, word.start + len(noun)))
    return found
