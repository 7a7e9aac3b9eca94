"""Activities to record: of every type, in number, and with texts that nobody should trust."""

import random

MODES = ["inPerson", "online"]
COUNTRIES = ["US", "JP", "FR", "TN", "DE", "GB", "CA", "KR"]
EVENTS = ["BIO USA", "Biotech Showcase", "BioJapan", "BIO-Europe", "MEDICA", "Swiss Biotech Day"]
PRECISIONS = [None, None, "about", "atLeast"]

# The members that hold free text, and what else an activity of the type needs.
TYPES = {
    "VisitReceived": (["delegation", "place", "purpose", "note", "reference"], ["country", "mode"]),
    "VisitMade": (["host", "place", "purpose", "note", "reference"], ["country", "mode"]),
    "MeetingHeld": (["event", "organiser", "place", "purpose", "note", "reference"], ["mode"]),
    "AgreementSigned": (["partner", "subject", "note", "reference"], ["country"]),
    "ProgrammeSelected": (["programme", "selectedBy", "coordinator", "note", "reference"], []),
    "CertificationAwarded": (["certification", "awardedBy", "note", "reference"], []),
}
TALLIES = {"VisitReceived": "visitors", "VisitMade": "travellers", "MeetingHeld": "count"}

HOSTILE_TEXTS = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 2</script>",
    "<!--<script>window.pwned = 3",
    "--></script><script>window.pwned = 4</script>",
    "<img src=x onerror='window.pwned = 5'>",
    "<svg onload='window.pwned = 6'><text>&lt;</text></svg>",
    "</title></style></textarea></table></svg><iframe srcdoc='<script>parent.pwned = 7</script>'>",
    "javascript:window.pwned=8",
    "\" onmouseover=\"window.pwned = 9\" x='",
    "' autofocus onfocus='window.pwned = 10' x=\"",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>window.pwned = 11</x:script>",
    "{{7*7}} ${7*7} {count} {0} $& $1 %s",
    "\u202egnp.exe\u2066 \u2067hidden\u2069\u200e\u200f",
    "line\u2028separator\u2029paragraph",
    "back\\slash \\u003c \\\\u003c \\\\\\u003cscript>",
    "ends in a backslash\\",
    "&lt;script&gt;&amp;&#60;&quot;",
    "\u200bzero\ufeffwidth\u00adsoft\u2060joined",
    "é or e\u0301, 日本, \U0001f600 \U0001d4b3, \ufffd",
    "a  b\u00a0c\u202fd\u3000e",
    "__proto__",
    "constructor",
    "null",
    "total",
    "=cmd|'/c calc'!A1",
    "<",
]

# Scalars that some programs take for one letter with the sign behind them (Prepend), or before them (Extend).
PREPENDED = ["\u0d4e", "\U000111c2"]
APPENDED = ["\u0301", "\u200d", "\ufe0f"]
SIGNS = "<>&\"'`=/\\!-[]{}()|;:%$#@~^*+,.?_"
ATTACKS = [
    "</script><img src=x onerror='window.pwned = 20'>", "<meta http-equiv=refresh content='0;url=about:blank'>",
    "' onfocus='window.pwned = 21' autofocus x='", '" onfocus="window.pwned = 22" autofocus x="', "<!--<script>", SIGNS,
]
HOSTILE_TEXTS += [
    "".join(f"{mark}{letter}" if letter in SIGNS else letter for letter in text) for mark in PREPENDED for text in ATTACKS]
HOSTILE_TEXTS += [
    "".join(f"{letter}{mark}" if letter in SIGNS else letter for letter in text) for mark in APPENDED for text in ATTACKS]


def hostile(kind, text):
    """An activity of a type with the same text in each member that takes one."""
    texts, others = TYPES[kind]
    data = {"date": "2020-06", **{member: text for member in texts}}
    data |= {member: {"country": "US", "mode": "online"}[member] for member in others}
    if kind == "MeetingHeld":
        data["partners"] = [text, f"{text} and more"]
    return {"type": kind, "data": data}


def of_every_type(text):
    return [hostile(kind, text) for kind in TYPES]


def some(count, years, seed=1, note=None):
    """So many activities, the same each time."""
    source = random.Random(seed)
    return [one(source, source.choice(years), note) for _ in range(count)]


def one(source, year, note=None, kind=None):
    """An activity of a year; of a type, when one is given."""
    kind = kind or source.choice(["MeetingHeld", *TYPES])
    texts, others = TYPES[kind]
    data = {"date": date(source, year), texts[0]: source.choice(EVENTS)}
    choices = {"country": COUNTRIES, "mode": MODES}
    data |= {member: source.choice(choices[member]) for member in others}
    if kind == "MeetingHeld":
        if source.random() < 0.2:
            del data["event"]
        if source.random() < 0.8:
            data["country"] = source.choice(COUNTRIES)
    if kind in TALLIES and source.random() < 0.6:
        data |= tally(source, TALLIES[kind])
    if note:
        data["note"] = note
    return {"type": kind, "data": data}


def tally(source, member):
    """A count of a member, with or without a precision."""
    precision = source.choice(PRECISIONS)
    data = {member: source.choice([1, 3, 12, 999, 1000])}
    if precision:
        data[f"{member}Precision"] = precision
    return data


def date(source, year):
    """A date in each of the forms that a ledger takes."""
    return source.choice([
        f"{year}", f"{year}-06", f"{year}-06-08", f"{year}-06-08/{year}-06-12", f"{year}~", f"{year}-11?",
        f"{year}-12/{year + 1}-01"])


def amend(ledger, activities, count, seed=2):
    """Corrects and retracts so many entries of a ledger that holds activities from entry 1 on."""
    source = random.Random(seed)
    live = {sequence: activity["type"] for sequence, activity in enumerate(activities, start=1)}
    years = sorted({int(activity["data"]["date"][:4]) for activity in activities})
    for number in range(count):
        sequence = source.choice(list(live))
        if number % 3 == 0:
            ledger.retract(sequence, f"recorded twice, {number}")
            del live[sequence]
        else:
            corrected = one(source, source.choice(years), kind=live[sequence])
            ledger.correct(sequence, f"the list came in, {number}", **corrected["data"])
