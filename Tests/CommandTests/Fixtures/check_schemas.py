"""Checks the schemas of the directory named, and that they come to the verdicts that stand in a corpus.

Usage: check_schemas.py SCHEMAS CORPUS TEXTS [EVENTS...]
       check_schemas.py SCHEMAS CORPUS TEXTS --patterns    which pattern matches which text, as JSON, for another engine
"""
import calendar
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in Path(sys.argv[1]).iterdir()}
texts = json.loads(Path(sys.argv[3]).read_text("utf-8"))


def patterns(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


if sys.argv[4:] == ["--patterns"]:
    every = sorted(set(patterns(list(schemas.values()))))
    print(json.dumps([[pattern, text, bool(re.search(pattern, text))] for pattern in every for text in texts]))
    sys.exit()

identifiers = [schema["$id"] for schema in schemas.values()]
assert len(set(identifiers)) == len(identifiers) and all(id.startswith("tag:") for id in identifiers), identifiers
for schema in schemas.values():
    Draft202012Validator.check_schema(schema)
# What stands in another schema is the same as on its own.
for outer in ("entry", "append"):
    for name, inner in schemas[outer]["$defs"].items():
        assert {**inner, "$schema": schemas[name]["$schema"]} == schemas[name], (outer, name)

validators = {name: Draft202012Validator(schema) for name, schema in schemas.items()}
compared = valid = differences = 0
for line in open(sys.argv[2], encoding="utf-8"):
    case = json.loads(line)
    verdict = validators[case["schema"]].is_valid(case["instance"])
    compared += 1
    valid += verdict
    if verdict != case["valid"]:
        differences += 1
        print(f"here {verdict}, there {case['valid']}: {case['schema']} {json.dumps(case['instance'])[:900]}")
for path in sys.argv[4:]:
    for line in open(path, encoding="utf-8"):
        validators["entry"].validate(json.loads(line))

date = re.compile(schemas["MeetingHeld"]["properties"]["date"]["pattern"])
days = 0
for year in range(2000, 2400):
    for month in range(0, 14):
        last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        for day in range(0, 33):
            matches = bool(date.search(f"{year}-{month:02}-{day:02}"))
            assert matches == (1 <= day <= last), (year, month, day)
            days += matches
assert days == 146097
print(f"{compared} verdicts compared, {valid} valid")
sys.exit(differences > 0)
