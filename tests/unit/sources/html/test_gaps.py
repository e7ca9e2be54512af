"""What was found of an article is mended by where it stands on the page."""

from lxml import html

from briefgen.sources.assemble import Block
from briefgen.sources.html.gaps import count_closing_links, fill_gaps
from briefgen.sources.html.walk import HTML_KINDS, Placed, walk

FOUND = (
    "The harbor board of Northhaven closed the old pier on Monday after divers found cracks in its pillars.",
    "Ferries to the islands will leave from the north quay until spring, the board said in a statement.",
    "Repairs are expected to cost 4 million crowns, and the county was asked to pay half of it.",
)
MISSED = "The pier was built in 1911 and carried freight until a rail line reached the town forty years later."
OTHER = "Whales were seen off the north quay on Friday, and the crews of three boats took pictures of them."


def placed_in(page: str) -> tuple[Placed, ...]:
    return tuple(walk(html.fromstring(f"<body>{page}</body>"), HTML_KINDS))


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text) for text in texts)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_paragraph_that_was_missed_is_put_where_it_stands() -> None:
    page = placed_in(f'<div class="text">{paragraphs(FOUND[0], MISSED, *FOUND[1:])}</div>')
    assert fill_gaps(blocks(*FOUND), page) == (blocks(FOUND[0], MISSED, *FOUND[1:]), ())


def test_a_part_of_the_same_class_is_read_and_one_of_another_class_is_not() -> None:
    parts = f'<div class="text">{paragraphs(*FOUND)}</div><div class="box">{paragraphs(OTHER)}</div>'
    more = [f"{MISSED[:-1]}, as part {number} of the report says." for number in range(3)]
    page = placed_in(f'{parts}<div class="text">{paragraphs(*more)}</div>')
    assert fill_gaps(blocks(*FOUND), page).blocks == blocks(*FOUND, *more[:3])


def test_one_paragraph_behind_the_article_is_no_part_of_it() -> None:
    page = placed_in(f'<div class="text">{paragraphs(*FOUND)}</div><div class="text">{paragraphs(OTHER)}</div>')
    assert fill_gaps(blocks(*FOUND), page).blocks == blocks(*FOUND)


def test_a_long_first_paragraph_that_calls_itself_a_summary_is_read() -> None:
    lead = (
        f"{MISSED[:-1]}, and nobody had looked at its pillars for thirty years, the chair of the board said on Monday."
    )
    page = placed_in(f'<div class="summary">{lead}</div><div class="text">{paragraphs(*FOUND)}</div>')
    assert fill_gaps(blocks(*FOUND), page).blocks == blocks(lead, *FOUND)


def test_a_post_that_is_set_into_the_article_is_part_of_it() -> None:
    post = f'<blockquote class="post"><p>{OTHER}</p>— Ann (@ann)</blockquote>'
    page = placed_in(f'<div class="text">{paragraphs(FOUND[0])}{post}{paragraphs(*FOUND[1:])}</div>')
    assert [block.text for block in fill_gaps(blocks(*FOUND), page).blocks] == [
        FOUND[0],
        OTHER,
        "— Ann (@ann)",
        *FOUND[1:],
    ]


def test_what_stands_below_the_article_and_outside_of_it_is_a_stray() -> None:
    page = placed_in(f'<div><div class="text">{paragraphs(*FOUND)}</div></div><div class="b">{paragraphs(OTHER)}</div>')
    assert fill_gaps(blocks(*FOUND, OTHER), page) == (blocks(*FOUND), blocks(OTHER))


def test_several_articles_of_one_form_are_not_joined() -> None:
    page = placed_in(f'<div class="text">{paragraphs(*FOUND, *(f"{OTHER} {n}." for n in range(9)))}</div>')
    assert fill_gaps(blocks(*FOUND), page).blocks == blocks(*FOUND)


def test_a_page_without_classes_is_left_as_it_was_found() -> None:
    assert fill_gaps(blocks(*FOUND), placed_in(paragraphs(*FOUND, MISSED))) == (blocks(*FOUND), ())


def test_links_at_the_end_are_counted() -> None:
    page = placed_in(
        f'{paragraphs(*FOUND)}<ul><li><a href="/a">Ferries late</a></li><li><a href="/b">Whales</a></li></ul>'
    )
    assert count_closing_links(blocks(*FOUND, "Ferries late", "Whales"), page) == 2
    assert count_closing_links(blocks("Whales", *FOUND), page) == 0
