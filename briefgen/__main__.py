"""`python -m briefgen` is the command."""

from briefgen.cli.main import run

run()
