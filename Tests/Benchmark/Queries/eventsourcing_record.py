"""Records activities with the library `eventsourcing` in SQLite: eventsourcing_record.py DATABASE COUNT

Prints `{"seconds": …}`: all of it, each with a save of its own, without starting Python.
"""

import json
import os
import sys
import time

os.environ["PERSISTENCE_MODULE"] = "eventsourcing.sqlite"
os.environ["SQLITE_DBNAME"] = sys.argv[1]

from eventsourcing.application import Application  # noqa: E402 the environment is read on import
from eventsourcing.domain import Aggregate, event  # noqa: E402


class Meeting(Aggregate):
    """One or more meetings."""

    @event("Held")
    def __init__(self, date: str, name: str, mode: str, country: str, count: int):
        self.date, self.name, self.mode, self.country, self.count = date, name, mode, country, count


application = Application()
start = time.monotonic()
for number in range(int(sys.argv[2])):
    application.save(Meeting("2020-06", "BIO USA", "online", "US", 1 + number % 40))
seconds = time.monotonic() - start
recorded = application.recorder.max_notification_id()
print(json.dumps({"seconds": seconds, "recorded": recorded}))
