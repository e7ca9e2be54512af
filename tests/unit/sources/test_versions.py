"""Of several versions of one article the latest counts, and what changed is told."""

import time

import pytest
from builders_article import article
from msgspec.structs import replace

from briefgen.sources.addresses import same_address
from briefgen.sources.versions import find_change, without_older

OLD = replace(article("The pier is closed.\n\nNobody was hurt.", origin="old.txt"), url="https://www.velm.test/pier")
NEW = replace(article("The pier is open.\n\nNobody was hurt.", origin="new.txt"), url="http://velm.test/pier/?utm_a=1")


@pytest.mark.parametrize("newer_first", [False, True])
def test_the_later_version_counts_whichever_comes_first(newer_first: bool) -> None:  # noqa: FBT001 - a case
    old, new = replace(OLD, published="2026-11-20"), replace(NEW, published="2026-11-21T08:00:00+01:00")
    kept, notices = without_older([new, old] if newer_first else [old, new])
    assert kept == (new,)
    assert [(notice.code, notice.where) for notice in notices] == [("older-version", "old.txt")]
    assert notices[0].message.endswith("since then 1 paragraph changed")


def test_what_changed_in_a_long_text_takes_no_time_to_tell() -> None:
    old, new = (
        article(
            "\n\n".join(f"{' '.join(f'w{start}{word}' for word in range(300))}." for start in range(first, first + 200))
        )
        for first in (0, 1_000)
    )
    begun = time.process_time()
    assert find_change(old, new).changed == ()
    assert time.process_time() - begun < 3


def test_without_a_time_no_version_is_the_later_one() -> None:
    assert without_older([OLD, NEW]) == ((OLD, NEW), [])


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://www.velm.test:443/pier/?fbclid=2#top", "velm.test/pier"),
        ("https://velm.test/pier/amp", "velm.test/pier"),
        ("https://velm.test/?id=7", "velm.test/?id=7"),
        ("https://velm.test/", None),
        ("pier.txt", None),
        ("http://[broken", None),
    ],
)
def test_spellings_of_an_address_are_one(url: str, same: str | None) -> None:
    assert same_address(url) == same
