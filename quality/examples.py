"""Examples to learn from. Goes in: labelled articles. Comes out: the features of their sentences, and the answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from briefgen import read
from briefgen.analysis.analyze import analyze
from briefgen.analysis.learned.features import FeatureFinder, Features
from briefgen.analysis.learned.weights import Label
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.sentences import Sentence
from quality.labels import LabelledArticle, is_one


class Example(msgspec.Struct, frozen=True):
    """A sentence: what it shows, and what it is."""

    group: str
    own: bool
    """Whether it stands in one of the project's own stories."""
    features: Mapping[Label, Features]
    answers: Mapping[Label, bool | None]
    """None where it is not to be taught."""


def read_examples(articles: Iterable[LabelledArticle]) -> tuple[Example, ...]:
    """The sentences of `articles` that carry labels, seen as the analysis sees them with the weights as they are."""
    return tuple(example for article in articles for example in _of_article(article))


def _of_article(article: LabelledArticle) -> Iterator[Example]:
    analysis = analyze(read(article.text.encode()), load_lexicons())
    finder = FeatureFinder(analysis.sentences, load_lexicons())
    after = finder.after_speech(analysis.speech, analysis.certainty)
    news = finder.of_news(after)
    for sentence in analysis.sentences:
        numbers = numbers_of(sentence, article)
        if numbers:
            features: dict[Label, Features] = {
                "implication": after[sentence.key],
                "shift": news[sentence.key],
            }
            yield Example(article.group, article.dataset == "own", features, _answers(numbers, article))


def numbers_of(sentence: Sentence, article: LabelledArticle) -> list[int]:
    """The labelled sentences that `sentence` is, by number."""
    ours = sentence.start, sentence.end
    return [number for number, span in enumerate(article.spans, 1) if is_one(span, ours)]


def _answers(numbers: Sequence[int], article: LabelledArticle) -> dict[Label, bool | None]:
    implied = any(number in article.implication for number in numbers)
    return {
        "implication": None if not implied and article.maybe & set(numbers) else implied,
        "shift": bool(article.shift & set(numbers)),
    }
