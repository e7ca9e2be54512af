"""Markdown -> blocks of the document tree, and the checks that hold for a document as a whole."""

from collections.abc import Sequence

from markdown_it.token import Token

from briefgen.composition.blocks import build_blocks
from briefgen.composition.escape import unescape
from briefgen.composition.scope import Scope
from briefgen.composition.syntax import markdown_parser
from briefgen.document.tree import Block, Heading
from briefgen.document.walk import iter_blocks
from briefgen.errors import DocumentError


def parse(markdown: str, *, name: str = "the text") -> tuple[Block, ...]:
    """The blocks that `markdown` describes; `name` is what messages call it.

    Raises DocumentError for what the tree cannot hold: HTML, an image, an unknown callout, two lists without
    anything between them, a citation without its source, a second list of sources.
    """
    parser = markdown_parser()
    tokens = parser.parse(markdown)
    lines = tuple(markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    scope = Scope(name, lines, _source_ids(tokens, name))
    for token in tokens:
        if token.level >= parser.options.maxNesting - 1:
            raise scope.error(token.map[0] if token.map else 0, "nested too deeply", hint="take levels out")
    return build_blocks(iter(tokens), scope)


def parse_whole(markdown: str, *, name: str = "the text") -> tuple[Block, ...]:
    """The blocks of a whole document: as `parse`, with exactly one heading of level 1. Raises DocumentError."""
    blocks = parse(markdown, name=name)
    headings = [block for block in iter_blocks(blocks) if isinstance(block, Heading)]
    titles = [number for number, block in enumerate(headings) if block.level == 1]
    if len(titles) != 1:
        many = f"{len(titles)} headings" if titles else "no heading"
        where = _line_of_heading(markdown, titles[1], name) if titles else name
        hint = "write the title, and nothing else, as a line that begins with `# `"
        raise DocumentError(f"{where}: {many} of level 1", hint=hint)
    for number, block in enumerate(headings):
        if not block.children:
            where = _line_of_heading(markdown, number, name)
            raise DocumentError(f"{where}: a heading without words", hint="give each heading words, or leave it out")
    return blocks


def _line_of_heading(markdown: str, number: int, name: str) -> str:
    """What messages call the line of a heading, counted from 0; the text alone where it is made of something else."""
    tokens = [token for token in markdown_parser().parse(markdown) if token.type == "heading_open"]
    found = tokens[number].map if number < len(tokens) else None
    return f"{name}, line {found[0] + 1} of its Markdown" if found else name


def _source_ids(tokens: Sequence[Token], name: str) -> tuple[str, ...]:
    """The ids of the one source list, in order. Raises DocumentError for a second list, or an id used twice."""
    lists = [token for token in tokens if token.type == "source_list_open"]
    if len(lists) > 1:
        raise DocumentError(f"{_at(lists[1], name)}: two lists of sources", hint="write all of them in one place")
    ids: list[str] = []
    for token in tokens:
        for source_id in map(unescape, token.meta["ids"]) if token.type == "source_entry_open" else ():
            if source_id in ids:
                what = f"{_at(token, name)}: the source `{source_id}` is listed twice"
                raise DocumentError(what, hint="list each source once")
            ids.append(source_id)
    return tuple(ids)


def _at(token: Token, name: str) -> str:
    return f"{name}, line {token.map[0] + 1} of its Markdown" if token.map else name
