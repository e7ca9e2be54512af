"""What all writers know of scripts."""

import pytest

from briefgen.writers.scripts import is_right_to_left


@pytest.mark.parametrize("tag", ["he", "AR-eg", "fa", "yi", "az-Arab", "pa_arab_PK"])
def test_languages_from_the_right_are_told_by_their_script_or_else_by_their_first_part(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["en", "arn", "ks-Deva", "ar-Latn", ""])
def test_no_other_language_runs_from_the_right(tag: str) -> None:
    assert not is_right_to_left(tag)
