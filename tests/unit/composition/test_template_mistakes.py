"""Each mistake in a Jinja file gives one error with the file, the line and the next step."""

import itertools
from pathlib import Path

import pytest
from builders_brief import brief, source
from builders_template import PARENT, without_column, write_template

from briefgen.composition.compose import compose
from briefgen.document.tree import Link, Paragraph, Text
from briefgen.document.walk import document_text
from briefgen.errors import DocumentError, TemplateError
from briefgen.template.load import load_template
from briefgen.template.search import built_in_shelf

MISTAKES = {
    "an undefined name": ("{{ breif.title }}", ":1: 'breif' is undefined", "did you mean `brief`?"),
    "an undefined key": ("\n{{ brief.titel }}", ":2: ", "did you mean `title`?"),
    "an undefined label": ("{{ labels.nowhere }}", ":1: ", "README"),
    "a syntax error": ("a\n{% if brief %}", ":2: unexpected end of template", "end..."),
    "a stray brace": ("{{ brief.title }", ":1: unexpected '}'", "braces"),
    "an unknown tag": ("{% loop %}", ":1: encountered unknown tag 'loop'", "tags"),
    "an unknown filter": (
        "\n{{ brief.title | uper }}",
        ":2: unknown filter `uper`",
        "did you mean `upper`?",
    ),
    "a filter that lets text through": ("{{ brief.title | safe }}", "forbidden filter `safe`", "README"),
    "a filter that formats": ("{{ '%s' | format(brief.title) }}", "filter `format`", "README"),
    "a filter that writes HTML": ("{{ brief | tojson }}", "filter `tojson`", "README"),
    "an unknown test": ("{{ 1 is fine }}", ":1: no test named 'fine'", ""),
    "escaping switched off": ("{% autoescape false %}x{% endautoescape %}", ":1: `autoescape` cannot be", ""),
    "a value that is not stated": ("\n\n{{ sources[0].byline }}", ":3: a value that is not stated", "README"),
    "nothing, written out": ("{{ none }}", ":1: a value that is not stated", "README"),
    "a list as a text": ("{{ sources }}", ":1: a value of the kind `tuple`", "README"),
    "a truth as a text": ("{{ 1 == 1 }}", ":1: a value of the kind `bool`", "README"),
    "a date as a text": ("{{ brief.created }}", ":1: a value of the kind `datetime`", "README"),
    "no date": ("{{ brief.title | date }}", ":1: `date` takes a date", "README"),
    "months that are missing": ("{{ brief.created | date }}", ":1: the template has no label `months`", "README"),
    "labels without forms": ("{{ sources | counted(labels.page) }}", ":1: `counted` takes a table", "README"),
    "a language that is no text": ("{{ brief.title | language(1) }}", ":1: `language` takes words", "README"),
    "a name that is no actor": (
        "{{ is_named(sources[0], sources[0]) }}",
        ":1: `is_named` takes an actor",
        "README",
    ),
    "a citation of a text": ("{{ cite(brief.title) }}", ":1: `cite` takes a statement", "README"),
    "a missing file": ("{% include 'nowhere.md.j2' %}", ":1: no file `nowhere.md.j2`", "looked for in"),
    "a file outside of the folder": (
        "{% include '../secret.md.j2' %}",
        ":1: no file `../secret.md.j2`",
        "looked for in",
    ),
    "an absolute file": ("{% include '/etc/passwd' %}", ":1: no file `/etc/passwd`", "looked for in"),
    "a link out of the folder": ("{% include 'link.md.j2' %}", ":1: no file `link.md.j2`", "looked for in"),
    "a file that includes itself": ("{% include 'brief.md.j2' %}", "without end", "includes itself"),
    "a reach into Python": ("{{ brief.__class__ }}", ":1: access to attribute '__class__'", "README"),
    "a reach by string": ("{{ ''['__class__'].__mro__ }}", ":1: access to attribute '__class__'", "README"),
    "a change of the data": ("{{ brief.update({}) }}", ":1: access to attribute 'update'", "README"),
    "a format method": ("{{ '{0.__class__}'.format(brief) }}", ":1: access to attribute 'format'", "README"),
    "a padding method": ("{{ brief.title.center(9999999999) }}", ":1: access to attribute 'center'", "README"),
    "a text many times over": ("{{ brief.title * 9999999999 }}", ":1: `*` is for numbers", "README"),
    "a format operator": ("{{ '%9999999999d' % 1 }}", ":1: `%` is for numbers", "README"),
    "a power": ("{{ 9 ** 9 ** 9 ** 9 }}", ":1: `**` is not for templates", "README"),
    "a division by zero": ("{{ 1 // 0 }}", ":1: integer division or modulo by zero", "README"),
    "a sum of unlike things": ("{{ brief.title - 1 }}", ":1: unsupported operand", "README"),
    "a range without end": ("{% for i in range(9999999999) %}{% endfor %}", ":1: ", "README"),
    "a page without end": (
        "{% for i in range(99999) %}{% for j in range(99999) %}aaaaaaaaaa{% endfor %}{% endfor %}",
        "writes more than 5,000,000 characters",
        "loop",
    ),
}

