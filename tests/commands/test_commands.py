"""Every `*.md` beside this file is a test: what it shows as typed is run, and must answer as shown.

A fence that opens with three backquotes alone holds commands and what they print:

    $ BRIEFGEN_TO=md briefgen make a.txt -q < standard-input.txt
    a line of standard output
    2> a line of standard error
    => 2                                  the exit code, where it is not 0

`[...]` stands for any characters in a line, alone on a line for any lines. `$ ls FOLDER` lists the names in a
folder of the test. A fence that opens with a file's name (```` ```toml briefgen.toml ````) writes that file.
Each test runs in a temporary folder that holds the files of `articles/`.
"""

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli.main import command

HERE = Path(__file__).parent
FENCE = re.compile(r"^```(\w*)(?: +(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and what it is to print."""

    typed: str
    stdout: str
    stderr: str
    code: int


def read_steps(block: str) -> list[Step]:
    """The commands of a fence."""
    steps = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        typed, *lines = part.splitlines()
        codes = [int(line.removeprefix("=> ")) for line in lines if line.startswith("=> ")]
        errors = [line.removeprefix("2>").removeprefix(" ") for line in lines if line.startswith("2>")]
        output = [line for line in lines if not line.startswith(("2>", "=> "))]
        steps.append(Step(typed, "\n".join(output).rstrip(), "\n".join(errors).rstrip(), codes[0] if codes else 0))
    return steps


def run(typed: str) -> tuple[str, str, int]:
    """What the command prints on both streams, and its exit code."""
    words = shlex.split(typed)
    if words[0] == "ls":
        folder = Path(*words[1:])
        return ("\n".join(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else ""), "", 0
    content = b""
    if "<" in words:
        content = Path(words[words.index("<") + 1]).read_bytes()
        words = words[: words.index("<")]
    start = words.index("briefgen")
    environ = dict(word.split("=", 1) for word in words[:start])
    result = CliRunner().invoke(command, words[start + 1 :], input=content, env=environ, prog_name="briefgen")
    return result.stdout.rstrip(), result.stderr.rstrip(), result.exit_code


def pattern_of(shown: str) -> str:
    """The regular expression that `shown` stands for."""
    lines = [
        r"(?:.*\n)*" if line.strip() == "[...]" else re.escape(line).replace(re.escape("[...]"), ".*") + r"[ ]*\n"
        for line in shown.splitlines()
    ]
    return "".join(lines)


def matches(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown."""
    return re.fullmatch(pattern_of(shown), printed + "\n" if printed else "") is not None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the articles, a day that never changes, and no settings of this machine's user."""
    shutil.copytree(HERE / "articles", tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "work"


@pytest.mark.parametrize("path", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_commands_answer_as_shown(path: Path, folder: Path) -> None:
    steps = 0
    for _, file_name, content in FENCE.findall(path.read_text("utf-8")):
        if file_name:
            (folder / file_name).parent.mkdir(parents=True, exist_ok=True)
            (folder / file_name).write_text(content, "utf-8")
            continue
        for step in read_steps(content):
            stdout, stderr, code = run(step.typed)
            printed = f"$ {step.typed}\n{stdout}\n--- standard error\n{stderr}\n=> {code}"
            assert code == step.code, printed
            assert matches(step.stdout, stdout), printed
            assert matches(step.stderr, stderr), printed
            steps += 1
    assert steps, "no command in this file"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a", "a\nb", False),
        ("", "a", False),
        ("a [...] c", "a bb c", True),
        ("a [...] c", "a\nc", False),
        ("a\n[...]\nz", "a\nb\nc\nz", True),
        ("[...]", "", True),
        ("a.c", "abc", False),
    ],
)
def test_what_is_shown_is_compared_line_by_line(shown: str, printed: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert matches(shown, printed) is same
