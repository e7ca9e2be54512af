"""Which marking a brief bears: at least that of its sources, letter for letter, by one scheme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import SourceError, UsageError
from briefgen.marking.rules import Decision, Stated, check_tlp, decide, find_level, highest, portion_mark
from briefgen.marking.scheme import list_schemes, load_scheme

TLP, US, UK = load_scheme("tlp"), load_scheme("us"), load_scheme("uk")
REASON = "released by the author"


def stated(*labels: str) -> list[Stated]:
    return [Stated(f"{name}.txt", label) for name, label in zip("abcdef", labels, strict=False)]


def label_of(decision: Decision | None) -> str | None:
    return decision.level.label if decision else None


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("TLP:WHITE", "write `TLP:CLEAR`"),
        ("tlp:white", "write `TLP:CLEAR`"),
        ("TLP: RED", "write `TLP:RED`, letter for letter"),
        ("tlp:red", "write `TLP:RED`, letter for letter"),
        ("TLP-AMBER", "write `TLP:AMBER`, letter for letter"),
        ("TLP:AMBER STRICT", "write `TLP:AMBER+STRICT`, letter for letter"),
        ("TLP:YELLOW", "write `TLP:AMBER`"),
        ("TLP:RED+STRICT", "write `TLP:RED`"),
        ("TLP:GREN", "did you mean `TLP:GREEN`?"),
        ("TLP:PINK", "its labels are: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"),
    ],
)
def test_a_wrong_label_is_refused_with_the_right_one(wrong: str, hint: str) -> None:
    with pytest.raises(UsageError) as asked:
        decide(wrong, [])
    with pytest.raises(SourceError, match=r"`a\.txt` is marked") as read:
        check_tlp(wrong, "a.txt")
    assert asked.value.message == f"`{wrong}` is no label of the scheme `tlp` (Traffic Light Protocol 2.0)"
    assert asked.value.hint == read.value.hint == hint


@pytest.mark.parametrize("label", TLP.labels)
def test_the_labels_of_tlp_need_no_scheme(label: str) -> None:
    check_tlp(label, "a.txt")
    assert label_of(decide(label, [])) == label_of(decide(None, stated(label))) == label


def test_without_a_request_and_without_a_marked_source_there_is_none() -> None:
    assert decide(None, []) is None
    assert decide(None, [], scheme=US) is None


def test_the_most_restrictive_source_counts() -> None:
    assert label_of(decide(None, stated("TLP:GREEN", "TLP:RED", "TLP:AMBER"))) == "TLP:RED"
    assert label_of(decide(None, stated("SECRET", "CONFIDENTIAL"), scheme=US)) == "SECRET"
    assert highest(US, stated("SECRET", "TOP SECRET", "TOP SECRET")).origin == "b.txt"


def test_a_request_may_raise_and_not_lower() -> None:
    decision = decide("TLP:RED", stated("TLP:AMBER"))
    assert (label_of(decision), decision and decision.above) == ("TLP:RED", None)
    with pytest.raises(
        UsageError, match=r"`TLP:AMBER` is lower than that of `a\.txt`, which is `TLP:AMBER\+STRICT`"
    ) as caught:
        decide("TLP:AMBER", stated("TLP:AMBER+STRICT"))
    assert "--lower-marking REASON" in caught.value.hint


def test_a_reason_lowers_and_the_source_is_kept() -> None:
    decision = decide("TLP:CLEAR", stated("TLP:GREEN", "TLP:RED"), reason=REASON)
    assert decision is not None
    assert (decision.level.label, decision.above) == ("TLP:CLEAR", Stated("b.txt", "TLP:RED"))


@pytest.mark.parametrize(("requested", "reason"), [(None, REASON), ("TLP:RED", " "), ("TLP:RED", "")])
def test_a_reason_needs_words_and_a_label(requested: str | None, reason: str) -> None:
    with pytest.raises(UsageError, match="to a label and for a reason"):
        decide(requested, stated("TLP:RED"), reason=reason)


def test_a_label_of_no_scheme_that_is_set_is_refused() -> None:
    with pytest.raises(UsageError, match=r"`a\.txt` is marked `SECRET`, and no marking scheme is set") as caught:
        decide(None, stated("SECRET"))
    assert "--marking-scheme" in caught.value.hint
    with pytest.raises(UsageError, match="the brief is to be marked `SECRET`, and no marking scheme is set"):
        decide("SECRET", [])


def test_a_label_that_the_scheme_does_not_have_is_refused() -> None:
    with pytest.raises(SourceError, match=r"`a\.txt` is marked `OFFICIAL`, which is no label of the scheme `us`"):
        decide(None, stated("OFFICIAL"), scheme=US)
    with pytest.raises(SourceError, match="`OFFICIAL`"):
        decide("TOP SECRET", stated("OFFICIAL"), scheme=US)
    with pytest.raises(UsageError, match="`SECRET//NOFORN` is no label") as caught:
        decide("SECRET//NOFORN", [], scheme=US)
    assert caught.value.hint == "its labels are: UNCLASSIFIED, CONFIDENTIAL, SECRET, TOP SECRET"


@pytest.mark.parametrize(
    ("requested", "labels", "scheme"),
    [
        ("TLP:RED", ("SECRET",), US),
        ("SECRET", ("TLP:RED",), US),
        (None, ("TLP:RED", "SECRET"), US),
        (None, ("TLP:RED", "SECRET"), None),
        ("TLP:RED", (), US),
        (None, ("TLP:RED",), US),
    ],
)
def test_tlp_is_never_combined_with_a_classification(
    requested: str | None, labels: tuple[str, ...], scheme: object
) -> None:
    with pytest.raises(UsageError, match="TLP is no classification, the two cannot be combined"):
        decide(requested, stated(*labels), scheme=US if scheme else None)


@pytest.mark.parametrize(
    ("labels", "document", "mark"),
    [
        (["CONFIDENTIAL"], "SECRET", "(C)"),
        (["UNCLASSIFIED", "CONFIDENTIAL"], "TOP SECRET", "(C)"),
        ([None], "SECRET", "(S)"),
        (["UNCLASSIFIED", None], "SECRET", "(S)"),
        (["SECRET"], "UNCLASSIFIED", "(U)"),
        ([], "SECRET", "(S)"),
    ],
)
def test_a_portion_is_marked_by_its_sources_and_never_above_the_document(
    labels: list[str | None], document: str, mark: str
) -> None:
    assert portion_mark(US, labels, document) == mark


def test_a_scheme_without_portion_marks_has_none() -> None:
    assert portion_mark(TLP, ["TLP:RED"], "TLP:RED") is None
    assert portion_mark(UK, [None], "SECRET") is None


@given(st.data())
def test_the_marking_is_at_least_that_of_every_source_unless_it_says_which_it_is_below(data: st.DataObject) -> None:
    scheme = data.draw(st.sampled_from(list_schemes()))
    labels = data.draw(st.lists(st.sampled_from(scheme.labels), max_size=5))
    requested = data.draw(st.none() | st.sampled_from(scheme.labels))
    reason = data.draw(st.none() | st.just(REASON)) if requested else None
    ranks = [find_level(scheme, label).rank for label in labels]
    try:
        decision = decide(requested, stated(*labels), scheme=scheme, reason=reason)
    except UsageError:
        assert requested is not None
        assert reason is None
        assert find_level(scheme, requested).rank < max(ranks)
        return
    if decision is None:
        assert (requested, labels) == (None, [])
    elif decision.above is None:
        assert all(decision.level.rank >= rank for rank in ranks)
    else:
        assert reason
        assert find_level(scheme, decision.above.label).rank == max(ranks) > decision.level.rank
