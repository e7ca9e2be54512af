import json
from pathlib import Path

import pytest

from quality.labels import article_text, is_held_back, labels_beside, load_labelled

ROW = {
    "dataset": "ecbplus",
    "id": "1_2",
    "sentences": 3,
    "story": "A bridge is closed",
    "lead": [2],
    "shift": [2],
    "implication": {"3": "possible"},
    "maybe": [],
    "open": [],
    "speaker": {"3": "the mayor"},
    "background": [],
}
TOKENS = ["http : / / example", "The bridge was closed .", "It could fall , the mayor said ."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "data" / "ecbplus").mkdir(parents=True)
    labels_beside(tmp_path / "data").write_text(json.dumps(ROW) + "\n", "utf-8")
    document = {"id": "1_2", "topic": 7, "sentences": TOKENS}
    (tmp_path / "data" / "ecbplus" / "documents.jsonl").write_text(json.dumps(document) + "\n", "utf-8")
    return tmp_path / "data"


def test_a_labelled_article_comes_with_its_text_and_the_ranges_of_its_sentences(folder: Path) -> None:
    (article,) = load_labelled(folder)
    assert [article.text[start:end] for start, end in article.spans] == [
        "",
        "The bridge was closed.",
        "It could fall, the mayor said.",
    ]
    assert article.implication == {3: "possible"}
    assert article.speaker == {3: "the mayor"}
    assert article.lead == article.shift == {2}
    assert article.group == "ecb7"


def test_a_text_has_title_date_and_paragraphs_and_the_ranges_fit() -> None:
    text, spans = article_text([["One.", "Two."], ["Three."]], title="Title", date="2026-01-02")
    assert text == "Title\n\nPublished: 2026-01-02\n\nOne. Two.\n\nThree.\n\n"
    assert [text[start:end] for start, end in spans] == ["One.", "Two.", "Three."]


def test_which_groups_are_held_back_never_changes() -> None:
    assert [group for group in map(str, range(20)) if is_held_back(group)] == ["6", "12"]
