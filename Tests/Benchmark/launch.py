"""Runs a command, and says how long it took and how much memory it had."""

import dataclasses
import os
import pathlib
import subprocess

LAUNCHER = pathlib.Path(".build/release/MeasuredLaunch")


class CommandFailed(Exception):
    """A command ended with something else than 0."""


@dataclasses.dataclass(frozen=True)
class Sample:
    """One measured run."""

    seconds: float
    """Wall time, from before the fork until the process was waited for, unless the row says otherwise."""
    peak_bytes: int
    """Most memory resident at once."""
    processor_seconds: float
    """Time on processors, in user and system mode together."""


def started(command, repetitions=1, stdin=None, stdout=None, environment=None):
    """Starts a launcher that runs a command so many times: (process, descriptor of its report)."""
    reading, writing = os.pipe()
    try:
        process = subprocess.Popen(
            [LAUNCHER, str(writing), str(repetitions), *map(str, command)],
            stdin=stdin or subprocess.DEVNULL, stdout=stdout or subprocess.DEVNULL, stderr=subprocess.PIPE,
            pass_fds=[writing], env={**os.environ, **(environment or {})})
    finally:
        os.close(writing)
    return process, reading


def finished(command, process, reading):
    """Waits for what `started` gave, and returns a sample for each run."""
    with os.fdopen(reading) as report:
        lines = report.read().splitlines()
    errors = process.communicate()[1].decode(errors="replace").strip()
    samples = []
    for line in lines:
        nanoseconds, kilobytes, microseconds, status = map(int, line.split())
        code = os.waitstatus_to_exitcode(status)
        if code != 0:
            raise CommandFailed(f"{described(command)}: exit code {code}: {errors[-300:]}")
        samples.append(Sample(nanoseconds / 1e9, kilobytes * 1024, microseconds / 1e6))
    if not samples:
        raise CommandFailed(f"{described(command)}: did not run: {errors[-300:]}")
    return samples


def run(command, stdin=None, stdout=None, environment=None):
    """Runs a command once. `stdin` and `stdout` are paths."""
    with open(stdin or os.devnull, "rb") as source, open(stdout or os.devnull, "wb") as sink:
        return finished(command, *started(command, 1, source, sink, environment))[0]


def output_of(command, **options):
    """What a command prints, for preparations that are not measured."""
    result = subprocess.run(list(map(str, command)), capture_output=True, **options)
    if result.returncode != 0:
        raise CommandFailed(f"{described(command)}: {result.stderr.decode(errors='replace')[-300:]}")
    return result.stdout.decode()


def described(command):
    """A command as far as one wants to read it in a message."""
    return " ".join(map(str, command[:4]))[:100]
