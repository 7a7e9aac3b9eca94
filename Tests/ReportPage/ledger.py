"""A ledger made by the real command, in a directory of its own."""

import json
import os
import pathlib
import shutil
import subprocess

BINARY = os.environ.get("ACTIVITY_LEDGER_BINARY", "activity-ledger")
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ORIGIN = "example.org/international"


class CommandFailed(Exception):
    """The command said no; `exit_code` is its exit code."""

    def __init__(self, result):
        super().__init__(result.stderr.decode(errors="replace"))
        self.exit_code = result.returncode


class Ledger:
    """A ledger in a directory."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    @classmethod
    def opened(cls, directory, organisation="Example Cluster", origin=ORIGIN):
        """A new ledger."""
        ledger = cls(directory)
        ledger.directory.mkdir(parents=True, exist_ok=True)
        ledger.run("init", f"--origin={origin}", f"--organisation={organisation}")
        return ledger

    @classmethod
    def of_the_repository(cls, directory):
        """A copy of the repository's own ledger."""
        for part in ["events", "snapshots"]:
            shutil.copytree(REPOSITORY / part, pathlib.Path(directory) / part)
        return cls(directory)

    def run(self, *arguments, text=None):
        """Runs the command on this ledger and gives what it prints."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ACTIVITY_LEDGER")}
        result = subprocess.run(
            [BINARY, *arguments, f"--ledger={self.directory}"], env=environment, capture_output=True,
            input=None if text is None else text.encode())
        if result.returncode != 0:
            raise CommandFailed(result)
        return result.stdout.decode()

    def append(self, activities, recorder="office", *options):
        """Records activities, all in one batch."""
        lines = "".join(json.dumps(activity, ensure_ascii=False) + "\n" for activity in activities)
        return self.run("append", f"--recorded-by={recorder}", *options, text=lines)

    def correct(self, sequence, reason, **members):
        """Corrects an entry: members by their names in the JSON."""
        options = [f"--{kebab_case(name)}={value}" for name, value in members.items()]
        self.run("correct", str(sequence), f"--reason={reason}", *options)

    def retract(self, sequence, reason):
        """Retracts an entry."""
        self.run("retract", str(sequence), f"--reason={reason}")

    def statistics(self):
        """The statistics by year, as the command gives them in JSON."""
        return {year["year"]: year for year in json.loads(self.run("statistics", "--format=json"))["years"]}

    def checkpoint(self, size=None):
        """The checkpoint; with a size, that of the ledger when it had so many entries."""
        if size is None:
            return self.run("checkpoint")
        return checkpoint_text(self.origin, size, self.root_hash(size))

    @property
    def origin(self):
        return self.checkpoint().split("\n")[0]

    @property
    def size(self):
        return int(self.checkpoint().split("\n")[1])

    def root_hash(self, size):
        """The root hash when the ledger had so many entries, as its statistics then say."""
        statistics = json.loads(self.run("statistics", "--format=json", f"--as-of={size}"))
        return statistics["ledger"]["rootHash"]

    def report(self, *years, language="en"):
        """A page about years, all of them if none is given."""
        name = "-".join(["report", language, *map(str, years)])
        path = self.directory / f"{name}.html"
        self.run("report", *map(str, years), f"--output={path}", f"--language={language}")
        return path


def checkpoint_text(origin, size, root_hash):
    """A checkpoint in the form of C2SP tlog-checkpoint."""
    return f"{origin}\n{size}\n{root_hash}\n"


def kebab_case(name):
    """A member's name as the command's option."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
