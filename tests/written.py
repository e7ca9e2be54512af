"""What is asked of written documents: whether validators take the PDF, and which letters they hold."""

import unicodedata
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from subprocess import run


def assert_valid_pdf(content: bytes, file: Path) -> None:
    """Ask those of the validators that this machine has."""
    if find_spec("page"):
        import page

        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
            report = page.validate_pdf_bytes(content, profile=profile)
            assert report.is_compliant, [str(failure) for failure in report.failures]
    if which("qpdf"):
        file.write_bytes(content)
        found = run(["qpdf", "--check", file], capture_output=True, check=False)
        assert found.returncode == 0, found.stderr


def letters(text: str) -> str:
    """`text` without white space and without what only steers its neighbors."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char) != "Cf")
