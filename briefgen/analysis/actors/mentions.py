"""Names become mentions: who is meant, and of what kind. What cannot act is left out."""

from collections.abc import Sequence

from briefgen.analysis.actors.groups import find_groups
from briefgen.analysis.actors.names import Name, find_names
from briefgen.analysis.actors.persons import SUFFIXES
from briefgen.analysis.actors.place import Place, Story
from briefgen.analysis.actors.recognized import recognize
from briefgen.analysis.actors.rules import RULES
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence


class MentionFinder:
    """Finds mentions in the sentences of one story; what a name is depends on the whole story."""

    def __init__(self, sentences: Sequence[Sentence], lexicons: Lexicons, engine: Engine) -> None:
        self._names = {sentence.key: find_names(sentence, lexicons) for sentence in sentences}
        self._story = Story(sentences, self._names, lexicons, recognize(sentences, engine))

    def find(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions of `sentence` in order, unnamed groups among them."""
        mentions: list[Mention] = []
        owner: Name | None = None
        for name in self._names[sentence.key]:
            near = owner is not None and sentence.text[owner.end : name.start] in ("'s ", "’s ", "' ", "’ ")
            place = Place(sentence, name, owner if near else None)
            mentions.extend(next((found for rule in RULES if (found := rule(self._story, place)) is not None), ()))
            owner = name if name.possessive else None
        mentions = [mention for mention in mentions if not self._is_no_name(mention.name)]
        mentions.extend(find_groups(self._story, sentence, mentions))
        return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))

    def _is_no_name(self, name: str) -> bool:
        """Whether a title or a rule left only a function word or a suffix (“If”, “Jr.”)."""
        return name.lower() in self._story.gazetteer.openers or name in SUFFIXES
