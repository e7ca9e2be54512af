"""Each data set is scored from files of its own form."""

import json
from pathlib import Path

import msgspec
import pytest

from quality.data_sets import analyze_text, score_all, score_content, score_main_actors, score_speakers
from quality.labels import LabelledArticle

TEXT = (
    "The bridge must close, Mayor Nina Holt said on Monday. Workers put up signs in the rain. "
    "The council will vote next week."
)
FIRST = TEXT.index(" Workers")


def labelled(**speaker: str) -> LabelledArticle:
    none: frozenset[int] = frozenset()
    spans = tuple((sentence.start, sentence.end) for sentence in analyze_text(TEXT.encode()).sentences)
    return LabelledArticle(
        dataset="own",
        id="1",
        group="1",
        text=TEXT,
        spans=(*spans, (0, 0)),
        lead=none,
        shift=none,
        implication={},
        maybe=none,
        open=none,
        speaker={int(number.removeprefix("n")): name for number, name in speaker.items()},
        background=none,
    )


def test_sentences_that_have_a_speaker() -> None:
    counts = score_speakers([labelled(n1="Nina Holt"), labelled(n2="workers")])
    assert (counts["spoken"], counts["spoken_shown"], counts["spoken_right"]) == (2, 2, 1)


def test_an_article_without_a_body_counts_for_nothing() -> None:
    assert not score_speakers([msgspec.structs.replace(labelled(), text=" ")]).total()


def test_sentences_that_hold_attributed_content(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "paper_1.txt").write_text(TEXT, "utf-8")
    brat = f"T1\tSource 23 38\tx\nT2\tContent 0 10;11 {FIRST}\tx\nE1\tAttribution:T2\n"
    (tmp_path / "attributions" / "paper_1_ab.ann").write_text(brat, "utf-8")
    counts = score_content(tmp_path)
    assert (counts["content"], counts["content_shown"], counts["content_right"]) == (1, 1, 1)


def test_main_actors_among_the_first_five(tmp_path: Path) -> None:
    row = {"title": "Bridge", "date": "", "paragraphs": [[TEXT]], "main_entities": ["Nina Holt", "Someone Else"]}
    (tmp_path / "articles.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    counts = score_main_actors(tmp_path / "articles.jsonl")
    assert (counts["main_actors"], counts["main_actors_found"]) == (2, 1)


@pytest.mark.slow
def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    assert set(score_all(None, told.append)) == {"own", "own_copies"}
    assert set(score_all(tmp_path / "data", told.append)) == {"own", "own_copies"}
    assert "BRIEFGEN_EVAL_DATA is not set" in told[0]
    assert [Path(line.split("`")[1]).relative_to(tmp_path).parts[0] for line in told[1:]] == [
        "gold",
        "labels",
        "data",
        "data",
        "data",
        "data",
        "data",
    ]
