"""Reads events with the official CloudEvents SDK, each in both ways that it has, and prints how many there were.

Usage: read_cloudevents.py [--jsonl | --cloudevents-batch] FILE...
"""
import json
import sys

from cloudevents.conversion import to_json
from cloudevents.http import from_dict, from_http, from_json


def check(event, expected):
    understood = json.loads(to_json(event))
    # The SDK puts the present moment where an event has no time; everything else must come back as written.
    understood.pop("time")
    assert understood == expected, expected


def events(path, is_batch):
    """The JSON of each event, as text. The SDK itself takes no batches: a batch is an array of events."""
    with open(path, encoding="utf-8") as file:
        if is_batch:
            yield from (json.dumps(event) for event in json.load(file))
        else:
            yield from file


is_batch = "--cloudevents-batch" in sys.argv
count = 0
for path in sys.argv[1:]:
    if path.startswith("--"):
        continue
    for text in events(path, is_batch):
        expected = json.loads(text)
        check(from_json(text), expected)
        check(from_dict(expected), expected)
        check(from_http({"content-type": "application/cloudevents+json"}, text), expected)
        count += 1
print(count)
