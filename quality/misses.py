"""What the scorer counts as wrong or missing, line by line, so that a person can tell who errs.

    python -m quality.misses [STORY ...]       the project's own stories, or those that are named

Gold stories beside the folder that BRIEFGEN_EVAL_DATA names can be named, too, but for those held back.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence

from briefgen.brief.model import Brief, Implication
from quality.cited import Cited, Cites
from quality.data_sets import HELD_BACK_STORIES
from quality.judgements import Judgements
from quality.labels import data_folder
from quality.score import FIRST_ACTORS
from quality.stories import Story, load_gold_stories, load_own_stories
from quality.words import find_actor, is_same_speaker


def main(names: Sequence[str]) -> int:
    """Print the misses of each story; the exit code says whether every name is one that may be looked into."""
    own = load_own_stories()
    folder = data_folder()
    gold = load_gold_stories(folder.parent / "gold" / "stories") if folder else {}
    stories = {**{name: story for name, story in gold.items() if name not in HELD_BACK_STORIES}, **own}
    if unknown := set(names) - set(stories):
        print(f"error: no story to look into: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for name in names or own:
        print(name, *find_misses(stories[name], stories[name].make_brief()), sep="\n  ")
    return 0


def find_misses(story: Story, brief: Brief) -> Iterator[str]:
    """A line for each thing that is wrong or missing, section by section."""
    cited, gold = Cited(story, brief), story.gold
    yield from _about_actors(gold, brief)
    for item in brief.implications:
        yield from _about_implication(gold, item, cited)
    core = [item.ids for item in gold.implications if item.tier == "core"]
    yield from _missing("implication", core, brief.implications, story, cited)
    explicit = [item.ids for item in gold.open_questions.explicit if item.tier == "core"]
    yield from _missing("explicit question", explicit, brief.open_questions, story, cited)
    implied = [item.ids for item in gold.open_questions.implied]
    yield from _missing("implied question", implied, brief.open_questions, story, cited)
    asked = {name for item in (*gold.open_questions.explicit, *gold.open_questions.implied) for name in item.ids}
    yield from _wrong("question", [item for item in brief.open_questions if not cited.by_item(item) & asked])
    primary = [shift.support for shift in gold.key_shifts if shift.rank == "primary"]
    yield from _missing("shift", primary, brief.key_shifts, story, cited)
    linked = {*gold.links.required, *gold.links.optional}
    yield from _wrong("agreement", [item for item in brief.agreements if not cited.pairs(item) & linked])
    made = {pair for item in brief.agreements for pair in cited.pairs(item)}
    yield from (f"missing agreement: {' '.join(sorted(pair))}" for pair in gold.links.required if pair not in made)
    for difference in gold.differences:
        shown = [cited.by_item(item) for item in brief.differences]
        if not any(all(ids & set(side) for side in difference.sides) for ids in shown):
            yield f"missing difference: {' / '.join(' '.join(side) for side in difference.sides)}"


def _about_actors(gold: Judgements, brief: Brief) -> Iterator[str]:
    first = {actor.name: find_actor(actor.name, actor.aliases, gold.actors) for actor in brief.actors[:FIRST_ACTORS]}
    yield from (f"wrong actor: {name}" for name, actor in first.items() if actor is None)
    found = {actor.name for actor in first.values() if actor}
    yield from (f"missing actor: {one.name}" for one in gold.actors if one.tier == "core" and one.name not in found)


def _about_implication(gold: Judgements, item: Implication, cited: Cited) -> Iterator[str]:
    ids = cited.by_item(item)
    matched = [known for known in gold.implications if ids & set(known.ids)]
    where = f"{' '.join(sorted(ids))} {item.text}"
    if not matched:
        yield f"wrong implication: {where}"
    certainties = {known.certainty for known in matched if known.tier == "core"}
    if certainties and item.certainty not in certainties:
        yield f"certainty {item.certainty}, not {' or '.join(sorted(certainties))}: {where}"
    speakers = [speech.speaker for speech in gold.attributions if speech.id in ids]
    if speakers and not any(is_same_speaker(item.attribution, one, gold.actors) for one in speakers):
        yield f"speaker {item.attribution}, not {' or '.join(speakers)}: {where}"


def _wrong(what: str, items: Iterable[Cites]) -> Iterator[str]:
    return (f"wrong {what}: {item.citations[0].quote}" for item in items)


def _missing(
    what: str, wanted: Iterable[Sequence[str]], shown: Iterable[Cites], story: Story, cited: Cited
) -> Iterator[str]:
    found = {name for item in shown for name in cited.by_item(item)}
    return (f"missing {what}: {ids[0]} {story.sentences[ids[0]]}" for ids in wanted if not found & set(ids))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
