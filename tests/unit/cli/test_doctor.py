import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen import __version__
from briefgen.cli.doctor import LIBRARIES
from briefgen.cli.main import command

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["doctor", *arguments])


def test_every_library_that_the_package_depends_on_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [name.partition(">")[0] for name in project["dependencies"] if ";" not in name] == list(LIBRARIES)


def test_what_is_found_is_told_in_columns() -> None:
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"briefgen   {__version__}\n" in result.stdout
    assert "libraries  babel" in result.stdout
    assert "fonts      NotoSans_Regular\n" in result.stdout
    assert "templates  analyst" in result.stdout
    assert "markings   nato  NATO classification\n" in result.stdout
    assert "lexicons   none\n" in result.stdout
    assert "settings   none\n" in result.stdout


def test_what_is_found_is_told_as_json(folder: Path) -> None:
    (folder / "briefgen.toml").write_text('paper = "letter"', "utf-8")
    found = json.loads(run("--json").stdout)
    parts = ("libraries", "fonts", "templates", "markings", "lexicons", "settings")
    assert list(found) == ["briefgen", "python", "platform", *parts]
    assert found["settings"] == [str(folder / "briefgen.toml")]
    assert found["libraries"]["reportlab"].startswith("5.")
    assert Path(found["templates"]["executive"]).is_dir()


def test_a_fault_is_told_beside_all_that_is_fine(folder: Path) -> None:
    (folder / "briefgen.toml").write_text('papr = "letter"', "utf-8")
    result = run()
    assert result.exit_code == 3
    assert "settings   at fault, see below\n" in result.stdout
    assert "fonts      NotoSans_Regular\n" in result.stdout
    assert result.stderr.endswith("unknown setting `papr`\nhint: did you mean `paper`?\n")
    assert result.stderr.count("error: ") == 1


def test_the_folder_of_lexicons_is_shown(folder: Path) -> None:
    (folder / "words").mkdir()
    (folder / "briefgen.toml").write_text('lexicons = "words"', "utf-8")
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"lexicons   {folder / 'words'}\n" in result.stdout


def test_a_folder_of_lexicons_that_does_not_exist_is_a_fault(folder: Path) -> None:
    (folder / "briefgen.toml").write_text('lexicons = "words"', "utf-8")
    result = run()
    assert result.exit_code == 3
    assert "lexicons   at fault, see below\n" in result.stdout
    assert result.stderr == (
        f"error: the lexicon folder `{folder / 'words'}` does not exist\nhint: create it, or correct `lexicons`\n"
    )


def test_a_scheme_of_ones_own_is_shown_and_one_that_cannot_be_used_is_a_fault(folder: Path) -> None:
    (folder / "configuration" / "briefgen" / "markings").mkdir(parents=True)
    own = folder / "configuration" / "briefgen" / "markings" / "company.toml"
    own.write_text('title = "Ours"\n[level.STAFF]\n', "utf-8")
    (folder / "briefgen.toml").write_text('marking_scheme = "company"\nmarking = "STAFF"', "utf-8")
    assert json.loads(run("--json").stdout)["markings"]["company"] == "Ours"
    (folder / "briefgen.toml").write_text('marking_scheme = "company"\nmarking = "staff"', "utf-8")
    assert run().stderr.endswith("hint: write `STAFF`, letter for letter\n")
    own.write_text('title = "Ours"\n', "utf-8")
    result = run()
    assert (result.exit_code, "markings   at fault, see below\n" in result.stdout) == (3, True)


def test_a_missing_library_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.cli.doctor.LIBRARIES", ("click", "no-such-library"))
    result = run("--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["libraries"] is None
    assert "error: the library no-such-library is not installed\n" in result.stderr


def test_missing_fonts_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_face(name: str) -> None:
        raise ImportError(f"no font {name}")

    monkeypatch.setattr("briefgen.writers.pdf.faces.load_face", load_face)
    result = run()
    assert result.exit_code == 3
    assert "error: the fonts cannot be loaded: no font NotoSans_Regular\n" in result.stderr
