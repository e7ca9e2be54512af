"""The project's own stories fit their texts, and say nothing twice."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

import briefgen
from quality.judgements import Judgements
from quality.stories import Story, find_sentences, load_own_stories

STORIES = load_own_stories()
every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)


def ids_of(gold: Judgements) -> Iterator[str]:
    """Every sentence that a judgement names."""
    yield from gold.bottom_line.acceptable
    for implication in gold.implications:
        yield from implication.ids
    for question in (*gold.open_questions.explicit, *gold.open_questions.implied):
        yield from question.ids
    for shift in gold.key_shifts:
        yield from shift.support
    for speech in gold.attributions:
        yield speech.id
    for pair in (*gold.links.required, *gold.links.optional, *gold.links.forbidden):
        yield from pair
    for difference in (*gold.differences, *gold.not_differences):
        for side in difference.sides:
            yield from side


def test_the_stories_are_of_many_kinds() -> None:
    assert len(STORIES) >= 7
    assert {len(story.texts) for story in STORIES.values()} == {1, 2, 3}
    assert any(not story.gold.key_shifts for story in STORIES.values())


@every_story
def test_every_judgement_is_about_a_sentence_that_is_there(story: Story) -> None:
    assert set(ids_of(story.gold)) - set(story.sentences) == set()


@every_story
def test_the_sentences_are_the_whole_body(story: Story) -> None:
    for letter, text in story.texts.items():
        (article,) = briefgen.read(text.encode(), origin=f"{letter}.txt")
        body = [text[part.start : part.end] for part in article.passages if part.kind == "paragraph"]
        listed = [sentence for name, sentence in story.sentences.items() if name[0] == letter]
        assert re.sub(r"\s+", " ", " ".join(listed)) == re.sub(r"\s+", " ", " ".join(body))


@every_story
def test_a_pair_of_sentences_is_judged_once_and_is_of_two_articles(story: Story) -> None:
    links = story.gold.links
    for one, two in combinations((links.required, links.optional, links.forbidden), 2):
        assert set(one) & set(two) == set()
    assert all(len({name[0] for name in pair}) == 2 for pair in (*links.required, *links.optional, *links.forbidden))


@every_story
def test_the_sides_of_a_difference_are_sentences_of_their_article(story: Story) -> None:
    for difference in (*story.gold.differences, *story.gold.not_differences):
        for letter, side in (("A", difference.a), ("B", difference.b), ("C", difference.c)):
            assert {name[0] for name in side} <= {letter}


@every_story
def test_no_name_is_an_actor_and_none(story: Story) -> None:
    assert {form for actor in story.gold.actors for form in actor.forms} & set(story.gold.not_actors) == set()


def test_a_sentence_ends_where_the_next_one_or_its_line_does() -> None:
    text = "Title\n\nIt rained. It stopped.\n\nIt rained again.\n"
    openings = {"A1": "It rained", "A2": "It stopped", "A3": "It rained"}
    assert find_sentences(openings, {"A": text}) == {
        "A1": "It rained.",
        "A2": "It stopped.",
        "A3": "It rained again.",
    }


def test_an_opening_that_does_not_come_is_named() -> None:
    with pytest.raises(ValueError, match="A2: `It snowed`"):
        find_sentences({"A1": "It rained", "A2": "It snowed"}, {"A": "It rained."})
