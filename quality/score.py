"""What is right and wrong in a brief. Goes in: an annotated story and its brief. Comes out: counts by name, to be
added up over stories; `measures.py` makes figures of them.

One statement earns one annotated item. Optional items neither help nor hurt.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.brief.model import Actor, Brief, Implication, OpenQuestion, Statement
from quality.cited import Cited, Ids, specific
from quality.judgements import GoldActor, GoldDifference, GoldQuestion, Judgements
from quality.stories import Story
from quality.words import Words, find_actor, is_same_name, is_same_speaker, says_the_same, words_of

Counts = Counter[str]

FIRST_ACTORS = 10
_SCRAP = 8
"""Texts of so many words that share nearly all of them are said twice, whatever they cite."""


def score(story: Story, brief: Brief) -> Counts:
    """All counts of one story."""
    cited = Cited(story, brief)
    return (
        count_quotes(brief, cited)
        + count_repeats(brief, cited)
        + count_bottom_line(story.gold, brief, cited)
        + count_actors(story.gold, brief.actors)
        + count_implications(story.gold, brief.implications, cited)
        + count_questions(story.gold, brief.open_questions, cited)
        + count_shifts(story.gold, brief, cited)
        + count_agreements(story.gold, brief, cited)
        + count_differences(story.gold, brief, cited)
    )


def count_quotes(brief: Brief, cited: Cited) -> Counts:
    """Citations, and those whose quote is in the article."""
    sections = (brief.key_shifts, brief.actors, brief.implications, brief.open_questions, brief.agreements)
    items = [brief.bottom_line, *(item for section in sections for item in section), *brief.differences]
    verbatim = [cited.is_verbatim(citation) for item in items for citation in item.citations]
    return Counter(quotes=len(verbatim), quotes_right=sum(verbatim))


def count_repeats(brief: Brief, cited: Cited) -> Counts:
    """Items that say what an earlier one of their section says."""
    stated: tuple[Sequence[Statement | OpenQuestion], ...] = (
        brief.key_shifts, brief.implications, brief.open_questions, brief.agreements,
    )  # fmt: skip
    repeats = sum(
        _count_said_twice([(cited.by_item(item), words_of(item.text)) for item in section]) for section in stated
    )
    for names in ([actor.name for actor in brief.actors], [difference.about for difference in brief.differences]):
        words = [words for name in names if (words := words_of(name))]
        repeats += len(words) - len(set(words))
    return Counter(repeats=repeats)


def _count_said_twice(items: Sequence[tuple[Ids, Words]]) -> int:
    """Items with nearly the words of an earlier one that are long, or cite the same sentences."""
    return sum(
        any(
            says_the_same(words, before) and ((ids and ids == ids_before) or min(len(words), len(before)) >= _SCRAP)
            for ids_before, before in items[:at]
        )
        for at, (ids, words) in enumerate(items)
    )


def count_bottom_line(gold: Judgements, brief: Brief, cited: Cited) -> Counts:
    """Whether the bottom line cites first, or says, one of the acceptable sentences."""
    acceptable = gold.bottom_line.acceptable
    first = [cited.by_citation(citation) for citation in specific(brief.bottom_line)[:1]]
    words = words_of(brief.bottom_line.text)
    right = any(ids & set(acceptable) for ids in first) or any(
        says_the_same(words, cited.words(name)) for name in acceptable
    )
    return Counter(bottom_lines=1, bottom_lines_right=int(right))


def count_actors(gold: Judgements, actors: Sequence[Actor]) -> Counts:
    """The first ten: right, wrong, named among those that are none; and which core actors are among them."""
    counts: Counts = Counter(actors_core=sum(actor.tier == "core" for actor in gold.actors))
    seen: set[str] = set()
    for shown in actors[:FIRST_ACTORS]:
        refused = any(is_same_name(shown.name, name) for name in gold.not_actors)
        actor = None if refused else find_actor(shown.name, shown.aliases, gold.actors)
        fresh = actor is None or actor.name not in seen
        counts["not_actors"] += refused
        if actor:
            seen.add(actor.name)
            counts["actors_core_found"] += fresh and actor.tier == "core"
        if not (actor and fresh and actor.tier == "mention"):
            counts["actors_shown"] += 1
            counts["actors_right"] += actor is not None and fresh
    return counts


def count_implications(gold: Judgements, shown: Iterable[Implication], cited: Cited) -> Counts:
    """Right ones, core ones found, and for those that are right: certainty and speaker."""
    counts: Counts = Counter(implications_core=sum(item.tier == "core" for item in gold.implications))
    speakers = {speech.id: speech.speaker for speech in gold.attributions}
    found: set[int] = set()
    for item in shown:
        ids = cited.by_item(item)
        matched = [at for at, known in enumerate(gold.implications) if ids & set(known.ids)]
        core = [at for at in matched if gold.implications[at].tier == "core"]
        found.update([at for at in core if at not in found][:1])
        counts["implications_shown"] += bool(core or not matched)
        counts["implications_right"] += bool(core)
        counts["certainties"] += bool(core)
        counts["certainties_right"] += any(item.certainty == gold.implications[at].certainty for at in core)
        counts += _count_speaker(
            item, [speakers[name] for name in sorted(ids & set(speakers))], gold.actors, core=bool(core)
        )
    counts["implications_core_found"] = len(found)
    return counts


def _count_speaker(item: Implication, annotated: list[str], actors: Sequence[GoldActor], *, core: bool) -> Counts:
    if not annotated:
        return Counter(speakers_false=int(core and item.attribution is not None))
    right = any(is_same_speaker(item.attribution, speaker, actors) for speaker in annotated)
    return Counter(speakers=1, speakers_right=int(right))


def count_questions(gold: Judgements, shown: Iterable[OpenQuestion], cited: Cited) -> Counts:
    """Right ones, and which explicit and implied ones were found."""
    explicit = [item for item in gold.open_questions.explicit if item.tier == "core"]
    optional = [item for item in gold.open_questions.explicit if item.tier != "core"]
    implied = gold.open_questions.implied
    counts: Counts = Counter(questions_explicit=len(explicit), questions_implied=len(implied))
    wanted: list[tuple[str, GoldQuestion]] = [
        *(("questions_explicit_found", item) for item in explicit),
        *(("questions_implied_found", item) for item in implied),
    ]
    found: set[int] = set()
    for item in shown:
        ids = cited.by_item(item)
        hits = [at for at, (_, known) in enumerate(wanted) if ids & set(known.ids)]
        found.update([at for at in hits if at not in found][:1])
        neutral = any(ids & set(known.ids) for known in optional)
        counts["questions_shown"] += bool(hits or not neutral)
        counts["questions_right"] += bool(hits)
    counts.update(wanted[at][0] for at in found)
    return counts


def count_shifts(gold: Judgements, brief: Brief, cited: Cited) -> Counts:
    """Whether a primary shift is shown, and whether one is claimed in a story that has none."""
    shown = [cited.by_item(shift) for shift in brief.key_shifts]
    primary = [set(shift.support) for shift in gold.key_shifts if shift.rank == "primary"]
    return Counter(
        stories_with_shift=int(bool(primary)),
        stories_with_shift_right=int(any(ids & support for ids in shown for support in primary)),
        stories_without_shift=int(not gold.key_shifts),
        stories_without_shift_wrong=int(not gold.key_shifts and bool(shown)),
    )


def count_agreements(gold: Judgements, brief: Brief, cited: Cited) -> Counts:
    """Agreements that set side by side what reports the same fact, or what does not."""
    required, optional, forbidden = (
        set(pairs) for pairs in (gold.links.required, gold.links.optional, gold.links.forbidden)
    )
    counts: Counts = Counter(agreements_required=len(required))
    found: set[Ids] = set()
    for item in brief.agreements:
        made = cited.pairs(item)
        right, wrong = made & required, made & forbidden
        found |= right
        counts["agreements_forbidden"] += len(wrong)
        counts["agreements_shown"] += bool(right or wrong or not made & optional)
        counts["agreements_right"] += bool(right)
    counts["agreements_found"] = len(found)
    return counts


def count_differences(gold: Judgements, brief: Brief, cited: Cited) -> Counts:
    """Differences that are annotated, required ones found, and those that are known to be none."""
    shown = [cited.by_item(item) for item in brief.differences]
    required = [
        item for item in gold.differences if item.a and item.b and not item.optional and item.tier != "optional"
    ]
    return Counter(
        differences_required=len(required),
        differences_found=sum(any(_tells_first_two(ids, item) for ids in shown) for item in required),
        differences_shown=len(shown),
        differences_right=sum(any(_tells(ids, item) for item in gold.differences) for ids in shown),
        differences_false=sum(any(_tells_first_two(ids, item) for ids in shown) for item in gold.not_differences),
    )


def _tells(ids: Ids, difference: GoldDifference) -> bool:
    """Whether sentences of two sides are cited, or of the only one."""
    told = sum(bool(ids & set(side)) for side in difference.sides)
    return told >= min(2, len(difference.sides))


def _tells_first_two(ids: Ids, difference: GoldDifference) -> bool:
    """Whether sentences of both articles that the difference is first about are cited."""
    return all(ids & set(side) for side in (difference.a, difference.b) if side)
