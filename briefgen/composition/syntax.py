"""The Markdown that templates write: CommonMark with tables, and four rules of our own.

    [@s1; @s2 ^id]      a citation            token `cite`, the ids and the statement's in `meta`
    [words]{lang=ko}    another language      tokens `foreign`, the language in `meta`
    [@s1]: words        a source              tokens `source_list`, `source_entry`, the id in `meta`
    ::: note ... :::    a container           token `callout`, what it is in `info`

HTML and images are parsed so that they can be refused; nothing is turned into links or typographic characters.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_CITE = re.compile(r"\[@([^\]\n]*)\]")
_STATEMENT = re.compile(r"[ \t]+\^([^ \t]+)[ \t]*")
_LANGUAGE = re.compile(r"\{lang=([^{} \t\n]*)\}")
_ENTRY = re.compile(r"\[@([^\]\n]*)\]:[ \t]*(.*)")
_FENCE = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*")
_ENDS_PARAGRAPH = ["paragraph", "reference", "blockquote", "list"]


class BriefMarkdown(MarkdownIt):
    """The parser, with addresses left as they stand: what they may be is judged when the tree is built."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the name is the library's
        """True: no address is judged here."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is the library's
        """`url` as it is."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name is the library's
        """`link` as it is."""
        return link


@cache
def markdown_parser() -> BriefMarkdown:
    """The one parser; it keeps nothing between two texts."""
    parser = BriefMarkdown("commonmark")
    parser.enable("table")
    parser.inline.ruler.before("link", "cite", _read_cite)
    parser.inline.ruler.before("link", "foreign", _read_foreign)
    parser.block.ruler.before("reference", "source_list", _read_sources, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("fence", "callout", _read_callout, {"alt": _ENDS_PARAGRAPH})
    return parser


def split_ids(inner: str) -> list[str]:
    """The ids in `s1; @s2`, what stands between `[@` and `]`; none where it is written wrongly."""
    ids = [part.strip() for part in ("@" + inner).split(";")]
    if any(not re.fullmatch(r"@[^ \t@]+", part) for part in ids):
        return []
    return [part[1:] for part in ids]


def _read_cite(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library calls it so
    found = _CITE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("cite", "", 0)
        token.content = found[0]
        ids, statement = _split_statement(found[1])
        token.meta = {"ids": split_ids(ids), "statement": statement}
    state.pos = found.end()
    return True


def _split_statement(inner: str) -> tuple[str, str]:
    """The ids and the statement in `s1; @s2 ^implication-3`; the statement is empty where none is named."""
    found = _STATEMENT.search(inner)
    if found is None or found.end() < len(inner):
        return inner, ""
    return inner[: found.start()], found[1]


def _read_foreign(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    if silent or state.src[state.pos] != "[":
        return False  # skipped over it is a pair of brackets, so that it may stand in the words of a link
    start, end, most = state.pos, state.md.helpers.parseLinkLabel(state, state.pos), state.posMax
    found = _LANGUAGE.match(state.src, end + 1, most) if end >= 0 else None
    if found is None:
        return False
    state.push("foreign_open", "", 1).meta = {"language": found[1]}
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.push("foreign_close", "", -1)
    state.pos, state.posMax = found.end(), most
    return True


def _line_at(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _read_sources(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    if state.is_code_block(start) or not _ENTRY.fullmatch(_line_at(state, start)):
        return False
    if silent:
        return True
    state.push("source_list_open", "", 1).map = [start, start + 1]
    line = start
    while line < end and (entry := _ENTRY.fullmatch(_line_at(state, line))):
        _push_entry(state, line, entry)
        state.line = line = line + 1
        while line < end and state.isEmpty(line):
            line += 1
    state.push("source_list_close", "", -1)
    return True


def _push_entry(state: StateBlock, line: int, entry: re.Match[str]) -> None:
    opening = state.push("source_entry_open", "", 1)
    opening.map = [line, line + 1]
    opening.meta = {"ids": split_ids(entry[1])}
    words = state.push("inline", "", 0)
    words.content, words.children, words.map = entry[2].strip(), [], [line, line + 1]
    state.push("source_entry_close", "", -1)


def _read_callout(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    fence = _FENCE.fullmatch(_line_at(state, start))
    if fence is None or state.is_code_block(start):
        return False
    if silent:
        return True
    closing = _find_closing(state, start, end, fence[1])
    opening = state.push("callout_open", "", 1)
    opening.info, opening.map, opening.meta = fence[2], [start, end], {"closed": closing < end}
    parent, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "callout", closing
    state.md.block.tokenize(state, start + 1, closing)
    state.parentType, state.lineMax = parent, last
    state.push("callout_close", "", -1)
    state.line = min(closing + 1, end)
    return True


def _find_closing(state: StateBlock, start: int, end: int, fence: str) -> int:
    """The line that closes the callout opened on `start`; `end` where none does."""
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return end
        closing = _FENCE.fullmatch(_line_at(state, line))
        if closing and not closing[2] and len(closing[1]) >= len(fence) and not state.is_code_block(line):
            return line
    return end
