"""briefgen turns news articles into sourced briefs, as Word, PDF, HTML, Markdown and JSON.

Four verbs are the library::

    articles = briefgen.read("a.txt", "b.txt")
    brief = briefgen.make_brief(articles)
    document = briefgen.compose(brief, "executive")
    content = briefgen.write(document, "docx")

Each name is imported when it is first used, so that `import briefgen` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.brief.build import make_brief
    from briefgen.brief.model import Brief
    from briefgen.composition.compose import compose
    from briefgen.document.tree import Document
    from briefgen.errors import BriefgenError
    from briefgen.sources.article import Article
    from briefgen.sources.read import read
    from briefgen.weekly.model import WeeklySummary
    from briefgen.weekly.period import Period
    from briefgen.weekly.summarize import summarize
    from briefgen.writers.registry import write

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Brief",
    "BriefgenError",
    "Document",
    "Period",
    "WeeklySummary",
    "__version__",
    "compose",
    "make_brief",
    "read",
    "summarize",
    "write",
]

_HOMES = {
    "Article": "briefgen.sources.article",
    "Brief": "briefgen.brief.model",
    "BriefgenError": "briefgen.errors",
    "Document": "briefgen.document.tree",
    "Period": "briefgen.weekly.period",
    "WeeklySummary": "briefgen.weekly.model",
    "compose": "briefgen.composition.compose",
    "make_brief": "briefgen.brief.build",
    "read": "briefgen.sources.read",
    "summarize": "briefgen.weekly.summarize",
    "write": "briefgen.writers.registry",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module `briefgen` has no attribute `{name}`")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
