"""Lines that state something about an article, wherever they stand."""

import pytest

from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.sources.text.labels import is_metadata, read_byline, read_field

BODY = "The harbor board closed the old pier on Monday.\n\nFerries leave from the north quay until spring.\n"
FIELDS = "Author: Jane Doe\nSource: Harbor News\nURL: https://harbor.example/pier?x=1\nPublished: Mon, 3 May 2026\n"


def article(text: str) -> Article:
    return read(text.encode(), origin="pier.txt")[0]


def stated(read: Article) -> tuple[str | None, ...]:
    return read.headline, read.byline, read.publisher, read.url, read.published


def body(read: Article) -> str:
    return "\n\n".join(read.text[passage.start : passage.end] for passage in read.passages) + "\n"


ALL = ("Pier closed", "Jane Doe", "Harbor News", "https://harbor.example/pier?x=1", "Mon, 3 May 2026")
YAML = """---
title: "Pier closed"
author: Jane Doe
publisher: 'Harbor News'
link: https://harbor.example/pier?x=1
date: Mon, 3 May 2026
---

Pier closed

"""
TOML = """+++
title = "Pier closed"
author = "Jane Doe"
source = "Harbor News"
url = "https://harbor.example/pier?x=1"
published = "Mon, 3 May 2026"
+++
"""
OTHER_NAMES = """DATE: Mon, 3 May 2026
link: https://harbor.example/pier?x=1
By: Jane Doe
PUBLISHER: 'Harbor News'
Headline: Pier closed
"""


@pytest.mark.parametrize(
    "top",
    [
        f"Title: Pier closed\n{FIELDS}\n",
        f"{FIELDS}\nPier closed\n\n",
        f"Pier closed\n{FIELDS}",
        f"Pier closed\n\n{FIELDS}\n",
        OTHER_NAMES,
        YAML,
        TOML,
    ],
)
def test_fields_stand_above_or_below_the_title_in_any_order_and_case(top: str) -> None:
    read = article(top + BODY)
    assert stated(read) == ALL
    assert body(read) == BODY
    assert read.notices == ()


def test_what_is_not_stated_stays_none() -> None:
    text = "Pier closed\n\nJane Doe of Harbor News wrote on Friday, 3 May 2026, that the pier is closed.\n"
    assert stated(article(text)) == ("Pier closed", None, None, None, None)


def test_the_first_of_two_lines_for_one_field_counts_and_the_other_is_told() -> None:
    read = article(f"Pier closed\nDate: 3 May\nPublished: 4 May\n\n{BODY}")
    assert read.published == "3 May"
    assert [(notice.code, notice.where) for notice in read.notices] == [("metadata-line", "pier.txt:3")]


def test_an_empty_field_states_nothing() -> None:
    read = article(f"Title: Pier closed\nAuthor:\n\n{BODY}")
    assert read.byline is None
    assert [notice.code for notice in read.notices] == ["metadata-line"]


def test_front_matter_that_is_not_used_is_told() -> None:
    read = article(f"---\ntitle: Pier closed\nlayout: post\ntags:\n  - pier\n  - ferry\n---\n{BODY}")
    assert read.headline == "Pier closed"
    assert body(read) == BODY
    (notice,) = read.notices
    assert (notice.code, notice.where) == ("metadata-line", "pier.txt:3")
    assert "“layout: post”, “tags:”" in notice.message


def test_comments_and_sections_of_front_matter_are_told() -> None:
    read = article(f'+++\ntitle = "Pier closed"\n# draft\n[extra]\n+++\n{BODY}')
    assert read.headline == "Pier closed"
    assert [notice.message for notice in read.notices] == ["2 lines of metadata are left out: “draft”, “[extra]”"]


@pytest.mark.parametrize("line", ["title = Pier", "The pier is closed.", "- pier"])
def test_a_fence_around_other_lines_is_no_front_matter(line: str) -> None:
    assert line.removeprefix("- ") in article(f"---\n{line}\n---\n{BODY}").text
    assert article(f"---\n{line}\n---\n{BODY}").notices[0].code == "left-out"


def test_a_rule_above_prose_opens_no_front_matter() -> None:
    assert body(article(f"---\n{BODY}---\n")) == BODY


@pytest.mark.parametrize("line", ["By Jane Doe", "by Jane Doe", "BY JANE DOE", "*By Jane Doe*"])
def test_a_byline_stands_below_the_title(line: str) -> None:
    read = article(f"Pier closed\n\n{line}\n\n{BODY}")
    assert read.byline is not None
    assert read.byline.casefold() == "jane doe"
    assert body(read) == BODY


@pytest.mark.parametrize(
    "line", ["By Monday noon the pier was shut", "By 2030", "By Jane Doe said.", "By noon", "Bystanders Gather"]
)
def test_other_lines_that_start_with_by_name_no_author(line: str) -> None:
    assert read_byline(line) is None


def test_names_may_hold_particles() -> None:
    assert read_byline("By Ana de la Cruz and Jan van Dyk") == ("Ana de la Cruz and Jan van Dyk", None)


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("*By Jane Doe · 3 May 2026*", "Jane Doe", "3 May 2026"),
        ("By Jane Doe | Nov. 19, 2026, 4:05 p.m. ET", "Jane Doe", "Nov. 19, 2026, 4:05 p.m. ET"),
        ("By Jane Doe, November 19, 2026", "Jane Doe", "November 19, 2026"),
        ("By Jane Doe, Harbor Editor — 2026-11-19", "Jane Doe, Harbor Editor", "2026-11-19"),
    ],
)
def test_a_byline_may_hold_the_day(line: str, names: str, day: str) -> None:
    read = article(f"# Pier closed\n\n{line}\n\n{BODY}")
    assert (read.byline, read.published, body(read)) == (names, day, BODY)
    assert read.stated_in["published"] == read.stated_in["byline"] == "line 3"


