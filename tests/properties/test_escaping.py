"""No text of an article, whatever it holds, changes the structure of a document, and none is lost on the way."""

import re
from functools import cache
from pathlib import Path

import jinja2
import msgspec
import pytest
from builders_brief import brief
from builders_template import PARENT, write_template
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.composition.compose import compose
from briefgen.composition.environment import FILTERS, STRING_METHODS, BriefEnvironment
from briefgen.composition.escape import clean, escape, taint, unescape
from briefgen.composition.fields import fill_fields, find_unfilled
from briefgen.composition.parse import parse
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
    Figure,
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
)
from briefgen.template.load import load_template
from briefgen.template.template import Field, Template
from briefgen.text import is_language

POSITIONS = {
    "in a paragraph": "X {{ v }} Y",
    "at the start of a line": "{{ v }}",
    "at the start of a second line": "X\n{{ v }}",
    "between lines of its own": "X\n\n{{ v }}\n\nY",
    "above a line of dashes": "{{ v }}\n---",
    "in a heading": "## {{ v }}",
    "in a heading that is closed": "## {{ v }} ##",
    "in a bullet list": "- {{ v }}\n- z",
    "in a numbered list": "1. {{ v }}\n2. z",
    "in a quote": "> {{ v }}",
    "in a cell": "| a | b |\n| --- | --- |\n| {{ v }} | z |",
    "in a cell without blanks": "|a|b|\n|-|-|\n|{{ v }}|z|",
    "in a head cell": "| {{ v }} | b |\n| --- | --- |\n| y | z |",
    "in bold": "**{{ v }}**",
    "in bold inside a word": "X**{{ v }}**Y",
    "in italics": "*{{ v }}* and _{{ v }}_",
    "in bold and italics": "***{{ v }}***",
    "in code": "`{{ v }}`",
    "in a code block": "```\n{{ v }}\n```",
    "in the words of a link": "[{{ v }}](https://e.org)",
    "in an address": "[a](https://e.org/{{ v }})",
    "in the title of a link": '[a](https://e.org "{{ v }}")',
    "in a callout": "::: warning\n{{ v }}\n:::",
    "in the alt text of a figure": "::: bars {{ v }}\n| a | b |\n| --- | --- |\n| y | 1 |\n:::",
    "at the end of an alt text": "::: bars X {{ v }}\n| a | b |\n| --- | --- |\n| y | 1 |\n:::",
    "in a caption": "::: bars X\n{{ v }}\n\n| a | b |\n| --- | --- |\n| y | 1 |\n:::",
    "in the label of a bar": "::: bars X\n| a | b |\n| --- | --- |\n| {{ v }} | 1 |\n:::",
    "in the words of a timeline": "::: timeline X\n| a | b |\n| --- | --- |\n| 2026-05 | {{ v }} |\n:::",
    "in the head of a matrix": "::: matrix X\n| a | {{ v }} |\n| --- | --- |\n| y | z |\n:::",
    "in the row of a matrix": "::: matrix X\n| a | b |\n| --- | --- |\n| {{ v }} | z |\n:::",
    "in a shift": "::: shift\n| a | b |\n| --- | --- |\n| {{ v }} | z |\n:::",
    "in foreign words": "X [{{ v }}]{lang=ko} Y",
    "beside foreign words": "{{ v }}[a]{lang=ko}{{ v }}",
    "before what looks like a tag": "[a]{{ v }}{lang=ko} [a] {{ v }}",
    "as the statement of a citation": "X [@s1 ^{{ v }}]\n\n[@s1]: X",
    "as the kind's neighbor": "::: note\nX\n{{ v }}\n:::\nY",
    "in a source": "[@s1]: {{ v }}",
    "after a source": "[@s1]: X\n{{ v }}",
    "beside a citation": "{{ v }}[@s1]{{ v }}\n\n[@s1]: X",
    "in brackets": "[{{ v }}] and ({{ v }})",
    "twice in a row": "{{ v }}{{ v }}",
    "in a macro": "{% macro chip(x) %}**{{ x }}**{% endmacro %}{{ chip(v) }}",
    "after a macro": "{% macro chip(x) %}**{{ x }}**{% endmacro %}{{ chip('a') ~ v }} {{ chip('a') + v }}",
    "given to a macro's text": "{% macro chip(x) %}**{{ x }}**{% endmacro %}{{ chip('a') ~ ('b' + v) ~ (v + 'b') }}",
    "joined to a macro": "{% macro chip(x) %}**{{ x }}**{% endmacro %}{{ [chip('a'), v] | join(' ') }}",
    "in a list of letters": "{% macro chip(x) %}**{{ x }}**{% endmacro %}{{ chip('a') ~ (v | list | join('')) }}",
    "in slices": "{% macro chip(x) %}*{{ x }}*{% endmacro %}{{ chip('a') ~ v[:1] ~ v[1:] }}",
    "letter by letter": "X{% for letter in v %}{{ letter }}{% endfor %}",
    "in a block of its own": "{% set s %}*{{ v }}*{% endset %}{{ s }} {{ s ~ v }}",
    "through filters": "{{ 'a' ~ (v | truncate(9999)) ~ v | default('x') }}",
    "through methods": "{% macro chip(x) %}*{{ x }}*{% endmacro %}{{ chip('a') ~ 'a'.replace('a', v) }}",
    "in a call": "{% macro box() %}> {{ caller() }}{% endmacro %}{% call box() %}{{ v }}{% endcall %}",
}

