"""What there is to compare with."""

import pathlib

from machine import version

PYTHON = pathlib.Path(".build/bench-python/bin/python")
PROGRAMS = {
    "wc": ["wc", "--version"], "cat": ["cat", "--version"], "sha256sum": ["sha256sum", "--version"],
    "jq": ["jq", "--version"], "sqlite3": ["sqlite3", "--version"], "git": ["git", "--version"],
    "openssl": ["openssl", "version"],
}
MODULES = ["duckdb", "polars", "eventsourcing"]


class Peers:
    """The versions of all peers; None for one that is missing."""

    def __init__(self):
        self.versions = {name: version(command) for name, command in PROGRAMS.items()}
        for module in MODULES:
            self.versions[module] = version(
                [PYTHON, "-c", f"import importlib.metadata as m, {module}; print(m.version('{module}'))"])

    def missing(self, *names):
        """Why a contender that needs these cannot take part; None when it can."""
        absent = [name for name in names if self.versions[name] is None]
        return f"missing: {', '.join(absent)}" if absent else None
