"""The measures, in the order of the table. Goes in: counts. Comes out: figures."""

from collections import Counter
from collections.abc import Mapping

import msgspec


class Measure(msgspec.Struct, frozen=True):
    """One figure of the table: a rate where `of` is named, else a number."""

    name: str
    """As `floors.toml` writes it."""
    says: str
    count: str
    of: str = ""
    aim: float = 0
    more_is_better: bool = True


class Figure(msgspec.Struct, frozen=True):
    """What a data set shows of a measure."""

    value: float
    count: int
    of: int | None
    """What a rate counts out of."""


MEASURES = (
    Measure("quotes_verbatim", "quotes that are verbatim slices", "quotes_right", "quotes", 1.0),
    Measure("said_twice", "statements said twice", "repeats", more_is_better=False),
    Measure("bottom_line", "bottom line acceptable", "bottom_lines_right", "bottom_lines", 1.0),
    Measure("actor_precision", "actors: right among the first ten", "actors_right", "actors_shown", 0.96),
    Measure("actor_recall", "actors: core ones found there", "actors_core_found", "actors_core", 0.96),
    Measure("not_actors", "actors: things that are none", "not_actors", more_is_better=False),
    Measure("implication_precision", "implications: right", "implications_right", "implications_shown", 0.92),
    Measure(
        "implication_recall", "implications: core ones found", "implications_core_found", "implications_core", 0.78
    ),
    Measure("question_precision", "open questions: right", "questions_right", "questions_shown", 0.85),
    Measure("question_recall", "open questions: explicit ones", "questions_explicit_found", "questions_explicit", 0.85),
    Measure("question_implied", "open questions: implied ones", "questions_implied_found", "questions_implied", 0.60),
    Measure("shift_found", "key shift found", "stories_with_shift_right", "stories_with_shift", 1.0),
    Measure(
        "shift_false",
        "key shift where there is none",
        "stories_without_shift_wrong",
        "stories_without_shift",
        more_is_better=False,
    ),
    Measure("agreement_precision", "agreements: right", "agreements_right", "agreements_shown", 0.90),
    Measure("agreement_recall", "agreements: found", "agreements_found", "agreements_required", 0.90),
    Measure("agreement_forbidden", "agreements: wrong pairs", "agreements_forbidden", more_is_better=False),
    Measure("difference_precision", "differences: right", "differences_right", "differences_shown", 0.75),
    Measure("difference_recall", "differences: found", "differences_found", "differences_required", 0.80),
    Measure("difference_false", "differences: that are none", "differences_false", more_is_better=False),
    Measure("speaker_right", "speaker right", "speakers_right", "speakers", 0.95),
    Measure("speaker_false", "speaker where the article speaks", "speakers_false", more_is_better=False),
    Measure("certainty_right", "certainty right", "certainties_right", "certainties", 0.92),
    Measure("has_speaker_precision", "sentence has a speaker: right", "spoken_right", "spoken_shown", 0.98),
    Measure("has_speaker_recall", "sentence has a speaker: found", "spoken_right", "spoken", 0.92),
    Measure("content_precision", "attributed content: right", "content_right", "content_shown", 0.97),
    Measure("content_recall", "attributed content: found", "content_right", "content", 0.70),
    Measure("page_precision", "pages: main text right", "page_right", "page_shown", 0.97),
    Measure("page_recall", "pages: main text found", "page_right", "page_text", 0.97),
    Measure("headline_right", "pages: headline right", "headlines_right", "headlines", 0.95),
    Measure("date_right", "pages: date right", "dates_right", "dates", 0.95),
    Measure("stories_b3", "articles in stories: B³ F1", "clustered_right", "clustered", 0.92),
    Measure("copy_precision", "near-copies: right", "copies_right", "copies_shown", 0.98),
    Measure("copy_recall", "near-copies: found", "copies_right", "copies", 0.98),
    Measure("main_actors", "main actors among the first five", "main_actors_found", "main_actors", 0.92),
)
"""The rows of the table; the aims are those of issues 3 and 6."""

BY_NAME = {measure.name: measure for measure in MEASURES}


def figures_of(counts: Counter[str]) -> Mapping[str, Figure]:
    """The figures that these counts give, by the name of the measure, in the order of the table.

    A rate out of nothing has no figure; a number has one wherever briefs were scored.
    """
    figures: dict[str, Figure] = {}
    for measure in MEASURES:
        hits, of = counts[measure.count], counts[measure.of]
        if measure.of and of:
            figures[measure.name] = Figure(hits / of, hits, of)
        elif not measure.of and counts["bottom_lines"]:
            figures[measure.name] = Figure(float(hits), hits, None)
    return figures
