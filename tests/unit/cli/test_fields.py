from pathlib import Path

import pytest
from builders_template import PARENT, without_column, write_template

from briefgen.cli.fields import gather_fields
from briefgen.config import Settings
from briefgen.errors import ConfigError, UsageError


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    fields = "".join(f'[field.{name}]\nlabel = "{name}"\n' for name in ("one", "two", "three"))
    folder = write_template(tmp_path / "mine", PARENT + fields)
    said = {"one": "settings", "two": "settings", "three": "settings", "elsewhere": "settings"}
    return Settings(template=str(folder), fields=said)


def test_what_is_typed_outranks_the_file_and_the_file_the_settings(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "fields.toml").write_text('one = "file"\ntwo = """file\n"""', "utf-8")
    values = gather_fields(["one=typed", " one =a=b "], str(tmp_path / "fields.toml"), settings)
    assert values == {"one": "a=b ", "two": "file\n", "three": "settings"}


def test_without_any_field_no_template_is_read() -> None:
    assert gather_fields((), None, Settings(template="no-such-template")) == {}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('\nthre = "x"', ":2: unknown field `thre`", "did you mean `three`?"),
        ("one = 3", ":1: `one`: expected `str`", "write each as"),
        ("one", ":1: expected", "TOML"),
    ],
)
def test_a_mistake_in_the_file_is_told(text: str, message: str, hint: str, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "fields.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        gather_fields((), str(file), settings)
    assert without_column(caught.value.message).startswith(f"{file}{message}")
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("pair", "message"), [("on=x", "unknown field `on`"), ("one", "no `=`"), ("=x", "unknown field ``")]
)
def test_a_mistake_that_is_typed_is_told(pair: str, message: str, settings: Settings) -> None:
    with pytest.raises(UsageError, match=message):
        gather_fields([pair], None, settings)
