"""Every `*.md` beside this file is a list of cases of the analysis; to add one, add text, no Python.

A case is a heading (`## ` and a title) with a fence below it. In the fence stands an article, its paragraphs parted by
blank lines and a heading marked with `# `, or several articles with a line `---` between them; then a line `=>`; then
what is expected, as the file's opening says.
Nothing below `=>` means that nothing is to be found.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders_article import LEXICONS, analysis_of

from briefgen.analysis.actors.rank import find_mentions
from briefgen.analysis.frames import find_frame
from briefgen.analysis.model import Analysis, Mention
from briefgen.brief.wording import word_slice, word_statement
from briefgen.text import collapse

HERE = Path(__file__).parent
CASE = re.compile(r"^## (?P<title>[^\n]+)\n+```\n(?P<text>.*?)^=>\n(?P<expected>.*?)^```$", re.MULTILINE | re.DOTALL)


def sentences(analysis: Analysis) -> Iterator[str]:
    return (collapse(sentence.text) for sentence in analysis.sentences)


def names(analysis: Analysis) -> Iterator[str]:
    return map(_show, find_mentions(analysis.sentences, LEXICONS))


def _show(mention: Mention) -> str:
    facts = [mention.kind, mention.role, "adjective" if mention.adjective else None]
    return f"{mention.name} ({', '.join(fact for fact in facts if fact)})"


def speakers(analysis: Analysis) -> Iterator[str]:
    for sentence in analysis.sentences:
        speech = analysis.speech.get(sentence.key)
        yield collapse(speech.speaker) if speech else "-"


def certainty(analysis: Analysis) -> Iterator[str]:
    return (analysis.certainty[sentence.key] for sentence in analysis.sentences)


def frames(analysis: Analysis) -> Iterator[str]:
    found = (find_frame(sentence.text) for sentence in analysis.sentences)
    return (f"{frame.before} | {frame.after}" for frame in found if frame)


def questions(analysis: Analysis) -> Iterator[str]:
    for question in analysis.questions:
        kind = "explicit" if question.explicit else "implied"
        yield f"{kind}: {word_slice(question.sentence, question.start, question.end)}"


def wording(analysis: Analysis) -> Iterator[str]:
    return (word_statement(analysis, sentence) for sentence in analysis.sentences)


def agreements(analysis: Analysis) -> Iterator[str]:
    for agreement in analysis.agreements:
        yield " = ".join(collapse(sentence.text) for sentence in agreement.sentences)


def support(analysis: Analysis) -> Iterator[str]:
    for key, sentences_of_others in sorted(analysis.support.items()):
        said = next(sentence for sentence in analysis.sentences if sentence.key == key)
        yield " < ".join(collapse(sentence.text) for sentence in (said, *sentences_of_others))


def positions(analysis: Analysis) -> Iterator[str]:
    return (f"{actor.name}: {collapse(actor.stance) if actor.stance else '-'}" for actor in analysis.actors)


def differences(analysis: Analysis) -> Iterator[str]:
    return (difference.about for difference in analysis.differences)


FINDERS: dict[str, Callable[[Analysis], Iterator[str]]] = {
    finder.__name__: finder
    for finder in (
        sentences,
        names,
        speakers,
        certainty,
        frames,
        questions,
        wording,
        agreements,
        support,
        positions,
        differences,
    )
}
"""What each file asks for, by its name."""


def _cases() -> Iterator[object]:
    for path in sorted(HERE.glob("*.md")):
        for case in CASE.finditer(path.read_text(encoding="utf-8")):
            label = f"{path.stem}: {case['title']}"
            yield pytest.param(path.stem, case["text"].strip("\n"), case["expected"].splitlines(), id=label)


@pytest.mark.parametrize(("file", "text", "expected"), list(_cases()))
def test_case(file: str, text: str, expected: list[str]) -> None:
    assert list(FINDERS[file](analysis_of(*text.split("\n---\n")))) == expected


@pytest.mark.parametrize("path", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_every_case_of_a_file_is_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert titles == [case["title"] for case in CASE.finditer(text)]
    assert len(titles) == len(set(titles))
