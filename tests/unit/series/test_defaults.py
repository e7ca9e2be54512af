"""What the settings say of every brief holds for the summaries of a series as well."""

from pathlib import Path

import pytest
from series_world import NOW, SETTINGS, STORY, World

from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.engines.registry import ENGINES
from briefgen.analysis.lexicon import load_lexicons
from briefgen.errors import UsageError
from briefgen.pipeline import Layout
from briefgen.series.defaults import find_analysis, find_layout, find_lexicons
from briefgen.series.publish import find_fault, summarize_period
from briefgen.series.settings import NamedSeries, find_series
from briefgen.summaries import lay_out_summary

LAYOUT = """\
paper = "letter"
language = "de"
audience = "the board"
author = "the desk"
fonts = ["type/Own.ttf"]
templates = ["house"]
missing_glyphs = "error"
"""


def series_in(folder: Path, settings: str, more: str = "") -> NamedSeries:
    (folder / "briefgen.toml").write_text(settings + SETTINGS.format(more=more), encoding="utf-8")
    return find_series("harbor", folder, user_folder=folder / "none")


def layout_of(series: NamedSeries) -> Layout:
    return find_layout(series, series.settings.summaries[0])


def test_a_page_is_laid_out_as_the_settings_say_wherever_the_run_is_started(tmp_path: Path) -> None:
    layout = layout_of(series_in(tmp_path, LAYOUT))
    assert (layout.paper, layout.language, layout.audience, layout.author) == ("letter", "de", "the board", "the desk")
    assert layout.fonts == (str(tmp_path / "type" / "Own.ttf"),)
    assert layout.search == (tmp_path / "house", tmp_path / "templates")
    # Nobody may be there to put it right at the end of a week.
    assert layout.missing_glyphs == "warn"


def test_a_page_is_in_the_language_of_the_settings(tmp_path: Path) -> None:
    series = series_in(tmp_path, 'language = "de"\n')
    period = series.schedule.find("2026-W46", since=series.since)
    summary = summarize_period(series, period, articles=(), late=(), earlier=None)
    assert lay_out_summary(summary, layout_of(series)).mail_text.startswith("WOCHENBERICHT")


def test_a_field_is_taken_where_the_template_has_it(tmp_path: Path) -> None:
    mine = tmp_path / "templates" / "mine"
    mine.mkdir(parents=True)
    (mine / "template.toml").write_text(
        'title = "Mine"\ndescription = "Ours"\nextends = "weekly-executive"\n'
        '[field.officer]\nlabel = "Officer"\nhelp = "who"\n',
        encoding="utf-8",
    )
    fields = '[fields]\nofficer = "A. Brun"\nother = "of another template"\n'
    series = series_in(tmp_path, fields)
    assert layout_of(series).fields == {}
    (tmp_path / "briefgen.toml").write_text(
        fields + SETTINGS.format(more="").replace("weekly-executive", "mine"), encoding="utf-8"
    )
    assert layout_of(find_series("harbor", tmp_path, user_folder=tmp_path / "none")).fields == {"officer": "A. Brun"}


def test_articles_are_read_with_the_engine_and_the_word_lists_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    builtin = ENGINES["builtin"]("")

    def load(model: str) -> Engine:
        asked.append(model)
        return builtin

    monkeypatch.setitem(ENGINES, "spacy", load)
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "cues.txt").write_text("[possible]\nby all accounts\n", encoding="utf-8")
    series = series_in(tmp_path, 'engine = "spacy"\nspacy_model = "mine"\nlexicons = "words"\n')
    found = find_analysis(series)
    assert asked == ["mine"]
    assert (found["engine"], found["lexicons"]) == (builtin, tmp_path / "words")
    assert find_lexicons(series) != load_lexicons()
    with pytest.raises(UsageError, match="unknown engine `magic`"):
        find_analysis(series_in(tmp_path, 'engine = "magic"\n'))


def test_the_marking_of_the_settings_holds_unless_the_series_says_another(tmp_path: Path) -> None:
    every = 'marking = "TLP:AMBER"\nmarking_scheme = "tlp"\n'
    for more, label in (("", "TLP:AMBER"), ('marking = "TLP:RED"', "TLP:RED")):
        series = series_in(tmp_path, every, more)
        period = series.schedule.find("2026-W46", since=series.since)
        summary = summarize_period(series, period, articles=(), late=(), earlier=None)
        assert summary.marking == label
        assert layout_of(series).marking_scheme == "tlp"


def test_what_a_page_cannot_show_is_told_as_an_event_of_the_run(tmp_path: Path) -> None:
    world = World(tmp_path, "[weekly.harbor.matter]\nleast_origins = 1")
    for file in world.folder.glob("inbox/*.txt"):
        file.unlink()
    odd = STORY.format("\U00013000", "2026-11-18T12:00:00+00:00")
    (world.folder / "inbox" / "odd.txt").write_text(odd, encoding="utf-8")
    period = world.series.schedule.find("2026-W47", since=world.series.since)
    events = world.run(lambda one: one.run_period(period), now=NOW)
    told = [event.what for event in events if event.step == "notice"]
    assert any(what.startswith("weekly-executive  the PDF cannot show 1 character: U+13000") for what in told)
    assert [event.step for event in events][:3] == ["sealed", "made", "notice"]
    assert ("sent", "2026-W47") in world.steps()


def test_a_font_that_is_not_there_is_met_before_a_period_is_settled(tmp_path: Path) -> None:
    fault = find_fault(series_in(tmp_path, 'fonts = ["none.ttf"]\n'))
    assert fault is not None
    assert "none.ttf cannot be read" in fault.message
