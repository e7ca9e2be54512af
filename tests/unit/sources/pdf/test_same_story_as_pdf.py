"""A story gives the same headline and passages as plain text and as a PDF, whatever program made the PDF."""

import pytest
from builders_article import SAMPLES
from pdf_makers import MAKERS, as_text

from briefgen.sources.article import Article
from briefgen.sources.read import read

Story = tuple[str, tuple[tuple[str, str], ...]]

FERRIES: Story = (
    "Ferries to the outer islands move to the north quay until spring",
    (
        (
            "paragraph",
            (
                "The harbor board closed the old pier on Monday after divers found cracks in three of the pillars that "
                "carry it. Ferries to the outer islands will leave from the north quay until spring, the board said."
            ),
        ),
        (
            "paragraph",
            (
                "“We would rather close a pier a month too early than a day too late,” said Nora Tamm, who heads the "
                "harbor office. She expects the repair to cost 2.4 million crowns, of which the state is to pay half."
            ),
        ),
        ("paragraph", "The pier was built in 1961."),
        ("heading", "Longer journeys"),
        (
            "paragraph",
            (
                "From the north quay the crossing to Hallo takes 20 minutes longer. Fishers on Hallo and Rona say that "
                "they will miss the morning auction. The council of Rona has asked for a second, earlier ferry, and "
                "the long-term plan of the operator, Sund Line, names one for next summer."
            ),
        ),
        (
            "paragraph",
            (
                "Sund Line did not say on Tuesday whether it would hire more crews. A spokesman said only that "
                "timetables would be printed anew within two weeks."
            ),
        ),
        ("heading", "What the divers saw"),
        (
            "paragraph",
            (
                "Two of the cracks run from the sea bed to above the line of high water. The third was found by chance "
                "when a diver lost a lamp. Pictures of it were shown to the council on Monday evening."
            ),
        ),
    ),
)


def _passages(article: Article) -> list[tuple[str, str]]:
    return [(place.kind, " ".join(article.text[place.start : place.end].split())) for place in article.passages]


def _sample(name: str) -> Story:
    (article,) = read(next(path for path in SAMPLES if path.stem == name))
    return article.headline or "", tuple(_passages(article))


STORIES = {"ferries": FERRIES, **{path.stem: _sample(path.stem) for path in SAMPLES}}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("maker", MAKERS)
def test_a_pdf_gives_what_plain_text_gives(maker: str, name: str) -> None:
    title, passages = STORIES[name]
    (expected,) = read(as_text(title, passages), origin="story.txt")
    (article,) = read(MAKERS[maker](title, passages), origin="story.pdf")
    assert article.headline == expected.headline
    assert _passages(article) == _passages(expected)
