"""Each of many mistakes in a template gives exactly one finding, with its place and the way out."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefgen.workshop.check import check_template

MANIFEST = """title = "Board"
description = "Ours"
extends = "executive"
"""
ACTORS = "sections/actors.md.j2"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake, in an otherwise sound template."""

    text: str
    """What the file holds; for the manifest, after its first three lines."""
    place: str
    """`LINE:COLUMN` where it is to be found."""
    what: str
    hint: str
    file: str = "template.toml"
    more: dict[str, str] = field(default_factory=dict)
    """Other files, by name."""


def style(text: str, place: str, what: str, hint: str) -> Mistake:
    return Mistake(text, place, what, hint, "style.toml")


def actors(text: str, place: str, what: str, hint: str) -> Mistake:
    return Mistake(text, place, what, hint, ACTORS)


MISTAKES = {
    # ---- the manifest
    "a wrong key": Mistake("labls = {}", "4:1", "unknown key `labls`", "did you mean `labels`?"),
    "a wrong key of a section": Mistake(
        "[section.actors]\nlimt = 2", "5:1", "unknown key `section.actors.limt`", "did you mean `limit`?"
    ),
    "a wrong type": Mistake("pages = true", "4:1", "`pages`: expected", "README"),
    "a number in quotes": Mistake('[section.actors]\nlimit = "3"', "5:1", "`section.actors.limit`", "README"),
    "no pages at all": Mistake("pages = 0", "4:1", "`pages`: expected `int` >= 1", "README"),
    "a word of a closed list": Mistake('citations = "numers"', "4:1", "`citations`", "did you mean `numbers`?"),
    "a format that is none": Mistake('formats = ["pfd"]', "4:1", "`formats`", ""),
    "a label that is a number": Mistake("[labels]\nkicker = 3", "5:1", "`labels.kicker`: expected", "README"),
    "a syntax error": Mistake("pages =", "4:8", "invalid value", "TOML"),
    "a string without an end": Mistake('audience = "us', "4:15", "", "TOML"),
    "a key twice": Mistake('title = "Again"', "4:16", "cannot overwrite a value", "TOML"),
    "an unknown parent": Mistake(
        'title = "Board"\nextends = "executiv"',
        "2:1",
        "`extends` names an unknown template `executiv`",
        "did you mean `executive`?",
        "template.toml!",
    ),
    "a parent outside of the folder": Mistake(
        'title = "Board"\nextends = "../executive"', "2:1", "`extends`: expected a name", "README", "template.toml!"
    ),
    "a cycle": Mistake(
        'title = "Other"\nextends = "board"',
        "2:1",
        "templates extend one another in a circle (board -> other -> board)",
        "break the circle",
        "other/template.toml",
        {"template.toml!": 'title = "Board"\nextends = "other"'},
    ),
    "no title": Mistake('extends = "executive"', "1:1", "missing required field `title`", "README", "template.toml!"),
    "no sections": Mistake("sections = []", "4:1", "no `sections`", "in order"),
    "an unknown section": Mistake(
        '[section.actor]\nheading = "Who"', "4:10", "unknown section `actor`", "did you mean `actors`?"
    ),
    "a section without a table": Mistake(
        'sections = ["actors", "method", "sources"]',
        "4:23",
        "section `method` has no table",
        "[section.method]",
        more={"sections/method.md.j2": "words\n"},
    ),
    "a section without a file": Mistake(
        'sections = [\n  "actors",\n  "method",\n  "sources",\n]\n[section.method]',
        "6:3",
        "section `method` has no file `sections/method.md.j2`",
        "add it",
    ),
    "a section twice": Mistake(
        'sections = ["actors", "sources", "actors"]', "4:34", "section `actors` is listed twice", "once"
    ),
    "a section outside of the folder": Mistake(
        'sections = ["../actors"]', "4:1", "`sections`: expected a name", "README"
    ),
    "a limit where there is nothing to limit": Mistake(
        "[section.sources]\nlimit = 2", "5:1", "section `sources` cannot be limited", "a limit goes to one of"
    ),
    "no place for the number of the page": Mistake(
        '[labels]\npage = "Page"', "5:1", "`labels.page` lacks a place for the number", "{pages}"
    ),
    "a field without a label": Mistake("[field.officer]", "4:8", "field `officer` has no label", "label ="),
    "a file that is never read": Mistake(
        "", "1:1", "no section is called `actor`", "did you mean `actors`?", "sections/actor.md.j2"
    ),
    # ---- the style
    "a bad color": style('[color]\naccent = "blue"', "2:1", "`color.accent`: not a color", "#RRGGBB"),
    "an unknown table": style("[colour]", "1:2", "unknown key `colour`", "did you mean `color`?"),
    "an unknown key of the style": style(
        "[type]\nbody = 9", "2:1", "unknown key `type.body`", "did you mean `body_pt`?"
    ),
    "an unknown paper": style('[page]\npaper = "a5"', "2:1", "`page.paper`: invalid enum value 'a5'", "a4, letter"),
    "a negative length": style("[page]\nmargin_top_pt = -1", "2:1", "`page.margin_top_pt`: expected", "README"),
    "a missing font": style(
        '[type]\nfonts = ["no.ttf"]', "2:10", "no font file `no.ttf`", "its path from the template's folder"
    ),
    "a font that is none": Mistake(
        '[type]\nfonts = ["a.ttf"]', "2:1", "a.ttf", "", "style.toml", {"a.ttf": "words, not a font"}
    ),
    "a typeface that is not there": style(
        '[type]\nfamily = "Comic Sans"', "2:1", "not in Comic Sans", "choose a font that is there"
    ),
    "a missing logo": style('[logo]\nfile = "no.png"', "2:1", "No such file", "check the name"),
    "a logo that is no picture": Mistake(
        '[logo]\nfile = "a.png"', "2:1", "the logo is no picture", "PNG", "style.toml", {"a.png": "words"}
    ),
    "too little contrast": style(
        '[color]\naccent = "#0000FF"\nmuted = "#767676"\ntint = "#FFFFFF"\ntext = "#8A8A8A"',
        "5:1",
        "`text` on white has a contrast of 3.45 to 1",
        "everyone can read",
    ),
    # ---- the Jinja files
    "an undefined name": actors("a\n{{ breif.title }}", "2:4", "'breif' is undefined", "did you mean `brief`?"),
    "an undefined name where no brief comes": actors(
        "{% if false %}{{ breif }}{% endif %}", "1:18", "'breif' is undefined", "did you mean `brief`?"
    ),
    "an undefined key": actors("{{ brief.titel }}", "1:10", "'titel' is undefined", "did you mean `title`?"),
    "an undefined key of an entry": actors(
        "{% for actor in section.entries[:1] %}\n{{ actor.nmae }}\n{% endfor %}",
        "2:10",
        "'nmae'",
        "did you mean `name`?",
    ),
    "a syntax error in a file": actors("a\n{% if brief %}", "2:1", "unexpected end of template", "end..."),
    "a stray brace": actors("{{ brief.title }", "1:1", "unexpected '}'", "braces"),
    "an unknown tag": actors("\n{% loop %}", "2:4", "encountered unknown tag 'loop'", "tags"),
    "an unknown filter": actors("{{ 'a' | uper }}", "1:10", "unknown filter `uper`", "did you mean `upper`?"),
    "a forbidden filter": actors("{{ brief.title | safe }}", "1:18", "forbidden filter `safe`", "README"),
    "an unknown test": actors("{{ 1 is fine }}", "1:9", "no test named 'fine'", ""),
    "escaping switched off": actors(
        "{% autoescape false %}x{% endautoescape %}", "1:4", "`autoescape` cannot be switched", ""
    ),
    "a value that is not stated": actors("\n{{ none }}", "2:1", "a value that is not stated", "README"),
    "a list as a text": actors("{{ sources }}", "1:1", "a value of the kind", "README"),
    "a file outside of the folder": actors(
        "{% include '../../secret.md.j2' %}", "1:13", "no file `../../secret.md.j2`", "looked for in"
    ),
    "an absolute path": actors("{% include '/etc/passwd' %}", "1:13", "no file `/etc/passwd`", "looked for in"),
    "a missing file": actors("{% include 'no.md.j2' %}", "1:13", "no file `no.md.j2`", "looked for in"),
    "a reach into Python": actors("{{ brief.__class__ }}", "1:", "__class__", "README"),
    "a file that includes itself": actors("{% include 'sections/actors.md.j2' %}", "", "without end", ""),
    "an endless loop": actors(
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "1:1", "", ""
    ),
    "a division by zero": actors("{{ 1 // 0 }}", "1:1", "by zero", "README"),
    # ---- what they write
    "HTML": actors("words\n\n<b>x</b>", "3:1", "HTML (<b>)", ""),
    "a second title": actors("words\n\n# again", "3:1", "2 headings of level 1", "the title, and nothing else"),
    "a heading without words": actors("words\n\n###\n", "3:1", "a heading without words", "words"),
    "an unknown callout": actors("::: panel\nx\n:::", "1:1", "unknown callout `panel`", ""),
    "a citation without its source": actors("words [@s9]", "1:1", "the citation of `s9` has no entry", ""),
    "a heading that skips a level": actors("words\n\n##### deep", "3:7", "a heading of level 5 follows", "everyone"),
    "more than fits on the page": Mistake(
        "pages = 1",
        "4:1",
        "of a page more than its template allows",
        "show fewer",
        more={ACTORS: "word word word word word word word word word word word word.\n\n" * 90},
    ),
}


def write(folder: Path, mistake: Mistake) -> Path:
    """A template with that mistake; `!` after a file's name writes the file as it is given."""
    for name, text in ({"template.toml": MANIFEST} | mistake.more | {mistake.file: mistake.text}).items():
        beside = name.startswith("other/")
        file = folder.parent / name if beside else folder / name.removesuffix("!")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(MANIFEST + text if name == "template.toml" and text != MANIFEST else text, "utf-8")
    return folder


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_with_its_place(name: str, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    (tmp_path / "secret.md.j2").write_text("secret", "utf-8")
    folder = write(tmp_path / "board", mistake)
    checked = check_template(folder)
    assert len(checked.findings) == 1, checked.findings
    (found,) = checked.findings
    file = tmp_path / mistake.file if mistake.file.startswith("other/") else folder / mistake.file.removesuffix("!")
    assert found.file == str(file)
    assert f"{found.line}:{found.column}".startswith(mistake.place)
    assert mistake.what in found.what
    assert mistake.hint in found.hint
    assert found.hint
    assert "\n" not in found.what + found.hint
    assert found.line <= len(file.read_text("utf-8").splitlines()) + 1


def test_there_are_many_mistakes() -> None:
    assert len(MISTAKES) >= 40
