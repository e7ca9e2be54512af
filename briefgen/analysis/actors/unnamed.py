"""Bodies that an article never names in full: “the coast guard”, “the government”, “the central bank”."""

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.analysis.actors.place import stands_before_verb
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import ActorKind, Mention
from briefgen.analysis.sentences import Sentence

_GOVERNING = {"government": ("administration", "white house", "government")}
"""Names that say whose government is meant, or that there are several."""
_ADMINISTERED = "United States"
"""Where those who govern are the administration; “the government” is then the whole state, which a shutdown closes."""
_LEAST = 2
"""Times that a body without any name is spoken of; with fewer, or where it does nothing, it is only met in passing."""


def find_unnamed_bodies(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], lexicons: Lexicons
) -> tuple[Mention, ...]:
    """Every “the BODY”: of the one named body that ends so, else of a body that is called so and no more.

    Where several are named, nobody knows which is meant, and none is found.
    """
    kinds = {row[0]: row[-1] for row in lexicons.rows("names", "unnamed bodies")}
    named = {mention.name: mention for mention in reversed(mentions) if mention.kind != "person"}
    if any(body in named for body, country in lexicons.rows("organizations", "domestic") if country == _ADMINISTERED):
        kinds.pop("government", None)
    pattern = re.compile(rf"\b[Tt]he ({'|'.join(map(re.escape, sorted(kinds, key=len, reverse=True)))})\b(?![-’'\w])")
    found: list[Mention] = []
    for sentence in sentences:
        for match in pattern.finditer(sentence.text):
            ends = _GOVERNING.get(match[1], (match[1],))
            bearers = [name for name in named if name.lower().endswith(ends)]
            if not bearers:
                kind: ActorKind = "government" if kinds[match[1]] == "government" else "organization"
                found.append(Mention(match[1], kind, sentence, match.start(), match.end()))
            elif len(bearers) == 1 and match[1] not in lexicons.words("names", "described bodies"):
                name = bearers[0]
                found.append(Mention(name, named[name].kind, sentence, match.start(), match.end()))
    counts = Counter(mention.name for mention in found)
    acting = {m.name for m in found if stands_before_verb(m.sentence.text[m.end :]) and counts[m.name] >= _LEAST}
    return tuple(mention for mention in found if mention.name in named or mention.name in acting)
