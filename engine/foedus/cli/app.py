"""The command line: its commands, and what becomes of errors. Nothing here reasons."""

from __future__ import annotations

import gc
import os
import sys
from copy import copy
from typing import Annotated, NoReturn

import typer

from foedus import __version__
from foedus.cli import (
    catalogue,
    change,
    checking,
    compare,
    coverage,
    decisive,
    diff,
    evaluating,
    exploring,
    law_pages,
    mutating,
    plead,
    starting,
    testing,
    timeline,
    verifying,
    why,
)
from foedus.cli.output import ReaderLeft
from foedus.text import inputs
from foedus.text.source import InputError, LimitReached

FINE, FAILED, BAD_INPUT, LIMIT = 0, 1, 2, 3
"""Exit codes: fine; a check failed; bad input; a limit was reached."""
_INTERRUPTED = 130
# The base of all usage errors; typer keeps its name to itself.
_USAGE: type[Exception] = next(each for each in typer.BadParameter.__mro__ if each.__name__ == "ClickException")

app = typer.Typer(
    name="foedus",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"foedus {__version__}")
        raise typer.Exit


@app.callback()
def foedus(
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Judge crises by the law of collective-defence alliances.

    A case file tells what happened; the answer is which mechanisms of the treaties apply, do not apply, or are
    arguable, and on what it turns. Exit codes: 0 fine, 1 a check failed, 2 bad input, 3 a limit was reached.
    """


_GROUPS = (
    evaluating,
    catalogue,
    law_pages,
    why,
    decisive,
    plead,
    change,
    compare,
    timeline,
    checking,
    testing,
    coverage,
    diff,
    mutating,
    verifying,
    exploring,
    starting,
)
for _group in _GROUPS:
    _group.register(app)


def main() -> NoReturn:
    """Run the command line and leave the process with its exit code."""
    # A command lives briefly and makes few cycles: looking for them at the usual pace takes a tenth of its time.
    gc.set_threshold(50_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a letter shows a stand-in
            stream.reconfigure(errors="replace")
    sys.exit(run())


def run() -> int:
    """The exit code of the command that `sys.argv` names."""
    inputs.forget()
    try:
        code = _narrowed()(prog_name="foedus", standalone_mode=False)
    except (BrokenPipeError, ReaderLeft):
        return _gone()
    except _USAGE as error:
        return _misused(error)
    except _ENDS as error:
        return _told(*_ended(error))
    if code == _INTERRUPTED:  # some versions of typer take the interrupt for themselves
        return _told("stopped", _INTERRUPTED)
    return _flushed(code if isinstance(code, int) else FINE)


def _narrowed() -> typer.Typer:
    """The command line with the command asked for alone: to read the options of all takes a tenth of an evaluation."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    known = [each for each in app.registered_commands if each.name == asked]
    if len(known) != 1:
        return app
    narrowed = copy(app)
    narrowed.registered_commands, narrowed.registered_groups = known, []
    return narrowed


_ENDS = (InputError, LimitReached, KeyboardInterrupt, typer.Abort, OSError)


def _ended(error: BaseException) -> tuple[str, int]:
    """What to say of an error that ends the command, and its exit code."""
    if isinstance(error, InputError):
        return str(error), BAD_INPUT
    if isinstance(error, LimitReached):
        return f"limit reached: {error}", LIMIT
    if isinstance(error, OSError):
        return f"{error.filename or 'the output'}: {error.strerror or error}", BAD_INPUT
    return "stopped", _INTERRUPTED


def _misused(error: Exception) -> int:
    show, code = getattr(error, "show", None), getattr(error, "exit_code", BAD_INPUT)
    if show is not None:
        show()
    return _flushed(int(code))


def _told(message: str, code: int) -> int:
    from foedus.present.words import clean

    left = isinstance(_unwritten(), BrokenPipeError)
    sys.stderr.write("\n".join(clean(line) for line in message.split("\n")) + "\n")
    return FINE if left else code


def _flushed(code: int) -> int:
    error = _unwritten()
    if error is None:
        return code
    return _gone() if isinstance(error, BrokenPipeError) else _told(*_ended(error))


def _unwritten() -> OSError | None:
    """What kept the last of the output from going out, if anything did."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _nowhere()
        return error
    return None


def _gone() -> int:
    """Whoever read the output has left: that is no failure, and nothing more is to be written."""
    _nowhere()
    return FINE


def _nowhere() -> None:
    """Let what is still to be written go nowhere: else it is tried once more as the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
