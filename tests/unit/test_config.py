from pathlib import Path

import pytest

from briefgen.config import Settings, find_settings_files, load_settings, split_names
from briefgen.errors import ConfigError


@pytest.fixture
def user_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def load(folder: Path, user_folder: Path, *, environ: dict[str, str] | None = None, **flags: object) -> Settings:
    return load_settings(folder, flags=flags, environ=environ or {}, user_folder=user_folder)


def test_without_any_setting_the_defaults_hold(folder: Path, user_folder: Path) -> None:
    settings = load(folder, user_folder)
    assert settings == Settings(template="executive", out="out", to=None)
    assert settings.paper is None


def test_each_place_outranks_the_one_before(folder: Path, user_folder: Path) -> None:
    (user_folder / "briefgen.toml").write_text(
        'template = "user"\nout = "user"\npaper = "letter"\nlexicons = "user"\n', "utf-8"
    )
    (folder / "briefgen.toml").write_text('template = "file"\nout = "file"\npaper = "a4"\n', "utf-8")
    environ = {"BRIEFGEN_TEMPLATE": "environment", "BRIEFGEN_OUT": "environment"}
    settings = load(folder, user_folder, environ=environ, template="flag", out=None)
    assert settings == Settings(template="flag", out="environment", paper="a4", lexicons="user")


def test_the_files_are_found_weakest_first(folder: Path, user_folder: Path) -> None:
    for place in (folder, user_folder):
        (place / "briefgen.toml").write_text("", "utf-8")
    found = find_settings_files(folder, user_folder=user_folder)
    assert found == (user_folder / "briefgen.toml", folder / "briefgen.toml")


def test_the_users_folder_is_the_platforms(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, *, appauthor: tmp_path / name)
    (tmp_path / "briefgen").mkdir()
    (tmp_path / "briefgen" / "briefgen.toml").write_text('paper = "letter"', "utf-8")
    assert load_settings(folder, environ={}).paper == "letter"


def test_lists_in_the_environment_are_split(folder: Path, user_folder: Path) -> None:
    environ = {"BRIEFGEN_TO": " PDF, md,pdf ,", "BRIEFGEN_TEMPLATES": "one"}
    settings = load(folder, user_folder, environ=environ)
    assert settings.to == ("pdf", "md")
    assert settings.templates == ("one",)


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("1", True), ("False", False), ("0", False)])
def test_whether_to_keep_going_is_read_from_the_environment(
    folder: Path, user_folder: Path, value: str, *, expected: bool
) -> None:
    environ = {"BRIEFGEN_KEEP_GOING": value, "BRIEFGEN_ALLOW_LANGUAGES": "de, FR"}
    settings = load_settings(folder, environ=environ, user_folder=user_folder)
    assert settings.keep_going is expected
    assert settings.allow_languages == ("de", "fr")


def test_an_empty_or_reserved_variable_is_no_setting(folder: Path, user_folder: Path) -> None:
    environ = {
        "BRIEFGEN_TEMPLATE": "",
        "BRIEFGEN_ACCEPT": "1",
        "BRIEFGEN_AXE": "a",
        "BRIEFGEN_EVAL_DATA": "x",
        "_BRIEFGEN_COMPLETE": "y",
    }
    assert load(folder, user_folder, environ=environ) == Settings()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('out = "x"\ntemplat = "x"', "briefgen.toml:2:1: unknown setting `templat`", "did you mean `template`?"),
        ("[section]\nx = 1", "briefgen.toml:1:2: unknown setting `section`", "known are: "),
        (
            '# to be read\n to = "pdf"',
            "briefgen.toml:2:2: `to` cannot be 'pdf'",
            'it takes formats, as in ["docx", "pdf"]',
        ),
        ("to = []", "briefgen.toml:1:1: `to` cannot be []", "it takes formats"),
        ("[fields]\na = 3", "briefgen.toml:1:2: `fields` cannot be {'a': 3}", "a table of fields"),
        ("out = 3", "briefgen.toml:1:1: `out` cannot be 3", "it takes the folder to write to"),
        ('paper = "a5"', "briefgen.toml:1:1: `paper` cannot be 'a5'", "it takes a4 or letter"),
        ('out = "x"\npaper == "a4"', "briefgen.toml:2:8: not TOML: ", "write a setting as"),
        ("out", "briefgen.toml:", "write a setting as"),
        ('"\\u006fops" = 1', "briefgen.toml: unknown setting `oops`", "known are: "),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place_and_a_hint(
    text: str, message: str, hint: str, folder: Path, user_folder: Path
) -> None:
    (folder / "briefgen.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load(folder, user_folder)
    assert caught.value.message.startswith(f"{folder}/{message}")
    assert hint in caught.value.hint
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("environ", "message", "hint"),
    [
        ({"BRIEFGEN_PAPRE": "a4"}, "unknown setting `BRIEFGEN_PAPRE`", "did you mean `BRIEFGEN_PAPER`?"),
        ({"BRIEFGEN_PAPER": "a5"}, "BRIEFGEN_PAPER: `paper` cannot be 'a5'", "it takes a4 or letter"),
        ({"BRIEFGEN_FIELDS": "a=b\nc"}, "BRIEFGEN_FIELDS: no `=` in `c`", "key=value"),
        ({"BRIEFGEN_KEEP_GOING": "yes"}, "BRIEFGEN_KEEP_GOING: `keep_going` cannot be 'yes'", "it takes true or false"),
        ({"BRIEFGEN_TO": " , "}, "BRIEFGEN_TO: `to` cannot be ()", "it takes formats"),
    ],
)
def test_a_mistake_in_the_environment_is_told_with_a_hint(
    environ: dict[str, str], message: str, hint: str, folder: Path, user_folder: Path
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(folder, user_folder, environ=environ)
    assert caught.value.message == f"environment: {message}"
    assert hint in caught.value.hint


def test_a_file_that_is_not_text_is_told(folder: Path, user_folder: Path) -> None:
    (folder / "briefgen.toml").write_bytes(b'out = "\xff"')
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load(folder, user_folder)


def test_a_file_that_cannot_be_read_is_told(folder: Path, user_folder: Path) -> None:
    (folder / "briefgen.toml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(folder, user_folder)


def test_names_are_split_in_order_and_once() -> None:
    assert split_names("docx, PDF,,docx , md") == ("docx", "pdf", "md")
    assert split_names(" , ") == ()


def test_fields_of_every_place_hold_the_stronger_on_top(folder: Path, user_folder: Path) -> None:
    (user_folder / "briefgen.toml").write_text('[fields]\na = "user"\nb = "user"\nc = "user"', "utf-8")
    (folder / "briefgen.toml").write_text('[fields]\na = "file"\nb = "file"', "utf-8")
    environ = {"BRIEFGEN_FIELDS": "a=x = y\n\n d=z"}
    assert load(folder, user_folder, environ=environ).fields == {"a": "x = y", "b": "file", "c": "user", "d": "z"}
