"""What the lexicons know by name."""

import pytest
from builders_article import LEXICONS

from briefgen.analysis.actors.gazetteer import Gazetteer, Known

GAZETTEER = Gazetteer(LEXICONS)


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("Norway", Known("Norway", "country")),
        ("Norwegian", Known("Norway", "country", adjective=True)),
        ("Oslo", Known("Norway", "country", seat=True)),
        ("the United Kingdom", Known("Britain", "country")),
        ("The Pentagon", Known("US Department of Defense", "government")),
        ("Lindmar", None),
    ],
)
def test_forms_stand_for_what_they_name(form: str, known: Known | None) -> None:
    assert GAZETTEER.find(form) == known


def test_a_known_name_stands_for_one_thing_of_its_own() -> None:
    assert all(known.name for known in GAZETTEER.forms.values())
    assert not {"", "the"} & set(GAZETTEER.forms)


def test_what_heads_an_organization_heads_no_document() -> None:
    assert not GAZETTEER.heads & GAZETTEER.not_heads
    assert GAZETTEER.government_heads <= GAZETTEER.heads
