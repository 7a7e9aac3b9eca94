"""`make bench`: times the program and its peers on synthetic ledgers, and says which targets are reached.

bench.py SIZES ROUNDS, the sizes separated by spaces. To be run from the repository's directory. Writes results-SIZE.md
and results-SIZE.json in .build/bench. Exit code 1 when a contender failed or computed something else than ours.
"""

import os
import sys

import machine
import report
import targets
from contest import Contender, Row, note
from launch import CommandFailed
from material import LEDGER, ROOT, Material
from peers import Peers
from rows import append, record, replay, tail, verify, writers

ROWS = [replay, tail, record, append, verify, writers]


def main():
    sizes, rounds = sorted(map(int, sys.argv[1].split())), int(sys.argv[2])
    peers = Peers()
    missing = peers.missing(*peers.versions)
    if missing:
        print(f"{missing}; the rest goes on", file=sys.stderr)
    smallest = None
    is_correct = True
    for size in sizes:
        rows, result = measured(size, rounds, peers)
        outcomes = targets.outcomes(rows, smallest)
        print(report.write(ROOT / f"results-{size}", result, rows, outcomes), flush=True)
        smallest = smallest or rows
        is_correct &= not any(contender.problem for row in rows for contender in row.contenders)
    return 0 if is_correct else 1


def measured(size, rounds, peers):
    """The rows of one size, and what else there is to say of the run."""
    result = {
        "command": f"make bench SIZES={size} ROUNDS={rounds}",
        "size": size,
        "rounds": rounds,
        "machine": machine.description(),
        "versions": {"activity-ledger": machine.version([LEDGER, "--version"]), **peers.versions},
    }
    material = Material(size)
    try:
        note(f"making a ledger of {size:,} entries")
        result["ledgerBytes"] = sum(os.path.getsize(segment) for segment in material.segments)
        rows = []
        for module in ROWS:
            note(f"preparing {module.__name__}")
            rows.append(prepared(module, material, peers))
            rows[-1].measure(rounds)
    finally:
        material.finish()
    return rows, result


def prepared(module, material, peers):
    """A row; one without a result where what it needs could not be made, so that the others go on."""
    try:
        return module.row(material, peers)
    except CommandFailed as problem:
        key = module.__name__.rpartition(".")[2]
        failed = Contender("its preparation", lambda number: None, problem=str(problem))
        return Row(key, key, [failed])


if __name__ == "__main__":
    sys.exit(main())
