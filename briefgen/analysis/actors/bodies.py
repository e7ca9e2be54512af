"""Bodies: a short name stands for the full one where only one body of the story answers to it."""

from collections import defaultdict
from collections.abc import Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention

_BODIES = ("organization", "government")
_MEMBERS = {"lawmakers": ("US Congress",), "victims": ("families",)}
"""Unnamed people who are the members of a body, or of a larger group, that the story names."""


def full_bodies(mentions: Sequence[Mention], lexicons: Lexicons) -> dict[tuple[str, int], Mention]:
    """The fullest name of a body, by its short name and the article: “the Board” is the Board of Lindmar.

    The White House is the administration of the one president whose administration the story names, and the
    police are those of the one country or town whose police it names.
    """
    heads = lexicons.words("names", "organization heads")
    by_head: dict[tuple[str, int], dict[str, Mention]] = defaultdict(dict)
    longer: dict[str, dict[str, Mention]] = defaultdict(dict)
    everywhere: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        words = mention.name.split()
        if mention.adjective or len(words) < 2 or mention.kind == "group":
            continue
        everywhere[words[-1]].setdefault(mention.name, mention)
        if mention.kind == "organization":
            longer[words[0]].setdefault(mention.name, mention)
        for part in (words[1:], words[:-1]):
            longer[" ".join(part)].setdefault(mention.name, mention)
        for word in set(words) & heads:
            by_head[word, mention.sentence.source].setdefault(mention.name, mention)
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.name, mention)
    full: dict[tuple[str, int], Mention] = {}
    for mention in mentions:
        key = mention.name, mention.sentence.source
        if mention.name == "White House":
            named = everywhere["administration"]
        elif mention.name in _MEMBERS:
            named = {name: whole for name in _MEMBERS[mention.name] if (whole := firsts.get(name))}
        elif mention.name.lower() == "police":
            named = everywhere["police"] or everywhere["Police"]
        elif mention.name in heads:
            named = by_head.get(key, {})
        else:
            named = longer.get(mention.name, {}) if mention.kind in _BODIES else {}
        if len(named) == 1:
            full[key] = next(iter(named.values()))
    return full
