"""How often an actor was in the news, period by period."""

from collections.abc import Sequence

from briefgen.brief.model import Actor, Source
from briefgen.brief.wording import has_words, name_of
from briefgen.weekly.model import ActorCount, WeekCount, WeeklySummary

_LETTERS_OF_PRONOUN = 3


def count_actors(
    actors: Sequence[Actor], sources: Sequence[Source], *, period: str, earlier: WeeklySummary | None
) -> tuple[ActorCount, ...]:
    """For each of `actors` the number of `sources`, the articles of this period, that name it, behind earlier ones."""
    pages = [name_of(source.text) for source in sources]
    past = _past(earlier)
    return tuple(
        ActorCount(
            actor_id=actor.id,
            history=(
                *past.get((actor.kind, actor.name), ()),
                WeekCount(period=period, articles=sum(_is_named(actor, page) for page in pages)),
            ),
        )
        for actor in actors
    )


def _past(earlier: WeeklySummary | None) -> dict[tuple[str, str], tuple[WeekCount, ...]]:
    if earlier is None:
        return {}
    names = {actor.id: (actor.kind, actor.name) for actor in earlier.actors}
    return {names[count.actor_id]: count.history for count in earlier.actor_counts if count.actor_id in names}


def _is_named(actor: Actor, page: str) -> bool:
    """Whether the actor's name or a form of it stands on the page; short words in small letters are pronouns."""
    forms = [form for form in actor.aliases if len(form) > _LETTERS_OF_PRONOUN or form.isupper()]
    return any(has_words(page, form) for form in (actor.name, *forms))
