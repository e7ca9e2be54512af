from pathlib import Path

import msgspec
import pytest

from briefgen.brief.model import Brief
from briefgen.cli.tell import tell_made, tell_saved, tell_times
from briefgen.notices import Notice
from briefgen.pipeline import Made
from briefgen.sources.article import Article, Passage


def made(brief: Brief, *notices: Notice) -> Made:
    text = "A head\n\nFour words stand here. Two more."
    article = Article("harbor.txt", "0" * 64, text, (Passage("heading", 0, 6), Passage("paragraph", 8, len(text))))
    short = Article("f.txt", "0" * 64, "One.", (Passage("paragraph", 0, 4),))
    shift = msgspec.structs.replace(brief.key_shifts[0], corroboration="one origin")
    brief = msgspec.structs.replace(brief, key_shifts=(shift,), notices=notices)
    return Made((article, short), brief, {"docx": bytes(23456), "json": b"{}"})


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


def test_the_account_tells_what_was_read_dropped_and_found(brief: Brief, capsys: pytest.CaptureFixture[str]) -> None:
    notices = (
        Notice("left-out", "2 of 5 actors are not shown", "actors"),
        Notice("one-source", "one source only"),
        Notice("doubled-title", "the title stands twice", "f.txt:3"),
        Notice("metadata-line", "1 line of metadata is left out", "f.txt:11"),
    )
    tell_made(made(brief, *notices))
    assert told(capsys) == [
        "read     harbor.txt  6 words in 1 paragraph",
        "         f.txt       1 word in 1 paragraph",
        "dropped  f.txt:3   the title stands twice",
        "         f.txt:11  1 line of metadata is left out",
        "note     one source only",
        "left out actors  2 of 5 actors are not shown",
        "found    5 statements: 2 on 1 source, 2 on 2 sources, 1 on 2 sources of one origin",
        "         1 actor, 1 open question, 1 agreement, 1 difference",
    ]


def test_the_marking_is_told(brief: Brief, capsys: pytest.CaptureFixture[str]) -> None:
    tell_made(made(msgspec.structs.replace(brief, marking="TLP:AMBER", marking_scheme="tlp")))
    assert told(capsys)[2] == "marked   TLP:AMBER"


def test_what_was_written_is_told_with_the_command_to_look_at_next(
    brief: Brief, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_saved((Path("my out/b.docx"), Path("my out/b.json")), made(brief))
    assert told(capsys) == [
        "wrote    my out/b.docx  23.5 kB",
        "         my out/b.json  0.0 kB",
        "next     briefgen explain 'my out/b.json'",
    ]


def test_without_json_no_next_command_is_told(brief: Brief, capsys: pytest.CaptureFixture[str]) -> None:
    tell_saved((Path("b.docx"),), made(brief))
    assert told(capsys) == ["wrote    b.docx  23.5 kB"]


def test_times_are_told_in_milliseconds(capsys: pytest.CaptureFixture[str]) -> None:
    tell_times((("read", 0.0123), ("write pdf", 0.5)))
    assert told(capsys) == ["took     read       12 ms", "         write pdf  500 ms"]
