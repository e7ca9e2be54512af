import pytest
from builders import document, paragraph, table
from readers import html_text

from briefgen.document.tree import Block, Callout, Table
from briefgen.writers.html import write


def body(*blocks: Block) -> str:
    return write(document(Callout("shift", blocks))).decode().partition("<main>\n")[2].partition("</main>")[0]


def test_a_shift_is_a_table_of_two_panels_whose_roles_last() -> None:
    written = body(table(("Before", "Now"), ("open", "closed")))
    assert written.startswith('<div class="callout shift" role="note">\n<table class="poles" role="table">')
    assert '<tr role="row"><th role="columnheader" scope="col">Before</th>' in written
    assert '<tr role="row"><td role="cell">open</td><td role="cell">closed</td></tr>' in written


def test_the_arrow_between_is_no_word() -> None:
    written = write(document(Callout("shift", (table(("Before", "Now"), ("open", "closed")),))))
    assert html_text(written).split() == ["Before", "Now", "open", "closed"]


@pytest.mark.parametrize(
    "other",
    [table(("a", "b")), table(("a", "b"), ("c", "d"), ("e", "f")), table(("a", "b", "c"), ("d", "e", "f"))],
    ids=["without a row", "with two rows", "with three columns"],
)
def test_another_table_is_an_ordinary_one(other: Table) -> None:
    assert 'class="poles"' not in body(other)
    assert "<table>" in body(other)


def test_other_blocks_of_a_shift_stand_as_they_are() -> None:
    assert body(paragraph("Nothing changed.")) == (
        '<div class="callout shift" role="note">\n<p>Nothing changed.</p>\n</div>\n'
    )


def test_such_a_table_elsewhere_is_an_ordinary_one() -> None:
    assert (
        'class="poles"'
        not in write(document(table(("Before", "Now"), ("open", "closed")))).decode().split("</style>")[1]
    )
