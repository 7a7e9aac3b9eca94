"""Statistics from zero: every line read, grouped by year, event, country and mode, with amendments applied."""

import pathlib

import figures
from contest import Row
from machine import cores
from material import size_of
from peers import PYTHON
from rows import command

QUERIES = pathlib.Path(__file__).parent.parent / "Queries"
OURS = "activity-ledger statistics --rebuild"
WC = "wc -l"
DUCKDB = "DuckDB read_json, the query alone"
SLOW_LIMIT = 200_000
"""Largest ledger for those that would take minutes, or all the memory, on ten times as many entries."""


def row(material, peers):
    segments = material.segments
    output = material.work / "statistics"
    reference = {}

    def keep():
        reference.update(figures.of_statistics(output.read_text()))

    def compare_rows():
        lines = [line for line in output.read_text().splitlines() if line.startswith("[")]
        figures.compare(reference, figures.of_rows(lines))

    def compare_count():
        count, size = int(output.read_text().split("\n")[-2].split()[0]), size_of(material.ledger)
        if count != size:
            raise figures.Difference(f"{count} lines, and with us {size} entries")

    too_large = f"only up to {SLOW_LIMIT:,} entries" if material.size > SLOW_LIMIT else None
    sqlite_missing = too_large or peers.missing("sqlite3")
    # The shell of SQLite takes what begins with a hyphen, as a comment does, for an option.
    query = "\n" + "".join(
        (QUERIES / name).read_text() for name in ("counting_sqlite.sql", "sums.sql", "rollup.sql")
    ) + "select json_array(year, type, grouping, name, measure, counted, parts, about, at_least) from figures"
    threads = {"POLARS_MAX_THREADS": str(cores())}
    return Row("replay", "statistics from zero", [
        command.ours(
            OURS, ["statistics", "--rebuild", "--format", "json"], material.ledger, output=output, check=keep),
        command.contender(WC, ["wc", "-l", *segments], output, check=compare_count, missing=peers.missing("wc")),
        command.contender("cat", ["cat", *segments], missing=peers.missing("cat")),
        command.timing_itself(
            DUCKDB, [PYTHON, QUERIES / "duckdb_statistics.py", cores(), *segments], output, check=compare_rows,
            missing=peers.missing("duckdb")),
        command.timing_itself(
            "Polars scan_ndjson, the query alone", [PYTHON, QUERIES / "polars_statistics.py", *segments], output,
            environment=threads, check=compare_rows, missing=peers.missing("polars")),
        command.contender(
            "SQLite, JSON functions over a table of the lines",
            [] if sqlite_missing else ["sqlite3", "-readonly", material.database, query], output, check=compare_rows,
            missing=sqlite_missing),
        command.contender(
            "jq", ["jq", "--null-input", "--compact-output", "--from-file", QUERIES / "statistics.jq", *segments],
            output, check=compare_rows, missing=too_large or peers.missing("jq")),
    ])
