"""What the tests in shells have in common: a ledger, and the program on the PATH."""

import os
import pathlib
import shutil
import subprocess

import pytest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("ACTIVITY_LEDGER_BINARY", REPOSITORY / ".build/release/activity-ledger"))

# What a shell would take for commands, quotes, patterns, variables, comments and tabs of its own.
HOSTILE_EVENTS = [
    "$(touch executed)",
    "`touch executed`",
    "A \"quoted\" fair",
    "L'été: Santé & Co",
    "back\\slash; rm *",
    "~home #1 !! {a,b} [x]?",
    "--mode=online",
    # What joins with the sign beside it, and makes it another letter to some programs.
    "first \u0d4e'\u0d4e;\u0d4e$(touch executed)\u0d4e'",
    "second '\u0301;\u0301 \"\u0301$\u0301(touch executed) \\\u0301 =\u0301",
]


def make_home(directory):
    """Makes a home, with a ledger in the directory `a ledger` and the program in `bin`."""
    (directory / "bin").mkdir()
    (directory / "bin" / "activity-ledger").symlink_to(BINARY)
    run(directory, "init", "--origin", "example.org/visits")
    for year, event, recorder in [(2020, "BIO USA", "office"), (2021, "Biotech Showcase", "ana o'neil")]:
        run(directory, "record", "MeetingHeld", "--date", str(year), "--mode", "online", "--event", event,
            "--recorded-by", recorder)
    return directory


def environment(home):
    """The environment of everything run there."""
    return {
        "HOME": str(home), "PATH": f"{home}/bin:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm",
        "ACTIVITY_LEDGER": str(home / "a ledger"), "ACTIVITY_LEDGER_RECORDER": "office",
    }


def run(home, *words):
    """Runs the program there; it must succeed. Returns what it prints."""
    finished = subprocess.run(
        [BINARY, *words], cwd=home, env=environment(home), capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def need(program):
    """Skips the test, loudly, where a program is not there."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