CONSTRUCTS = (
    *(
        "v | capitalize",
        "v | lower",
        "v | title",
        "v | trim",
        "v | upper",
        "v | replace('a', v)",
        "'a' | replace('a', v)",
    ),
    *("v | truncate(3)", "v | truncate(3, true, v[:1])", "v | count", "v | length", "v | first", "v | last"),
    *("[v, v] | join(v)", "v | join('#')", "v | list | join", "[v] | map('upper') | join", "[v, v] | unique | join"),
    *("[v, 'x'] | reject('eq', 'x') | join", "[v, 'x'] | select('eq', v) | join", "[v, 'x'] | sort | join(' # ')"),
    *("[{'a': v}] | map(attribute='a') | join", "[{'a': v}] | selectattr('a') | map(attribute='a') | join"),
    *("[{'a': v}] | rejectattr('a', 'none') | join('', 'a')", "[v, 'x'] | max", "[v, 'x'] | min", "[1, 2] | sum"),
    *("[v, '-'] | reverse | join", "missing | default(v)", "v.lower()", "v.upper()", "v.strip()", "'x' ~ v.strip('*')"),
    *(
        "v.removeprefix('# ')",
        "v.removesuffix('*')",
        "v.replace('a', '*' ~ v)",
        "v.split() | join(' ')",
        "'x' ~ v.split('a')[0]",
    ),
    *(
        "v.startswith('#') and 1 or 2",
        "v.endswith('#') and 1 or 2",
        "v ~ v",
        "v + v",
        "'# ' + v",
        "v ~ '# '",
        "'x' ~ v[1:]",
    ),
    *(
        "v[:1] ~ v[1:]",
        "[v][0]",
        "{'a': v}.a",
        "{'a': v}['a']",
        "(v, v) | first",
        "(v if v else 'x')",
        "namespace(a=v).a",
    ),
)
PLACES = (
    *("X {{ %s }} Y", "{{ %s }}", "## {{ %s }}", "- {{ %s }}\n- z", "> {{ %s }}", "**{{ %s }}** *{{ %s }}*"),
    *("| a | b |\n| --- | --- |\n| {{ %s }} | z |", "::: note\n{{ %s }}\n:::", "X\n{{ %s }}\n"),
    *("{%% macro m(x) %%}*{{ x }}*{%% endmacro %%}{{ m(%s) }}", "{%% set x %%}X {{ %s }}{%% endset %%}{{ x }}"),
    "X {%% filter upper %%}{{ %s }}{%% endfilter %%}",
)

HOSTILE = [
    *(
        "# a",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "2024. A year",
        "1) a",
        "> a",
        "***",
        "---",
        "===",
        "```",
        "~~~",
        "    a",
        "\ta",
    ),
    *(
        ":::",
        "::: note",
        "::: warning\na",
        "|a|b|",
        "a|b",
        "\\",
        "a\\",
        "\\\\|",
        "a  ",
        "`",
        "``a`",
        "$a$",
        "%",
        "~~a~~",
    ),
    *(
        "[@s1]",
        "[@s1; @s2]",
        "[@s1]: a",
        "[@s9]",
        "@s1",
        "[a]: https://e.org",
        "[a](javascript:alert(1))",
        "[a][b]",
        "[a]",
    ),
    *(
        "![a](https://e.org/a.png)",
        "<b>a</b>",
        "<!-- a -->",
        "<https://e.org>",
        "https://e.org/a_b_c",
        "a@e.org",
        "<",
        ">",
    ),
    *(
        "&amp;",
        "&#35;",
        "&lt;b&gt;",
        "&copy;",
        "&",
        "{{ 7*7 }}",
        "{% raw %}",
        "{# a #}",
        "{.a}",
        "*a*",
        "_a_ **b** `c`",
        "**",
    ),
    *("a\nb", "a\r\n- b", "a\n\n# b", "a\u2028b", "a\x85b", "a\x0bb", "\x00a\x07", "a\x1b[0m", "\ufeffa", "a\u200bb"),
    *(
        "\u00a0a\u00a0",
        "“a”",
        "«a»",
        "a’s",
        "e\u0301",
        "\u1100\u1161",
        "한국어 *강조*",
        "مرحبا",
        "\U0001f6a2",
        "\ufffd",
        "\u3000a",
    ),
    *(
        "",
        " ",
        "\x00",
        "\ufdd0",
        "a\ufddfb",
        "\U0001ffff",
        "\U0001fffe",
        "\ud800",
        "(",
        ")",
        "a) b",
        '"',
        "'",
        '"a" (b)',
        "!",
    ),
]

