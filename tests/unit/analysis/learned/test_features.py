"""What a sentence shows, by names that a person can read."""

from builders_article import LEXICONS, analysis_of

from briefgen.analysis.learned.features import NAME, NUMBER, FeatureFinder, Features
from briefgen.analysis.model import Analysis

TEXT = (
    "The Harbor Board of Lindmar may close the old pier in 2031, Mayor Ida Solberg said.\n\n"
    "“We must pay. If boats stop, the city will not sleep,” she said. It rained."
)


def finder(analysis: Analysis) -> FeatureFinder:
    return FeatureFinder(analysis.sentences, LEXICONS)


def after(text: str = TEXT) -> list[Features]:
    analysis = analysis_of(text)
    return list(finder(analysis).after_speech(analysis.speech, analysis.certainty).values())


def test_names_and_numbers_are_masked() -> None:
    words = after()[0].words
    assert {NAME, NUMBER, "may", "close", "may close", "the old"} <= set(words)
    assert not any("lindmar" in word.lower() or "solberg" in word.lower() or "2031" in word for word in words)


def test_each_feature_stands_once() -> None:
    for features in after("The pier and the pier and the pier may and may and may close."):
        assert len(set(features.words)) == len(features.words)
        assert len(set(features.signs)) == len(features.signs)


def test_signs_tell_modals_cues_conditions_and_places() -> None:
    first, second, third, _ = (set(features.signs) for features in after())
    assert {"modal: may", "cue: possible", "sentence 1", "number", "spoken", "certainty: possible, spoken"} <= first
    assert {"we", "begins with a mark of quotation", "modal: must", "cue: need", "quoted: all"} <= second
    assert {"if", "negation", "modal: will, spoken"} <= third


def test_openings_are_told_apart_from_the_rest() -> None:
    text = "The board banned boats. It rained. The board sold boats."
    analysis = analysis_of(text)
    news = list(finder(analysis).of_news(finder(analysis).after_speech(analysis.speech, analysis.certainty)).values())
    assert {"cue: decision", "opening: banned", "opening, cue: decision"} <= set(news[0].signs)
    assert "cue: decision" in news[2].signs
    assert not any(sign.startswith("opening") for sign in news[2].signs)
