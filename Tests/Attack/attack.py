#!/usr/bin/env python3
"""Attacks one ledger with real processes, and says what did not hold.

attack.py SECONDS VERIFICATIONS

First, for so many seconds, eight writers of every kind record, correct, retract and repeat themselves; half of them are
killed at a random moment. Their clocks differ by up to four seconds, and once a minute the year ends. Readers run beside
them. Then eight writers are left alone, and the ledger is verified so many times while they record.

What has to hold:
- every command ends as it should: no reader ever finds fault with the ledger, no repetition is recorded twice;
- what was receipted is there afterwards, once and in its place; a batch is there whole or not at all;
- nothing is left over but what killed appends left in events/quarantine/.
"""
import collections, glob, json, os, random, subprocess, sys, tempfile, threading, time

BINARY = os.environ["ACTIVITY_LEDGER_BINARY"]
HERE = os.path.dirname(os.path.abspath(__file__))
WRITERS = 8
YEAR_SECONDS = 60
FIRST_NEW_YEAR = 1798761600  # 2027-01-01T00:00:00Z
YEARS_OF_SECONDS = [0]
for year in range(2027, 2300):
    days = 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    YEARS_OF_SECONDS.append(YEARS_OF_SECONDS[-1] + days * 86400)


class Attack:
    def __init__(self, directory):
        self.directory = directory
        self.ledger = os.path.join(directory, "ledger")
        self.shim = os.path.join(directory, "clock.so")
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", self.shim, f"{HERE}/clock.c", "-ldl"], check=True)
        self.begin = time.time()
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        self.failures = []
        self.receipts = {}
        self.batches = []
        self.ends = False

    def simulated_time(self):
        """Every minute ends another year, in real time."""
        elapsed = time.time() - self.begin
        minute = int(elapsed / YEAR_SECONDS)
        return FIRST_NEW_YEAR + YEARS_OF_SECONDS[minute] + elapsed - (minute + 0.5) * YEAR_SECONDS

    def environment(self, jitter_seconds):
        now = time.time()
        offset = self.simulated_time() - now + random.uniform(-jitter_seconds, jitter_seconds)
        return dict(os.environ, LD_PRELOAD=self.shim, CLOCK_OFFSET_MS=str(int(offset * 1000)), TMPDIR=self.directory)

    def run(self, words, text="", kill_after=None, jitter_seconds=4):
        """Its exit code, -9 if it was killed, and what it wrote."""
        process = subprocess.Popen(
            [BINARY, *words, "--ledger", self.ledger], env=self.environment(jitter_seconds), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if kill_after is not None:
            timer = threading.Timer(kill_after, process.kill)
            timer.start()
        output, diagnostics = process.communicate(text)
        if kill_after is not None:
            timer.cancel()
        with self.lock:
            self.counts[words[0] + (" killed" if process.returncode == -9 else "")] += 1
        return process.returncode, output, diagnostics

    def expect(self, condition, what):
        if not condition:
            with self.lock:
                self.failures.append(what)
                print("FAILED:", what, flush=True)

    def write(self, number, kills):
        chance = random.Random(number * 1_000_003 + int(time.time()))
        recorded, count, unknown = [], 0, None
        while not self.ends:
            count += 1
            name = f"w{number}-{count}-{'k' if kills else 'u'}"
            kill_after = chance.expovariate(1 / 0.02) if kills and chance.random() < 0.5 else None
            kind = chance.choice(["record", "batch", "nameless", "correct", "retract", "repeat", "unknown"])
            words, text, ids = self.command(kind, name, recorded, unknown, chance)
            if words is None:
                continue
            if kind == "retract":
                # Killed or not, it may be recorded.
                recorded = [entry for entry in recorded if str(entry[0]) != words[1]]
            code, output, diagnostics = self.run([*words, "--wait", "600"], text, kill_after)
            if code == -9:
                if kind in ("record", "batch") and not output:
                    unknown = (words, text, ids)
                if not output:
                    continue
            else:
                self.expect(code == 0, f"{' '.join(words)}: exit {code}: {diagnostics}")
                if code != 0:
                    continue
            try:
                receipt = json.loads(output)
            except ValueError:
                self.expect(code == -9, f"{' '.join(words)}: no receipt: {output!r}")
                continue
            if kind == "repeat":
                self.expect(receipt["appended"] == 0 and receipt["duplicates"] == 1, f"recorded twice: {words}")
            elif kind == "unknown":
                unknown = None
                self.expect(receipt["appended"] in (0, len(ids)), f"recorded in part: {receipt}")
            with self.lock:
                if receipt["appended"]:
                    for index, id in enumerate(ids):
                        self.receipts[id] = receipt["firstSequence"] + index
                if len(ids) > 1:
                    self.batches.append(ids)
            if kind == "record" and receipt["appended"]:
                recorded = (recorded + [(receipt["firstSequence"], words)])[-50:]

    @staticmethod
    def command(kind, name, recorded, unknown, chance):
        """The words of a command, what it reads, and the ids it records."""
        if kind == "record":
            return ["record", "MeetingHeld", "--date", "2026-12", "--mode", "online", "--event", name, "--id", name], "", [name]
        if kind in ("batch", "nameless"):
            entries = []
            for index in range(chance.choice([2, 3, 40])):
                entry = {"type": "ProgrammeSelected", "data": {"date": "2026", "programme": f"{name} {index}"}}
                if kind == "batch":
                    entry["id"] = f"{name}/{index}"
                entries.append(entry)
            text = "".join(json.dumps(entry) + "\n" for entry in entries)
            return ["append"], text, [entry["id"] for entry in entries if "id" in entry]
        if kind == "unknown":
            return unknown or (None, None, None)
        if not recorded:
            return None, None, None
        sequence, words = chance.choice(recorded)
        if kind == "correct":
            return ["correct", str(sequence), "--event", f"{name} corrected", "--reason", "r", "--id", name], "", [name]
        if kind == "retract":
            return ["retract", str(sequence), "--reason", "r", "--id", name], "", [name]
        return words, "", []

    def read(self, number, verifications=None):
        chance = random.Random(number)
        while not self.ends if verifications is None else self.counts["verify"] < verifications:
            words = ["verify"] if verifications or number % 2 else chance.choice(
                [["statistics"], ["statistics", "--rebuild"], ["audit", "--format", "csv"], ["prove", "0"],
                 ["explain", "2026", "meetings.total"], ["checkpoint"], ["entries"]])
            kill_after = chance.expovariate(1 / 0.01) if words[0] == "statistics" and chance.random() < 0.3 else None
            code, output, diagnostics = self.run(words, kill_after=kill_after)
            self.expect(code in (0, -9 if kill_after is not None else 0), f"{words}: exit {code}: {output[-3000:]} {diagnostics}")
            if words == ["verify"]:
                self.expect(output.endswith("\nverified\n"), f"verify: {output[-3000:]}")

    def together(self, writers, readers, seconds=None):
        self.ends = False
        threads = [threading.Thread(target=function, args=arguments) for function, *arguments in writers + readers]
        for thread in threads:
            thread.start()
        if seconds is None:
            for thread in threads[len(writers):]:
                thread.join()
        else:
            deadline = time.time() + seconds
            while time.time() < deadline and len(self.failures) < 20:
                time.sleep(0.1)
        self.ends = True
        for thread in threads:
            thread.join()

    def judge(self):
        """What has to hold when all is quiet again."""
        code, output, diagnostics = self.run(["append"], "")
        self.expect(code == 0, f"the next append: exit {code}: {diagnostics}")
        code, output, diagnostics = self.run(["statistics"], "")
        self.expect(code == 0 and not diagnostics, f"statistics: exit {code}: {diagnostics}")
        code, output, diagnostics = self.run(["verify"], jitter_seconds=0)
        self.expect(code == 0 and "note:" not in output, f"verify: exit {code}: {output[-3000:]}")
        found = {}
        for segment in sorted(glob.glob(f"{self.ledger}/events/*.jsonl")):
            for line in open(segment, encoding="utf-8"):
                entry = json.loads(line)
                self.expect(entry["id"] not in found, f"{entry['id']} is there twice")
                found[entry["id"]] = int(entry["sequence"])
        for id, sequence in self.receipts.items():
            self.expect(found.get(id) == sequence, f"{id} was receipted as {sequence} and is {found.get(id)}")
        for ids in self.batches:
            present = sum(id in found for id in ids)
            self.expect(present in (0, len(ids)), f"{present} of the {len(ids)} entries of a batch are there: {ids[0]}")
        left = sorted(set(os.listdir(f"{self.ledger}/events")) - {"checkpoint", "quarantine"})
        self.expect(all(name.endswith(".jsonl") for name in left), f"left over in events/: {left}")
        left = [name for name in os.listdir(f"{self.ledger}/snapshots") if ".new-" in name]
        self.expect(not left, f"left over in snapshots/: {left}")
        left = [name for name in os.listdir(self.directory) if name not in ("ledger", "clock.so")]
        self.expect(not left, f"left over in TMPDIR: {left}")
        return len(found)


def main():
    seconds, verifications = float(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="activity-ledger-attack-") as directory:
        attack = Attack(directory)
        attack.expect(attack.run(["init", "--origin", "example.org/attack"], jitter_seconds=0)[0] == 0, "init")
        results = []
        for title, call in [
            (f"eight writers killed at random for {seconds:g} s, readers beside them",
             lambda: attack.together(
                 [(attack.write, number, True) for number in range(WRITERS)],
                 [(attack.read, number) for number in range(3)], seconds)),
            (f"{verifications} verifications while eight writers record",
             lambda: (attack.counts.pop("verify", None), attack.together(
                 [(attack.write, number, False) for number in range(WRITERS)],
                 [(attack.read, number, verifications) for number in range(2)]))),
        ]:
            before = len(attack.failures)
            call()
            entries = attack.judge()
            failed = len(attack.failures) - before
            results.append(failed == 0)
            print(f"{'ok' if failed == 0 else 'FAILED'}: {title}; {entries} entries in"
                  f" {len(glob.glob(directory + '/ledger/events/*.jsonl'))} segments, {len(attack.receipts)} receipts;"
                  f" {dict(sorted(attack.counts.items()))}", flush=True)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(not all(results))


main()
