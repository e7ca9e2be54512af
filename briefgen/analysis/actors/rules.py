"""The rules that tell whom a name means, in one list; the first that answers decides."""

import re
from collections.abc import Callable, Sequence

from msgspec import structs

from briefgen.analysis.actors.names import Name
from briefgen.analysis.actors.place import MOST_PERSON_WORDS, NAME_WORD, Place, Story, stands_before_verb
from briefgen.analysis.model import ActorKind, Mention

_NEXT_NOUN = re.compile(r" ((?:air |security |armed |riot )?[a-z]+)\b(?: in ([A-Z][\w.]+(?: [A-Z]\w+)?)\b)?")
_APPOSITION = re.compile(
    r",? (?:\([RDI]-|\d{2}\b)|, (?:an? |the |who\b|whose\b|chief |director |professor |head |senior )"
)
_BODY_NOUN = re.compile(r" ([a-z]+)\b")
_LONGEST_BODY = 6
"""Words; a longer run of capitals without a small word is a headline."""
_RECURS = 3
"""Times that an article names what is no passing name."""
_AS_PLACE = re.compile(r"\b(?:in|at|to|from|near|outside|around|of|across|throughout|for)\s$")
_OF_STATE = frozenset({"administration", "government", "embassy", "parliament"})
_ROLE_BEFORE = re.compile(r"(?:^|[\s“\"(-])([A-Za-z]+) $")
_HYPHENED = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w+")
"""A Korean or Taiwanese name (“Moon Jae-in”)."""
_PERSON_FORM = re.compile(r"[A-Z][a-zé’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}(?: Jr\.?)?")
Found = Sequence[Mention] | None
"""The mentions that a rule makes of a name; empty where it is no actor, None where the rule does not apply."""


def _as_forces(story: Story, place: Place) -> Found:
    """“U.S. forces”, “US Forces in Korea”, “Greek police”: a country's forces."""
    first, *rest = place.name.words
    proper = bool(rest) and rest[0] == "Forces"
    known = story.gazetteer.find(first if proper else place.name.text)
    if known is None or known.kind != "country":
        return None
    if proper:
        return [place.mention(f"{known.name} forces", "organization")]
    match = _NEXT_NOUN.match(place.after)
    if match is None or match[1] not in story.lexicons.words("names", "forces"):
        return None
    noun = "forces" if match[1] in ("forces", "troops") else match[1]
    where = story.gazetteer.find(match[2]) if match[2] else None
    end = place.name.end + (match.end(2) if where else match.end(1))
    found = [place.mention(f"{known.name} {noun}", "organization", end=end)]
    return [*found, place.mention(known.name, "country", adjective=True)]


def _as_administration(story: Story, place: Place) -> Found:
    """“the Trump administration”, “the Greek government”."""
    match = _BODY_NOUN.match(place.after)
    if match is None or match[1] not in story.lexicons.words("names", "bodies"):
        return None
    known = story.gazetteer.find(place.name.text)
    end = place.name.end + match.end(1)
    kind: ActorKind = "government" if match[1] in _OF_STATE else "organization"
    if known is not None:
        of_country = known.kind == "country" and kind == "government"
        return [place.mention(f"{known.name} {match[1]}", kind, end=end)] if of_country else None
    if kind == "organization" and match[1] != "campaign":
        return [place.mention(f"{place.name.text} {match[1]}", kind, end=end)]
    person = place.name.words[-1]
    return [place.mention(f"{person} {match[1]}", kind, end=end)]


def _as_known(story: Story, place: Place) -> Found:
    """A name of the gazetteer; a person's office before it is not one (“South Korean President”)."""
    known = story.gazetteer.find(place.name.text)
    if known is None:
        return None
    if known.seat and _AS_PLACE.search(place.before):
        return []
    qualifies = _qualifies_noun(story, place) or (known.seat and _stands_before_noun(story, place))
    return [place.mention(known.name, known.kind, adjective=known.adjective or qualifies)]


def _stands_before_noun(story: Story, place: Place) -> bool:
    """Whether a plain noun, and no verb, follows (“a Washington street”)."""
    match = _BODY_NOUN.match(place.after)
    return match is not None and match[1] not in story.gazetteer.openers and not stands_before_verb(place.after)


