"""The marking of a brief: resolved when it is made, and checked whenever it is read."""

from pathlib import Path

import pytest
from builders import DAY
from builders_article import article
from builders_brief import brief as fictional_brief
from builders_brief import source
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief
from briefgen.brief.json import brief_from_json, brief_to_json
from briefgen.errors import BriefError, SourceError, UsageError
from briefgen.marking.scheme import load_scheme
from briefgen.notices import Notice
from briefgen.sources.article import Article

TLP = load_scheme("tlp").labels
TEXTS = ("The harbor board closed the pier on Monday.", "Ferries may sink, the harbor board said on Monday.")
OWN = 'title = "Company"\n[level.PUBLIC]\n[level."FOR STAFF"]\n'


def articles(*markings: str | None) -> list[Article]:
    return [
        replace(article(text, origin=f"{name}.txt"), marking=marking)
        for name, text, marking in zip("ab", TEXTS, markings, strict=False)
    ]


def test_a_brief_of_unmarked_articles_bears_none() -> None:
    brief = make_brief(articles(None, None), created=DAY)
    assert (brief.marking, brief.marking_scheme) == (None, None)


def test_a_brief_bears_the_highest_marking_of_its_articles() -> None:
    brief = make_brief(articles("TLP:GREEN", "TLP:AMBER"), created=DAY)
    assert (brief.marking, brief.marking_scheme) == ("TLP:AMBER", "tlp")
    assert [source.marking for source in brief.sources] == ["TLP:GREEN", "TLP:AMBER"]
    assert brief_from_json(brief_to_json(brief)) == brief


def test_an_article_that_is_dropped_as_a_copy_counts() -> None:
    twice = [article(TEXTS[0]), replace(article(TEXTS[0], origin="b.txt"), marking="TLP:RED")]
    brief = make_brief(twice, created=DAY)
    assert (len(brief.sources), brief.marking) == (1, "TLP:RED")


def test_a_request_marks_a_brief_of_unmarked_articles() -> None:
    brief = make_brief(articles(None), created=DAY, marking="SECRET", marking_scheme="us")
    assert (brief.marking, brief.marking_scheme) == ("SECRET", "us")


def test_a_lower_request_is_refused_and_a_reason_is_recorded() -> None:
    with pytest.raises(UsageError, match=r"lower than that of `a\.txt`, which is `TLP:RED`"):
        make_brief(articles("TLP:RED"), created=DAY, marking="TLP:GREEN")
    brief = make_brief(articles("TLP:RED"), created=DAY, marking="TLP:GREEN", lower_marking=" Released\n by us. ")
    assert brief.marking == "TLP:GREEN"
    message = "the marking is lowered from TLP:RED to TLP:GREEN: Released by us"
    assert brief.notices[-1] == Notice("marking-lowered", message, "a.txt")
    assert brief_from_json(brief_to_json(brief)) == brief


def test_a_label_that_no_scheme_explains_is_refused() -> None:
    with pytest.raises(UsageError, match="no marking scheme is set"):
        make_brief(articles("SECRET"), created=DAY, marking_scheme="none")
    with pytest.raises(SourceError, match="no label of the scheme `us`"):
        make_brief(articles("HUSH"), created=DAY, marking_scheme="us")
    with pytest.raises(UsageError, match="cannot be combined"):
        make_brief(articles("SECRET", "TLP:RED"), created=DAY, marking_scheme="us")


def test_a_scheme_of_ones_own_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "company.toml"
    file.write_text(OWN, "utf-8")
    brief = make_brief(articles("PUBLIC", "FOR STAFF"), created=DAY, marking_scheme=file)
    assert (brief.marking, brief.marking_scheme) == ("FOR STAFF", "company")
    assert brief_from_json(brief_to_json(brief)) == brief
    with pytest.raises(BriefError, match="lower than that of its source `s2`"):
        check_brief(replace(brief, marking="PUBLIC"), scheme=load_scheme(file))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.none() | st.sampled_from(TLP), min_size=1, max_size=2), st.none() | st.sampled_from(TLP))
def test_the_marking_is_never_below_a_source(markings: list[str | None], requested: str | None) -> None:
    stated = [TLP.index(label) for label in markings if label]
    try:
        brief = make_brief(articles(*markings), created=DAY, marking=requested)
    except UsageError:
        assert requested is not None
        assert TLP.index(requested) < max(stated)
        return
    assert (brief.marking is None) == (requested is None and not stated)
    assert brief.marking is None or all(TLP.index(brief.marking) >= rank for rank in stated)


LOWERED = Notice("marking-lowered", "the marking is lowered from TLP:RED to TLP:GREEN: released")
MARKED = (source("s1", marking="TLP:RED"), source("s2"))


@pytest.mark.parametrize(
    ("marking", "scheme", "message"),
    [
        ("TLP:GREEN", "tlp", "`TLP:GREEN` is lower than that of its source `s1`, which is `TLP:RED`"),
        (None, None, "it has none, and its source `s1` is marked `TLP:RED`"),
        (None, "tlp", "a scheme and no label"),
        ("TLP:RED", None, "without its scheme"),
        ("TLP:WHITE", "tlp", "`TLP:WHITE` is no label"),
        ("SECRET", "us", "`TLP:RED` is no label"),
    ],
)
def test_a_brief_that_is_marked_too_low_or_wrongly_is_refused(
    marking: str | None, scheme: str | None, message: str
) -> None:
    broken = fictional_brief(sources=MARKED, marking=marking, marking_scheme=scheme)
    with pytest.raises(BriefError, match="the marking of the brief cannot be used") as caught:
        check_brief(broken)
    assert message in caught.value.message
    assert caught.value.hint


def test_a_brief_that_says_why_it_is_lower_passes() -> None:
    check_brief(fictional_brief(sources=MARKED, marking="TLP:GREEN", marking_scheme="tlp", notices=(LOWERED,)))
    check_brief(fictional_brief(sources=MARKED, marking="TLP:RED", marking_scheme="tlp"))


def test_of_a_scheme_that_is_not_at_hand_the_order_is_not_checked() -> None:
    check_brief(fictional_brief(sources=(source("s1", marking="B"), source("s2")), marking="A", marking_scheme="own"))
