"""Why a sentence stands in its section."""

from builders_article import analysis_of

LEAD = "The Harbor Board of Lindmar on Monday banned steam boats, reversing a policy that it had approved last year."


def reasons(section: str, *texts: str) -> list[tuple[str, ...]]:
    found = analysis_of(*texts).reasons
    return [why for _, sections in sorted(found.items()) for name, why in sections.items() if name == section]


def test_a_bottom_line_says_where_it_stands_and_who_bears_it_out() -> None:
    assert reasons("bottom_line", LEAD) == [("opens its article",)]
    (why,) = reasons("bottom_line", LEAD, LEAD.replace("on Monday banned", "has banned"))
    assert why == ("opens its article", "borne out by 1 article")


def test_an_implication_names_what_weighed_most() -> None:
    (why,) = reasons("implications", f"{LEAD} The closure could cost the city a third of its visitors.")
    assert why[0].startswith("weights add up to +")
    values = [abs(float(told.split()[0])) for told in why[1:6]]
    assert values == sorted(values, reverse=True)
    assert why[6].endswith(" more")


def test_a_shift_names_its_poles_and_weights() -> None:
    first, *_ = reasons("key_shifts", f"{LEAD}\n\nThis marks a shift from a city fleet to a private one.")
    assert first[0] == "names before and after"
    assert first[1].startswith("weights add up to ")


def test_a_question_shows_the_words_that_ask_it() -> None:
    told = reasons("open_questions", f"{LEAD} It is not yet clear who pays. The board did not say why.")
    assert told == [("says “not yet clear”",), ("says “did not say”",)]


def test_what_is_to_come_is_open_by_its_weights() -> None:
    *_, why = reasons(
        "open_questions", f"{LEAD} The ban could lead to higher fares and may cost the city its visitors."
    )
    assert why[0] == "whether it comes is open"


def test_an_agreement_counts_its_articles() -> None:
    told = reasons("agreements", LEAD, LEAD.replace("on Monday banned", "has banned"))
    assert set(told) == {("reported alike by 2 articles",)}


def test_every_sentence_that_a_section_shows_has_a_reason() -> None:
    analysis = analysis_of(f"{LEAD} The ban could lead to higher fares. It is not clear who pays.")
    shown = [analysis.bottom_line, *analysis.implications, *(shift.sentence for shift in analysis.shifts)]
    assert all(analysis.reasons[sentence.key] for sentence in (*shown, *(q.sentence for q in analysis.questions)))