def _qualifies_noun(story: Story, place: Place) -> bool:
    """Whether an initialism qualifies the plain noun behind it (“U.S. intervention”)."""
    match = re.match(r" ([a-z]+)\b", place.after)
    if match is None or not place.name.text.replace(".", "").isupper():
        return False
    return (
        match[1] not in story.gazetteer.openers and not story.acts(place.after) and not stands_before_verb(place.after)
    )


def _as_acronym(story: Story, place: Place) -> Found:
    """An acronym that an article has spelled out."""
    full = story.acronyms.get(place.name.text)
    if full is None:
        return None
    known = story.gazetteer.find(full)
    if set(full.split()) & story.gazetteer.not_heads:
        return []
    return [place.mention(known.name if known else full, known.kind if known else story.body_kind(full))]


def _as_nothing(story: Story, place: Place) -> Found:
    """What never acts: languages, feasts, places, the papers that carry the story."""
    words = place.name.words
    if set(words[1:]) & story.gazetteer.headline_words:
        return []
    if len(words) > 1 and (words[-1] in story.gazetteer.carrier_heads or words[-1] in story.gazetteer.never_acts):
        return []
    return [] if place.name.text in story.gazetteer.never or _is_vessel(story, place.name) else None


def _is_vessel(story: Story, name: Name) -> bool:
    return name.text in story.vessels or (len(name.words) > 1 and name.words[0] in story.gazetteer.vessels)


def _as_titled_person(story: Story, place: Place) -> Found:
    """A person with an office before the name (“South Korean President Lee Jae Myung”)."""
    words = place.name.words
    cut = story.office_words(words)
    rest = words[cut:]
    rest = rest[: rest.index("of")] if "of" in rest else rest
    if (
        not cut
        or (rest and rest[-1] in story.gazetteer.not_heads)
        or len(rest) > MOST_PERSON_WORDS
        or set(rest) & story.gazetteer.heads
    ):
        return None
    if not rest or {word.lower() for word in rest} & story.gazetteer.openers:
        return []
    start, end = place.words_range(cut, cut + len(rest))
    return [place.mention(" ".join(rest), "person", start=start, end=end, role=" ".join(words[:cut]))]


def _as_body(story: Story, place: Place) -> Found:
    """An organization; a country that owns it is part of its name (“South Korea's Defence Ministry”)."""
    words = place.name.words
    if words[-1] in story.gazetteer.not_heads or not set(words) & story.gazetteer.heads:
        return None
    if len(words) == 2 and words[1] in ("Administration", "Government"):
        return [place.mention(f"{words[0]} {words[1].lower()}", "government")]
    if len(words) == 1 and place.owner is None:
        return [] if story.inner[place.name.text] == 0 else [place.mention(place.name.text, story.body_kind(words[0]))]
    if len(words) > _LONGEST_BODY and not set(words) & {"of", "and", "for"}:
        return []
    owner = story.gazetteer.find(place.owner.text) if place.owner else None
    start = place.owner.start if place.owner and owner else place.name.start
    text = place.sentence.text[start : place.name.end]
    return [place.mention(text, story.body_kind(text), start=start)]


def _as_document_or_place(story: Story, place: Place) -> Found:
    """A law, a strategy, a street: it may say things, but it does not act."""
    return [] if set(place.name.words) & story.gazetteer.not_heads else None


def _as_party(story: Story, place: Place) -> Found:
    """“Democrats”, “Senate Republicans”."""
    if place.name.words[-1] not in story.lexicons.words("names", "demonym groups"):
        return None
    return [place.mention(place.name.text, "group")]


def _as_recognized(story: Story, place: Place) -> Found:
    """What the engine that was chosen calls a person, an organization or a place; a place is no actor."""
    found = story.recognized.find(place.sentence, place.name)
    if found is None or (" " not in place.name.text and place.name.text.lower() in story.common):
        return None
    start, kind = found
    if kind == "place":
        return []
    text = place.sentence.text[start : place.name.end]
    return [place.mention(text, "person" if kind == "person" else story.body_kind(text), start=start)]


