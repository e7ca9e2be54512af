"""Names become mentions: who is meant, and of what kind. What cannot act is left out."""

from collections.abc import Sequence

from briefgen.analysis.actors.names import Name, find_names
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
        mentions.extend(_unnamed_groups(self._story, sentence, mentions))
        return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _unnamed_groups(story: Story, sentence: Sentence, named: Sequence[Mention]) -> list[Mention]:
    """“analysts”, “some US officials”: unnamed people, where they speak or take a stance."""
    groups = story.lexicons.words("names", "groups")
    found: list[Mention] = []
    for at, word in enumerate(sentence.words):
        if word.norm not in groups or not story.acts(sentence.text[word.end :]):
            continue
        start = word.start
        previous = sentence.words[at - 1] if at else None
        if (
            previous
            and sentence.text[previous.end : word.start] == " "
            and _qualifies(story, sentence, previous.start, previous.end)
        ):
            start = previous.start
        name = sentence.text[start : word.end]
        name = name if name[:1].isupper() and start != word.start else name[:1].lower() + name[1:]
        if not any(mention.start <= word.start < mention.end for mention in named):
            found.append(Mention(name, "group", sentence, start, word.end))
    return found


def _qualifies(story: Story, sentence: Sentence, start: int, end: int) -> bool:
    word = sentence.text[start : end + 1] if sentence.text[end : end + 1] == "." else sentence.text[start:end]
    known = story.gazetteer.find(word)
    return known is not None or (word.islower() and word.endswith(("al", "ic", "ary", "ent", "or")))
