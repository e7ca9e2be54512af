"""`briefgen analyze`: articles come in, what the analysis saw in each sentence goes out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.complete import complete_engines
from briefgen.cli.terminal import find_width, write_json, write_text

if TYPE_CHECKING:
    from briefgen.brief.seen import Seen, SeenSentence

EXAMPLE = """\b
Examples:
  briefgen analyze first.txt second.txt
  briefgen analyze first.txt --json
"""


@click.command("analyze", epilog=EXAMPLE)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path())
@click.option("--engine", metavar="NAME", shell_complete=complete_engines, help="What reads the articles [builtin].")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(*, articles: tuple[str, ...], engine: str | None, as_json: bool) -> None:
    """Show what the analysis sees, sentence by sentence.

    ARTICLE is a file, a pattern such as "*.txt", an address (https://...), or - for standard input. Each sentence is
    shown with its speaker, its certainty, the sections of a brief that it goes to, and why.
    """
    from briefgen.analysis.engines.registry import load_engine
    from briefgen.brief.seen import see
    from briefgen.cli.arguments import expand_articles, network_of
    from briefgen.config import load_settings
    from briefgen.sources.read import open_fetch, read

    settings = load_settings(Path.cwd(), flags={"engine": engine})
    loaded = load_engine(settings.engine, spacy_model=settings.spacy_model)
    lexicons = Path(settings.lexicons).expanduser() if settings.lexicons else None
    found = read(*expand_articles(articles), fetch=open_fetch(network_of(settings)))
    seen = see(found, lexicons=lexicons, engine=loaded)
    if as_json:
        write_json(seen)
    else:
        write_text("\n\n".join(_tell(seen, width=find_width())))


def _tell(seen: "Seen", *, width: int) -> Iterator[str]:
    for source in seen.sources:
        yield source.origin
        yield from (_tell_sentence(sentence, width) for sentence in seen.sentences if sentence.source_id == source.id)


def _tell_sentence(sentence: "SeenSentence", width: int) -> str:
    from briefgen.cli.passage import fold

    facts = (
        sentence.id,
        f"paragraph {sentence.paragraph}",
        f"characters {sentence.start}-{sentence.end}",
        sentence.certainty,
        *([f"according to {sentence.speaker}"] if sentence.speaker else []),
    )
    lines = [*fold(" · ".join(facts), width), *fold(" ".join(sentence.text.split()), width, "  ")]
    for section, why in sentence.why.items():
        lines += fold(f"{section.replace('_', ' ')}: {'; '.join(why)}", width, "    ")
    return "\n".join(lines)
