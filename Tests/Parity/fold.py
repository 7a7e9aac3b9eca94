"""What the views should show, read from the lines by Python alone."""

import datetime
import json

from activities import MEMBERS, TYPES

FIGURE_COLUMNS = ["year", "figure", "name", "count", "precision"]
ENTRY_COLUMNS = [
    "sequence", "id", "type", "recordedtime", "authid", "authtype", "osaccount", "source", "specversion", "correlationid",
    "continued", "signature", "data"]
ACTIVITY_COLUMNS = [
    "sequence", "type", "recordedtime", "authid", "authtype", "osaccount", "amendedby", "year", *MEMBERS]


def entries(ledger):
    """Every entry, its attributes in the order of the columns, its data as it is written."""
    rows = []
    for path in ledger.segments:
        for line in path.read_text().split("\n")[:-1]:
            entry = json.loads(line)
            entry["data"] = data_of(line)
            entry["sequence"] = int(entry["sequence"])
            entry["recordedtime"] = milliseconds(entry["recordedtime"])
            entry.setdefault("continued", False)
            rows.append(tuple(entry.get(column) for column in ENTRY_COLUMNS))
    return rows


def data_of(line):
    """The data as it stands in a line: within a text, a quote would have a backslash before it."""
    start = line.index(',"data":') + len(',"data":')
    return line[start:json.JSONDecoder().raw_decode(line, start)[1]]


def milliseconds(text):
    return round(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def activities(ledger):
    """What counts, by sequence: its members as the latest amendment says."""
    current = {}
    for row in entries(ledger):
        entry = dict(zip(ENTRY_COLUMNS, row))
        data = json.loads(entry["data"])
        if entry["type"] in TYPES:
            current[entry["sequence"]] = {**entry, "amendedby": None, "members": data}
        elif entry["type"] == "EntryCorrected":
            current[data["sequence"]] |= {"members": data["data"], "amendedby": entry["sequence"]}
        elif entry["type"] == "EntryRetracted":
            del current[data["sequence"]]
    rows = []
    for sequence in sorted(current):
        entry = current[sequence]
        values = {**entry, "year": int(entry["members"]["date"][:4]), **dict.fromkeys(MEMBERS), **entry["members"]}
        rows.append(tuple(values[column] for column in ACTIVITY_COLUMNS))
    return rows


def csv(rows):
    """Rows of figures in the words of `statistics --format csv`."""
    lines = ["year,figure,name,count,precision\n"]
    for year, figure, name, count, precision in rows:
        lines.append(",".join([f"{year:04}", figure, cell(name or ""), str(count), precision]) + "\n")
    return "".join(lines)


def cell(text):
    """A cell of CSV; a formula, behind apostrophes or none, has one more apostrophe before it."""
    if text.lstrip("'")[:1] in list("=+-@\t\r") and not (text.lstrip("+-").isascii() and text[1:].isdigit()):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(letter in text for letter in ',"') else text
