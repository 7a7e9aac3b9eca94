"""Ledgers with a history: random ones, one like the repository's own, and one with signatures."""

import pathlib
import random
import subprocess

from activities import NAMES, activity
from ledger import Ledger

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


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
