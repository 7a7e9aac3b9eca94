"""The ledgers, lines and databases that the contenders work on, made once for each size and kept in .build/bench."""

import functools
import pathlib
import shutil
import subprocess

from launch import output_of

BUILD = pathlib.Path(".build/release")
LEDGER = BUILD / "activity-ledger"
GENERATOR = BUILD / "SyntheticLedger"
ROOT = pathlib.Path(".build/bench")

# Takes each line as it is, whatever is in it: no quotes, and a separator that no line can hold.
SQLITE_LINES = [".mode ascii", '.separator "\\037" "\\n"']


class Material:
    """What there is for ledgers of one size."""

    def __init__(self, size):
        self.size = size
        generator = output_of([GENERATOR, "version"]).strip()
        self.directory = ROOT / f"material-{generator}-{size}"
        self.work = ROOT / f"work-{size}"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.directory.mkdir(exist_ok=True)

    def _made(self, name, make):
        """The path of something made once: under another name until it is whole."""
        path = self.directory / name
        if not path.exists():
            unfinished = self.directory / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.unlink(missing_ok=True)
            make(unfinished)
            unfinished.rename(path)
        return path

    @functools.cached_property
    def ledger(self):
        """A ledger of this size, not to be written to."""
        return self._made("ledger", lambda path: output_of([GENERATOR, "ledger", path, self.size]))

    @property
    def segments(self):
        return segments(self.ledger)

    @functools.cached_property
    def lines(self):
        """As many activities as input of `append`."""
        def make(path):
            with open(path, "wb") as file:
                subprocess.run([GENERATOR, "lines", str(self.size)], stdout=file, check=True)
        return self._made("lines.jsonl", make)

    @functools.cached_property
    def database(self):
        """An SQLite table of the ledger's lines with a unique index on their ids, not to be written to."""
        def make(path):
            imports = [f".import {segment} lines" for segment in self.segments]
            output_of([
                "sqlite3", path, "create table lines (line text)", *SQLITE_LINES, *imports,
                "create table entries (id text not null unique, line text not null)",
                "insert into entries select line ->> '$.id', line from lines", "drop table lines", "vacuum"])
        return self._made("entries.db", make)

    def copy(self, path, name):
        """A copy to write to, for this run."""
        target = self.work / name
        if path.is_dir():
            return pathlib.Path(shutil.copytree(path, target))
        return pathlib.Path(shutil.copyfile(path, target))

    def finish(self):
        """Removes what was for this run only."""
        shutil.rmtree(self.work, ignore_errors=True)


def segments(ledger):
    return sorted((ledger / "events").glob("*.jsonl"))


def size_of(ledger):
    """How many entries a ledger has, by its checkpoint."""
    return int((ledger / "events" / "checkpoint").read_text().splitlines()[1])
