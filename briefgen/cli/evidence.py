"""A brief comes in; what it says, and the source passages that each entry rests on, go out as text."""

from collections.abc import Iterator

import msgspec

from briefgen.brief.check import Cited
from briefgen.brief.model import Actor, Citation, Difference, KeyShift, OpenQuestion, Report, Source, Statement
from briefgen.cli.passage import fold, group_by_paragraph, mark_quotes
from briefgen.text import plural
from briefgen.weekly.model import Answer, CarriedQuestion, Change, WeeklySummary

NOT_STATED = "not stated"


class Entry(msgspec.Struct, frozen=True):
    """One thing that a brief says, whatever its section."""

    id: str
    text: str
    facts: tuple[str, ...]
    """Certainty or kind, speaker, corroboration: a few words each."""
    details: tuple[tuple[str, str], ...]
    """Name and words of what else the section holds, for example `before`."""
    citations: tuple[Citation, ...]
    why: tuple[str, ...]
    """What put it into its section."""


def list_entries(brief: Report) -> tuple[Entry, ...]:
    """Everything in a brief or a summary that rests on citations, section by section."""
    lead = (brief.bottom_line,) if brief.bottom_line is not None else ()
    statements = (*lead, *brief.key_shifts, *brief.implications, *brief.agreements)
    return (
        *(_from_statement(statement) for statement in statements),
        *(_from_question(question) for question in brief.open_questions),
        *(_from_difference(difference) for difference in brief.differences),
        *(_from_actor(actor) for actor in brief.actors),
        *(_list_week(brief) if isinstance(brief, WeeklySummary) else ()),
    )


def _list_week(summary: WeeklySummary) -> Iterator[Entry]:
    """What a summary says beside the sections of a brief."""
    yield from (_from_statement(statement) for statement in (*summary.week, *summary.changes))
    yield from (_from_question(question) for question in summary.carried_questions)
    yield from (_from_statement(answer) for answer in summary.answers)


def explain_entry(entry: Entry, sources: dict[str, Source], *, width: int) -> str:
    """`entry` and the passages behind it, wrapped to `width` columns, the quotes between the terminal's marks."""
    lines = [*fold(" · ".join((entry.id, *entry.facts)), width), *fold(entry.text, width, "  ")]
    for name, words in entry.details:
        lines += fold(f"{name}: {words}", width, "  ")
    if entry.why:
        lines += fold(f"why: {'; '.join(entry.why)}", width, "  ")
    for source_id in dict.fromkeys(citation.source_id for citation in entry.citations):
        cited = [citation for citation in entry.citations if citation.source_id == source_id]
        for group in group_by_paragraph(sources[source_id].text, cited):
            lines += ["", *_explain_passage(group, sources[source_id], width)]
    return "\n".join(lines)


def _explain_passage(citations: tuple[Citation, ...], source: Source, width: int) -> Iterator[str]:
    ranges = ", ".join(f"{citation.start}-{citation.end}" for citation in citations)
    page = f"page {citations[0].page}, " if citations[0].page is not None else ""
    where = f"{source.origin}, {page}paragraph {citations[0].paragraph}, characters {ranges}"
    yield from fold(where, width, "    ")
    yield from fold(mark_quotes(source.text, citations), width, "      ")


def _from_statement(statement: Statement) -> Entry:
    facts = (statement.certainty, _name_speaker(statement.attribution), statement.corroboration, *_mark(statement))
    details: tuple[tuple[str, str], ...] = ()
    if isinstance(statement, KeyShift):
        details = (("before", statement.before or NOT_STATED), ("after", statement.after or NOT_STATED))
    if isinstance(statement, Change):
        details = (("story", statement.story_id), ("state", statement.state), *details)
    if isinstance(statement, Answer):
        details = (("answers", statement.question_id),)
    return Entry(statement.id, statement.text, facts, details, statement.citations, statement.why)


def _from_question(question: OpenQuestion) -> Entry:
    facts = (question.kind, _name_speaker(question.attribution), question.corroboration, *_mark(question))
    details: tuple[tuple[str, str], ...] = ()
    if isinstance(question, CarriedQuestion):
        details = (("asked", question.asked), ("open for", plural(question.age, "period")))
    return Entry(question.id, question.text, facts, details, question.citations, question.why)


def _from_difference(difference: Difference) -> Entry:
    facts = (_count_sources(difference.citations), *_mark(difference))
    return Entry(difference.id, difference.about, facts, (), difference.citations, difference.why)


def _from_actor(actor: Actor) -> Entry:
    details = (
        ("role", actor.role or NOT_STATED),
        ("stance", actor.stance or NOT_STATED),
        ("named", ", ".join(actor.aliases)),
    )
    facts = (actor.kind, _count_sources(actor.citations), *_mark(actor))
    return Entry(actor.id, actor.name, facts, details, actor.citations, actor.why)


def _mark(part: Cited) -> tuple[str, ...]:
    """The fact that `part` is not in the words of its sources, where it is so."""
    return {"verbatim": (), "edited": ("edited",), "judgement": ("analyst's judgement",)}[part.standing]


def _name_speaker(attribution: str | None) -> str:
    return f"according to {attribution}" if attribution else "stated by the article"


def _count_sources(citations: tuple[Citation, ...]) -> str:
    return plural(len({citation.source_id for citation in citations}), "source")
