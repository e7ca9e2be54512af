"""A brief that briefgen made as a PDF is read back."""

from pathlib import Path

from builders_article import SAMPLES
from click.testing import CliRunner

from briefgen.cli.main import command
from briefgen.sources.read import read


def test_our_own_pdf_is_read_back_in_order(tmp_path: Path) -> None:
    made = CliRunner().invoke(command, ["make", str(SAMPLES[-1]), "--to", "pdf", "--out", str(tmp_path)])
    assert made.exit_code == 0, made.output
    (article,) = read(next(tmp_path.glob("*.pdf")))
    assert article.headline == "Pentagon Signals More Limited US Role in Deterring North Korea"
    places = [article.text.index(words) for words in ("Key shift", "What follows", "Open questions", "Sources")]
    assert places == sorted(places)
    assert "crisis management on the Korean Peninsula." in article.text
    assert "¹" not in article.text
