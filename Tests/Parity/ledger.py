"""A ledger in a directory, made and asked by the real command."""

import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess

BINARY = os.environ.get("ACTIVITY_LEDGER_BINARY", "activity-ledger")


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
