"""Contenders that are a command, started once for each run."""

import dataclasses
import json

from contest import Contender
from launch import run
from material import LEDGER


def contender(name, command, output=None, stdin=None, environment=None, **options):
    """A contender that runs a command: a list, or a function from the number of the run to one."""
    def measure(number):
        arguments = command(number) if callable(command) else command
        return run(arguments, stdin=stdin, stdout=output, environment=environment)

    return Contender(name, measure, **options)


def timing_itself(name, command, output, scale=1, environment=None, **options):
    """A contender that prints in its first line, as {"seconds": …}, how long it took without starting up."""
    def measure(number):
        sample = run(command, stdout=output, environment=environment)
        with open(output) as file:
            return dataclasses.replace(sample, seconds=json.loads(file.readline())["seconds"] * scale)

    return Contender(name, measure, **options)


def ours(name, arguments, ledger, **options):
    """A contender that is the program itself, on a ledger; the arguments as with `contender`."""
    def command(number):
        given = arguments(number) if callable(arguments) else arguments
        return [LEDGER, *given, "--ledger", ledger]

    return contender(name, command, is_ours=True, **options)


MEETING = [
    "record", "MeetingHeld", "--date", "2020-06", "--event", "BIO USA", "--country", "US", "--mode", "online",
    "--count", "40+", "--purpose", "identify partners for a clinical study", "--recorded-by", "bench", "--service",
]
"""The arguments that record one meeting."""
