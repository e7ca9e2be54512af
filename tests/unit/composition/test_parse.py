import pytest

from briefgen.composition.parse import parse, parse_whole
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Contents,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    SourceEntry,
    SourceList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.errors import DocumentError

A = (Text("a"),)
B = (Text("b"),)
PARAGRAPH = Paragraph(A)
SOURCE = "\n\n[@s1]: one\n[@s2]: two"

BLOCKS: dict[str, Block] = {
    "a": PARAGRAPH,
    "### a": Heading(3, A),
    "a\n===": Heading(1, A),
    "> a\nb": BlockQuote((Paragraph((Text("a b"),)),)),
    "- a\n- b": BulletList((ListItem((PARAGRAPH,)), ListItem((Paragraph(B),)))),
    "- a\n\n  - b": BulletList((ListItem((PARAGRAPH, BulletList((ListItem((Paragraph(B),)),)))),)),
    "3. a\n4. b": OrderedList((ListItem((PARAGRAPH,)), ListItem((Paragraph(B),))), 3),
    "```\na\n  b\n```": CodeBlock("a\n  b"),
    "    a\n": CodeBlock("a"),
    "***": ThematicBreak(),
    "| a | b |\n| --- | --: |\n| b | |": Table((Cell(A), Cell(B)), ((Cell(B), Cell(())),), ("left", "right")),
    "a | b\n:-: | -\n`a\\|b` | b": Table((Cell(A), Cell(B)), ((Cell((Code("a|b"),)), Cell(B)),), ("center", "left")),
    "::: note\na\n\n- b\n:::": Callout("note", (PARAGRAPH, BulletList((ListItem((Paragraph(B),)),)))),
    ":::: warning\n::: note\na\n:::\n::::": Callout("warning", (Callout("note", (PARAGRAPH,)),)),
    "- ::: kicker\n  a\n  :::": BulletList((ListItem((Callout("kicker", (PARAGRAPH,)),)),)),
    "a\n: b": Paragraph((Text("a : b"),)),
    "> ::: note\n> a\n> :::": BlockQuote((Callout("note", (PARAGRAPH,)),)),
    "::: contents\n:::": Contents(),
    "::: marking\na\n:::": Callout("marking", (PARAGRAPH,)),
    "::: shift\n| a | b |\n| --- | --- |\n| b | |\n:::": Callout(
        "shift", (Table((Cell(A), Cell(B)), ((Cell(B), Cell(())),), ("left", "left")),)
    ),
    "[@s1]: a\n\n[@x.y]: *b*": SourceList((SourceEntry("s1", A), SourceEntry("x.y", (Emphasis(B),)))),
}

INLINES: dict[str, tuple[Inline, ...]] = {
    "*a* **b** `a  b`": (Emphasis(A), Text(" "), Strong(B), Text(" "), Code("a b")),
    "***a***": (Emphasis((Strong(A),)),),
    "a \n b": (Text("a b"),),
    "a  \n b\\\na": (Text("a"), LineBreak(), Text("b"), LineBreak(), Text("a")),
    "a &amp; \\* &#91;": (Text("a & * ["),),
    "a\u00a0b  c": (Text("a\u00a0b c"),),
    "[a](https://e.org/?q=1&r=é)": (Link("https://e.org/?q=1&r=%C3%A9", A),),
    "<https://e.org> <m@e.org>": (
        Link("https://e.org", (Text("https://e.org"),)),
        Text(" "),
        Link("mailto:m@e.org", (Text("m@e.org"),)),
    ),
    "[a](javascript:alert) [*b*](/x) [a](file:///b)": (Text("a "), Emphasis(B), Text(" a")),
    'https://e.org -- "a" (c)': (Text('https://e.org -- "a" (c)'),),
    "a [@s1]": (Text("a "), Cite(("s1",))),
    "[@s2;@s1; @s2]": (Cite(("s1", "s2")),),
    "**a [@s1]**": (Strong((Text("a "), Cite(("s1",)))),),
    "a [@s2; @s1 ^shift-1]": (Text("a "), Cite(("s1", "s2"), "shift-1")),
    "[a]{lang=ko}": (Foreign("ko", A),),
    "[a *b*]{lang=zh-Hant} b": (Foreign("zh-Hant", (Text("a "), Emphasis(B))), Text(" b")),
    "[[a](https://e.org) [@s1]]{lang=ko}": (Foreign("ko", (Link("https://e.org", A), Text(" "), Cite(("s1",)))),),
    "[a [b]{lang=ko}](https://e.org)": (Link("https://e.org", (Text("a "), Foreign("ko", B))),),
    "[a]{lang=no language}": (Text("[a]{lang=no language}"),),
    "[a]{lang=1} []{lang=ko}b": (Text("a b"),),
    "[a] {lang=ko}": (Text("[a] {lang=ko}"),),
    "a [s1] @s1": (Text("a [s1] @s1"),),
}

