"""The engine `spacy`: a pipeline that the user has installed cuts sentences and recognizes names."""

import re
from collections.abc import Iterator
from typing import Any

from briefgen.analysis.engines.engine import NamedRange, NameKind, Range
from briefgen.errors import ConfigError

MODEL = "en_core_web_sm"
_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""Labels of spaCy's English pipelines, and `PER` of its others."""
_NOT_USED = ("tagger", "lemmatizer", "attribute_ruler")


class Spacy:
    """An engine on a pipeline of spaCy."""

    name = "spacy"

    def __init__(self, pipeline: Any) -> None:  # noqa: ANN401 - spaCy's types are not there where it is not
        self._pipeline = pipeline

    def cut(self, text: str) -> list[Range] | None:
        """The ranges of the sentences of `text`; None where the pipeline finds no sentences."""
        read = self._pipeline(text)
        if not read.has_annotation("SENT_START"):
            return None
        return [(sentence.start_char, sentence.end_char) for sentence in read.sents]

    def find_names(self, text: str) -> list[NamedRange]:
        """The persons, organizations and places in `text`."""
        return list(_names(self._pipeline(text)))


def _names(read: Any) -> Iterator[NamedRange]:  # noqa: ANN401 - a document of spaCy's
    for entity in read.ents:
        if entity.label_ in _KINDS:
            yield entity.start_char, entity.end_char, _KINDS[entity.label_]


def load_spacy(model: str = MODEL) -> Spacy:
    """The engine on the pipeline `model`: the name of an installed one, or a folder.

    Raises ConfigError where spaCy or the pipeline is not installed, or cannot be loaded.
    """
    try:
        import spacy
    except ImportError:
        raise ConfigError(
            "the engine `spacy` needs spaCy, which is not installed", hint='pip install "briefgen[spacy]"'
        ) from None
    try:
        return Spacy(spacy.load(model, exclude=_NOT_USED))
    except Exception as error:
        if isinstance(error, OSError) and re.search(r"\[E050\]", str(error)):
            raise ConfigError(
                f"spaCy's pipeline `{model}` is not installed", hint=f"python -m spacy download {model}"
            ) from None
        raise ConfigError(
            f"spaCy's pipeline `{model}` cannot be loaded: {error}".replace("\n", " "),
            hint=f"install it again: python -m spacy download {model}",
        ) from error