def _as_person(story: Story, place: Place) -> Found:
    """A person without an office: by the given name, an apposition, a speech verb, or a surname known by then."""
    words = place.name.words
    if (
        words[0].lower() in story.gazetteer.roles
        and len(words) > 1
        and all(NAME_WORD.fullmatch(word) for word in words)
    ):
        person = _without_first(place)
        return [person.mention(person.name.text, "person", role=words[0])]
    if _is_called(story, place.name):
        return _as_person(story, _without_first(place))
    if len(words) > MOST_PERSON_WORDS or any(word.isupper() and len(word) > 2 for word in words):
        return None
    if len(words) == 1:
        known = words[0] in story.surnames
        return [place.mention(words[0], "person")] if known else None
    if story.begins_with_place(words) or {word.lower() for word in words} & story.gazetteer.openers:
        return None
    if words[0] in story.gazetteer.given or _HYPHENED.fullmatch(place.name.text) or words[-1] in story.surnames:
        return [place.mention(place.name.text, "person")]
    match = _ROLE_BEFORE.search(place.before)
    if match and match[1].lower() in story.gazetteer.roles and _PERSON_FORM.fullmatch(place.name.text):
        return [place.mention(place.name.text, "person", role=match[1])]
    spoken = story.acts(place.after) or story.is_quoted(place.before) or _APPOSITION.match(place.after)
    named = spoken and not story.gazetteer.find(words[0]) and words[0].lower() not in story.common
    return [place.mention(place.name.text, "person")] if named and len(words) <= 3 else None


def _is_called(story: Story, name: Name) -> bool:
    """Whether the first word is no part of the person's name behind it (“Republican Anna Holm”, “Clearly Holm”)."""
    words, given = name.words, story.gazetteer.given
    if len(words) > 2:
        is_whole = words[1] in given or (name.opens and story.inner[" ".join(words[1:])] > 0)
        return words[0] in story.gazetteer.parties or (words[0] not in given and is_whole)
    opening = name.opens and words[0].endswith(("ing", "ly")) and words[0] not in given
    return opening and len(words) > 1 and words[-1] in story.surnames and story.gazetteer.find(words[0]) is None


def _without_first(place: Place) -> Place:
    """The name without its first word (“Republican Anna Holm”)."""
    start, end = place.words_range(1, len(place.name.words))
    name = structs.replace(place.name, text=place.sentence.text[start:end], start=start, opens=False)
    return Place(place.sentence, name, None)


def _as_recurring(story: Story, place: Place) -> Found:
    """A name that nothing tells apart but that the story keeps naming, and not only as a place: a body."""
    text = place.name.text
    if (
        story.inner[text] < max(_RECURS, 2 * story.places[text])
        or len(place.name.words) >= _LONGEST_BODY - 1
        or text.lower() in story.common
        or text.lower() in story.gazetteer.openers
    ):
        return None
    always_placed = story.places[text] + story.located[text] >= story.inner[text]
    plain = len(place.name.words) == 1 and not any(c.isupper() for c in text[1:])
    if not story.subjects[text] and (plain or always_placed):
        return None
    return [place.mention(text, "organization")]


def _as_introduced(story: Story, place: Place) -> Found:
    """“the advocacy group X”, “the newspaper X”: a body, by the word before its name."""
    match = _ROLE_BEFORE.search(place.before)
    if (
        match is None
        or match[1] not in story.gazetteer.body_roles
        or place.name.text.lower() in story.gazetteer.openers
    ):
        return None
    return [place.mention(place.name.text, "organization")]


def _as_speaker(story: Story, place: Place) -> Found:
    """Any other name counts where it speaks or takes a stance, and is not an opening common word."""
    single = len(place.name.words) == 1
    if single and place.name.opens and (place.name.text.lower() in story.common or not story.inner[place.name.text]):
        return []
    return [place.mention(place.name.text, "organization")] if story.acts(place.after) else []


RULES: tuple[Callable[[Story, Place], Found], ...] = (
    _as_forces,
    _as_administration,
    _as_known,
    _as_acronym,
    _as_nothing,
    _as_titled_person,
    _as_body,
    _as_document_or_place,
    _as_party,
    _as_recognized,
    _as_person,
    _as_introduced,
    _as_recurring,
    _as_speaker,
)
