"""`briefgen stories`: articles come in, the stories that they tell go out, with the reason for each article's place."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import keep_going_option
from briefgen.cli.terminal import find_width, say_row, write_json, write_text

if TYPE_CHECKING:
    from briefgen.weekly.stories.seen import SeenArticle, SeenStory

EXAMPLE = """\b
Examples:
  briefgen stories inbox/*.txt
  briefgen stories *.txt --keep-going --json
"""


@click.command("stories", epilog=EXAMPLE)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path())
@keep_going_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, articles: tuple[str, ...], keep_going: bool, as_json: bool) -> None:
    """Show which articles tell one story, and why.

    ARTICLE is a file, a pattern such as "*.txt", or - for standard input. Articles are in one story where they are
    alike enough, published within days of each other, and not told in words of their own. Each stands with its reason.
    """
    from briefgen.cli.arguments import expand_articles, network_of
    from briefgen.config import load_settings
    from briefgen.sources.gather import gather
    from briefgen.sources.read import open_fetch
    from briefgen.weekly.stories.find import find_stories
    from briefgen.weekly.stories.seen import see_stories

    settings = load_settings(Path.cwd(), flags={"keep_going": keep_going or None})
    fetch = open_fetch(network_of(settings))
    gathered = gather(expand_articles(articles), keep_going=settings.keep_going, fetch=fetch)
    for notice in gathered.notices:
        say_row("skipped", f"{notice.where}  {notice.message}")
    seen = see_stories(find_stories(gathered.articles))
    if as_json:
        write_json(seen)
    else:
        write_text("\n\n".join("\n".join(_tell(story, find_width())) for story in seen.stories))


def _tell(story: "SeenStory", width: int) -> Iterator[str]:
    from briefgen.cli.passage import fold
    from briefgen.text import plural

    yield from fold(f"{story.id} · {story.headline}", width)
    yield f"  {plural(len(story.articles), 'article')}, {plural(story.origins, 'origin')}"
    for article in story.why:
        yield from fold(f"{article.origin}: {_why(article)}", width, "  ")
    if story.nearest is not None:
        yield from fold(f"not in “{story.nearest.headline}”: {story.nearest.apart}", width, "  ")


def _why(article: "SeenArticle") -> str:
    if article.copy_of is not None:
        return f"carries the text of {article.copy_of}"
    if article.likeness is None:
        return "no other article is alike enough"
    return f"alike {article.likeness:.2f}; shares {', '.join(article.shared)}"
