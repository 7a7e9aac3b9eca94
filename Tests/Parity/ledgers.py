"""Ledgers with a random history, made by the real command."""

import base64
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess

from activities import NAMES, activity

BINARY = os.environ.get("ACTIVITY_LEDGER_BINARY", "activity-ledger")
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


class Ledger:
    """A ledger in a directory of its own."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    def run(self, *arguments, text=None):
        """What the command prints about this ledger."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ACTIVITY_LEDGER")}
        result = subprocess.run(
            [BINARY, *arguments, f"--ledger={self.directory}"], env=environment, capture_output=True,
            input=None if text is None else text.encode())
        assert result.returncode == 0, result.stderr.decode(errors="replace")
        return result.stdout.decode()

    @property
    def segments(self):
        return sorted((self.directory / "events").glob("????.jsonl"))

    @property
    def size(self):
        return int((self.directory / "events" / "checkpoint").read_text().split("\n")[1])

    def statistics(self):
        """The statistics of all years, as CSV."""
        return self.run("statistics", "--rebuild", "--format=csv")

    def append(self, entries, *options, ascii=False):
        """Records a batch, with or without escapes in its texts."""
        lines = "".join(json.dumps(entry, ensure_ascii=ascii) + "\n" for entry in entries)
        self.run("append", *options, text=lines)

    def spread(self, years):
        """Makes the entries have been recorded over years, as if the clock had gone on, checkpoint and all."""
        lines = [line for path in self.segments for line in path.read_bytes().split(b"\n")[:-1]]
        recorded = b'"recordedtime":"'
        files = {}
        year = years[0]
        for number, line in enumerate(lines):
            # A batch is all in one file.
            if number == 0 or b'"continued":true,"' not in lines[number - 1]:
                year = years[number * len(years) // len(lines)]
            # The last one: a text may say anything, but what stands behind it is the entry's own.
            place = line.rindex(recorded) + len(recorded)
            lines[number] = line[:place] + str(year).encode() + line[place + 4:]
            files.setdefault(year, []).append(lines[number] + b"\n")
        for path in self.segments:
            path.unlink()
        for year, content in files.items():
            (self.directory / "events" / f"{year}.jsonl").write_bytes(b"".join(content))
        checkpoint = self.directory / "events" / "checkpoint"
        origin, size, _ = checkpoint.read_text().split("\n")[:3]
        checkpoint.write_text(f"{origin}\n{size}\n{base64.b64encode(root(lines)).decode()}\n")
        shutil.rmtree(self.directory / "snapshots")


def root(leaves):
    """The root hash of RFC 9162, section 2.1.1."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


class RandomHistory:
    """Records, corrects and retracts at random, and remembers what can still be amended."""

    def __init__(self, directory, seed):
        self.source = random.Random(seed)
        self.ledger = Ledger(directory)
        self.ledger.directory.mkdir(parents=True)
        self.ledger.run("init", "--origin=example.org/parity")
        self.years = self.source.sample([1, 999, 1999, 2000, 2019, 2020, 2021, 9999], self.source.randrange(1, 5))
        self.live = {}

    def make(self, rounds):
        """A ledger of so many batches, half of which were recorded in earlier years."""
        for number in range(rounds):
            if number == rounds // 2:
                self.ledger.spread([2022, 2023, 2025])
            # A publication holds a root hash, and so has to come after that.
            late = [self.publish] if number >= rounds // 2 else []
            self.source.choice([self.record, self.record, self.amend, self.amend, *late])()
        if not self.live:
            self.record()
        self.amend()
        # At the end, so that it asks nothing of the entries above it.
        self.ledger.run("policy", "--countersigned=meeting-held")
        return self.ledger

    def options(self):
        return [f"--recorded-by={self.source.choice(NAMES)}"] + self.source.choice([[], ["--service"], ["--correlation=ü'"]])

    def record(self):
        activities = [activity(self.source, self.years) for _ in range(self.source.randrange(1, 30))]
        first = self.ledger.size
        self.ledger.append(activities, *self.options(), ascii=self.source.random() < 0.5)
        self.live |= {first + number: each["type"] for number, each in enumerate(activities)}

    def amend(self):
        """A batch of amendments: of one entry more than once, too, and from one year to another."""
        batch = []
        for _ in range(self.source.randrange(1, 12)):
            if not self.live:
                break
            target = self.source.choice(list(self.live)[-self.source.randrange(1, 20):])
            reason = self.source.choice(NAMES)
            if self.source.random() < 0.3:
                del self.live[target]
                batch.append({"type": "EntryRetracted", "data": {"sequence": target, "reason": reason}})
            else:
                data = activity(self.source, self.years, self.live[target])["data"]
                batch.append({"type": "EntryCorrected", "data": {"sequence": target, "reason": reason, "data": data}})
        if batch:
            self.ledger.append(batch, *self.options())

    def publish(self):
        """An entry that counts nowhere."""
        years = sorted({row.split(",")[0] for row in self.ledger.statistics().split("\n")[1:-1]})
        if years:
            self.ledger.run("publish", self.source.choice(years).zfill(4), *self.options()[:1])


def of_the_record(directory):
    """A ledger of what the repository's own one was made of, amended."""
    ledger = Ledger(directory)
    ledger.directory.mkdir(parents=True)
    ledger.run("init", "--origin=genopole.fr/international")
    ledger.run("append", text=(REPOSITORY / "Tests/CommandTests/Fixtures/record-2020.jsonl").read_text())
    ledger.run("correct", "1", "--count=33", "--reason=the list of the organiser came in")
    ledger.run("correct", "4", "--date=2019-12-30/2020-01-04", "--travellers=2", "--reason=it began earlier")
    ledger.run("retract", "3", "--reason=recorded twice")
    return ledger


def countersigned(directory):
    """A ledger with signed entries, a policy and a countersignature: attributes and types that figures leave out."""
    ledger = Ledger(directory)
    ledger.directory.mkdir(parents=True)
    key = ledger.directory.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    ledger.run("init", "--origin=example.org/two", "--countersigned=agreement-signed")
    ledger.append([{"type": "AgreementSigned", "data": {"date": "2020", "partner": "RIKEN", "country": "JP"}}])
    ledger.run("countersign", "1", f"--sign={key}", "--recorded-by=director")
    ledger.run("record", "CertificationAwarded", "--date=2020", "--certification=EU|BIC", f"--sign={key}")
    return ledger
