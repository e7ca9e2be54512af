"""Days, numbers and plural forms as the languages have them."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from briefgen.cldr import is_known, plural_form, primary, word_day, word_number

DAYS = {
    "de": "22. November 2026",
    "fr": "22 novembre 2026",
    "es": "22 de noviembre de 2026",
    "ko": "2026년 11월 22일",
    "uk": "22 листопада 2026 р.",
    "de-AT": "22. November 2026",
    "zh-Hant": "2026年11月22日",
}


@pytest.mark.parametrize("tag", DAYS)
def test_a_day_in_the_words_of_a_language(tag: str) -> None:
    assert word_day(datetime(2026, 11, 22, tzinfo=UTC), tag) == DAYS[tag].replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("en", "other one other other other other other"),
        ("en-GB", "other one other other other other other"),
        ("de", "other one other other other other other"),
        ("fr", "one one other other other other other"),
        ("es", "other one other other other other other"),
        ("ko", "other other other other other other other"),
        ("uk", "many one few many many one few"),
        ("xxq", "other one other other other other other"),
    ],
)
def test_the_form_of_a_plural(tag: str, forms: str) -> None:
    assert [plural_form(count, tag) for count in (0, 1, 2, 5, 11, 21, 22)] == forms.split()


def test_a_number_in_the_signs_of_a_language() -> None:
    assert [word_number(12345, tag) for tag in ("en", "de", "fr", "ko", "xxq")] == [
        *("12345", "12.345", "12\u202f345", "12,345", "12345"),
    ]


def test_what_is_no_language_is_not_known() -> None:
    tags = ("en", "en-XX", "de", "de-AT", "uk", "xxq", "")
    assert [is_known(tag) for tag in tags] == [True, True, True, True, True, False, False]
    assert word_day(datetime(2026, 11, 22, tzinfo=UTC), "xxq") is None


def test_the_language_of_a_tag() -> None:
    assert [primary(tag) for tag in ("de-AT", "EN", "zh-Hant-TW")] == ["de", "en", "zh"]


def test_a_page_in_english_never_loads_babel() -> None:
    code = (
        "import sys; from briefgen.template.load import load_template; load_template('executive', language='en-GB');"
        "from briefgen.cldr import plural_form, word_number; plural_form(3, 'en-US'); word_number(3, 'en');"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
