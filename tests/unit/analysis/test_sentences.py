"""Where sentences stand; which ones there are, tests/cases/sentences.md shows."""

from builders_article import article, sentences_of

from briefgen.analysis.sentences import find_sentences
from briefgen.sources.article import Article, Passage

TEXT = """# Pier closed

The pier is closed. Divers found cracks.

# Next steps

  The board meets today.

It is late."""


def test_a_sentence_is_a_slice_of_its_article() -> None:
    read = article(TEXT)
    sentences = find_sentences([read])
    assert [read.text[s.start : s.end] for s in sentences] == [s.quote for s in sentences]
    assert [s.text for s in sentences][2] == "The board meets today."


def test_sentences_know_their_place() -> None:
    sentences = sentences_of(TEXT, "Boats run.")
    assert [s.key for s in sentences] == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0)]
    assert [s.paragraph for s in sentences] == [1, 1, 2, 3, 1]
    assert [s.heading for s in sentences] == ["Pier closed", "Pier closed", "Next steps", "Next steps", None]
    assert [s.opens_paragraph for s in sentences] == [True, False, True, True, True]
    assert [s.count for s in sentences] == [4, 4, 4, 4, 1]


def test_line_ends_stay_in_the_quote_and_are_blanks_for_the_rules() -> None:
    (sentence,) = sentences_of("The pier\n is\u00a0closed.")
    assert sentence.quote == "The pier\n is\u00a0closed."
    assert sentence.text == "The pier  is closed."


def test_articles_may_be_left_out_and_the_others_keep_their_numbers() -> None:
    articles = [article(text) for text in ("Boats run.", "Fares rise.", "Crews walk.")]
    assert [s.key for s in find_sentences(articles, without=(0, 2))] == [(1, 0)]


def test_short_repeated_sentences_count_each_time() -> None:
    assert [
        s.text for s in sentences_of("Why now? The board met on the pier. Why now? The board met on the pier.")
    ] == [
        "Why now?",
        "The board met on the pier.",
        "Why now?",
    ]


def test_a_repeat_in_another_article_counts() -> None:
    assert len(sentences_of("The board met on the pier.", "The board met on the pier.")) == 2


def test_passages_without_words_give_no_sentences() -> None:
    text = "… !\n\n   "
    read = Article("a.txt", "", text, (Passage("paragraph", 0, 3), Passage("paragraph", 5, 8)))
    assert find_sentences([read]) == ()


def test_words_are_found_once() -> None:
    (sentence,) = sentences_of("The pier is closed.")
    assert sentence.words is sentence.words
    assert [word.norm for word in sentence.words] == ["the", "pier", "is", "closed"]


def test_a_long_text_without_capitals_is_cut_at_its_stops() -> None:
    text = "The pier is shut. " + "the board met again on day %d of the week. " * 40
    sentences = sentences_of(text % tuple(range(40)))
    assert len(sentences) > 20
    assert max(len(sentence.text) for sentence in sentences) < 600
