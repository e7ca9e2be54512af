"""Groups of commands: one that is helpful about names, one that imports on demand and guards the edge."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from briefgen.cli.edge import run_at_edge
from briefgen.errors import UsageError
from briefgen.text import did_you_mean


class Group(click.Group):
    """Commands by name; alone it prints its help, and an unknown name is told with the closest one."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(**(attributes | {"invoke_without_command": True}))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named, or print the help."""
        if not ctx.args and not ctx._protected_args:  # noqa: SLF001 - what click itself asks
            click.echo(ctx.get_help())
            return None
        return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for an unknown name."""
        known = self.list_commands(ctx)
        if args[0] not in known and not ctx.resilient_parsing:
            raise UsageError(f"unknown command `{ctx.command_path} {args[0]}`", hint=did_you_mean(args[0], known))
        return super().resolve_command(ctx, args)


class TableGroup(Group):
    """A group whose `--help` reads its table and imports no command."""

    def __init__(self, *, table: dict[str, tuple[str, str]], **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(**attributes)
        self.table = table
        """Name, the module that holds its `command`, and one line of help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in self.table:
            return None
        found: click.Command = import_module(self.table[cmd_name][0]).command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the section of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.table.items()])


class EdgeGroup(TableGroup):
    """The outermost group: every error ends here."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401 - click's own
        """Run, tell an error as two lines, and exit with the code of its class."""
        given = sys.argv[1:] if args is None else list(args)
        call = super().main

        def run() -> object:
            return call(args=given, prog_name=prog_name, **(extra | {"standalone_mode": False}))

        sys.exit(run_at_edge(run, verbose=bool({"-v", "--verbose"} & set(given))))
