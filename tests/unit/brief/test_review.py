"""The review of an edited brief: whose words each part holds, what is kept, and what is told."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from builders import DAY
from builders_article import samples

from briefgen.brief.build import make_brief
from briefgen.brief.check import iter_cited
from briefgen.brief.json import brief_from_json, brief_to_json
from briefgen.brief.model import Brief
from briefgen.brief.review import review, review_json
from briefgen.errors import BriefError

Plain = dict[str, Any]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return make_brief(samples(), created=DAY)


def edit(brief: Brief, change: Callable[[Plain], object]) -> Brief:
    """The review of `brief` after `change` was made to its JSON."""
    return review_json(edited_json(brief, change))


def edited_json(brief: Brief, change: Callable[[Plain], object]) -> bytes:
    plain = json.loads(brief_to_json(brief))
    change(plain)
    return json.dumps(plain).encode()


def told(brief: Brief, part_id: str) -> str:
    return " | ".join(n.message for n in brief.notices if n.code == "edited" and n.where == part_id)


def at(place: str, **changes: Any) -> Callable[[Plain], object]:
    """A change of the first part of a section, or of the bottom line."""

    def change(plain: Plain) -> None:
        part = plain[place]
        (part if isinstance(part, dict) else part[0]).update(changes)

    return change


def test_a_brief_that_nobody_edited_stays_as_it_is(brief: Brief) -> None:
    assert review_json(brief_to_json(brief)) == brief


def test_a_brief_of_before_standing_was_kept_stays_as_it_is(brief: Brief) -> None:
    def forget(plain: Plain) -> None:
        plain["bottom_line"].pop("standing")
        for name in ("key_shifts", "actors", "implications", "open_questions", "agreements", "differences"):
            for part in plain[name]:
                part.pop("standing")

    assert edit(brief, forget) == brief


def test_changed_words_that_the_quotes_bear_out_keep_their_citations(brief: Brief) -> None:
    reviewed = edit(
        brief, at("bottom_line", text="The Pentagon signaled a limited U.S. role in deterring North Korea.")
    )
    assert reviewed.bottom_line.standing == "edited"
    assert reviewed.bottom_line.citations == brief.bottom_line.citations
    assert "is not what its first citation says" in told(reviewed, "bottom-line")


def test_words_of_ones_own_lose_the_citations_and_stay(brief: Brief) -> None:
    own = "Ministers should tell the committee before Friday."
    reviewed = edit(brief, at("implications", text=own)).implications[0]
    assert (reviewed.text, reviewed.standing, reviewed.citations) == (own, "judgement", ())
    assert reviewed.corroboration == "no source"


def test_words_of_ones_own_are_given_to_no_speaker(brief: Brief) -> None:
    number = next(n for n, one in enumerate(brief.implications) if one.attribution)
    own = "Ministers should tell the committee before Friday."
    reviewed = edit(brief, lambda plain: plain["implications"][number].update(text=own))
    assert reviewed.implications[number].attribution is None
    assert "is left away as its speaker" in told(reviewed, brief.implications[number].id)


def test_a_statement_is_added_with_its_text_alone(brief: Brief) -> None:
    reviewed = edit(brief, lambda plain: plain["implications"].insert(0, {"text": "Allies need to be told."}))
    added = reviewed.implications[0]
    assert (added.standing, added.certainty, added.citations) == ("judgement", "need", ())
    assert len({part.id for part in iter_cited(reviewed)}) == len(list(iter_cited(reviewed)))


def test_a_quote_without_its_place_is_found(brief: Brief) -> None:
    quote = brief.implications[0].citations[0]
    added = {"text": " ".join(quote.quote.split()), "citations": [{"source_id": quote.source_id, "quote": quote.quote}]}
    reviewed = edit(brief, lambda plain: plain["agreements"].append(added)).agreements[-1]
    assert reviewed.standing == "verbatim"
    assert reviewed.citations == (quote,)


@pytest.mark.parametrize(
    "citation", [{"source_id": "s9", "quote": "The"}, {"source_id": "s1", "quote": "Bananas fly."}]
)
def test_a_quote_that_stands_nowhere_is_dropped_and_told(brief: Brief, citation: Plain) -> None:
    reviewed = edit(brief, at("implications", citations=[citation]))
    assert reviewed.implications[0].standing == "judgement"
    assert "a citation is dropped" in told(reviewed, brief.implications[0].id)


def test_an_actor_or_a_shift_is_as_good_as_the_worst_of_what_it_says(brief: Brief) -> None:
    assert edit(brief, at("key_shifts", after="a republic of bananas")).key_shifts[0].standing == "judgement"
    assert edit(brief, at("actors", stance="wants bananas, always")).actors[0].standing == "judgement"
    assert edit(brief, at("actors", name="Uncle Sam")).actors[0].standing == "edited"


def test_what_a_difference_is_about_is_not_edited_unseen(brief: Brief) -> None:
    about = brief.differences[0].about.replace(": ", " (as we read it): ", 1)
    reviewed = edit(brief, at("differences", about=about)).differences[0]
    assert (reviewed.about, reviewed.standing) == (about, "edited")


class TestCertainty:
    """No edit raises it."""

    @staticmethod
    def hedged(brief: Brief) -> int:
        return next(n for n, one in enumerate(brief.implications) if " could " in one.text)

    def test_a_hedge_that_is_gone_is_told_and_the_certainty_stays(self, brief: Brief) -> None:
        at_place = self.hedged(brief)
        was = brief.implications[at_place]

        def harden(plain: Plain) -> None:
            part = plain["implications"][at_place]
            part["text"] = part["text"].replace(" could ", " will ").replace("potentially ", "")
            part["certainty"] = "asserted"

        reviewed = edit(brief, harden)
        assert reviewed.implications[at_place].standing == "edited"
        assert reviewed.implications[at_place].certainty == was.certainty != "asserted"
        assert "“could”" in told(reviewed, was.id)
        assert "its certainty is" in told(reviewed, was.id)

    def test_a_certainty_raised_on_verbatim_words_is_put_back(self, brief: Brief) -> None:
        number = self.hedged(brief)
        reviewed = edit(brief, lambda plain: plain["implications"][number].update(certainty="asserted"))
        assert reviewed.implications[number].certainty == brief.implications[number].certainty
        assert reviewed.implications[number].standing == "verbatim"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The Pentagon has not signaled a more limited U.S. role in deterring North Korea.", "it denies with “not”"),
        ("The Pentagon has signaled a more limited U.S. role for 28,500 in deterring North Korea.", "has “28,500”"),
    ],
)
def test_a_denial_or_a_figure_that_no_quote_has_is_told(brief: Brief, text: str, message: str) -> None:
    assert message in told(edit(brief, at("bottom_line", text=text)), "bottom-line")


def test_whose_words_they_are_is_not_for_the_editor_to_say(brief: Brief) -> None:
    assert edit(brief, at("bottom_line", standing="judgement")) == brief
    own = {"text": "Say so.", "standing": "verbatim"}
    assert edit(brief, lambda plain: plain["agreements"].append(own)).agreements[-1].standing == "judgement"


def test_corroboration_follows_from_the_citations(brief: Brief) -> None:
    def leave_one(plain: Plain) -> None:
        del plain["bottom_line"]["citations"][1:]

    assert edit(brief, leave_one).bottom_line.corroboration == "one source"


def test_an_id_that_stands_twice_is_put_right_and_told(brief: Brief) -> None:
    reviewed = edit(brief, lambda plain: plain["implications"][1].update(id=plain["implications"][0]["id"]))
    assert reviewed.implications[0].id == brief.implications[0].id
    assert "stands twice" in told(reviewed, reviewed.implications[1].id)


def test_a_reviewed_brief_is_read_back_and_reviews_to_itself(brief: Brief) -> None:
    reviewed = edit(brief, at("implications", text="Ministers should tell the committee before Friday."))
    assert brief_from_json(brief_to_json(reviewed)) == reviewed
    assert [part.standing for part in iter_cited(review(reviewed))] == [part.standing for part in iter_cited(reviewed)]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (at("implications", text=" … "), "`$.implications[0].text` says nothing"),
        (at("actors", name=""), "`$.actors[0].name` says nothing"),
        (at("implications", texts="x"), "`$.implications[0]`"),
        (at("implications", certainty="sure"), "`$.implications[0].certainty`"),
        (lambda plain: plain.update(implications="none"), "$.implications"),
        (lambda plain: plain.pop("bottom_line"), "bottom_line"),
        (lambda plain: plain["actors"].append({"name": "Treasury"}), "`kind`"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(brief: Brief, change: Any, place: str) -> None:
    with pytest.raises(BriefError) as refused:
        edit(brief, change)
    assert place in refused.value.message


def test_what_an_editor_of_text_does_to_the_file_is_no_harm(brief: Brief) -> None:
    content = brief_to_json(brief)
    assert review_json(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")) == brief


def test_a_comma_too_many_is_told_with_its_line(brief: Brief) -> None:
    lines = brief_to_json(brief).split(b"\n")
    lines[2] = lines[2] + b","
    with pytest.raises(BriefError, match=r"line 3, column \d+"):
        review_json(b"\n".join(lines))


def test_a_judgement_that_cites_and_words_without_a_citation_are_refused_by_the_check(brief: Brief) -> None:
    for change in (at("bottom_line", standing="judgement"), at("bottom_line", standing="edited", citations=[])):
        with pytest.raises(BriefError):
            brief_from_json(edited_json(brief, change))
