"""Block tokens of Markdown -> blocks of the document."""

import re
from collections.abc import Iterator
from typing import get_args

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from briefgen.composition.escape import unescape
from briefgen.composition.figures import FIGURES, build_figure
from briefgen.composition.inlines import build_inlines
from briefgen.composition.scope import Scope
from briefgen.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    CodeBlock,
    Contents,
    Figure,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    SourceEntry,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.text import did_you_mean

_KINDS: dict[str, CalloutKind] = {kind: kind for kind in get_args(CalloutKind)}
_CONTENTS = "contents"
_ALIGNS: dict[str, Align] = {"text-align:center": "center", "text-align:right": "right"}


def build_blocks(tokens: Iterator[Token], scope: Scope, closing: str = "") -> tuple[Block, ...]:
    """The blocks up to the token of the type `closing`. Raises DocumentError for what a document cannot hold."""
    blocks: list[Block] = []
    for token in _until(closing, tokens):
        block = _build(token, tokens, scope)
        if blocks and _is_list(block) and _is_list(blocks[-1]):
            raise scope.error(
                _line(token),
                "a list follows a list with nothing between them",
                hint="use one kind of marker for one list, and a heading or a sentence between two",
            )
        blocks.append(block)
    return tuple(blocks)


def _build(token: Token, tokens: Iterator[Token], scope: Scope) -> Block:
    match token.type:
        case "heading_open":
            return Heading(int(token.tag[1:]), _inlines(tokens, scope))
        case "paragraph_open":
            return Paragraph(_inlines(tokens, scope))
        case "blockquote_open":
            return BlockQuote(build_blocks(tokens, scope, "blockquote_close"))
        case "bullet_list_open":
            return BulletList(_items(tokens, scope, "bullet_list_close"))
        case "ordered_list_open":
            return OrderedList(_items(tokens, scope, "ordered_list_close"), int(token.attrs.get("start", 1)))
        case "fence" | "code_block":
            return CodeBlock(unescape(token.content).removesuffix("\n"))
        case "hr":
            return ThematicBreak()
        case "table_open":
            return _table(tokens, scope)
        case "callout_open":
            return _container(token, tokens, scope)
        case "source_list_open":
            return _source_list(tokens, scope)
        case _:
            what = f"HTML ({token.content.strip()})"
            raise scope.error(_line(token), what, hint="write Markdown; for a remark use {# ... #}")


def _until(closing: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """The next tokens, which whoever builds a node may take more of, up to the one of the type `closing`."""
    for token in tokens:
        if token.type == closing:
            return
        yield token


def _is_list(block: Block) -> bool:
    return isinstance(block, BulletList | OrderedList)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _inlines(tokens: Iterator[Token], scope: Scope) -> tuple[Inline, ...]:
    """The inlines of a block that holds nothing else; its closing token is taken too."""
    token = next(tokens)
    next(tokens)
    return build_inlines(token.children or (), scope, _line(token))


def _items(tokens: Iterator[Token], scope: Scope, closing: str) -> tuple[ListItem, ...]:
    return tuple(ListItem(build_blocks(tokens, scope, "list_item_close")) for _ in _until(closing, tokens))


def _table(tokens: Iterator[Token], scope: Scope) -> Table:
    rows: list[tuple[Cell, ...]] = []
    aligns: list[Align] = []
    for token in _until("table_close", tokens):
        if token.type == "tr_open":
            cells, cell_aligns = _row(tokens, scope)
            if not rows:
                aligns, header_line = cell_aligns, _line(token)
            elif _count_cells(scope, _line(token)) > _count_cells(scope, header_line):
                raise scope.error(_line(token), "a row has more cells than the header", hint="give each column a head")
            rows.append(cells)
    return Table(rows[0], tuple(rows[1:]), tuple(aligns))


def _row(tokens: Iterator[Token], scope: Scope) -> tuple[tuple[Cell, ...], list[Align]]:
    cells: list[Cell] = []
    aligns: list[Align] = []
    for token in _until("tr_close", tokens):
        cells.append(Cell(_inlines(tokens, scope)))
        aligns.append(_ALIGNS.get(str(token.attrs.get("style")), "left"))
    return tuple(cells), aligns


def _count_cells(scope: Scope, line: int) -> int:
    """How many cells are written on `line`; the parser would drop those beyond the header without a word."""
    return len(escapedSplit(scope.lines[line].strip().strip("|")))


def _container(token: Token, tokens: Iterator[Token], scope: Scope) -> Callout | Contents | Figure:
    """What stands between two lines of `:::`: a callout, a figure or the place of the contents."""
    line = _line(token)
    kind, *alt = re.split(r"[ \t]+", token.info, maxsplit=1)
    name = kind if kind in FIGURES else token.info
    if name not in {*_KINDS, *FIGURES, _CONTENTS}:
        hint = did_you_mean(unescape(token.info), {*_KINDS, *FIGURES, _CONTENTS})
        raise scope.error(line, f"unknown callout `{token.info}`", hint=hint)
    if not token.meta["closed"]:
        raise scope.error(line, f"the callout `{name}` is not closed", hint="close it with a line of :::")
    held = list(_until("callout_close", tokens)) if name in FIGURES else []
    children = build_blocks(iter(held) if held else tokens, scope, "callout_close")
    if name in FIGURES:
        table_line = next((_line(part) for part in held if part.type == "table_open"), line)
        return build_figure(name, unescape("".join(alt)), children, scope, line=line, table_line=table_line)
    if name == _CONTENTS:
        return _contents(children, scope, line)
    return _callout(_KINDS[name], children, scope, line)


def _contents(children: tuple[Block, ...], scope: Scope, line: int) -> Contents:
    if children:
        raise scope.error(line, "the contents hold words", hint="leave it empty: the headings come by themselves")
    return Contents()


def _callout(kind: CalloutKind, children: tuple[Block, ...], scope: Scope, line: int) -> Callout:
    if kind == "shift":
        match children:
            case (Table(header=(_, _)),):
                pass
            case _:
                hint = "put one table of two columns between its lines of :::, before and after"
                raise scope.error(line, "the callout `shift` is not a table of two columns", hint=hint)
    return Callout(kind, children)


def _source_list(tokens: Iterator[Token], scope: Scope) -> SourceList:
    opened = _until("source_list_close", tokens)
    return SourceList(tuple(_source_entry(token, tokens, scope) for token in opened))


def _source_entry(token: Token, tokens: Iterator[Token], scope: Scope) -> SourceEntry:
    ids = token.meta["ids"]
    if len(ids) != 1:
        raise scope.error(_line(token), "a source has one id", hint="write it as [@s1]: followed by its words")
    children = _inlines(tokens, scope)
    if not children:
        raise scope.error(_line(token), f"the source `{ids[0]}` has no words", hint="write them after [@s1]:")
    return SourceEntry(unescape(ids[0]), children)
