"""Words with offsets, forms of verbs, stems, and phrases."""

import pytest

from briefgen.analysis.words import Phrases, Word, find_words, inflect, stem


def test_words_are_slices_of_the_text() -> None:
    text = "The U.S.-led plan can’t wait: 3.5 percent!"
    words = find_words(text)
    assert [text[word.start : word.end] for word in words] == [
        "The",
        "U.S",
        "led",
        "plan",
        "can’t",
        "wait",
        "3.5",
        "percent",
    ]
    assert [word.norm for word in words][:5] == ["the", "u.s", "led", "plan", "can't"]


def test_the_month_of_may_is_not_the_modal() -> None:
    assert find_words("May may") == (Word("May", 0, 3), Word("may", 4, 7))
    assert find_words("MAY")[0].norm == "may"


def test_words_of_other_scripts_are_words() -> None:
    assert [word.norm for word in find_words("Порт Γέφυρα 橋")] == ["порт", "γέφυρα", "橋"]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("close", "close closes closed closing"),
        ("deny", "deny denies denied denying"),
        ("stay", "stay stays stayed staying"),
        ("stress", "stress stresses stressed stressing"),
        ("reach", "reach reaches reached reaching"),
        ("plan", "plan plans planned planning"),
        ("drop", "drop drops dropped dropping"),
        ("read", "read reads readed reading"),
        ("warn", "warn warns warned warning"),
        ("y", "y ys yed ying"),
        ("b", "b bs bed bing"),
    ],
)
def test_regular_forms(verb: str, forms: str) -> None:
    assert inflect(verb) == tuple(forms.split())


@pytest.mark.parametrize(
    "family",
    [
        ("deter", "deterring", "deterrence"),
        ("shift", "shifts", "shifted"),
        ("plan", "planned"),
        ("city's", "city"),
        ("u.s", "us"),
    ],
)
def test_forms_of_one_word_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("word", ["port", "2019", "nation"])
def test_a_stem_keeps_three_letters(word: str) -> None:
    assert len(stem(word)) >= 3


def test_unlike_words_keep_unlike_stems() -> None:
    assert len({stem(word) for word in ("ferry", "fare", "port", "report", "2019", "2018")}) == 6


def test_phrases_are_found_with_their_places() -> None:
    phrases = Phrases(["remain~ to be seen", "to be", "pier"])
    words = find_words("It remained to be seen whether the pier holds.")
    assert phrases.find(words) == [("remain~ to be seen", 1, 5), ("to be", 2, 4), ("pier", 7, 8)]
    assert phrases.stand_in(words)


def test_a_phrase_is_not_found_over_the_end_or_in_part() -> None:
    phrases = Phrases(["to be seen"])
    assert not phrases.stand_in(find_words("It is yet to be"))
    assert not phrases.stand_in(find_words("It is to be heard"))
    assert not phrases.stand_in(())


def test_an_entry_with_capitals_matches_small_letters() -> None:
    assert Phrases(["Home Office"]).stand_in(find_words("the home office"))
