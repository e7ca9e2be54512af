"""Marks and links back in Chromium: whoever follows one finds the source, and then the place that was read."""

from pathlib import Path

import pytest
from audit import View, ask
from builders import document, paragraph, sources

from briefgen.document.tree import Cite, Heading, Text
from briefgen.writers.html import write

pytestmark = pytest.mark.slow

COUNT = 40
LONG = document(
    Heading(1, (Text("The harbor closes"),)),
    *(paragraph(f"Statement {number} about the harbor. " * 9, Cite((f"s{number}",))) for number in range(1, COUNT + 1)),
    Heading(2, (Text("Sources"),)),
    sources(*(f"The headline of source {number}, which is not short, in the Harbor Times" for number in range(COUNT))),
)
FOLLOW = """
const mark = document.getElementById("cite-20"), source = document.getElementById("source-s20");
const isSeen = element => {
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + 1, box.top + box.height / 2);
  return element.contains(top);
};
const later = run => setTimeout(run, 100);
mark.scrollIntoView({block: "center"});
const before = scrollY;
mark.click();
later(() => {
  const there = {seen: isSeen(source), moved: scrollY - before};
  source.querySelector("[role=doc-backlink]").click();
  later(() => tell({...there, back: isSeen(mark)}));
});
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_mark_leads_to_its_source_and_the_source_back(width: int, tmp_path: Path) -> None:
    told = ask(write(LONG), View(width), FOLLOW, tmp_path)
    assert (told["seen"], told["back"]) == (True, True)


def test_beside_the_sources_the_words_stay_where_they_are(tmp_path: Path) -> None:
    assert ask(write(LONG), View(1280), FOLLOW, tmp_path)["moved"] == 0
    assert ask(write(LONG), View(390), FOLLOW, tmp_path)["moved"] > 0
