"""Verifying: every byte read and hashed."""

import functools
import hashlib

import figures
from contest import Row
from rows import command

OURS = "activity-ledger verify"
OPENSSL = "openssl dgst -sha256"


def row(material, peers):
    output = material.work / "digests"

    @functools.cache
    def expected():
        digests = []
        for segment in material.segments:
            with open(segment, "rb") as file:
                digests.append(hashlib.file_digest(file, "sha256").hexdigest())
        return digests

    def check(position):
        def compare():
            found = [line.split()[position] for line in output.read_text().splitlines()]
            if found != expected():
                raise figures.Difference(f"the digests are {found}, and not {expected()}")
        return compare

    return Row("verify", "verify", [
        # Whether it was verified, its exit code says.
        command.ours(OURS, ["verify"], material.ledger, output=output),
        command.contender(
            "sha256sum", ["sha256sum", *material.segments], output, check=check(0), missing=peers.missing("sha256sum")),
        command.contender(
            OPENSSL, ["openssl", "dgst", "-sha256", *material.segments], output, check=check(-1),
            missing=peers.missing("openssl")),
    ])
