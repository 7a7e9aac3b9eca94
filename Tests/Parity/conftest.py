"""What the tests share: the systems, and ledgers of random histories.

A system that is not there is skipped, and that is said.
"""

import os
import shutil

import pytest

import histories
from systems import OLDEST_JAVA, DuckDB, Spark, java_version

SEEDS = int(os.environ.get("ACTIVITY_LEDGER_SEEDS", "40"))


@pytest.fixture(scope="session")
def duckdb():
    pytest.importorskip("duckdb", reason="DuckDB is missing: its views are NOT tested")
    return DuckDB()


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    pytest.importorskip("pyspark", reason="PySpark is missing: the views for Spark are NOT tested")
    found = java_version()
    if found is None or found < OLDEST_JAVA:
        pytest.skip(f"Java {OLDEST_JAVA} is missing (found {found}): the views for Spark are NOT tested")
    system = Spark(tmp_path_factory.mktemp("warehouse"))
    yield system
    system.session.stop()


@pytest.fixture(scope="session", params=["duckdb", "spark"])
def system(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Makes each ledger once."""
    known = {}

    def ledger(name):
        if name not in known:
            directory = tmp_path_factory.mktemp("ledger") / "ledger"
            if name == "countersigned" and shutil.which("ssh-keygen") is None:
                pytest.skip("ssh-keygen is missing: countersignatures are NOT tested")
            make = {"record": histories.of_the_record, "countersigned": histories.countersigned}.get(name)
            known[name] = make(directory) if make else histories.RandomHistory(directory, name).make(rounds=10)
        return known[name]

    return ledger


def names(seeds):
    return ["record", "countersigned", *range(seeds)]


# Spark takes seconds for what DuckDB does in milliseconds.
SIGHTS = [("duckdb", name) for name in names(SEEDS)] + [("spark", name) for name in names(SEEDS // 4)]


@pytest.fixture(scope="session", params=SIGHTS, ids=lambda sight: f"{sight[0]}-{sight[1]}")
def sight(request, made):
    """A system with the views of a ledger, and the ledger. A number is the seed of its history."""
    system, name = request.param
    system, ledger = request.getfixturevalue(system), made(name)
    system.make(ledger.run("sql", system.name))
    return system, ledger
