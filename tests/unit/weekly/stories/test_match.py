"""Which story goes on from which."""

from unit.weekly.stories.test_find import FERRY, HARBOR, REWRITTEN

import briefgen
from briefgen.weekly.stories.find import find_stories
from briefgen.weekly.stories.match import match_stories


def test_a_story_goes_on_from_the_one_of_the_same_event_only() -> None:
    earlier = find_stories(
        [article for text in (FERRY, HARBOR) for article in briefgen.read(text.encode(), origin=text[:5])]
    )
    now = find_stories(briefgen.read(REWRITTEN.encode(), origin="c"))
    ferry = next(story.key for story in earlier if story.headline.startswith("Ferry"))
    assert match_stories(earlier, now) == {now[0].key: ferry}


def test_nothing_goes_on_from_nothing() -> None:
    assert match_stories((), ()) == {}
