from pathlib import Path

import pytest

from briefgen.errors import ConfigError
from briefgen.wordlist import Entry, read_word_list


def write(folder: Path, content: bytes) -> Path:
    path = folder / "words.txt"
    path.write_bytes(content)
    return path


def test_an_entry_has_its_line_its_section_and_its_fields(tmp_path: Path) -> None:
    path = write(tmp_path, b"# head\n\n[one]\n# remark\na\n b |c|  d e # remark\n\n[two words]\nf |\n")
    assert read_word_list(path) == (
        Entry(3, "one", ()),
        Entry(5, "one", ("a",)),
        Entry(6, "one", ("b", "c", "d e")),
        Entry(8, "two words", ()),
        Entry(9, "two words", ("f", "")),
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"# only a remark"])
def test_a_file_without_a_section_has_no_entry(tmp_path: Path, content: bytes) -> None:
    assert read_word_list(write(tmp_path, content)) == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"a\n[one]\n", ":1: an entry stands before any section"),
        (b"[one]\na\n| b\n", ":3: the first field is empty"),
        (b"[one]\n\xff\n", "` cannot be read: "),
    ],
)
def test_another_form_is_refused_with_its_place(tmp_path: Path, content: bytes, what: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(ConfigError) as refused:
        read_word_list(path)
    assert f"{path}{what}" in refused.value.message
    assert refused.value.hint
