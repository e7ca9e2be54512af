"""Who acts in the story: mentions of one actor brought together, named in full, ranked by their part."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from briefgen.analysis.actors.bodies import full_bodies
from briefgen.analysis.actors.individuals import find_individual
from briefgen.analysis.actors.mentions import MentionFinder
from briefgen.analysis.actors.namesakes import FORMS_OF_ADDRESS, tell_apart
from briefgen.analysis.actors.part import is_source, part_of
from briefgen.analysis.actors.persons import full_names, with_offices, with_surnames
from briefgen.analysis.actors.references import find_references
from briefgen.analysis.actors.stance import StanceFinder
from briefgen.analysis.actors.unnamed import find_unnamed_bodies
from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.given import GivenNames
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Actor, Mention, Speech
from briefgen.analysis.sentences import Sentence

_APPOSITION = re.compile(
    r", ((?:(?:an?|the|former|acting|deputy|senior|executive|chief|co-\w+|vice|head|president|director|chair\w*|"
    r"professor|spokes\w+|lawyer|\w+ director) )[^,.;:“”\"]{3,90}?)(?=,)"
)
_LEAST_PART = 2.0
"""Below it someone is only mentioned in passing."""


def find_mentions(sentences: Sequence[Sentence], lexicons: Lexicons, engine: Engine = BUILTIN) -> tuple[Mention, ...]:
    """Every mention of an actor in order, persons under their full names."""
    finder = MentionFinder(sentences, lexicons, engine)
    mentions = with_surnames([mention for sentence in sentences for mention in finder.find(sentence)])
    mentions = with_offices(mentions, lexicons)
    full = full_names([mention for mention in mentions if mention.kind == "person"], lexicons)
    mentions = tell_apart(mentions, full, GivenNames(lexicons))
    bodies = full_bodies([mention for mention in mentions if mention.kind != "person"], lexicons)
    return tuple(_renamed(mention, full, bodies) for mention in mentions)


def _renamed(mention: Mention, full: Mapping[str, str], bodies: Mapping[tuple[str, int], Mention]) -> Mention:
    if mention.adjective:
        return mention
    if mention.kind == "person":
        return structs.replace(mention, name=full.get(mention.name, mention.name))
    whole = bodies.get((mention.name, mention.sentence.source))
    return structs.replace(mention, name=whole.name, kind=whole.kind) if whole else mention


def find_actors(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    speech: Mapping[tuple[int, int], Speech],
    persons: Mapping[tuple[int, int], str],
    lexicons: Lexicons,
    *,
    headlines: Sequence[str],
) -> tuple[Actor, ...]:
    """The actors of the story, the one with the greatest part first; a passing mention makes no actor.

    Unnamed sources of two articles are never taken for the same; those with the larger part stand for their kind.
    """
    sources, heads = lexicons.words("names", "sources"), lexicons.words("names", "organization heads")
    groups: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in (*mentions, *_described(sentences, mentions, lexicons)):
        source = mention.sentence.source if is_source(mention, sources) else -1
        groups[mention.name, source].append(mention)
    states = lexicons.words("countries", "states")
    domestic = {country for body, country in lexicons.rows("organizations", "domestic") if (body, -1) in groups}
    by_key = {sentence.key: sentence for sentence in sentences}
    for key, name in persons.items():
        groups[name, -1].append(_pronoun_mention(by_key[key], name))
    stances = StanceFinder(speech, lexicons)
    ranked = sorted(
        (
            (part_of(found, speech, headlines, sources=sources, heads=heads, domestic=domestic, states=states), found)
            for found in groups.values()
        ),
        key=lambda row: (-row[0], row[1][0].sentence.key, row[1][0].start),
    )
    actors = [_actor(found, stances) for part, found in ranked if part >= _LEAST_PART]
    named: dict[str, Actor] = {}
    for actor in actors:
        named.setdefault(actor.name, actor)
    return tuple(named.values())


def _described(sentences: Sequence[Sentence], mentions: Sequence[Mention], lexicons: Lexicons) -> tuple[Mention, ...]:
    """Those who are meant without a name: by an office or a noun that only one answers to."""
    return (
        *find_references(sentences, mentions, lexicons),
        *find_individual(sentences, lexicons),
        *find_unnamed_bodies(sentences, mentions, lexicons),
    )


def _pronoun_mention(sentence: Sentence, name: str) -> Mention:
    end = sentence.words[0].end
    return Mention(name, "person", sentence, 0, end)


def _actor(mentions: Sequence[Mention], stances: StanceFinder) -> Actor:
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.sentence.key, mention.start)))
    stance, sentence = stances.find(ordered)
    return Actor(_display_name(ordered), ordered[0].kind, ordered, _role(ordered), stance, sentence)


def _display_name(mentions: Sequence[Mention]) -> str:
    """The canonical name of a known body; for forces, which have none, the longest proper form found."""
    name = mentions[0].name
    if name.islower():
        return name[:1].upper() + name[1:]
    if mentions[0].kind == "organization" and name.rpartition(" ")[2].islower():
        forms = [mention.text for mention in mentions]
        return max(forms, key=lambda form: (sum(word[:1].isupper() for word in form.split()), len(form), form))
    if mentions[0].kind == "government" and name.rpartition(" ")[2].islower():
        return next((m.text for m in mentions if m.text[:1].isupper() and m.text.endswith(name.split()[-1])), name)
    return name[:1].upper() + name[1:] if mentions[0].kind == "group" else name


def _role(mentions: Sequence[Mention]) -> str | None:
    """The office named with a person, or the apposition behind the name; verbatim."""
    named = [mention.role for mention in mentions if mention.role and mention.role.rstrip(".") not in FORMS_OF_ADDRESS]
    if named:
        return max(named, key=len)
    for mention in mentions:
        if mention.kind == "person" and (match := _APPOSITION.match(mention.sentence.text[mention.end :])):
            return match[1]
    return None
