"""Pages look as they were accepted: each scene of the gallery is drawn anew and compared with its pictures.

`make gallery`, or these tests with BRIEFGEN_ACCEPT=1, accepts what the pages have become; look at the pictures.
"""

import os
from collections.abc import Sequence
from itertools import accumulate, groupby
from pathlib import Path

import pytest

pytest.importorskip("PIL", reason="the gallery's pictures are made with Pillow")

from PIL import Image, ImageChops, ImageDraw

from gallery.compare import count_off, is_alike, show_difference
from gallery.make import FOLDER, INDEX, drop_unknown, find_pictures, main, save_pictures, word_name, write_index
from gallery.pages import RENDERER, few_colors, has_program, pages_at, picture_pages, png
from gallery.scenes import Scene, list_scenes

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""

ACCEPTING = bool(os.environ.get("BRIEFGEN_ACCEPT"))
SCENES = list_scenes()
MOST_BYTES = 5_000_000

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


def moved(page: Image.Image, box: Box, right: int, down: int) -> Image.Image:
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
    if ACCEPTING:
        (FOLDER / INDEX).write_text(write_index(SCENES, FOLDER), "utf-8")
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

_THIN = 6
"""A band of fewer pixels is a rule: moved along itself, only its ends show it."""


def bands_of(page: Image.Image) -> list[Box]:
    """Boxes around all that stands on `page`, from top to bottom; white rows part one from the next."""
    ink = ImageChops.invert(page.convert("L"))
    dark = [ink.crop((0, y, ink.width, y + 1)).getbbox() is not None for y in range(ink.height)]
    runs = [(is_dark, len(list(rows))) for is_dark, rows in groupby(dark)]
    bottoms = accumulate(length for _, length in runs)
    rows = [(bottom - length, bottom) for (is_dark, length), bottom in zip(runs, bottoms, strict=True) if is_dark]
    inked = [(top, bottom, ink.crop((0, top, ink.width, bottom)).getbbox()) for top, bottom in rows]
    return [(box[0] - 1, top - 1, box[2] + 1, bottom + 1) for top, bottom, box in inked if box]


@draws_pages
@pytest.mark.parametrize("down", [2, -2])
def test_each_line_panel_and_rule_that_moved_by_two_points_up_or_down_is_seen(page: Image.Image, down: int) -> None:
    bands = bands_of(page)
    assert len(bands) > 10
    assert [band for band in bands if is_alike(page, moved(page, band, 0, down))] == []


@draws_pages
@pytest.mark.parametrize("right", [2, -2])
def test_each_line_and_panel_that_moved_by_two_points_to_the_side_is_seen(page: Image.Image, right: int) -> None:
    bands = [band for band in bands_of(page) if band[3] - band[1] > _THIN]
    assert [band for band in bands if is_alike(page, moved(page, band, right, 0))] == []


@draws_pages
def test_each_line_and_panel_that_is_missing_is_seen(page: Image.Image) -> None:
    for band in bands_of(page):
        without = page.convert("RGB")
        without.paste("white", band)
        assert not is_alike(page, few_colors(without)), band


@draws_pages
@pytest.mark.parametrize("change", [(8, -8, -8), (-12, 0, 0), (0, 0, -20)])
def test_a_panel_of_another_color_is_seen(page: Image.Image, change: tuple[int, int, int]) -> None:
    counts = {index: count for count, index in page.getcolors() or () if isinstance(index, int)}
    colors = page.getpalette() or []
    _, tint = sorted(counts, key=lambda index: counts[index], reverse=True)[:2]
    was = colors[3 * tint : 3 * tint + 3]
    colors[3 * tint : 3 * tint + 3] = [max(0, min(255, a + b)) for a, b in zip(was, change, strict=True)]
    recolored = page.copy()
    recolored.putpalette(colors)
    assert not is_alike(page, recolored)


@draws_pages
def test_a_word_that_is_new_is_seen(page: Image.Image) -> None:
    more = page.convert("RGB")
    ImageDraw.Draw(more).text((80, 800), "Draft", fill="#595959")
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
        red, green, _ = difference.convert("RGB").split()
    left_edge, top, right_edge, bottom = ImageChops.subtract(red, green).getbbox() or (0, 0, 0, 0)
    assert (36 <= left_edge <= 44, top, right_edge, bottom) == (True, 40, 124, 92)


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
