"""Unnamed people who speak or act together, and the members of a party, as mentions."""

import re
from collections.abc import Sequence

from briefgen.analysis.actors.place import Story
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import Word

_ADJECTIVE_ENDINGS = ("al", "ic", "ary", "ent", "or", "ian", "ese")
_OF_WHOM = re.compile(
    r" of (?:the |those )?(?:[A-Z0-9][\w.’'/-]* |[a-z]+ )?(?:[\w.’'/-]+ )?(?:victims|dead|missing|killed)\b"
)
_WHOSE = re.compile(r"(?<![^\s])(?:[a-z]+s[’']|[0-9/]+) $")
_COUNTED = re.compile(r"(?<![^\s])(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d+) $")
_TWO_WORDS = re.compile(r"[A-Z]\w+ [A-Z]\w+$")
_QUALIFIERS = 2
"""The most words before a group's noun that tell which group it is."""


def find_groups(story: Story, sentence: Sentence, named: Sequence[Mention]) -> list[Mention]:
    """“analysts”, “some US officials”, “bank workers”, “families of the victims”, “Republican lawmakers”."""
    found: list[Mention] = []
    places = sentence.words.places
    known = (places.keys() & story.gazetteer.groups.keys()) | (places.keys() & story.gazetteer.qualified.keys())
    for at in sorted(at for word in known for at in places[word]):
        word = sentence.words[at]
        noun = story.gazetteer.groups.get(word.norm) or story.gazetteer.qualified.get(word.norm)
        if noun is None or any(mention.start <= word.start < mention.end for mention in (*named, *found)):
            continue
        if not (sentence.text[word.start : word.end].islower() or at == 0):
            continue
        start = _start(story, sentence, at)
        form = sentence.text[start : word.end]
        if word.norm in story.gazetteer.qualified and (
            start == word.start or _is_proper(story, form.split(maxsplit=1)[0])
        ):
            continue
        shared = story.gazetteer.qualified.get(form.lower(), form if word.norm in story.gazetteer.qualified else noun)
        party = _party(story, form, word.norm)
        if party is not None:
            found.append(Mention(party, "group", sentence, start, word.end))
            continue
        end = word.end
        if match := _OF_WHOM.match(sentence.text, word.end):
            end = match.end()
        elif (match := _WHOSE.search(sentence.text[: word.start])) or (
            noun not in story.gazetteer.sources and (match := _COUNTED.search(sentence.text[:start]))
        ):
            start = match.start()
        name = _lowered(form) if noun in story.gazetteer.sources else shared
        found.append(Mention(name, "group", sentence, start, end))
        if end == word.end and start != word.start and word.norm in story.gazetteer.groups:
            found.append(Mention(name, "group", sentence, word.start, word.end))
    return found


def _start(story: Story, sentence: Sentence, at: int) -> int:
    """Where the words begin that tell which group the noun at the word number `at` means."""
    start = sentence.words[at].start
    for word in reversed(sentence.words[max(0, at - _QUALIFIERS) : at]):
        between = sentence.text[word.end : start]
        if between not in (" ", ". ") or not _qualifies(story, sentence, word):
            break
        start = word.start
    return _start_of_name(story, sentence, start)


def _start_of_name(story: Story, sentence: Sentence, start: int) -> int:
    """Where a known name of two words begins whose second one stands at `start` (“White House officials”)."""
    match = _TWO_WORDS.search(sentence.text[:start] + sentence.text[start:].split(maxsplit=1)[0])
    return match.start() if match and story.gazetteer.find(match[0]) is not None else start


def _qualifies(story: Story, sentence: Sentence, word: Word) -> bool:
    end = word.end + 1 if sentence.text[word.end : word.end + 1] == "." else word.end
    form = sentence.text[word.start : end]
    form = form.lower() if word.start == 0 and form.istitle() and not _is_proper(story, form) else form
    if form.islower():
        describes = form.endswith(_ADJECTIVE_ENDINGS) and len(form) > 4 and form not in story.gazetteer.openers
        return describes or form in story.gazetteer.qualifiers
    return _is_proper(story, form)


def _is_proper(story: Story, form: str) -> bool:
    return story.gazetteer.find(form) is not None or form in story.gazetteer.parties


def _party(story: Story, form: str, noun: str) -> str | None:
    """The party whose members a form names (“GOP senators” are Senate Republicans)."""
    party = next((story.gazetteer.parties[word] for word in form.split() if word in story.gazetteer.parties), None)
    if party is None:
        return None
    chamber = "Senate " if noun == "senators" else "House " if noun in ("representatives", "congressmen") else ""
    return f"{chamber}{party}"


def _lowered(form: str) -> str:
    """`form` without the capital of a sentence's first word."""
    first = form.split(maxsplit=1)[0]
    return form if first.isupper() or (len(form.split()) > 1 and not first.islower()) else form[:1].lower() + form[1:]
