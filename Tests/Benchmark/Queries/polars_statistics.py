"""The figures of `activity-ledger statistics`, by Polars: polars_statistics.py FILE… (POLARS_MAX_THREADS applies)

Prints `{"seconds": …}` for the query alone, without starting Python, then a row a line; see figures.py.
"""

import json
import sys
import time

import polars
from polars import Int64, String, Struct, col, lit, when

MEMBERS = {
    "date": String, "country": String, "event": String, "mode": String, "count": Int64, "countPrecision": String,
    "visitors": Int64, "visitorsPrecision": String, "travellers": Int64, "travellersPrecision": String,
}
SCHEMA = {"type": String, "sequence": String, "data": Struct({**MEMBERS, "sequence": Int64, "data": Struct(MEMBERS)})}
AMENDMENTS = ["EntryCorrected", "EntryRetracted"]
SUMS = ["counted", "parts", "about", "at_least"]
PEOPLE = ["people", "people_parts", "people_about", "people_at_least"]


def sums(entries):
    """The sums by everything that figures are grouped by, of the activities as their amendments say."""
    entries = entries.select("type", col("sequence").cast(Int64), "data")
    amendments = (
        entries.filter(col("type").is_in(AMENDMENTS))
        .sort("sequence")
        .group_by(col("data").struct.field("sequence").alias("target"))
        .agg(col("type").last().alias("amendment"), col("data").struct.field("data").last().alias("corrected")))
    latest = (
        entries.filter(~col("type").is_in(AMENDMENTS + ["LedgerOpened", "StatisticsPublished"]))
        .join(amendments, left_on="sequence", right_on="target", how="left")
        .filter(col("amendment").ne_missing("EntryRetracted")))

    def member(name):
        corrected, original = col("corrected").struct.field(name), col("data").struct.field(name)
        return when(col("amendment").is_null()).then(original).otherwise(corrected)

    is_meeting = col("type") == "MeetingHeld"
    counting = latest.select(
        "type", member("date").str.head(4).cast(Int64).alias("year"), member("country").alias("country"),
        member("event").alias("event"), member("mode").alias("mode"),
        when(is_meeting).then(member("count").fill_null(1)).otherwise(1).alias("counted"),
        when(is_meeting).then(member("countPrecision")).alias("precision"),
        member("visitors").fill_null(member("travellers")).alias("people"),
        member("visitorsPrecision").fill_null(member("travellersPrecision")).alias("people_precision"))
    return counting.group_by("year", "type", "country", "event", "mode").agg(
        col("counted").sum(), polars.len().cast(Int64).alias("parts"),
        (col("precision") == "about").sum().cast(Int64).alias("about"),
        (col("precision") == "atLeast").sum().cast(Int64).alias("at_least"),
        col("people").sum(), col("people").count().cast(Int64).alias("people_parts"),
        (col("people_precision") == "about").sum().cast(Int64).alias("people_about"),
        (col("people_precision") == "atLeast").sum().cast(Int64).alias("people_at_least"))


def figures(sums):
    """From the sums to the rows of figures.py."""
    split = sums.filter(col("mode").is_not_null())
    meetings = sums.filter(col("type") == "MeetingHeld")
    by_country = sums.filter(~col("type").is_in(["ProgrammeSelected", "CertificationAwarded"]))
    people = sums.filter(col("people_parts") > 0).select(
        "year", "type",
        *(col(people).alias(name) for people, name in zip(PEOPLE, SUMS)))
    nothing = lit(None, dtype=String)

    def rows(part, keys, grouping, name, measure):
        return part.group_by("year", "type", *keys).agg(col(SUMS).sum()).select(
            "year", "type", lit(grouping).alias("grouping"), name.alias("name"), measure.alias("measure"), *SUMS)

    return polars.concat([
        rows(sums, [], "total", nothing, lit("total")),
        rows(split, ["mode"], "total", nothing, col("mode")),
        rows(people, [], "total", nothing, lit("people")),
        rows(by_country, ["country"], "byCountry", col("country"), lit("total")),
        rows(split, ["country", "mode"], "byCountry", col("country"), col("mode")),
        rows(meetings, ["event"], "byEvent", col("event"), lit("total")),
        rows(meetings, ["event", "mode"], "byEvent", col("event"), col("mode")),
    ])


start = time.monotonic()
# Lazily as a whole it would read the files twice, once for the amendments.
entries = polars.scan_ndjson(sys.argv[1:], schema=SCHEMA).collect()
base = sums(entries.lazy()).collect()
result = figures(base).rows()
print(json.dumps({"seconds": time.monotonic() - start}))
for row in result:
    print(json.dumps(row))