WORD = "harmless"


def environment() -> BriefEnvironment:
    return BriefEnvironment((), {})


def blocks_with(source: str, value: str) -> tuple[Block, ...]:
    """What `source` makes of `value`."""
    markdown = environment().from_string(source).render(taint({"v": value}))
    return parse(markdown)


def outline(node: Block | Inline | ListItem | Cell | SourceEntry) -> object:
    """The shape of a node without its words."""
    name = type(node).__name__
    match node:
        case Text() | Code() | CodeBlock():
            return name
        case Heading():
            return name, node.level, outlines(node.children)
        case Figure():
            drawn = msgspec.to_builtins(node.drawing)
            return name, _shape(drawn), outlines(node.caption), outline(node.facts)
        case Foreign():
            return name, node.language, outlines(node.children)
        case (
            Link()
            | Emphasis()
            | Strong()
            | Paragraph()
            | BlockQuote()
            | ListItem()
            | Cell()
            | Callout()
            | SourceEntry()
        ):
            return name, outlines(node.children)
        case BulletList() | OrderedList():
            return name, outlines(node.items)
        case Table():
            return name, [outlines(row) for row in (node.header, *node.rows)], node.aligns
        case SourceList():
            return name, outlines(node.entries)
        case Cite():
            return name, node.source_ids
        case _:
            return name


def _shape(drawn: object) -> object:
    """A drawing without its words; numbers, dates and marks stay."""
    match drawn:
        case {"day": day}:
            return day
        case {"value": value}:
            return value
        case {"marks": marks, "rows": rows, "columns": columns}:
            return marks, len(rows), len(columns)
        case dict():
            return {key: _shape(value) for key, value in drawn.items()}
        case list() | tuple():
            return [_shape(value) for value in drawn]
        case _:
            return None


def outlines(nodes: tuple[Block, ...] | tuple[Inline, ...] | tuple[object, ...]) -> list[object]:
    return [outline(node) for node in nodes]  # type: ignore[arg-type]  # the nodes of one parent


def words(node: object) -> str:
    """Every word under a node, in order."""
    match node:
        case tuple():
            return "".join(map(words, node))
        case Text() | Code() | CodeBlock():
            return node.content
        case BulletList() | OrderedList():
            return words(node.items)
        case Table():
            return words((node.header, *node.rows))
        case SourceList():
            return words(node.entries)
        case Figure():
            return node.alt + words(node.caption) + words(node.facts)
        case Cite() | LineBreak() | Contents():
            return ""
        case _:
            return words(getattr(node, "children", ()))


def without_blanks(text: str) -> str:
    return text.replace(" ", "")


def check(position: str, value: str) -> None:
    """What stands in `position` is `value`, and nothing but the words has changed."""
    if position in {"in a source", "in the alt text of a figure"} and not clean(value).strip():
        return  # a source without words, or a figure without alt text, is refused
    got, plain = blocks_with(POSITIONS[position], value), blocks_with(POSITIONS[position], WORD)
    if clean(value):
        assert outlines(got) == outlines(plain)
    if position not in {"in an address", "in the title of a link", "as the statement of a citation"}:
        expected = without_blanks(words(plain)).replace(WORD, without_blanks(clean(value)))
        assert without_blanks(words(got)) == expected


@pytest.mark.parametrize("position", POSITIONS)
def test_hostile_text_is_a_harmless_word_wherever_it_stands(position: str) -> None:
    for value in HOSTILE:
        check(position, value)


