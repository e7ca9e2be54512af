"""What the analysis saw, as measurements read it."""

import msgspec
from builders_article import article, samples

from briefgen.brief.seen import Seen, see


def test_every_sentence_is_a_slice_of_its_source() -> None:
    articles = samples()
    texts = {f"s{number}": article.text for number, article in enumerate(articles, 1)}
    seen = see(articles)
    assert len(seen.sentences) > 30
    for sentence in seen.sentences:
        assert texts[sentence.source_id][sentence.start : sentence.end] == sentence.text


def test_ids_are_unique_and_in_order() -> None:
    ids = [sentence.id for sentence in see(samples()).sentences]
    assert len(set(ids)) == len(ids)
    assert ids[:2] == ["s1-1", "s1-2"]


def test_the_sections_are_those_of_the_brief() -> None:
    (first, second) = see(
        [article("The old pier of Lindmar is closed for the whole winter. It is unclear who pays, Ida Solberg said.")]
    ).sentences
    assert first.section == ("bottom_line",)
    assert second.section == ("open_questions",)
    assert second.why == {"open_questions": ("says “unclear”",)}
    assert (first.speaker, second.speaker) == (None, "Ida Solberg")


def test_an_article_that_repeats_another_is_left_out() -> None:
    assert len(see([article("The pier is closed."), article("The pier is closed.", origin="b.txt")]).sources) == 1


def test_its_json_is_read_back() -> None:
    seen = see(samples())
    assert msgspec.json.decode(msgspec.json.encode(seen), type=Seen) == seen
