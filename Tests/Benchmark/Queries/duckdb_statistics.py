"""The figures of `activity-ledger statistics`, by DuckDB: duckdb_statistics.py THREADS FILE…

Prints `{"seconds": …}` for the query alone, without starting Python, then a row a line; see figures.py.
"""

import json
import pathlib
import sys
import time

import duckdb

queries = pathlib.Path(__file__).parent
connection = duckdb.connect()
connection.execute(f"set threads = {int(sys.argv[1])}")
connection.execute("set variable files = ?", [sys.argv[2:]])
query = "".join((queries / name).read_text() for name in ("counting_duckdb.sql", "sums.sql", "rollup.sql"))
start = time.monotonic()
rows = connection.execute(query + "select * from figures").fetchall()
print(json.dumps({"seconds": time.monotonic() - start}))
for row in rows:
    print(json.dumps([int(value) if hasattr(value, "__int__") else value for value in row]))
