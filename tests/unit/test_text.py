import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.text import collapse, did_you_mean, fold, plural, slugify, unmarked, within


@pytest.mark.parametrize(("text", "collapsed"), [(" a \t\n b\u00a0c ", "a b c"), ("", ""), (" \n", "")])
def test_white_space_collapses_to_single_blanks(text: str, collapsed: str) -> None:
    assert collapse(text) == collapsed


@given(st.text())
def test_collapsed_text_stays_as_it_is(text: str) -> None:
    assert collapse(collapse(text)) == collapse(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The “Harbor” Plan", 'the "harbor" plan.'),
        ("Seoul’s role", "Seoul's role"),
        ("U.S.–Korea", "U.S.-Korea"),
        ("a  b\n", "A, b!"),
        ("snake_case", "snake case"),
        ("STRASSE", "straße"),
    ],
)
def test_copies_of_one_passage_fold_to_the_same_words(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_other_words_fold_to_other_words() -> None:
    assert fold("could alter") != fold("will alter")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Harbor weighs a smaller role", "harbor-weighs-a-smaller-role"),
        ("Café: the minister's plan!", "cafe-the-ministers-plan"),
        ("../../etc/passwd", "etc-passwd"),
        ("漢字", "brief"),
        ("", "brief"),
    ],
)
def test_a_slug_is_a_safe_file_name(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_slug_ends_at_a_whole_word() -> None:
    assert slugify("northern strait patrols", most=16) == "northern-strait"


def test_a_single_word_is_cut_where_it_is_too_long() -> None:
    assert slugify("a" * 90) == "a" * 60


@given(st.text(), st.integers(1, 80))
def test_a_slug_is_never_empty_and_never_too_long_for_its_words(text: str, most: int) -> None:
    slug = slugify(text, most=most)
    assert slug == "brief" or 0 < len(slug) <= most
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_hint_names_the_closest_word() -> None:
    assert did_you_mean("excutive", ["base", "executive"]) == "did you mean `executive`?"


def test_a_hint_names_all_words_where_none_is_close() -> None:
    assert did_you_mean("weekly", ["executive", "base"]) == "known are: base, executive"


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [(1, "article", "1 article"), (2, "article", "2 articles"), (0, "entry", "0 entries"), (1, "entry", "1 entry")],
)
def test_a_noun_follows_its_count(count: int, noun: str, words: str) -> None:
    assert plural(count, noun) == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("The **mayor** said", "The mayor said"),
        ("a *b* _c_ __d__ `e`", "a b c d e"),
        ("the [bridge](https://example.org/a_b) fell", "the bridge fell"),
        ("![A map](map.png)", "A map"),
        ("un*believ*able", "un*believ*able"),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"),
        ("[Lee] has (not) said", "[Lee] has (not) said"),
        ("**open", "**open"),
    ],
)
def test_marks_of_markdown_go_and_words_stay(marked: str, words: str) -> None:
    assert unmarked(marked) == words


@pytest.mark.parametrize(
    ("words", "inside"),
    [("JSON is malformed", "JSON is malformed"), ("Expected a name", "expected a name"), ("A", "a"), ("", "")],
)
def test_an_abbreviation_keeps_its_capitals_within_a_sentence(words: str, inside: str) -> None:
    assert within(words) == inside
