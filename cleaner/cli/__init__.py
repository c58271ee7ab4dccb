"""The command line: one file a command, imported when it is called."""

import importlib
import io
import os
import signal
import sys
import traceback
from typing import Any

import click

from cleaner.errors import CleanerError, nearest

# name -> what `cleaner --help` says of it; the command is `command` in cleaner/cli/<name>.py
COMMANDS = {
    "run": "Clean inputs, write the result, check it.",
    "check": "Check outputs against suites (the gate for CI).",
    "links": "Ask whether media links are alive, and write the answers in.",
    "suite": "Learn a suite from good data; check, list and show suites.",
    "show": "Show what cleaning does to a document, before and after.",
    "restore": "Give the original texts back from an output.",
    "plugins": "List the plugins that are loaded.",
    "stages": "List the cleaning stages in the order they run.",
    "schema": "Print the JSON Schema of an output row.",
}

_INTERRUPTED = 130
_BROKEN = 70  # EX_SOFTWARE of sysexits.h

_EPILOG = """\b
Start here:
  cleaner show page.html                 see what would be done, change nothing
  cleaner run scrape/ -o clean.jsonl     clean a folder, leave clean.run.json beside
  cleaner check clean.jsonl --suite media
  cleaner links clean.jsonl              ask for the pictures over the network
\b
Exit codes: 0 all well; 1 the gate failed; 2 the call, the configuration or the
output is wrong; 3 documents were quarantined; 70 a mistake in cleaner itself;
130 interrupted.
"""


class _Commands(click.Group):
    """Imports a command when it is called, so that `--help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"cleaner.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # whoever read our output has had enough; nothing more may be written while we close
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(_INTERRUPTED) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f'there is no command "{args[0]}"; {nearest(args[0], COMMANDS)}')
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        import cleaner

        click.echo(f"cleaner {cleaner.__version__}")
        ctx.exit()


@click.group(
    cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="Print the version and stop.",
)  # fmt: skip
def cli() -> None:
    """Turn raw scrapes into clean, explained, checked data.

    Every change to a text is recorded as an edit and can be undone; a document that fails is set
    aside, never lost; the exit code says whether the result passed its checks.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line. Errors that are the user's to solve are one sentence on stderr."""
    _prepare_streams()
    try:
        code = cli.main(args=arguments, prog_name="cleaner", standalone_mode=False)
    except click.exceptions.Abort:
        code = _INTERRUPTED
    except KeyboardInterrupt:
        say("interrupted")
        code = _INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except CleanerError as error:
        if error.exit_code == _INTERRUPTED:
            # all is kept; whoever goes on pressing Ctrl-C only means "at once"
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        say(str(error))
        code = error.exit_code
    except Exception:
        # never 1: that would say that the gate failed
        traceback.print_exc()
        say("this is a mistake in cleaner, not in your data or your call; please report it")
        code = _BROKEN
    sys.exit(code)


def _prepare_streams() -> None:
    """Make the standard streams fit for anything: closed ones, and terminals with few letters."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(message: str) -> None:
    """Tell an error on stderr, with the program's name before it."""
    from cleaner.visible import visible

    label = click.style("cleaner: ", fg="red", bold=True)
    click.echo(label + "\n".join(visible(line) for line in message.split("\n")), err=True)
