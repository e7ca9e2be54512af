"""A house style goes into a template's folder, and what stood there besides stays."""

import tomllib
from pathlib import Path

import pytest
from builders_template import PARENT, write_template
from house_files import house_docx, png
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.attached import Picture
from briefgen.errors import TemplateError
from briefgen.template.house.folder import set_style, write_style
from briefgen.template.load import load_template


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_template(tmp_path / "templates" / "board", PARENT)
    (tmp_path / "house.docx").write_bytes(house_docx())
    return tmp_path / "house.docx"


def take(house: Path) -> None:
    for path, content in set_style("board", house).files.items():
        path.write_bytes(content)


def test_the_template_then_has_the_style_the_logo_and_the_file(house: Path) -> None:
    take(house)
    style = load_template("board").style
    assert (style.type.family, style.color.accent, style.footer.left) == ("Georgia", "#8C1428", "Harbor Street 1")
    assert style.logo is not None
    assert style.logo.picture is not None
    assert (style.logo.picture.kind, style.logo.picture.width, style.logo.picture.content) == ("png", 80, png())
    assert style.house is not None
    assert style.house.content == house.read_bytes()


def test_a_child_inherits_all_of_it(house: Path) -> None:
    take(house)
    write_template(Path("templates", "child"), 'title = "C"\nextends = "board"', entry=None, style="[logo]\nalt = 'x'")
    style = load_template("child").style
    assert style.house is not None
    assert style.logo is not None
    assert (style.logo.alt, style.logo.picture is not None) == ("x", True)


def test_what_the_file_says_nothing_about_stays(house: Path) -> None:
    place = Path("templates", "board", "style.toml")
    place.write_text('[type]\nstep_pt = 3\nfonts = ["a.ttf"]\nbody_pt = 8\n[header]\nleft = "old"\n', "utf-8")
    take(house)
    style = tomllib.loads(place.read_text("utf-8"))
    assert (style["type"]["step_pt"], style["type"]["fonts"], style["type"]["body_pt"]) == (3, ["a.ttf"], 10.5)
    assert style["header"]["left"] == ""
    assert "house.docx" in place.read_text("utf-8").splitlines()[0]


def test_a_template_must_be_there_and_be_ones_own(house: Path) -> None:
    for name in ("nothing", "executive"):
        with pytest.raises(TemplateError, match=r"no template\.toml there") as caught:
            set_style(name, house)
        assert f"briefgen template new {name}" in caught.value.hint


def test_a_house_file_must_be_there(house: Path) -> None:
    with pytest.raises(TemplateError, match="nowhere"):
        set_style("board", Path("nowhere.docx"))


@pytest.mark.parametrize("content", [b"", b"GIF89a", png()[:60], bytes(5_000_000)])
def test_a_logo_must_be_a_picture(tmp_path: Path, content: bytes) -> None:
    folder = write_template(tmp_path / "x", PARENT, style='[logo]\nfile = "l.png"')
    (folder / "l.png").write_bytes(content)
    with pytest.raises(TemplateError, match=r"l\.png: the logo is no picture"):
        load_template(folder)


def test_a_logo_must_be_there_and_a_house_file_must_be_one(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "x", PARENT, style='[logo]\nfile = "l.png"')
    with pytest.raises(TemplateError, match=r"l\.png: No such file"):
        load_template(folder)
    (folder / "l.png").write_bytes(png())
    (folder / "house.docx").write_bytes(b"no zip")
    with pytest.raises(TemplateError, match=r"house\.docx cannot be used"):
        load_template(folder)


@pytest.mark.parametrize("key", ['picture = "x"', "wide = 3"])
def test_a_style_cannot_hold_a_picture_itself(tmp_path: Path, key: str) -> None:
    folder = write_template(tmp_path / "x", PARENT, style=f'[logo]\nfile = "l.png"\n{key}')
    with pytest.raises(TemplateError, match=r"style\.toml:3"):
        load_template(folder)


@given(st.dictionaries(st.sampled_from(["left", "center"]), st.text(st.characters(exclude_categories=["Cs"]))))
def test_whatever_words_a_style_has_it_is_read_back(words: dict[str, str]) -> None:
    style = {"header": {**words, "first_page": False}, "logo": {"height_pt": 1.5}}
    assert tomllib.loads(write_style(style, "a\nb.docx")) == style


def test_a_logo_keeps_its_shape_and_stays_within_its_place(house: Path) -> None:
    take(house)
    logo = load_template("board").style.logo
    assert logo is not None
    assert logo.size_pt(500) == (120, 30)
    assert logo.size_pt(60) == (60, 15)


def test_what_is_attached_tells_how_large_it_is() -> None:
    picture = Picture(b"12345", kind="png", width=1, height=1)
    assert (str(picture), repr(picture)) == ("5 bytes", "<5 bytes>")
    assert picture == Picture(b"12345", kind="png", width=1, height=1)
    assert (
        len({picture, Picture(b"12345", kind="png", width=1, height=1), Picture(b"", kind="png", width=1, height=1)})
        == 2
    )
