"""What the settings say of every brief, as they hold for a series. Goes in: a series. Comes out: how it is analyzed and
laid out.

They are those of the folder of its `briefgen.toml`, wherever a run is started; paths count from there. What the tables
of the series say themselves goes before.
"""

from pathlib import Path
from typing import Any

from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.lexicon import Lexicons, load_lexicons
from briefgen.config import SCHEMES_FOLDER, TEMPLATES_FOLDER, Settings, find_user_folder, load_settings
from briefgen.marking.scheme import find_scheme
from briefgen.pipeline import Layout
from briefgen.series.settings import NamedSeries, SummarySettings
from briefgen.template.load import load_template


def find_analysis(series: NamedSeries) -> dict[str, Any]:
    """How articles of `series` are read: the keywords of `summarize`. Raises ConfigError and UsageError as it does."""
    settings = load_settings(series.folder)
    own = series.settings
    return {
        "thresholds": own.matter,
        "lexicons": _find_lexicons(series, settings),
        "engine": load_engine(settings.engine, spacy_model=settings.spacy_model),
        "marking": own.marking or settings.marking,
        "marking_scheme": find_scheme(_find_scheme(series, settings), search=_find_schemes()),
    }


def find_lexicons(series: NamedSeries) -> Lexicons:
    """The word lists with which articles of `series` are read."""
    return load_lexicons(_find_lexicons(series, load_settings(series.folder)))


def find_layout(series: NamedSeries, summary: SummarySettings) -> Layout:
    """How `summary`, one of `series`, is laid out. Raises TemplateError for its template.

    A character that no font has is told, and stops nothing: nobody may be there to put it right.
    """
    settings = load_settings(series.folder)
    shelves = (*series.settings.templates, *settings.templates, TEMPLATES_FOLDER)
    search = tuple(_find_path(series, folder) for folder in shelves)
    return Layout(
        template=summary.template,
        search=search,
        formats=summary.to,
        language=settings.language,
        audience=settings.audience,
        author=settings.author,
        paper=settings.paper,
        fonts=tuple(str(_find_path(series, font)) for font in settings.fonts),
        marking_scheme=_find_scheme(series, settings),
        scheme_search=_find_schemes(),
        fields=_find_fields(summary.template, search, settings),
        missing_glyphs="warn",
    )


def _find_fields(template: str, search: tuple[Path, ...], settings: Settings) -> dict[str, str]:
    """What the settings say of the fields of the template; others are another template's."""
    known = {field.name for field in load_template(template, search=search).fields} if settings.fields else ()
    return {name: words for name, words in settings.fields.items() if name in known}


def _find_scheme(series: NamedSeries, settings: Settings) -> str | None:
    return series.settings.marking_scheme or settings.marking_scheme


def _find_schemes() -> tuple[Path, ...]:
    return (find_user_folder() / SCHEMES_FOLDER,)


def _find_lexicons(series: NamedSeries, settings: Settings) -> Path | None:
    return _find_path(series, settings.lexicons) if settings.lexicons else None


def _find_path(series: NamedSeries, name: str) -> Path:
    return series.folder / Path(name).expanduser()
