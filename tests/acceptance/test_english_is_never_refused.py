"""Articles in English are taken for English, and sentences of another language for that language."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.sources.language import detect
from briefgen.sources.read import read

DATA = Path(os.environ.get("BRIEFGEN_EVAL_DATA", "unset"))
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="BRIEFGEN_EVAL_DATA names no folder of data")


def english_articles() -> Iterator[str]:
    for file in sorted((DATA / "gum_news").glob("*.conllu")):
        lines = file.read_text("utf-8").splitlines()
        yield "\n\n".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
    for line in (DATA / "basil" / "articles.jsonl").read_text("utf-8").splitlines():
        yield "\n\n".join(" ".join(sentences) for sentences in json.loads(line)["paragraphs"])


def sentences_in(language: str) -> list[str]:
    file = DATA / "pud_multilingual" / f"{language}.tsv"
    return [line.split("\t")[1] for line in file.read_text("utf-8").splitlines()]


def test_every_english_article_is_read_as_english() -> None:
    languages = [article.language for text in english_articles() for article in read(text.encode())]
    assert len(languages) > 100
    assert set(languages) == {"en"}


@pytest.mark.parametrize(("language", "tag"), [("english", "en"), ("korean", "ko")])
def test_a_single_sentence_is_in_its_language_or_too_short_to_tell(language: str, tag: str) -> None:
    found = [detect(sentence) for sentence in sentences_in(language)]
    assert set(found) <= {tag, None}
    assert found.count(tag) > len(found) / 2
