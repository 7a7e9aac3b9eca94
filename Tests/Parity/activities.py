"""Random activities that are hard to count alike: of every type, with names that differ in little, vague or not."""

COUNTRIES = ["US", "JP", "FR", "TN", "DE"]
MODES = ["inPerson", "online"]
PRECISIONS = [None, None, None, "about", "atLeast"]

# The members that hold a text, besides those that a type cannot do without; and what it counts by, if anything.
TYPES = {
    "VisitReceived": (["delegation"], ["place", "purpose", "note", "reference"], "visitors"),
    "VisitMade": (["host"], ["place", "purpose", "note", "reference"], "travellers"),
    "MeetingHeld": ([], ["event", "event", "organiser", "place", "purpose", "note", "reference"], "count"),
    "AgreementSigned": (["partner"], ["subject", "note", "reference"], None),
    "ProgrammeSelected": (["programme"], ["selectedBy", "coordinator", "note", "reference"], None),
    "CertificationAwarded": (["certification"], ["awardedBy", "note", "reference"], None),
}
MEMBERS = sorted(
    {member for needed, others, _ in TYPES.values() for member in [*needed, *others]}
    | {name for *_, tally in TYPES.values() if tally for name in [tally, f"{tally}Precision"]}
    | {"date", "mode", "country", "partners"})

# What looks or sorts alike is more often there.
CLOSE = [
    "BIO USA", "bio usa", "BIO USA ", " BIO USA", "BIO  USA", "BIO\u00a0USA", "ＢＩＯ ＵＳＡ",
    "\u00e9", "e\u0301", "\u00c5", "A\u030a", "\u212b", "ß", "SS", "ss", "\u0130", "i", "I", "ı", "f", "\uffee", "\U0001f600"]
NAMES = CLOSE * 2 + [
    " ", "  ", "\u00a0", "\u200b", "\ufeff", "\u2028", "null", "NULL", "None", "total", "0", "00", "1", "01", "1.0", "1e0",
    "'", "''", '"', '""', "\\", "\\\\", "\\'", "\\u0041", "A", "\\n", "%", "_", "/", "a,b", '"a","b"', ";", "--", "/* */", "${x}",
    "=1+1", "+1", "-1", "@x", "-5", "'=1", "true", "{}", "[]", '{"count":1000000}', '"type":"EntryCorrected"',
    ',"data":{"date":"1999"}', "\U0001f1eb\U0001f1f7", "\U0001f469\u200d\U0001f52c", "\uffef",
    "\U0010fffd", "日本", "한국", "العربية", "\u202egnp", "a" * 1000, "a" * 999 + "b", "\U0001f600" * 1000,
    *("".join(f"\u0d4e{sign}" for sign in signs) for signs in ["'\";", "\\`$", "=,|"]),
    *("".join(f"{sign}\u0301" for sign in signs) for signs in ["'\";", "\\`$", "=,|"]),
]


def activity(source, years, kind=None):
    """An activity that a ledger takes."""
    kind = kind or source.choice([*TYPES, "MeetingHeld", "MeetingHeld"])
    needed, others, tally = TYPES[kind]
    data = {"date": date(source, source.choice(years))}
    data |= {member: source.choice(NAMES) for member in needed}
    data |= {member: source.choice(NAMES) for member in others if source.random() < 0.4}
    if kind in ["VisitReceived", "VisitMade", "MeetingHeld"]:
        data["mode"] = source.choice(MODES)
    if kind in ["VisitReceived", "VisitMade", "AgreementSigned"] or kind == "MeetingHeld" and source.random() < 0.7:
        data["country"] = source.choice(COUNTRIES)
    if kind == "MeetingHeld" and source.random() < 0.2:
        data["partners"] = source.sample(sorted(set(NAMES)), source.randrange(1, 8))
    if source.random() < 0.1:
        data["note"] = source.choice(NAMES)[:1] * 10_000
    if tally and source.random() < 0.7:
        data[tally] = source.choice([1, 1, 2, 10, 999_999, 1_000_000])
        if precision := source.choice(PRECISIONS):
            data[f"{tally}Precision"] = precision
    return {"type": kind, "data": fitting(data)}


def fitting(data):
    """The same without the longest texts, when all of them together would be too much for a line."""
    while len(repr(data).encode()) > 20_000:
        longest = max((name for name in data if isinstance(data[name], (str, list))), key=lambda name: len(repr(data[name])))
        data[longest] = [data[longest][0][:1]] if longest == "partners" else data[longest][:1]
    return data


def date(source, year):
    """A date in one of the forms that a ledger takes."""
    year = f"{year:04}"
    return source.choice([
        year, f"{year}?", f"{year}~", f"{year}%", f"{year}-06", f"{year}-11~", f"{year}-02-28", f"{year}-12-31%",
        f"{year}-06-08/{year}-06-12", f"{year}?/{year}-03~", f"{year}-12-30/9999-12-31", f"{year}/{year}"])
