"""The edge of errors: whatever a command raises comes in, two lines on standard error and an exit code go out."""

from collections.abc import Callable
from contextlib import suppress

import click

from briefgen.cli.terminal import close_output, open_terminal, say, say_error, unwritable
from briefgen.errors import BriefgenError, UsageError
from briefgen.text import within

INTERRUPTED = 130
"""128 + SIGINT, as a shell reports it."""


def run_at_edge(call: Callable[[], object], *, verbose: bool) -> int:
    """The exit code of `call`; its error, if any, was told. `verbose` adds the traceback of a fault."""
    open_terminal()
    try:
        result = call()
        close_output()
    except BriefgenError as error:
        return _tell(error)
    except click.UsageError as error:
        return _tell(_usage_error(error))
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return INTERRUPTED
    except OSError as error:
        # Only click's own printing (`--help`, `--version`) raises one without a file.
        return _tell_fault(error, verbose=verbose) if error.filename else _tell_unwritable(error)
    except Exception as error:  # noqa: BLE001 - the last line before the user
        return _tell_fault(error, verbose=verbose)
    return result if isinstance(result, int) else 0


def _tell(error: BriefgenError) -> int:
    say_error(error.message, error.hint)
    return error.exit_code


def _tell_unwritable(error: OSError) -> int:
    with suppress(BriefgenError):
        close_output()
    return _tell(unwritable(error))


def _tell_fault(error: Exception, *, verbose: bool) -> int:
    if verbose:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    what = f"{type(error).__name__}: {error}"
    say_error(f"a fault in briefgen: {what}", "report it with the output of `briefgen doctor`")
    return BriefgenError.exit_code


def _usage_error(error: click.UsageError) -> UsageError:
    """Click's error in our words."""
    path = error.ctx.command_path if error.ctx else "briefgen"
    see = f"see `{path} --help`"
    match error:
        case click.NoSuchOption():
            close = error.possibilities
            return UsageError(
                f"unknown option `{error.option_name}`", hint=f"did you mean `{close[0]}`?" if close else see
            )
        case click.MissingParameter() if error.param:
            name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
            return UsageError(f"missing {error.param.param_type_name} {name}", hint=see)
        case _:
            return UsageError(within(error.format_message().rstrip(".")), hint=see)
