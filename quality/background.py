"""Counts in how many of the project's own stories each term stands, and writes it where clustering reads it.

    python -m quality.background

A week of few articles says little of which terms are rare; these stories, made up by us, say more. A story counts
once, however many articles tell it, and names are left out.
"""

from collections import Counter
from pathlib import Path

import briefgen
from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.sentences import find_sentences

STORIES = Path(__file__).with_name("stories")
BACKGROUND = Path(briefgen.__file__).parent / "weekly" / "stories" / "lexicons" / "background.txt"
_LEAST = 3
"""Stories that must hold a term: the others would tell a story, not what news is like."""
_TERMS = "# In how many of them each stands."
_HEAD = """\
# In how many of the project's own stories a term stands: how rare it is where few articles are given. Written by
# `python -m quality.background`.
"""


def count_terms() -> tuple[int, Counter[str]]:
    """How many stories there are, and in how many of them each term stands."""
    terms, counts, stories = Terms(load_lexicons()), Counter[str](), 0
    for folder in sorted(path for path in STORIES.iterdir() if path.is_dir()):
        articles = briefgen.read(*sorted(folder.glob("*.txt")))
        counts.update({term for sentence in find_sentences(articles) for term in terms.read(sentence).content})
        stories += 1
    return stories, counts


def write_background(path: Path = BACKGROUND) -> None:
    """Write the counts, the most frequent term first."""
    stories, counts = count_terms()
    rows = sorted((row for row in counts.items() if row[1] >= _LEAST), key=lambda row: (-row[1], row[0]))
    lines = [
        _HEAD,
        "[stories]",
        "# How many there are.",
        str(stories),
        "",
        "[terms]",
        _TERMS,
        *(f"{term} | {count}" for term, count in rows),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write_background()
