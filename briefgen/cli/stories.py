"""`briefgen stories`: articles come in, the stories that they tell go out, with the reason for each article's place."""

from pathlib import Path

import click

from briefgen.cli.arguments import keep_going_option
from briefgen.cli.terminal import find_width, say_row, write_json, write_text

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
    from briefgen.cli.arguments import expand_articles
    from briefgen.config import load_settings
    from briefgen.sources.gather import gather
    from briefgen.weekly.stories.find import find_stories
    from briefgen.weekly.stories.seen import see_stories

    settings = load_settings(Path.cwd(), flags={"keep_going": keep_going or None})
    gathered = gather(expand_articles(articles), keep_going=settings.keep_going)
    for notice in gathered.notices:
        say_row("skipped", f"{notice.where}  {notice.message}")
    seen = see_stories(find_stories(gathered.articles))
    if as_json:
        write_json(seen)
    else:
        write_text("\n\n".join("\n".join(_tell(story, find_width())) for story in seen.stories))
