"""JSON lines: what a program gives, and what `briefgen read` wrote."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefgen.errors import SourceError
from briefgen.sources.gather import gather
from briefgen.sources.read import read
from briefgen.sources.understood import understood

TEXT = "The harbor board closed the old pier on Monday after divers found cracks.\n\nFerries leave from the north quay."


def lines(*objects: dict[str, Any]) -> bytes:
    return b"\n".join(json.dumps(one).encode() for one in objects)


def test_a_line_is_an_article_with_what_it_states() -> None:
    line = {"text": TEXT, "headline": "Pier closed", "published": "2026-11-20", "language": "en", "url": None}
    article, other = read(lines(line, {"text": TEXT}), origin="a.jsonl")
    assert (article.headline, article.published, article.url) == ("Pier closed", "2026-11-20", None)
    assert article.stated_in["headline"] == "JSON headline"
    assert [a.origin for a in (article, other)] == ["a.jsonl#1", "a.jsonl#2"]
    assert len(article.passages) == 2


def test_a_line_that_briefgen_wrote_gives_the_very_article_back() -> None:
    reading = gather(sorted(Path("samples").glob("*.txt")))
    content = b"\n".join(msgspec.json.encode(one) for one in understood(reading).articles)
    again = read(content, origin="again.jsonl")
    assert again == reading.articles


@pytest.mark.parametrize(
    ("line", "what", "hint"),
    [
        (b'{"text": "", "headline": "a"}', "text", "headline"),
        (b'{"text": "a", "headlin": "b"}', "headlin", "`headline`"),
        (b'{"text": "a", "published": 5}', "published", "headline"),
        (b'{"text": "a"', "truncated", '"text"'),
        (b'{"text": a}', "JSON is malformed", '"text"'),
        (b'{"text": "abc", "passages": [{"kind": "paragraph", "start": 2, "end": 9}]}', "passages", "passages"),
        (b'{"text": "abc", "passages": [{"kind": "poem", "start": 0, "end": 2}]}', "passages", "passages"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(line: bytes, what: str, hint: str) -> None:
    good = lines({"text": TEXT})
    (article,) = read(good + b"\n\n" + line, origin="a.jsonl")
    (notice,) = [notice for notice in article.notices if notice.code == "skipped"]
    assert notice.where == "a.jsonl#3"
    assert what in notice.message
    with pytest.raises(SourceError) as caught:
        read(line + b"}" * (not line.endswith(b"}")), origin="a.jsonl")
    assert caught.value.hint
    if hint == "`headline`":
        assert hint in caught.value.hint
