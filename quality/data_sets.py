"""The data sets that the gate scores. Goes in: the folder of data for measuring, if there is one. Comes out: counts by
data set, and why a set was left out.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import briefgen
from briefgen.analysis.analyze import analyze
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.model import Analysis
from briefgen.errors import BriefgenError
from quality.clusters import score_basil, score_ecbplus
from quality.copies import score_copies
from quality.labels import LabelledArticle, article_text, is_held_back, is_one, labels_beside, load_labelled, overlap
from quality.pages import score_pages
from quality.score import Counts, score
from quality.stories import Story, load_gold_stories, load_own_stories
from quality.words import is_same_name

Report = Callable[[str], None]

HELD_BACK_STORIES = frozenset("asylum-questionnaire endangered-species-rule marijuana-suit tsunami-aid".split())
"""Gold stories that nobody looks into while the analysis is made; they are in `gold` as well."""
_FIRST_ACTORS = 5


def score_all(folder: Path | None, tell: Report) -> dict[str, Counts]:
    """Counts by data set, in the order of the table; `tell` is told what is left out, and why."""
    sets = {"own": score_stories(load_own_stories().values()), "own_copies": score_copies(None)}
    if folder is None:
        tell("BRIEFGEN_EVAL_DATA is not set: only the project's own stories are scored")
        return sets
    gold, labels = folder.parent / "gold" / "stories", labels_beside(folder)
    polnear, basil = folder / "polnear" / "dev", folder / "basil" / "articles.jsonl"
    ecbplus = folder / "ecbplus" / "documents.jsonl"
    pages = folder / "article_extraction"
    parts: tuple[tuple[Path, Callable[[], dict[str, Counts]]], ...] = (
        (gold, lambda: _score_gold(load_gold_stories(gold))),
        (labels, lambda: _score_labels(load_labelled(folder))),
        (polnear, lambda: {"polnear": score_content(polnear)}),
        (basil, lambda: {"basil": score_main_actors(basil), "basil_copies": score_copies(basil)}),
        (basil, lambda: {"basil_stories": score_basil(basil)}),
        (ecbplus, lambda: {"ecbplus_stories": score_ecbplus(ecbplus)}),
        (pages, lambda: {"pages": score_pages(pages)}),
    )
    for needed, run in parts:
        if needed.exists():
            sets |= run()
        else:
            tell(f"left out: there is no `{needed}`")
    return sets


def score_stories(stories: Iterable[Story]) -> Counts:
    """Annotated stories, each as the brief that is made of it."""
    return _sum(score(story, story.make_brief()) for story in stories)


def score_speakers(articles: Iterable[LabelledArticle]) -> Counts:
    """Sentences that have a speaker, of labelled articles."""
    return _sum(_count_spoken(article) for article in articles)


def score_content(folder: Path) -> Counts:
    """Sentences that hold attributed content, of a folder of PolNeAR: `text/`, and brat files in `attributions/`."""
    counts: Counts = Counter()
    for path in sorted((folder / "attributions").glob("*.ann")):
        content = list(_content_of(path.read_text("utf-8")))
        analysis = analyze_text((folder / "text" / f"{path.stem.rpartition('_')[0]}.txt").read_bytes())
        for sentence in analysis.sentences:
            annotated = any(overlap(span, (sentence.start, sentence.end)) > 0 for span in content)
            shown = sentence.key in analysis.speech
            counts.update(content=annotated, content_shown=shown, content_right=annotated and shown)
    return counts


def score_main_actors(path: Path) -> Counts:
    """Main entities of BASIL articles that are among the first actors of the analysis."""
    counts: Counts = Counter()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, _ = article_text(row["paragraphs"], title=row["title"], date=row["date"])
        first = analyze_text(text.encode()).actors[:_FIRST_ACTORS]
        forms = [form for actor in first for form in (actor.name, *(mention.text for mention in actor.mentions))]
        found = [
            any(is_same_name(form, name, person=person) for form in forms for person in (False, True))
            for name in row["main_entities"]
        ]
        counts.update(main_actors=len(found), main_actors_found=sum(found))
    return counts


def analyze_text(content: bytes) -> Analysis:
    """What the analysis finds in one article."""
    return analyze(briefgen.read(content, origin="article.txt"), load_lexicons())


def _score_gold(stories: dict[str, Story]) -> dict[str, Counts]:
    held = {name: story for name, story in stories.items() if name in HELD_BACK_STORIES}
    rest = {name: story for name, story in stories.items() if name not in held}
    counts = score_stories(held.values())
    return {"gold": counts + score_stories(rest.values()), "gold_held_back": counts}


def _score_labels(articles: tuple[LabelledArticle, ...]) -> dict[str, Counts]:
    held = score_speakers(article for article in articles if is_held_back(article.group))
    rest = score_speakers(article for article in articles if not is_held_back(article.group))
    return {"labels": rest, "labels_held_back": held}


def _count_spoken(article: LabelledArticle) -> Counts:
    counts: Counts = Counter()
    try:
        analysis = analyze_text(article.text.encode())
    except BriefgenError:
        return counts
    for number, span in enumerate(article.spans, 1):
        ours = [one for one in analysis.sentences if is_one(span, (one.start, one.end))]
        if ours:
            annotated, shown = number in article.speaker, any(one.key in analysis.speech for one in ours)
            counts.update(spoken=annotated, spoken_shown=shown, spoken_right=annotated and shown)
    return counts


def _content_of(annotations: str) -> Iterator[tuple[int, int]]:
    for line in annotations.splitlines():
        mark, _, rest = line.partition("\t")
        kind, _, places = rest.partition("\t")[0].partition(" ")
        if mark.startswith("T") and kind.lower().startswith("content"):
            for place in places.split(";"):
                start, end = place.split()
                yield int(start), int(end)


def _sum(counts: Iterable[Counts]) -> Counts:
    total: Counts = Counter()
    for some in counts:
        total.update(some)
    return total
