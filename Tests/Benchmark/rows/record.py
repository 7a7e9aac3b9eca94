"""Recording one entry, durably: a whole process from its start to its receipt."""

import json

import figures
from contest import Row
from launch import output_of
from peers import PYTHON
from rows import command
from rows.replay import QUERIES

OURS = "activity-ledger record"
WITH_ID = "activity-ledger record --id"
DUPLICATE = "activity-ledger record, the same --id again"
ROLLBACK = "sqlite3 insert, synchronous=FULL, rollback journal"
WAL = "sqlite3 insert, synchronous=FULL, write-ahead log"
RUNS = 10
EVENTSOURCING_EVENTS = 2_000


def row(material, peers):
    ledger = material.copy(material.ledger, "record")
    output = material.work / "receipt"

    def receipt(appended):
        def check():
            found = json.loads(output.read_text())
            if found["appended"] != appended:
                raise figures.Difference(f"the receipt says {found}")
        return check

    def ours(name, arguments, appended):
        return command.ours(name, arguments, ledger, output=output, check=receipt(appended), runs=RUNS)

    output_of([command.LEDGER, *command.MEETING, "--id", "bench-again", "--ledger", ledger])
    contenders = [
        ours(OURS, command.MEETING, 1),
        ours(WITH_ID, lambda number: [*command.MEETING, "--id", f"bench-{number}"], 1),
        ours(DUPLICATE, [*command.MEETING, "--id", "bench-again"], 0),
    ]
    line = material.segments[0].read_bytes().split(b"\n", 2)[1].decode()
    for name, journal in ((ROLLBACK, "delete"), (WAL, "wal")):
        contenders.append(sqlite(material, peers, name, journal, line))
    contenders.append(git(material, peers, line))
    return Row("record", "record one entry, durable, a whole process", contenders + eventsourcing(material, peers))


def sqlite(material, peers, name, journal, line):
    """An insert into a table of as many rows, with a unique index on the id."""
    missing = peers.missing("sqlite3")
    if missing:
        return command.contender(name, [], missing=missing)
    database = material.copy(material.database, f"record-{journal}.db")
    output_of(["sqlite3", database, f"pragma journal_mode = {journal}"])
    quoted = line.replace("'", "''")

    inserted = []

    def check():
        inserted.append(None)
        count = int(output_of(["sqlite3", database, "select max(rowid) from entries"]))
        if count != material.size + len(inserted):
            raise figures.Difference(f"{count} rows after {len(inserted)} inserts into {material.size}")

    return command.contender(
        name,
        lambda number: [
            "sqlite3", database,
            f"pragma synchronous = full; insert into entries values ('bench-{number}', '{quoted}')"],
        check=check, runs=RUNS)


def git(material, peers, line):
    """A commit of one more line in a file of its own beside the ledger's, with everything synced as it can do."""
    missing = peers.missing("git")
    repository = material.work / "repository"
    arguments = ["git", "-C", repository, "-c", "core.fsync=all", "-c", "gc.auto=0", "-c", "commit.gpgsign=false",
                 "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    if not missing:
        output_of(["git", "init", "--quiet", repository])
        (repository / "entries.jsonl").write_text(line + "\n")
        output_of([*arguments, "add", "entries.jsonl"])
        output_of([*arguments, "commit", "--quiet", "--message", "first"])

    def append(number):
        with open(repository / "entries.jsonl", "a") as file:
            file.write(line + "\n")

    return command.contender(
        "git commit of one line, core.fsync=all", [*arguments, "commit", "--quiet", "--all", "--message", "entry"],
        prepare=append, missing=missing, runs=RUNS)


def eventsourcing(material, peers):
    """A save with the Python library: a whole process, and within a process that runs already."""
    missing = peers.missing("eventsourcing")
    database, output = material.work / "eventsourcing.db", material.work / "eventsourcing"
    script = [PYTHON, QUERIES / "eventsourcing_record.py", database]
    if not missing:
        output_of([*script, EVENTSOURCING_EVENTS])
    return [
        command.contender(
            f"eventsourcing, after {EVENTSOURCING_EVENTS:,} events", [*script, 1], output, missing=missing),
        command.timing_itself(
            "eventsourcing, one save in a running process", [*script, 200], output, scale=1 / 200, missing=missing),
    ]
