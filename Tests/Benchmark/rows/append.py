"""Appending many lines from standard input to an empty ledger, in one batch."""

import json
import shutil

import figures
from contest import Row
from launch import output_of
from material import LEDGER, SQLITE_LINES
from peers import PYTHON
from rows import command
from rows.replay import QUERIES

OURS = "activity-ledger append"
SQLITE = "sqlite3 .import of the lines"
EVENTSOURCING_EVENTS = 2_000


def row(material, peers):
    ledger, database, output = material.work / "appended", material.work / "appended.db", material.work / "appending"
    lines = material.lines

    def empty_ledger(number):
        shutil.rmtree(ledger, ignore_errors=True)
        output_of([LEDGER, "init", "--origin", "example.org/bench", "--ledger", ledger])

    def check_receipt():
        receipt = json.loads(output.read_text())
        if (receipt["appended"], receipt["size"]) != (material.size, material.size + 1):
            raise figures.Difference(f"the receipt says {receipt}")

    def no_database(number):
        for path in material.work.glob("appended.db*"):
            path.unlink()

    def check_rows():
        count = int(output_of(["sqlite3", database, "select count(*) from entries"]))
        if count != material.size:
            raise figures.Difference(f"{count} rows of {material.size} lines")

    def sqlite(name, *statements):
        return command.contender(
            name, ["sqlite3", database, "pragma synchronous = full", *statements], stdin=lines, prepare=no_database,
            check=check_rows, missing=peers.missing("sqlite3"))

    def no_events(number):
        for path in material.work.glob("appended-events.db*"):
            path.unlink()

    sample = min(EVENTSOURCING_EVENTS, material.size)
    return Row("append", "append all lines from standard input", [
        command.ours(
            OURS, ["append"], ledger, stdin=lines, output=output, prepare=empty_ledger, check=check_receipt),
        sqlite(SQLITE, "create table entries (line text)", *SQLITE_LINES, ".import /dev/stdin entries"),
        sqlite(
            "sqlite3 .import, with a unique id from the JSON", "create temporary table lines (line text)",
            *SQLITE_LINES, ".import /dev/stdin lines",
            "create table entries (id text not null unique, type text not null, data text not null)",
            "insert into entries select line ->> '$.id', line ->> '$.type', line -> '$.data' from lines"),
        command.timing_itself(
            f"eventsourcing, a save each, from {sample:,} scaled up",
            [PYTHON, QUERIES / "eventsourcing_record.py", material.work / "appended-events.db", sample], output,
            scale=material.size / sample, prepare=no_events, missing=peers.missing("eventsourcing")),
    ])
