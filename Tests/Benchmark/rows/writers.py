"""Processes that record one entry each, over and over, one of them or eight at the same time."""

import os
import time

import figures
from contest import Contender, Row
from launch import Sample, finished, output_of, started
from material import LEDGER, size_of
from rows import command

ONE = "activity-ledger record, one after the other"
EIGHT = "activity-ledger record, eight at the same time"
ENTRIES = 80


def row(material, peers):
    ledger = material.copy(material.ledger, "writers")
    record = [LEDGER, *command.MEETING, "--wait", "60", "--ledger", ledger]
    sizes = []

    def check():
        sizes.append(size_of(ledger))
        if sizes[-1] != material.size + len(sizes) * ENTRIES:
            raise figures.Difference(f"{sizes[-1]} entries after {len(sizes)} times {ENTRIES} more")

    contenders = [
        Contender(ONE, loops(1, record), check=check, is_ours=True),
        Contender(EIGHT, loops(8, record), check=check, is_ours=True),
    ]
    missing = peers.missing("sqlite3")
    for count, name in ((1, "sqlite3 insert, one after the other"), (8, "sqlite3 insert, eight at the same time")):
        contenders.append(Contender(name, lambda number: None, missing=missing) if missing else sqlite(
            material, count, name))
    return Row("writers", f"{ENTRIES} entries by processes of their own", contenders, is_rate=True)


def sqlite(material, count, name):
    database = material.copy(material.database, f"writers-{count}.db")
    output_of(["sqlite3", database, "pragma journal_mode = wal"])
    insert = [
        "sqlite3", "-cmd", ".timeout 60000", database,
        "pragma synchronous = full; insert into entries values (hex(randomblob(16)), hex(randomblob(150)))"]
    return Contender(name, loops(count, insert))


def loops(count, arguments):
    """Runs a command ENTRIES times in all, in so many loops side by side; the sample's seconds are those per entry."""
    def measure(number):
        start = time.monotonic()
        with open(os.devnull, "wb") as nothing:
            launched = [started(arguments, ENTRIES // count, stdout=nothing) for _ in range(count)]
            samples = [sample for launch in launched for sample in finished(arguments, *launch)]
        seconds = time.monotonic() - start
        return Sample(
            seconds / ENTRIES, max(sample.peak_bytes for sample in samples),
            sum(sample.processor_seconds for sample in samples) / ENTRIES)

    return measure