MARKDOWN_MISTAKES = {
    "HTML": ("<b>x</b>", "HTML (<b>)"),
    "a citation without its source": ("[@s9]", "the citation of `s9` has no entry"),
    "a second title": ("# again", "2 headings of level 1"),
    "an unknown callout": ("::: panel\nx\n:::", "unknown callout `panel`"),
}


def template_saying(folder: Path, text: str) -> Path:
    """A template whose section on actors is `text`."""
    (folder.parent / "secret.md.j2").write_text("secret", "utf-8")
    write_template(folder, actors=text)
    (folder / "link.md.j2").symlink_to(folder.parent / "secret.md.j2")
    return folder


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_file_is_told(text: str, message: str, hint: str, tmp_path: Path) -> None:
    template = load_template(template_saying(tmp_path / "mine", text))
    with pytest.raises(TemplateError) as caught:
        compose(brief(), template)
    assert caught.value.message.startswith(str(tmp_path / "mine"))
    assert message in without_column(caught.value.message)
    assert "\n" not in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.hint


@pytest.mark.parametrize(("text", "message"), MARKDOWN_MISTAKES.values(), ids=MARKDOWN_MISTAKES)
def test_markdown_that_is_no_document_is_told_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    template = load_template(template_saying(tmp_path / "mine", text))
    with pytest.raises(DocumentError) as caught:
        compose(brief(), template)
    assert caught.value.message.startswith(f"{tmp_path / 'mine' / 'sections' / 'actors.md.j2'}:1:1: ")
    assert message in without_column(caught.value.message)


def test_the_file_that_holds_the_mistake_is_named(tmp_path: Path) -> None:
    write_template(tmp_path / "mine", actors="fine\n{{ sources[0].headlin }}")
    with pytest.raises(TemplateError) as caught:
        compose(brief(), load_template(tmp_path / "mine"))
    assert caught.value.message.startswith(f"{tmp_path / 'mine' / 'sections' / 'actors.md.j2'}:2:15: ")


def test_eleven_months_are_told(tmp_path: Path) -> None:
    manifest = PARENT.replace("[labels]", '[labels]\nmonths = "one two"')
    write_template(tmp_path / "mine", manifest, actors="{{ brief.created | date }}")
    with pytest.raises(TemplateError, match="does not name twelve months"):
        compose(brief(), load_template(tmp_path / "mine"))


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine")
    (folder / "brief.md.j2").write_bytes(b"\xff")
    with pytest.raises(TemplateError, match=r"brief\.md\.j2: the file is not UTF-8"):
        compose(brief(), load_template(folder))


def test_a_child_replaces_one_section_file_and_keeps_the_rest(tmp_path: Path) -> None:
    write_template(tmp_path / "parent")
    write_template(tmp_path / "child", 'title = "C"\nextends = "parent"', entry=None, actors="Nobody of note.")
    text = document_text(compose(brief(), load_template(tmp_path / "child")))
    assert "Nobody of note." in text
    assert "Lindmar weighs new operator" in text


def test_a_section_of_ones_own_needs_no_code(tmp_path: Path) -> None:
    manifest = (
        'title = "M"\nextends = "executive"\nsections = ["method", "sources"]\n[section.method]\nheading = "Method"'
    )
    write_template(tmp_path / "mine", manifest, entry=None, method="Read {{ sources | length }} articles.")
    assert "\nMethod\nRead 2 articles.\nSources\n" in document_text(compose(brief(), load_template(tmp_path / "mine")))


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://e.org/a (b)", "https://e.org/a%20(b)"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("javascript:alert(1)", None),
        ("a b) [c](https://e.org", None),
        ("//e.org", None),
    ],
)
def test_an_address_of_the_brief_leads_to_the_web_or_nowhere(address: str, url: str | None, tmp_path: Path) -> None:
    write_template(tmp_path / "mine", actors="[here]({{ sources[0].url }})")
    sources = (source("s1", url=address), source("s2"))
    document = compose(brief(sources=sources), load_template(tmp_path / "mine"))
    here = (Text("here"),)
    assert document.blocks[1] == Paragraph(here if url is None else (Link(url, here),))


def test_the_example_of_the_manual_works_as_written(tmp_path: Path) -> None:
    manual = (built_in_shelf() / "README.md").read_text("utf-8")
    _, _, example = manual.partition("`templates/board/template.toml`:\n\n")
    lines = itertools.takewhile(lambda line: not line.startswith("#"), example.splitlines())
    write_template(tmp_path / "board", "\n".join(line.removeprefix("    ") for line in lines), entry=None)
    text = document_text(compose(brief(), load_template("board", search=(tmp_path,))))
    assert text.startswith("BOARD PAPER\u00a0· 22\u00a0November 2026\u00a0· ")
    assert "What it means for us" in text