REFUSED = {
    "HTML (<b>)": ("a <b>b</b>", "line 1"),
    "HTML (<div>": ("a\n\n<div>\nb\n</div>", "line 3"),
    "HTML (<!-- x -->": ("<!-- x -->", "{# ... #}"),
    "an image": ("![a](https://e.org/x.png)", "take the image out"),
    "unknown callout `warnin`": ("::: warnin\na\n:::", "did you mean `warning`?"),
    "unknown callout ``": ("a\n\n:::\n", "line 3"),
    "the callout `note` is not closed": ("::: note\na", ":::"),
    "the callout `kicker` is not closed": ("- ::: kicker\n  a\n\nb\n:::", ":::"),
    "the contents hold words": ("::: contents\na\n:::", "leave it empty"),
    "unknown callout `contents here`": ("::: contents here\n:::", "did you mean `contents`?"),
    "the callout `shift` is not a table of two columns": ("a\n\n::: shift\na\n:::", "line 3"),
    "the callout `shift` is": ("::: shift\n| a |\n| - |\n| b |\n:::", "one table"),
    "a list follows a list": ("- a\n1. b", "one kind of marker"),
    "the citation of `s9` has no entry": ("a [@s9]" + SOURCE, "the section `sources`"),
    "not a citation: [@s1 s2]": ("a [@s1 s2]" + SOURCE, "[@s1; @s2]"),
    "not a citation: [@s1 ^a ^b]": ("a [@s1 ^a ^b]" + SOURCE, "[@s1; @s2]"),
    "not a citation: [@]": ("a [@]", "[@s1; @s2]"),
    "two lists of sources": ("[@s1]: a\n\nb\n\n[@s2]: b", "one place"),
    "the source `s1` is listed twice": ("[@s1]: a\n[@s1]: b", "once"),
    "a source has one id": ("[@s1; @s2]: a", "[@s1]:"),
    "the source `s1` has no words": ("[@s1]:", "[@s1]:"),
    "a row has more cells than the header": ("| a | b |\n|---|---|\n| a | b | c |", "a head"),
    "nested too deeply": ("> " * 30 + "a", "levels"),
}


@pytest.mark.parametrize(("markdown", "block"), BLOCKS.items())
def test_a_block_becomes_its_node(markdown: str, block: Block) -> None:
    assert parse(markdown) == (block,)


@pytest.mark.parametrize(("markdown", "inlines"), INLINES.items())
def test_inlines_become_their_nodes(markdown: str, inlines: tuple[Inline, ...]) -> None:
    first = parse(markdown + SOURCE)[0]
    assert isinstance(first, Paragraph)
    assert first.children == inlines


@pytest.mark.parametrize(("what", "markdown", "told"), [(what, *rest) for what, rest in REFUSED.items()])
def test_what_a_document_cannot_hold_is_refused(what: str, markdown: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(markdown, name="the page")
    assert caught.value.message.startswith("the page")
    assert what in caught.value.message
    assert told in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize("markdown", ["a", "## a", "# a\n\n# b", "# a\n\n> # b", "# a\n\n## "])
def test_a_document_has_one_title_and_no_empty_heading(markdown: str) -> None:
    with pytest.raises(DocumentError, match="heading"):
        parse_whole(markdown)


def test_sources_may_stand_right_under_a_paragraph() -> None:
    assert parse("a\n[@s1]: b\nc") == (PARAGRAPH, SourceList((SourceEntry("s1", B),)), Paragraph((Text("c"),)))
