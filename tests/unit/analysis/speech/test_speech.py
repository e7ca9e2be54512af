"""Quotations over several sentences; who speaks in one, tests/cases/speakers.md shows."""

from builders_article import analysis_of, sentences_of

from briefgen.analysis.speech.quotation import find_quoted


def quoted(text: str) -> list[str]:
    return list(find_quoted(sentences_of(text)).values())


def speakers(*texts: str) -> list[str | None]:
    analysis = analysis_of(*texts)
    found = (analysis.speech.get(sentence.key) for sentence in analysis.sentences)
    return [speech.speaker if speech else None for speech in found]


def test_how_much_of_a_sentence_is_quoted() -> None:
    assert quoted("“We go.” “We stay,” she said. He “never” left.") == ["all", "some", "none"]


def test_straight_marks_open_and_close_in_turn() -> None:
    assert quoted('"We go," he said. "We stay." They left.') == ["some", "all", "none"]


def test_a_quotation_goes_on_to_its_closing_mark() -> None:
    assert quoted("“We go. They stay. All is well.” He left.")[-1] == "none"
    assert speakers("Ida Solberg said: “We go.\n\n“They stay here.”") == ["Ida Solberg", "Ida Solberg"]


def test_an_open_quotation_goes_on_in_the_next_paragraph_where_it_closes() -> None:
    assert quoted("“We go today.\n\nThey stay, all of them.” He left.") == ["all", "all", "none"]
    assert quoted('"We go today.\n\nThey stay, all of them." He left.') == ["all", "all", "none"]


def test_a_lost_closing_mark_does_not_swallow_the_article() -> None:
    text = "“We go today.\n\n" + "\n\n".join(f"Boat {number} has left the old pier." for number in range(12))
    assert quoted(text) == ["all", *["none"] * 12]


def test_a_new_quotation_closes_no_open_one() -> None:
    assert quoted("“We go today.\n\nBoats run. “They stay,” he said.") == ["all", "none", "some"]


def test_a_quotation_ends_with_its_article() -> None:
    assert speakers("Ida Solberg said: “We go.", "“They stay.” Boats run.") == ["Ida Solberg", None, None]


def test_she_is_a_woman_by_her_given_name() -> None:
    text = "The council had said four. Mayor Lena Brandt said the council had waited. “We were wrong,” she said."
    assert speakers(text)[2] == "Mayor Lena Brandt"


def test_a_place_only_tells_which_speaker_is_meant() -> None:
    (said,) = speakers("The opposition in Iceland has accused Norway of delay.")
    assert said == "The opposition in Iceland"


def test_a_quotation_without_a_speaker_has_none() -> None:
    assert speakers("Boats run. “We go.” Boats stop.") == [None, None, None]


def test_the_speaker_behind_a_quotation_speaks_all_of_it() -> None:
    text = "Boats run.\n\n“We go. All is well.” “It is late,” said Anna Holm."
    assert speakers(text) == [None, "Anna Holm", "Anna Holm", "Anna Holm"]


def test_a_speaker_of_one_article_is_unknown_in_the_next() -> None:
    assert speakers("Mayor Ida Solberg left.", "She said boats run.") == [None, "She"]
    assert speakers("The document is short.", "It says that boats run.") == [None, "It"]


def test_a_pronoun_far_behind_means_the_last_person_named() -> None:
    assert speakers("Mayor Ida Solberg left. Boats run. Fares rise. She said so.")[-1] == "Ida Solberg"


def test_a_long_subject_is_no_speaker() -> None:
    clause = "the old and the new and the big and the small and the fast and the slow boats of the port"
    assert speakers(f"Boats run on {clause} said so.") == [None]


def test_nobody_is_named_behind_according_to() -> None:
    assert speakers("Boats run, according to.") == [None]
    assert speakers("According to , boats run.") == [None]
    assert speakers("Boats run according to plan.") == [None]


def test_a_name_inside_the_subject_of_a_participle_is_no_speaker() -> None:
    assert speakers("Norwegian crews of the Harbor Board left, saying that boats are old.") == ["Norwegian crews"]


def test_a_participle_without_a_named_subject_has_no_speaker() -> None:
    assert speakers("Boats stop, saying nothing.") == [None]
    assert speakers("The Harbor Board met saying nothing.") == [None]
    assert speakers("The Harbor Board met, painting boats.") == [None]


def test_inverted_speech_needs_a_name() -> None:
    assert speakers("“We go,” said quietly and slowly.") == [None]
    assert speakers("Boats run, said with a smile.") == [None]


def test_a_connective_before_an_apposition_is_no_part_of_the_speaker() -> None:
    assert speakers("But Ida Solberg, the mayor, said boats run.") == ["Ida Solberg"]


def test_the_document_that_a_sentence_begins_with_speaks_by_its_own_verbs() -> None:
    assert speakers("The plan lists two boats.") == ["The plan"]
    assert speakers("The mayor lists two boats.") == [None]
