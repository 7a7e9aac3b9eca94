"""How fast it has to be: all of it here, and each target in terms of a row and its contenders."""

import dataclasses

from rows import append, record, replay, tail, verify, writers

FLATNESS = 1.5
"""How much longer what must not grow with the log may take on the largest ledger than on the smallest: the noise of a
sync, and not ten times the entries."""

MEMORY_BYTES = 64 << 20


@dataclasses.dataclass(frozen=True)
class Target:
    """A contender's time must be at most so much of another's, or so many seconds, or the same at every size."""

    text: str
    row: str
    contender: str
    against: str | None = None
    share: float = 1
    seconds: float | None = None
    is_flat: bool = False


TARGETS = [
    Target("10 × faster than DuckDB", "replay", replay.OURS, against=replay.DUCKDB, share=1 / 10),
    Target("within 3 × of `wc -l`", "replay", replay.OURS, against=replay.WC, share=3),
    Target("statistics of a year after one more entry: under 10 ms", "tail", tail.YEAR, seconds=0.010),
    Target("statistics after one more entry: under 10 ms", "tail", tail.ALL, seconds=0.010),
    Target("statistics after one more entry: the same at any size", "tail", tail.ALL, is_flat=True),
    Target("record: no slower than SQLite", "record", record.OURS, against=record.ROLLBACK),
    Target("record: no slower than SQLite with a write-ahead log", "record", record.OURS, against=record.WAL),
    Target("record: the same at any size", "record", record.OURS, is_flat=True),
    Target("record --id: no slower than SQLite", "record", record.WITH_ID, against=record.ROLLBACK),
    Target("record --id: the same at any size", "record", record.WITH_ID, is_flat=True),
    Target("record of a duplicate: the same at any size", "record", record.DUPLICATE, is_flat=True),
    Target("append: 3 × faster than a SQLite import", "append", append.OURS, against=append.SQLITE, share=1 / 3),
    Target("verify: 2.5 × faster than openssl", "verify", verify.OURS, against=verify.OPENSSL, share=1 / 2.5),
    Target("eight writers: at least the rate of one", "writers", writers.EIGHT, against=writers.ONE),
]


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What came of a target: by which factor it was reached (1 or more) or missed (less than 1)."""

    text: str
    measured: str
    factor: float | None

    @property
    def verdict(self):
        if self.factor is None:
            return "not measured"
        if self.factor >= 1:
            return f"reached, {self.factor:.2f} ×"
        return f"**not reached**, {1 / self.factor:.2f} × short of it"


def outcomes(rows, rows_of_smallest=None):
    """What came of each target; those across sizes only where there are rows of a smaller size."""
    found = []
    for target in TARGETS:
        ours = seconds(rows, target.row, target.contender)
        if target.is_flat:
            if rows_of_smallest is None:
                continue
            smallest = seconds(rows_of_smallest, target.row, target.contender)
            found.append(outcome(target.text, ours, smallest, FLATNESS, "the time on the smallest ledger"))
        elif target.seconds is not None:
            found.append(Outcome(
                target.text, f"{ours * 1000:.1f} ms" if ours else "", ours and target.seconds / ours))
        else:
            other = seconds(rows, target.row, target.against)
            found.append(outcome(target.text, ours, other, target.share, "its time"))
    peaks = [
        (contender.peak_bytes, contender.name)
        for row in rows for contender in row.contenders if contender.is_ours and contender.samples]
    if peaks:
        most, name = max(peaks)
        found.append(Outcome("at most 64 MB of memory", f"{most / 2**20:.0f} MB, {name}", MEMORY_BYTES / most))
    return found


def outcome(text, ours, other, share, what):
    if ours is None or other is None:
        return Outcome(text, "", None)
    return Outcome(text, f"{ours / other:.3g} × {what}", other * share / ours)


def seconds(rows, key, name):
    row = next((row for row in rows if row.key == key), None)
    contender = row and row.contender(name)
    return contender.seconds if contender else None
