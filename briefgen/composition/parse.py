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
    titles = sum(isinstance(block, Heading) and block.level == 1 for block in iter_blocks(blocks))
    if titles != 1:
        many = "no heading" if titles == 0 else f"{titles} headings"
        raise DocumentError(
            f"{name}: {many} of level 1", hint="write the title, and nothing else, as a line that begins with `# `"
        )
    if not all(block.children for block in iter_blocks(blocks) if isinstance(block, Heading)):
        raise DocumentError(f"{name}: a heading without words", hint="give each heading words, or leave it out")
    return blocks


def _source_ids(tokens: Sequence[Token], name: str) -> tuple[str, ...]:
    """The ids of the one source list, in order. Raises DocumentError for a second list, or an id used twice."""
    if sum(token.type == "source_list_open" for token in tokens) > 1:
        raise DocumentError(f"{name}: two lists of sources", hint="write all of them in one place")
    ids = [unescape(i) for token in tokens if token.type == "source_entry_open" for i in token.meta["ids"]]
    for source_id in ids:
        if ids.count(source_id) > 1:
            raise DocumentError(f"{name}: the source `{source_id}` is listed twice", hint="list each source once")
    return tuple(ids)
