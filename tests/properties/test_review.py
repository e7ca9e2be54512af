"""Whatever a person does to a brief: nothing that they wrote is lost from the page, and no judgement is cited."""

import json
from typing import Any

from builders import DAY
from builders_article import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief, iter_cited
from briefgen.brief.json import brief_from_json, brief_to_json
from briefgen.brief.review import review, review_json
from briefgen.composition.compose import compose
from briefgen.document.tree import Cite
from briefgen.document.walk import document_text, iter_inlines
from briefgen.text import collapse

BRIEF = json.loads(brief_to_json(make_brief(samples(), created=DAY)))
SECTIONS = {
    "implications": ("text",),
    "open_questions": ("text",),
    "agreements": ("text",),
    "key_shifts": ("text", "before", "after"),
    "actors": ("name", "role", "stance"),
    "differences": ("about",),
}
WORDS = st.sampled_from(
    """the will may not 28,500 North Korea Pentagon limited role signals # * _ | [@s1] {{ x }} “a” <b> & bananas
    ministers never could [^1] ::: - 1. [x] … é 漢字""".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join).filter(lambda text: any(map(str.isalnum, text)))
EDITS = st.lists(
    st.tuples(st.sampled_from(["change", "add", "remove", "swap", "uncite"]), st.sampled_from(sorted(SECTIONS)), TEXTS)
    | st.tuples(st.just("lead"), st.just(""), TEXTS),
    max_size=5,
)


def apply(edits: list[tuple[str, str, str]], pick: Any) -> tuple[bytes, list[str]]:
    """The JSON after `edits`, and every text of it that a person wrote and did not remove again."""
    plain = json.loads(json.dumps(BRIEF))
    written: list[tuple[Any, str]] = []
    for kind, name, text in edits:
        parts = plain.get(name, [])
        if kind == "lead":
            plain["bottom_line"]["text"] = text
            written.append((plain["bottom_line"], "text"))
        elif kind == "add":
            first = SECTIONS[name][0]
            part = {first: text, **({"kind": "person"} if name == "actors" else {})}
            parts.insert(pick(st.integers(0, len(parts))), part)
            written.append((part, first))
        elif parts:
            part = parts[pick(st.integers(0, len(parts) - 1))]
            if kind == "change":
                key = pick(st.sampled_from(SECTIONS[name]))
                part[key] = text
                written.append((part, key))
            elif kind == "remove":
                parts.remove(part)
            elif kind == "swap":
                parts.reverse()
            else:
                part["citations"] = []
                for side in part.get("sides", ()):
                    side["citations"] = []
    kept = [plain["bottom_line"], *(part for name in SECTIONS for part in plain[name])]
    return json.dumps(plain).encode(), [part[key] for part, key in written if any(part is one for one in kept)]


@settings(max_examples=60, deadline=None)
@given(EDITS, st.data())
def test_nothing_that_was_edited_is_lost_and_no_judgement_is_cited(edits: Any, data: st.DataObject) -> None:
    content, written = apply(edits, data.draw)
    brief = review_json(content)
    check_brief(brief)
    document = compose(brief, "base")
    text = collapse(document_text(document)).replace("\u00a0", " ")
    for words in written:
        assert words in text
    judged = {part.id for part in iter_cited(brief) if part.standing == "judgement"}
    assert not judged & {node.statement for node in iter_inlines(document.blocks) if isinstance(node, Cite)}
    assert text.count("analyst’s judgement") >= len(judged)
    assert all(not part.citations for part in iter_cited(brief) if part.standing == "judgement")
    again = review(brief)
    assert [(p.id, p.standing) for p in iter_cited(again)] == [(p.id, p.standing) for p in iter_cited(brief)]
    assert brief_from_json(brief_to_json(brief)) == brief
