"""Pages look as they were accepted: each scene of the gallery is drawn anew and compared with its pictures.

`make gallery`, or these tests with BRIEFGEN_ACCEPT=1, accepts what the pages have become; look at the pictures.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("PIL", reason="the gallery's pictures are made with Pillow")

from PIL import Image, ImageDraw

from gallery.compare import count_off, is_alike, show_difference
from gallery.make import FOLDER, INDEX, drop_unknown, find_pictures, main, save_pictures, word_name, write_index
from gallery.pages import RENDERER, few_colors, has_program, pages_at, picture_pages, png
from gallery.scenes import Scene, list_scenes

ACCEPTING = bool(os.environ.get("BRIEFGEN_ACCEPT"))
SCENES = list_scenes()
MOST_BYTES = 3_000_000

draws_pages = pytest.mark.skipif(not has_program(RENDERER), reason=f"`{RENDERER}` of poppler is not installed")
ONE = next(scene for scene in SCENES if scene.name == "shift")
"""A scene of one page with panels, running text and a footer."""


def hold(name: str, pages: Sequence[Image.Image], folder: Path, tmp_path: Path, *, accepting: bool = False) -> None:
    """Fail where `pages` do not look like the pictures of `folder`, and leave what shows it in `tmp_path`."""
    if accepting:
        save_pictures(name, pages, folder)
        return
    accepted = {file.name: file for file in find_pictures(name, folder)}
    found = {f"{name}-{number}.png": page for number, page in enumerate(pages, 1)}
    off = [file for file in found.keys() & accepted.keys() if not _shows(accepted[file], found[file])]
    told = [f"{file} is not the page that was accepted" for file in sorted(off)]
    told += [f"{file} is new" for file in sorted(found.keys() - accepted.keys())]
    told += [f"{file} is gone" for file in sorted(accepted.keys() - found.keys())]
    if told:
        for file in off:
            _leave(Path(file).stem, accepted[file], found[file], tmp_path)
        told.append(f"Look into {tmp_path}. If it should be so, run `make gallery` and review the pictures.")
        pytest.fail("\n".join(told), pytrace=False)


def _shows(file: Path, page: Image.Image) -> bool:
    with Image.open(file) as accepted:
        return is_alike(accepted, page)


def _leave(stem: str, file: Path, page: Image.Image, folder: Path) -> None:
    with Image.open(file) as accepted:
        difference = show_difference(accepted, page)
        accepted.save(folder / f"{stem}-expected.png")
    page.save(folder / f"{stem}-actual.png")
    difference.save(folder / f"{stem}-difference.png")


def moved(page: Image.Image, box: tuple[int, int, int, int], right: int, down: int) -> Image.Image:
    """`page` with what stands in `box` moved by so many pixels."""
    image = page.convert("RGB")
    part = image.crop(box)
    image.paste("white", box)
    image.paste(part, (box[0] + right, box[1] + down))
    return few_colors(image)


@pytest.fixture(scope="module")
def page() -> Image.Image:
    (only,) = picture_pages(ONE.make())
    return only


# ---- the pages ------------------------------------------------------------------------------------


@draws_pages
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_pages_are_as_accepted(scene: Scene, tmp_path: Path) -> None:
    hold(scene.name, picture_pages(scene.make(), scene.shares), FOLDER, tmp_path, accepting=ACCEPTING)


def test_the_index_shows_every_picture_of_every_scene_with_its_text() -> None:
    text = (FOLDER / INDEX).read_text("utf-8")
    assert text == write_index(SCENES, FOLDER)
    assert all(find_pictures(scene.name, FOLDER) for scene in SCENES)
    assert text.count("![") == len(list(FOLDER.glob("*.png")))


def test_the_gallery_holds_nothing_else_and_stays_small() -> None:
    names = [name for scene in SCENES for name in (scene.name, word_name(scene))]
    known = {file.name for name in names for file in find_pictures(name, FOLDER)}
    assert {file.name for file in FOLDER.iterdir()} == known | {INDEX}
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST_BYTES


def test_no_name_of_a_scene_begins_another_and_each_says_something_else() -> None:
    names = [name for scene in SCENES for name in (scene.name, word_name(scene))]
    assert len(set(names)) == len(names)
    assert len({scene.says for scene in SCENES}) == len({scene.title for scene in SCENES}) == len(SCENES)


# ---- what the comparison sees ---------------------------------------------------------------------

LINE = (60, 104, 600, 126)
"""Pixels around the heading below the title."""
PANEL = (60, 126, 325, 182)
"""Pixels around the first panel."""
FOOTER = (500, 880, 640, 910)
"""Pixels around the number of the page."""


@draws_pages
@pytest.mark.parametrize("box", [LINE, PANEL, FOOTER], ids=["a line", "a panel", "the footer"])
@pytest.mark.parametrize(("right", "down"), [(2, 0), (0, 2), (-2, 0), (0, -2)])
def test_what_moved_by_two_points_is_seen(
    page: Image.Image, box: tuple[int, int, int, int], right: int, down: int
) -> None:
    assert not is_alike(page, moved(page, box, right, down))


@draws_pages
def test_what_has_another_color_is_seen(page: Image.Image) -> None:
    image = page.convert("RGB")
    tint = image.getpixel((PANEL[0] + 100, PANEL[3] - 12))
    assert tint != (255, 255, 255)
    for other in ((0xF6, 0xEA, 0xEA), (0xDA, 0xF0, 0xF6)):
        pixels = [other if value == tint else value for value in image.getdata()]
        recolored = Image.new("RGB", image.size)
        recolored.putdata(pixels)
        assert not is_alike(page, few_colors(recolored))


@draws_pages
def test_a_missing_word_and_a_new_one_are_seen(page: Image.Image) -> None:
    without, more = page.convert("RGB"), page.convert("RGB")
    without.paste("white", FOOTER)
    ImageDraw.Draw(more).text((80, 800), "Draft", fill="#595959")
    assert not is_alike(page, few_colors(without))
    assert not is_alike(page, few_colors(more))


@draws_pages
@pytest.mark.parametrize(("right", "down"), [(0.5, 0.0), (0.0, 0.5), (0.3, 0.3)])
def test_edges_of_letters_may_lie_elsewhere_by_half_a_pixel(page: Image.Image, right: float, down: float) -> None:
    other = page.convert("RGB").transform(
        page.size,
        Image.Transform.AFFINE,
        (1, 0, right, 0, 1, down),
        resample=Image.Resampling.BILINEAR,
        fillcolor="white",
    )
    assert other.tobytes() != page.convert("RGB").tobytes()
    assert is_alike(page, few_colors(other))


def test_pages_of_another_size_differ_and_can_be_shown() -> None:
    small, large = (Image.new("RGB", size, "white") for size in ((661, 936), (680, 880)))
    assert not is_alike(small, large)
    assert count_off(small, small) == 0
    assert show_difference(small, large).size == (680, 936)


# ---- what is left where they differ, and what is accepted ------------------------------------------


def test_both_pictures_and_their_difference_are_left_where_the_message_says(tmp_path: Path) -> None:
    paper = Image.new("RGB", (400, 300), "white")
    drawn = paper.copy()
    ImageDraw.Draw(drawn).rectangle((40, 40, 120, 90), fill="#12406B")
    accepted, left = tmp_path / "accepted", tmp_path / "left"
    left.mkdir()
    hold("a", [few_colors(drawn), few_colors(paper)], accepted, left, accepting=True)
    hold("a", [few_colors(drawn), few_colors(paper)], accepted, left)
    assert list(left.iterdir()) == []
    with pytest.raises(pytest.fail.Exception) as failure:
        hold("a", [few_colors(moved(drawn, (30, 30, 130, 100), 2, 0))], accepted, left)
    told = str(failure.value)
    assert "a-1.png is not the page that was accepted\na-2.png is gone\n" in told
    assert str(left) in told
    assert "`make gallery`" in told
    assert {file.name for file in left.iterdir()} == {f"a-1-{of}.png" for of in ("expected", "actual", "difference")}
    with Image.open(left / "a-1-difference.png") as difference:
        assert (214, 0, 32) not in {difference.convert("RGB").getpixel((200, 200))}
        reds = [color for _, color in difference.convert("RGB").getcolors(9999) if color[0] > color[1] + 60]
    assert reds


def test_only_pictures_that_show_something_else_are_written_and_unknown_ones_go(tmp_path: Path) -> None:
    white, gray = (few_colors(Image.new("RGB", (200, 100), color)) for color in ("white", "#BBBBBB"))
    assert save_pictures("a", [white, gray], tmp_path) == ["a-1.png", "a-2.png"]
    assert save_pictures("a", [white, gray], tmp_path) == []
    assert save_pictures("a", [gray], tmp_path) == ["a-2.png", "a-1.png"]
    save_pictures("b", [white], tmp_path)
    scene = Scene(name="a", title="A", says="Something.", make=ONE.make)
    assert drop_unknown([scene], tmp_path) == ["b-1.png"]
    assert [file.name for file in tmp_path.iterdir()] == ["a-1.png"]
    assert "![Something.](a-1.png)" in write_index([scene], tmp_path)


def test_the_pages_that_a_scene_shows_are_shares_of_its_length() -> None:
    assert pages_at(None, 3) == (1, 2, 3)
    assert pages_at((0, 0.5, 1), 61) == (1, 31, 61)
    assert pages_at((0, 0.5, 1), 1) == (1,)


@draws_pages
def test_the_same_document_gives_the_same_bytes(page: Image.Image) -> None:
    (again,) = picture_pages(ONE.make())
    assert png(again) == png(page)


def test_without_the_program_that_draws_pages_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(folder=tmp_path / "gallery") == 1
    assert "hint: install poppler" in capsys.readouterr().err
    assert not (tmp_path / "gallery").exists()