MARKS = st.text(alphabet="#-+*>`~:=|[]^(){}<>&!\\_@;.1 aé한\n\t\"'\u00a0\ufdd0“”/?%$,", max_size=14)


@pytest.mark.parametrize("position", POSITIONS)
@settings(max_examples=40, deadline=None)
@given(value=st.one_of(st.text(max_size=30), MARKS))
def test_any_text_is_a_harmless_word_wherever_it_stands(position: str, value: str) -> None:
    check(position, value)


@settings(deadline=None)
@given(value=st.one_of(st.text(max_size=30), MARKS, MARKS.map("https://".__add__)))
def test_an_address_is_an_address_or_none(value: str) -> None:
    match blocks_with("[a]({{ v }})", value):
        case (Paragraph((Link(url, (Text("a"),)),)),):
            assert url.startswith(("http", "mailto:"))
            assert not set(url) & set(' "<>')
        case other:
            assert other == (Paragraph((Text("a"),)),)


def asking_template(folder: Path) -> Template:
    """A template that prints a field in several places."""
    manifest = PARENT + '[field.v]\nlabel = "V"\n'
    places = (
        "X {{ fields.v }} *{{ fields.v }}*",
        "## {{ fields.v }}",
        "- {{ fields.v }}",
        "| a |\n| - |\n| {{ fields.v }} |",
    )
    printed = "\n\n".join((*places, ""))
    return load_template(write_template(folder / "asking", manifest, actors=printed))


def test_a_hostile_field_is_a_harmless_word(tmp_path: Path) -> None:
    template = asking_template(tmp_path)
    plain = compose(brief(), template, fields={"v": WORD}).blocks
    for value in HOSTILE:
        if find_unfilled(template, {"v": value}):
            continue
        got = compose(brief(), template, fields={"v": value}).blocks
        assert outlines(got) == outlines(plain)
        assert without_blanks(words(got)) == without_blanks(words(plain)).replace(WORD, without_blanks(clean(value)))


def check_language(value: str) -> None:
    """What stands as the tag of a language is one, or the words stand alone."""
    (paragraph,) = blocks_with("X [a]{lang={{ v }}} Y", value)
    tag = clean(value)
    marked = (Text("X "), Foreign(tag, (Text("a"),)), Text(" Y"))
    assert paragraph == Paragraph(marked if is_language(tag) else (Text("X a Y"),))


def test_a_hostile_tag_of_a_language_leaves_the_words_alone() -> None:
    for value in HOSTILE:
        check_language(value)


@settings(deadline=None)
@given(value=st.one_of(st.text(max_size=30), MARKS, st.from_regex(r"[a-z]{2}(-[A-Z]{2})?", fullmatch=True)))
def test_a_tag_is_a_language_or_none(value: str) -> None:
    check_language(value)


@given(st.text())
def test_escaping_is_undone_without_loss(text: str) -> None:
    assert unescape(escape(clean(text))) == clean(text)


@given(st.text())
def test_what_is_escaped_holds_neither_a_mark_nor_a_blank(text: str) -> None:
    assert not set(escape(clean(text))) & set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r")


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Zs"]) | st.just("\u00a0")))
def test_a_quote_stays_what_it_is_letter_for_letter(text: str) -> None:
    assert clean(text) == text


@cache
def compiled(construct: str) -> jinja2.Template:
    """A document that has `construct` in each place."""
    places = "\n\n".join(PLACES).replace("%s", construct).replace("%%", "%")
    return environment().from_string(places)


def test_every_filter_and_method_is_tried() -> None:
    tried = " ".join(CONSTRUCTS)
    assert {name for name in FILTERS if not re.search(rf"\| {name}\b", tried)} == set()
    assert {name for name in STRING_METHODS if f"v.{name}(" not in tried} == set()


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_hostile_text_stays_text_whatever_is_done_to_it(construct: str) -> None:
    template = compiled(construct)
    plain = outlines(parse(template.render(taint({"v": WORD}))))
    for value in filter(clean, HOSTILE):
        assert outlines(parse(template.render(taint({"v": value})))) == plain, value


def asking() -> Template:
    """A template with one field, `v`."""
    return replace(load_template("executive"), fields=(Field("v", "Label", "", ""),))


def test_a_field_is_as_harmless_as_a_text_of_an_article() -> None:
    template, page = asking(), compiled("fields.v")
    plain = outlines(parse(page.render(fill_fields(template, {"v": WORD}))))
    for value in HOSTILE:
        names = fill_fields(template, {"v": value})
        if names["filled"]["v"]:
            assert outlines(parse(page.render(names))) == plain, value
