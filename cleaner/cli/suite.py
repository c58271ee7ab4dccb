"""`cleaner suite`: the commands about suites themselves."""

import click

from cleaner.cli.suite_check import check_command
from cleaner.cli.suite_learn import learn_command
from cleaner.cli.suite_view import list_command, show_command


@click.group()
def command() -> None:
    """Learn a suite from good data; check, list and show suites."""


command.add_command(check_command)
command.add_command(learn_command)
command.add_command(list_command)
command.add_command(show_command)
