"""Template folders for tests, in one line each."""

import re
from pathlib import Path

PARENT = """title = "Parent"
sections = ["actors", "sources"]
[section.actors]
heading = "Who"
empty = "Nobody."
[section.sources]
[labels]
page = "Page {page} of {pages}"
not_stated = "not stated"
[labels.words]
one = "one"
two = "two"
"""
"""A whole manifest without a parent."""

ENTRY = """# {{ brief.title }}

{% for section in sections %}
{% include section.file %}

{% endfor %}
"""
SECTIONS = {
    "actors": "{% for actor in section.entries %}\n- {{ actor.name }} {{ cite(actor) }}\n{% endfor %}\n",
    "sources": "{% for source in section.entries %}\n[@{{ source.id }}]: {{ source.headline }}\n{% endfor %}\n",
}


def write_template(
    folder: Path, manifest: str = PARENT, *, entry: str | None = ENTRY, style: str | None = None, **sections: str
) -> Path:
    """A template folder; without `entry` it has no Jinja files but those in `sections`, and needs a parent."""
    (folder / "sections").mkdir(parents=True)
    (folder / "template.toml").write_text(manifest, "utf-8")
    if style is not None:
        (folder / "style.toml").write_text(style, "utf-8")
    if entry is not None:
        (folder / "brief.md.j2").write_text(entry, "utf-8")
    for name, text in {**(SECTIONS if entry is not None else {}), **sections}.items():
        (folder / "sections" / f"{name}.md.j2").write_text(text, "utf-8")
    return folder


def without_column(message: str) -> str:
    """`FILE:LINE: what` of `FILE:LINE:COLUMN: what`."""
    return re.sub(r"(:\d+):\d+: ", r"\1: ", message, count=1)
