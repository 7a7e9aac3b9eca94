"""The figures of `activity-ledger statistics`, to compare with those that others compute.

A peer prints a row for each figure: [year, type, grouping, name, measure, count, parts, about, atLeast]. Grouping is
total, byCountry or byEvent; name is the country or event, or null; measure is total, inPerson, online or, with grouping
total, people: the visitors or travellers. Of its parts so many are "about" and "at least".
"""

import json

SECTIONS = {
    "VisitReceived": "visitsReceived", "VisitMade": "visitsMade", "MeetingHeld": "meetings",
    "AgreementSigned": "agreementsSigned", "ProgrammeSelected": "programmesSelected",
    "CertificationAwarded": "certificationsAwarded",
}
PEOPLE = {"visitsReceived": "visitors", "visitsMade": "travellers"}
GROUPINGS = {"byCountry": "country", "byEvent": "event"}
MEASURES = ("total", "inPerson", "online")


class Difference(Exception):
    """A peer's result is not ours."""


def of_statistics(text):
    """The figures in `statistics --format json`: {(year, section, grouping, name, measure): (count, precision)}."""
    figures = {}

    def add(key, tally):
        # What nothing adds to is a zero in ours, and no row at all in a query's result.
        if (tally["count"], tally["precision"]) != (0, "exact"):
            figures[key] = (tally["count"], tally["precision"])

    for year in json.loads(text)["years"]:
        for section in SECTIONS.values():
            values = year[section]
            for measure in MEASURES:
                if measure in values:
                    add((year["year"], section, "total", None, measure), values[measure])
            if section in PEOPLE:
                add((year["year"], section, "total", None, "people"), values[PEOPLE[section]])
            for grouping, member in GROUPINGS.items():
                for row in values.get(grouping, []):
                    for measure in MEASURES:
                        if measure in row:
                            add((year["year"], section, grouping, row[member], measure), row[measure])
    return figures


def of_rows(lines):
    """The same from a peer's rows, each a line of JSON."""
    rows = {}
    for line in lines:
        year, kind, grouping, name, measure, count, parts, about, at_least = json.loads(line)
        rows[year, SECTIONS.get(kind, kind), grouping, name, measure] = (count, parts, about, at_least)
    figures = {}
    for (year, section, grouping, name, measure), (count, parts, about, at_least) in rows.items():
        precision = "about" if about else "atLeast" if at_least else "exact"
        if measure == "people" and precision == "exact":
            precision = "exact" if parts == rows[year, section, "total", None, "total"][1] else "atLeast"
        figures[year, section, grouping, name, measure] = (count, precision)
    # Visits of which none says how many came: at least nobody.
    for year, section, grouping, name, measure in rows:
        people = (year, section, "total", None, "people")
        if section in PEOPLE and people not in figures:
            figures[people] = (0, "atLeast")
    return figures


def compare(ours, theirs):
    """Raises Difference, naming the first figure that differs, unless both are the same."""
    for key in sorted(ours.keys() | theirs.keys(), key=repr):
        if ours.get(key) != theirs.get(key):
            raise Difference(f"{' '.join(map(str, key))} is {theirs.get(key)}, and with us {ours.get(key)}")
