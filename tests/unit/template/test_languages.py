"""A template in a language: every catalogue whole, the nearest words first, and every mistake told."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest
from builders_template import PARENT, without_column, write_template

from briefgen.analysis import accounts
from briefgen.cldr import plural_form, primary
from briefgen.errors import TemplateError
from briefgen.notices import Notice, NoticeCode
from briefgen.template.languages import Catalogue, find_languages, find_untranslated, is_plural, places
from briefgen.template.load import load_template
from briefgen.template.manifest import read_manifest
from briefgen.template.search import built_in_shelf
from briefgen.template.tables import convert_table, read_table

BASE = built_in_shelf() / "base"
LANGUAGES = find_languages([BASE])
SPOKEN = ("executive", *sorted(folder.parent.name for folder in built_in_shelf().glob("*/languages")))
"""The templates that are translated whole."""
TRANSLATED = [tag for tag in LANGUAGES if primary(tag) != "en"]
NUMBERS = (*range(201), 1_000_000)
CHILD = 'title = "Child"\nextends = "base"\n'


def catalogue(tag: str) -> Catalogue:
    file = BASE / "languages" / f"{tag}.toml"
    return convert_table(read_table(file), Catalogue, file)


def gaps(words: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", words))


class TestBuiltIn:
    def test_the_languages_to_begin_with(self) -> None:
        assert {"de", "en-GB", "en-US", "es", "fr", "ko", "uk"} <= set(LANGUAGES)

    @pytest.mark.parametrize("tag", LANGUAGES)
    @pytest.mark.parametrize("name", SPOKEN)
    def test_every_word_is_there(self, name: str, tag: str) -> None:
        template = load_template(name, language=tag)
        assert (template.language, template.untranslated) == (tag, ())

    @pytest.mark.parametrize("tag", TRANSLATED)
    def test_every_word_is_in_the_catalogue_itself_and_nothing_else(self, tag: str) -> None:
        expected = {place for place, words in places(read_manifest(BASE)) if words}
        assert {place for place, _ in places(catalogue(tag))} == expected

    @pytest.mark.parametrize("tag", TRANSLATED)
    def test_places_to_fill_are_those_of_the_manifest(self, tag: str) -> None:
        plural = {
            f"labels.{name}"
            for name, label in read_manifest(BASE).labels.items()
            if isinstance(label, dict) and is_plural(label)
        }
        said = dict(places(read_manifest(BASE)))
        assert {place: gaps(words) for place, words in places(catalogue(tag)) if place not in plural} == {
            place: gaps(words) for place, words in said.items() if words and place not in plural
        }

    @pytest.mark.parametrize("tag", TRANSLATED)
    def test_labels_with_a_number_have_every_form_that_the_language_uses(self, tag: str) -> None:
        counted = {
            name: label for name, label in catalogue(tag).labels.items() if isinstance(label, dict) and is_plural(label)
        }
        assert set(counted) == {"articles", "origins"}
        for label in counted.values():
            used = {plural_form(number, tag) for number in NUMBERS}
            assert {"many" if form == "other" else form for form in used} == set(label)
            assert all(gaps(words) == ["{count}"] for words in label.values())

    @pytest.mark.parametrize("tag", TRANSLATED)
    def test_no_word_is_blank_or_has_white_space_at_its_ends(self, tag: str) -> None:
        assert [words for _, words in places(catalogue(tag)) if not words or words != words.strip(" \n\t")] == []

    def test_american_and_british_differ_in_spelling(self) -> None:
        british, american = (load_template("executive", language=tag).labels for tag in ("en-GB", "en-US"))
        assert (british["cutoff"], american["cutoff"]) == ("Information cut-off", "Information cutoff")
        assert (british["date"], american["date"]) == ("{day} {month} {year}", "{month} {day}, {year}")


class TestWhichWords:
    def child(self, folder: Path, manifest: str, **catalogues: str) -> Path:
        child = write_template(folder / "child", CHILD + manifest, entry=None)
        for tag, words in catalogues.items():
            (child / "languages").mkdir(exist_ok=True)
            (child / "languages" / f"{tag}.toml").write_text(words, "utf-8")
        return child

    def test_english_where_nobody_says_a_language(self) -> None:
        assert load_template("base").language == "en"
        assert load_template("base").labels["who"] == "Who"

    def test_a_template_names_its_language(self, tmp_path: Path) -> None:
        template = load_template(self.child(tmp_path, 'language = "de"'))
        assert (template.language, template.labels["who"], template.untranslated) == ("de", "Wer", ())
        assert [section.heading for section in template.sections][:2] == ["Was sich ändert", "Akteure"]

    def test_another_language_can_be_asked_for(self, tmp_path: Path) -> None:
        template = load_template(self.child(tmp_path, 'language = "de"'), language="fr")
        assert (template.language, template.labels["who"]) == ("fr", "Qui")

    def test_words_of_the_manifest_are_in_its_language(self, tmp_path: Path) -> None:
        template = load_template(self.child(tmp_path, 'language = "de"\n[labels]\nwho = "Wer da"'))
        assert (template.labels["who"], template.untranslated) == ("Wer da", ())

    def test_a_region_has_the_words_of_its_language(self) -> None:
        template = load_template("base", language="de-AT")
        assert (template.language, template.labels["who"], template.untranslated) == ("de-AT", "Wer", ())

    def test_a_catalogue_of_the_region_lies_over_that_of_the_language(self, tmp_path: Path) -> None:
        words = {"de": '[labels]\nwho = "Wer?"\nrole = "Amt"', "de-AT": '[labels]\nwho = "Wer, bitte?"'}
        template = load_template(self.child(tmp_path, "", **words), language="de-AT")
        assert (template.labels["who"], template.labels["role"]) == ("Wer, bitte?", "Amt")

    def test_what_a_child_says_of_its_own_is_kept_and_told(self, tmp_path: Path) -> None:
        own = '[section.actors]\nheading = "Our people"\n[labels]\nkicker = "BOARD"\n[labels.certainty]\nneed = "must"'
        template = load_template(self.child(tmp_path, own), language="de")
        assert (template.labels["kicker"], template.sections[1].heading) == ("BOARD", "Our people")
        assert template.untranslated == ("section.actors.heading", "labels.kicker", "labels.certainty.need")
        message = "not translated into `de`: section.actors.heading, labels.kicker, labels.certainty.need"
        assert find_untranslated(template) == (Notice("untranslated", message, "child"),)

    def test_a_notice_names_a_few(self, tmp_path: Path) -> None:
        own = "[labels]\n" + "\n".join(f'own_{at} = "word"' for at in range(8))
        (notice,) = find_untranslated(load_template(self.child(tmp_path, own), language="de"))
        assert notice.message.endswith("labels.own_4 and 3 more")

    def test_a_heading_that_is_taken_away_needs_no_words(self, tmp_path: Path) -> None:
        template = load_template(self.child(tmp_path, '[section.actors]\nheading = ""'), language="de")
        assert (template.sections[1].heading, template.untranslated) == (None, ())

    def test_the_child_translates_its_own_words(self, tmp_path: Path) -> None:
        words = '[section.actors]\nheading = "Unsere Leute"\n[field.ask]\nlabel = "Bitte"'
        manifest = '[section.actors]\nheading = "Our people"\nlimit = 3\n[field.ask]\nlabel = "Ask"\nhelp = ""'
        template = load_template(self.child(tmp_path, manifest, de=words), language="de")
        assert (template.sections[1].heading, template.sections[1].limit) == ("Unsere Leute", 3)
        assert (template.fields[0].label, template.untranslated) == ("Bitte", ())

    def test_english_days_are_no_words_of_another_language(self, tmp_path: Path) -> None:
        assert not {"date", "months"} & set(load_template("base", language="de").labels)
        own = load_template(self.child(tmp_path, 'language = "de"\n[labels]\nmonths = "J F M"'))
        assert own.labels["months"] == "J F M"

    def test_a_template_without_a_parent_may_be_in_any_language_that_cldr_has(self, tmp_path: Path) -> None:
        template = load_template(write_template(tmp_path / "eigen", f'language = "cy"\n{PARENT}'))
        assert (template.language, template.untranslated) == ("cy", ())


MISTAKES = {
    "an unknown label": ('[labels]\nwhoo = "Wer"', "de.toml: unknown label `whoo`", "did you mean `who`?"),
    "an unknown section": (
        '[section.actor]\nheading = "A"',
        "de.toml: unknown section `actor`",
        "did you mean `actors`?",
    ),
    "an unknown field": ('[field.ask]\nlabel = "A"', "de.toml: unknown field `ask`", ""),
    "a lost place": ('[labels]\npage = "Seite {page}"', "de.toml: `labels.page` lacks {pages}", "keep what"),
    "a limit": ("[section.actors]\nlimit = 2", "de.toml:2: unknown key `section.actors.limit`", "heading"),
    "no text": ("[labels]\nwho = 3", "de.toml:2: ", ""),
    "no TOML": ("[labels", "de.toml:1: ", ""),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_catalogue_is_told(mistake: str, tmp_path: Path) -> None:
    words, message, hint = MISTAKES[mistake]
    folder = write_template(tmp_path / "child", CHILD, entry=None)
    (folder / "languages").mkdir()
    (folder / "languages" / "de.toml").write_text(words, "utf-8")
    load_template(folder)
    with pytest.raises(TemplateError) as caught:
        load_template(folder, language="de")
    assert message in without_column(caught.value.message)
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("it", "the template `base` has no words in the language `it`"),
        ("xxq", "unknown language `xxq`"),
        ("no language", "unknown language `no language`"),
        ("../de", "unknown language `../de`"),
    ],
)
def test_a_language_that_nobody_speaks_is_refused(tag: str, message: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(message)):
        load_template("base", language=tag)


def test_a_manifest_in_no_language_is_refused(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine", f'language = "xxq"\n{PARENT}')
    with pytest.raises(TemplateError, match=r"template\.toml: unknown language `xxq`"):
        load_template(folder)


def test_every_point_that_the_analysis_names_has_words() -> None:
    trees = [ast.parse(file.read_text("utf-8")) for file in Path(accounts.__file__).parent.glob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    points = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Point"]
    named = {
        part.value
        for point in points
        for part in ([point.body, point.orelse] if isinstance(point, ast.IfExp) else [point])
        if isinstance(part, ast.Constant)
    }
    assert len(named) > 5
    assert named == set(load_template("base").labels["points"])


def test_every_notice_has_words() -> None:
    assert set(get_args(NoticeCode)) - set(load_template("base").labels["notice"]) == set()
