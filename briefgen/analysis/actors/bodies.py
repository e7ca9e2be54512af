"""Bodies and groups: a short name stands for the full one where only one of the story answers to it."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention

_MEMBERS = {"lawmakers": "US Congress", "victims": "families"}
"""Unnamed people who are the members of a body, or of a larger group, that the story names."""


def full_bodies(mentions: Sequence[Mention], lexicons: Lexicons) -> dict[tuple[str, int], Mention]:
    """The fullest name of a body, by its short name and the article: “the Board” is the Board of Lindmar.

    The White House is the administration of the one president whose administration the story names, and the
    police are those of the one country or town whose police it names.
    """
    answering = _Answering(mentions, lexicons.words("names", "organization heads"))
    full: dict[tuple[str, int], Mention] = {}
    for mention in mentions:
        key = mention.name, mention.sentence.source
        if key not in full and not mention.adjective:
            named = answering.to(mention)
            if len(named) == 1:
                full[key] = next(iter(named.values()))
    return full


class _Answering:
    """Who answers to a short name, by full name."""

    def __init__(self, mentions: Sequence[Mention], heads: Collection[str]) -> None:
        self._heads = heads
        self._first: dict[str, Mention] = {}
        self._by_part: dict[str, dict[str, Mention]] = defaultdict(dict)
        self._by_word: dict[tuple[str, int], dict[str, Mention]] = defaultdict(dict)
        for mention in mentions:
            if not mention.adjective:
                self._first.setdefault(mention.name, mention)
                self._add(mention)

    def _add(self, mention: Mention) -> None:
        words, source = mention.name.split(), mention.sentence.source
        if mention.kind == "group":
            if len(words) > 1 and words[-1].islower():
                self._by_word[words[-1], source].setdefault(mention.name, mention)
        elif len(words) > 1:
            short = {" ".join(words[1:]), " ".join(words[:-1])}
            for part in sorted(short | ({words[0]} if mention.kind == "organization" else set())):
                self._by_part[part].setdefault(mention.name, mention)
            for word in sorted(set(words) & set(self._heads)):
                self._by_word[word, source].setdefault(mention.name, mention)

    def to(self, mention: Mention) -> dict[str, Mention]:
        """Those who may be meant by a mention's name."""
        name = mention.name
        if name == "White House":
            return self._by_part_ending("administration")
        if name.lower() == "police":
            return self._by_part_ending("police") or self._by_part_ending("Police")
        if name in _MEMBERS:
            return {n: first for n, first in self._first.items() if n == _MEMBERS[name]}
        if mention.kind == "group" or name in self._heads:
            return self._by_word.get((name, mention.sentence.source), {})
        return self._by_part.get(name, {}) if mention.kind in ("organization", "government") else {}

    def _by_part_ending(self, noun: str) -> dict[str, Mention]:
        return {name: first for name, first in self._first.items() if name.endswith(f" {noun}")}
