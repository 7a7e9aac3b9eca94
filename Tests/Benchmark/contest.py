"""A row of the table: contenders that do the same work, measured in turn."""

import dataclasses
import statistics
import sys
import time
import typing

from figures import Difference
from launch import CommandFailed, Sample


ROUND_SECONDS = 2


@dataclasses.dataclass
class Contender:
    """One way to do a row's work."""

    name: str
    measure: typing.Callable[[int], Sample]
    """Does the work once; takes the number of the run."""
    prepare: typing.Callable[[int], None] = lambda number: None
    """Called before each run, untimed."""
    check: typing.Callable[[], None] = lambda: None
    """Called after each run, untimed; raises Difference when the result is not ours."""
    runs: int = 1
    """Runs in each round, as far as they fit into ROUND_SECONDS: more for what is over in milliseconds."""
    missing: str | None = None
    """Why it cannot take part."""
    is_ours: bool = False
    samples: list[Sample] = dataclasses.field(default_factory=list)
    problem: str | None = None

    @property
    def seconds(self):
        """The median, or None where there is none to be trusted."""
        if self.problem or self.missing or not self.samples:
            return None
        return statistics.median(sample.seconds for sample in self.samples)

    @property
    def spread(self):
        """The shortest and the longest time."""
        times = [sample.seconds for sample in self.samples]
        return min(times), max(times)

    @property
    def peak_bytes(self):
        return max(sample.peak_bytes for sample in self.samples)


@dataclasses.dataclass
class Row:
    """Contenders that do the same work; the first is ours, which the ratios are to."""

    key: str
    title: str
    contenders: list[Contender]
    is_rate: bool = False
    """Whether to show entries per second; the samples are seconds per entry all the same."""

    def contender(self, name):
        return next((contender for contender in self.contenders if contender.name == name), None)

    def measure(self, rounds):
        """One round that is not counted, then so many that are; in each round the contenders take turns."""
        numbers = {}
        for round in range(rounds + 1):
            for contender in self.contenders:
                if contender.missing or contender.problem:
                    continue
                note(f"{self.title}: {contender.name}, round {round} of {rounds}")
                start = time.monotonic()
                for run in range(contender.runs):
                    if run > 0 and time.monotonic() - start > ROUND_SECONDS:
                        break
                    number = numbers[contender.name] = numbers.get(contender.name, -1) + 1
                    try:
                        contender.prepare(number)
                        sample = contender.measure(number)
                        contender.check()
                    except (CommandFailed, Difference) as problem:
                        contender.problem = str(problem)
                        break
                    if round > 0:
                        contender.samples.append(sample)
        note("")


def note(text):
    """What is going on, on a terminal's last line."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text[:110]}", end="", file=sys.stderr, flush=True)
