"""What the summary says of each story: where it stands, what became of it, what is still open."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from briefgen.analysis.analyze import analyze
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence
from briefgen.brief.build import state
from briefgen.brief.model import Brief, OpenQuestion, Statement
from briefgen.brief.wording import readable
from briefgen.text import plural
from briefgen.weekly.answers import find_answer
from briefgen.weekly.changes import Found, find_changes
from briefgen.weekly.cited import CitedSources, fields_of
from briefgen.weekly.earlier import Told
from briefgen.weekly.gather import Gathered
from briefgen.weekly.match import Thread
from briefgen.weekly.model import Answer, CarriedQuestion, Change, StoryReport, StoryState, WeekCount, WeeklySummary
from briefgen.weekly.questions import Waiting, asks_the_same, find_waiting, merge_same
from briefgen.weekly.thresholds import Thresholds


class Reporter:
    """Reports one story after the other."""

    def __init__(
        self,
        gathered: Gathered,
        *,
        period: str,
        earlier: WeeklySummary | None,
        limits: Thresholds,
        lexicons: Lexicons,
        engine: Engine,
    ) -> None:
        self.cited = CitedSources(gathered.sources, gathered.origins, earlier.sources if earlier else ())
        self.stories: list[StoryReport] = []
        self.changes: list[Change] = []
        self.carried: list[CarriedQuestion] = []
        self.answers: list[Answer] = []
        self.open_questions: list[OpenQuestion] = list(gathered.sections["open_questions"])
        self._gathered = gathered
        self._period, self._earlier, self._limits = period, earlier, limits
        self._lexicons, self._engine = lexicons, engine
        self._sources = {source.id: source for source in earlier.sources} if earlier else {}

    def report(self, at: int, thread: Thread, brief: Brief) -> None:
        """Report the story whose brief is the one in place `at` among those that were gathered."""
        gathered, told = self._gathered, thread.told
        name = f"story-{len(self.stories) + 1}"
        lead = gathered.week[at - 1] if at else gathered.bottom_line
        found: tuple[Found, ...] = ()
        if told is not None:
            both = analyze([*told.articles, *thread.articles], self._lexicons, self._engine)
            before = frozenset(n for n, article in enumerate(both.articles) if article in told.articles)
            found = find_changes(both, before, _find_sentence(both, thread, lead) if lead else None)
            for one in found:
                self._add_found(name, both, one)
            self._settle(name, told, both, before)
        where: StoryState = found[0].state if found else "new" if told is None else "developing"
        if not found and lead is not None:
            self._add_change(name, where, lead)
        self._drop_repeated(gathered.part_ids[at])
        asked = {question.id for question in self.open_questions}
        self.stories.append(
            StoryReport(
                id=name,
                key=told.report.key if told else thread.story.key,
                headline=self._headline(lead) or thread.story.headline or None,
                state=where,
                since=told.report.since if told else self._period,
                source_ids=gathered.source_ids[at],
                part_ids=tuple(p for p in gathered.part_ids[at] if p in asked or not p.startswith("question-")),
                origins=len(brief.origins),
                history=self._history(told, len(gathered.source_ids[at])),
                why=tuple(self._why(thread, brief)),
            )
        )

    def report_silent(self, told: Told) -> None:
        """Report a story of the last summary that no article of this week goes on from."""
        name = f"story-{len(self.stories) + 1}"
        history = self._history(told, 0)
        quiet = next((n for n, count in enumerate(reversed(history)) if count.articles), len(history))
        where: StoryState = "closed" if quiet >= self._limits.close_after else "unchanged"
        last = self._last_word(told)
        if last is not None:
            self._add_change(name, where, self.cited.of_summary(self._sources, last))
        if where != "closed":
            self._carry(name, self._waiting(told))
        self.stories.append(
            replace(
                told.report, id=name, state=where, source_ids=(), part_ids=(), origins=0, history=history,
                why=(f"no article for {plural(quiet, 'period')}",),
            )
        )  # fmt: skip

    def _add_found(self, story: str, both: Analysis, found: Found) -> None:
        sourcing: dict[str, Any] = dict(state(both, found.section, found.sentence, found.support))
        sourcing["citations"] = self.cited.of_analysis(both, sourcing["citations"])
        statement = self.cited.sourced(Statement(id="", **sourcing))
        before, after = (readable(words) if words else None for words in (found.before, found.after))
        self._add_change(story, found.state, statement, before=before, after=after)

    def _add_change(
        self,
        story: str,
        where: StoryState,
        statement: Statement,
        *,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        fields = fields_of(statement) | {"id": f"change-{len(self.changes) + 1}"}
        self.changes.append(Change(**fields, before=before, after=after, story_id=story, state=where))

    def _settle(self, story: str, told: Told, both: Analysis, before: frozenset[int]) -> None:
        """Each question that waits on the story: answered, asked again, or carried over."""
        for waiting in self._waiting(told):
            sentence = find_answer(waiting.question.text, both, before, self._lexicons)
            (kept,) = self._carry(story, [waiting])
            if sentence is not None:
                sourcing: dict[str, Any] = dict(state(both, "bottom_line", sentence, ()))
                sourcing["citations"] = self.cited.of_analysis(both, sourcing["citations"])
                answer = Answer(id=f"answer-{len(self.answers) + 1}", question_id=kept.id, **sourcing)
                self.answers.append(self.cited.sourced(answer))
            again = asks_the_same(kept, self.open_questions, self._lexicons)
            if again is not None:
                self.open_questions.remove(again)

    def _drop_repeated(self, part_ids: Sequence[str]) -> None:
        """Of one story, drop the implied questions that are its implications once more."""
        said = {part.citations[0] for part in self._gathered.sections["implications"] if part.id in part_ids}
        self.open_questions = [
            question
            for question in self.open_questions
            if question.id not in part_ids or question.kind == "explicit" or question.citations[0] not in said
        ]

    def _waiting(self, told: Told) -> list[Waiting]:
        if self._earlier is None:
            return []
        waiting = list(find_waiting(self._earlier, told, carry_for=self._limits.carry_for))
        return merge_same(waiting, self._lexicons)

    def _carry(self, story: str, waiting: Sequence[Waiting]) -> list[CarriedQuestion]:
        added = []
        for question, asked, age in waiting:
            here = self.cited.of_summary(self._sources, question)
            fields = {name: getattr(here, name) for name in OpenQuestion.__struct_fields__}
            fields["id"] = f"carried-{len(self.carried) + 1}"
            self.carried.append(CarriedQuestion(**fields, story_id=story, asked=asked, age=age))
            added.append(self.carried[-1])
        return added

    def _last_word(self, told: Told) -> Statement | None:
        """What the last summary said of a story: its lead, or what became of it."""
        if self._earlier is None:
            return None
        said = [self._earlier.bottom_line, *self._earlier.week, *self._earlier.changes]
        mine = [
            part
            for part in said
            if part and (part.id in told.report.part_ids or getattr(part, "story_id", None) == told.report.id)
        ]
        return mine[0] if mine else None

    def _headline(self, lead: Statement | None) -> str | None:
        """Of the article that the story comes to this week."""
        cited = lead.citations[0].source_id if lead else None
        return next((source.headline for source in self.cited.sources if source.id == cited), None)

    def _history(self, told: Told | None, articles: int) -> tuple[WeekCount, ...]:
        past = told.report.history if told else ()
        return (*past, WeekCount(period=self._period, articles=articles))

    def _why(self, thread: Thread, brief: Brief) -> list[str]:
        why = [f"{plural(len(brief.origins), 'origin')} in {plural(len(thread.articles), 'article')}"]
        if thread.told is not None:
            why.append(f"goes on since {thread.told.report.since}")
        return why


def _find_sentence(both: Analysis, thread: Thread, lead: Statement) -> Sentence | None:
    """The sentence that `lead` is taken from, where the analysis of both weeks has it."""
    start, quote = lead.citations[0].start, lead.citations[0].quote
    return next(
        (
            sentence
            for sentence in both.sentences
            if (sentence.start, sentence.quote) == (start, quote) and both.articles[sentence.source] in thread.articles
        ),
        None,
    )