@pytest.mark.parametrize(
    "line", ["Analysis by Frances Bell in Ostra", "By our man on the pier", "Harbor town, Thursday", "A second pier"]
)
def test_fields_count_behind_a_short_line_that_states_none(line: str) -> None:
    read = article(f"Pier closed\n{line}\nPublished: 20 November 2026\nSource: Harbor News\nTags: pier\n\n{BODY}")
    assert (read.headline, read.published, read.publisher) == ("Pier closed", "20 November 2026", "Harbor News")
    assert read.stated_in["published"] == "line 3"
    assert body(read) == f"{line}\n\n{BODY}"
    assert [notice.message for notice in read.notices if notice.code == "metadata-line"] == [
        "1 line of metadata is left out: “Tags: pier”"
    ]


def test_fields_below_the_first_paragraph_or_far_from_the_title_are_text() -> None:
    for above in (BODY, "\n".join(f"Pier number {number}" for number in "abcdef") + "\n"):
        read = article(f"Pier closed\n\n{above}\nDate: 3 May 2026\n\n{BODY[:-8]} soon.\n")
        assert read.published is None
        assert "Date: 3 May 2026" in body(read)


@pytest.mark.parametrize("above", ["", "By Kelly Stubbs\n", "Author: Kelly Stubbs\n", "PIER CLOSED\n"])
@pytest.mark.parametrize("day", ["17 Nov 2026", "Tuesday, 17 November 2026", "2026-11-17T09:00:00Z"])
def test_a_day_right_below_the_title_or_the_byline_is_that_of_publication(above: str, day: str) -> None:
    read = article(f"Pier closed\n{above}{day}\n\n{BODY}")
    assert (read.published, body(read)) == (day, BODY)
    assert read.stated_in["published"] == f"line {3 if above else 2}"


@pytest.mark.parametrize("line", ["17 Nov", "02/11/2026", "17 Nov 2026 in Ostra", "Wednesday, 17 Nov 2026"])
def test_other_lines_below_the_title_are_no_day(line: str) -> None:
    assert article(f"Pier closed\n{line}\n\n{BODY}").published is None


def test_a_day_elsewhere_or_one_of_several_is_no_day_of_publication() -> None:
    assert article(f"Pier closed\nA second pier\n17 Nov 2026\n\n{BODY}").published is None
    read = article(f"The pier day by day\n\n17 Nov 2026\n\n{BODY}\n18 Nov 2026\n\n{BODY[:-8]} soon.\n")
    assert read.published is None
    assert "17 Nov 2026" in body(read)


@pytest.mark.parametrize(
    "line", ["FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL 00:01 GMT, 18 November 2026", "Embargoed until Monday noon"]
)
def test_what_says_when_a_text_may_be_used_is_no_headline(line: str) -> None:
    read = article(f"{line}\nPier closed\nPublished: 18 November 2026\n\n{BODY}")
    assert (read.headline, read.published, body(read)) == ("Pier closed", "18 November 2026", BODY)
    (notice,) = read.notices
    assert notice.code == "metadata-line"


def test_the_staff_is_no_section() -> None:
    read = article(f"Pier closed\nBy staff\nPublished: 18 November 2026\n\n{BODY}")
    assert (read.published, read.byline, body(read)) == ("18 November 2026", None, BODY)


def test_a_name_in_the_body_is_no_byline() -> None:
    assert article(f"Pier closed\n\n{BODY}\nBy Jane Doe\n\nThe end is near.\n").byline is None


@pytest.mark.parametrize(
    "line",
    [
        "Tags: pier, ferry", "TOPICS: Harbor", "Section: News", "Updated: 3 May 2026, 8 p.m.", "Keywords: pier",
        "Photo: Jane Doe / Harbor News", "Read more: Will the ferry sink?", "Advertisement", "Share this article",
        "4 min read", "https://harbor.example/pier", "Source: Harbor News",
        "© 2026 Harbor News. All rights reserved.", "**Tags:** pier",
    ],
)  # fmt: skip
def test_metadata_is_dropped_at_both_edges_and_told(line: str) -> None:
    assert is_metadata(line)
    above, below = article(f"{line}\n\nPier closed\n\n{BODY}"), article(f"Pier closed\n\n{BODY}\n{line}\n")
    assert body(above) == body(below) == BODY
    assert [notice.code for notice in below.notices] == ["metadata-line"]


@pytest.mark.parametrize(
    "line",
    [
        "Note: the minister said the pier is closed for good.",
        "Updated: the board said on Monday that the pier will stay closed until the divers are done.",
        "Source: the board said in a letter that nobody had asked for a new pier.",
        "Advertisement fell by a third, the board said.",
        "Reports: the pier is closed",
        "https://harbor.example shows the plan of the new pier.",
    ],
)
def test_a_sentence_is_never_metadata(line: str) -> None:
    assert read_field(line) is None
    assert not is_metadata(line)
    assert line in body(article(f"Pier closed\n\n{BODY}\n{line}\n"))


def test_metadata_inside_the_body_stays() -> None:
    assert "Photo: the pier at dawn" in body(
        article(f"Pier closed\n\n{BODY}\nPhoto: the pier at dawn\n\n{BODY[:-8]} soon.\n")
    )


def test_many_lines_of_metadata_are_one_notice() -> None:
    read = article(f"Pier closed\n\n{BODY}\nTags: a\nTopics: b\nSection: c\nShare\nPrint\n")
    (notice,) = read.notices
    assert notice.message == "5 lines of metadata are left out: “Tags: a”, “Topics: b”, “Section: c” and 2 more"
    assert notice.where == "pier.txt:7"
