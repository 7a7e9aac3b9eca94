"""Finds where the sources compare, search, split or escape text by Swift's Characters, or by equality of String.

To Swift, a quote with an accent behind it is no quote, and "é" is the same in one scalar or in two: text of the data would
pass what escapes it, or two names would become one. Text is scalars or bytes. Where Characters are meant, such as letters
on a screen, the line or the one above says so and why, or the first line of the file: // Characters: REASON

Usage: exact_text.py DIRECTORY…
"""

import pathlib
import re
import sys

MARKER = re.compile(r"// Characters: \S.*")
# What stands in a statement that works on scalars or bytes.
EXACT = re.compile(r"unicodeScalars|utf8|UInt8|[sS]calars?\b|\b[bB]ytes\b|\.escaping \{")


class Rule:
    """What must not be written: a pattern, and what to write instead."""

    def __init__(self, pattern, remedy, planted, unless_exact=True):
        self.pattern = re.compile(pattern)
        self.remedy = remedy
        self.planted = planted
        self.unless_exact = unless_exact

    def finds(self, line, statement):
        return self.pattern.search(line) and not (self.unless_exact and EXACT.search(statement))


RULES = [
    Rule(r"\.has(Prefix|Suffix)\b", "begins(with:) or ends(with:), which go by bytes",
         'if text.hasPrefix("=") {', unless_exact=False),
    Rule(r"\.replacing(Occurrences)?\(", "escaping { }, which goes by scalars",
         'json.replacing("<", with: "x")', unless_exact=False),
    Rule(r"\.split\b", "split .unicodeScalars or .utf8", r'text.split(separator: "\"")'),
    Rule(r'\.(contains|starts|firstRange|ranges|trimmingPrefix|(first|last)?[iI]ndex)\((of: |with: )?"',
         "search .unicodeScalars or .utf8", 'if text.contains("|") {'),
    Rule(r'"\.contains\(', 'search "…".unicodeScalars', 'if "?~%".contains(last) {'),
    Rule(r"\bCharacters?\b|\b[cC]haracter in\b|(?<!properties)\.is(Letter|Number|Whitespace|HexDigit|Newline)\b",
         "Unicode.Scalar, and its properties", "for character in text {", unless_exact=False),
    Rule(r'\$\d [!=]= "|\.(first|last) [!=]= "[^"]', "take the elements of .unicodeScalars or .utf8",
         'text.prefix { $0 != ";" }'),
    Rule(r"Set<String>|\[String: ", "ExactText for the key, which is equal to the same bytes alone",
         "var seen: Set<String> = []", unless_exact=False),
    # Of ASCII, these alone are equal to another scalar: U+212A, U+037E, U+1FEF. A literal without them is safe.
    Rule(r'([!=]= |case )"([^"\\]|\\.)*([K;`]([^"\\]|\\.)+|([^"\\]|\\.)[K;`]|[^\x00-\x7F])([^"\\]|\\.)*"',
         "ExactText, or utf8.elementsEqual", 'if code == "KR" {'),
]


def without_comment(line):
    """The line up to a comment; a // within a text stays."""
    return re.sub(r'^((?:[^"/]|"(?:[^"\\]|\\.)*"|/(?!/))*)//.*', r"\1", line)


def findings(lines):
    """What is found in a file: numbers of lines, from 1, with what to write instead."""
    if lines and MARKER.match(lines[0]):
        return
    for index, line in enumerate(lines):
        code = without_comment(line)
        # A line that begins with a dot goes on with the one before it.
        begun = without_comment(lines[index - 1]) if index > 0 and code.lstrip().startswith(".") else ""
        found = [rule for rule in RULES if rule.finds(code, begun + code)]
        is_marked = MARKER.search(line) or index > 0 and MARKER.match(lines[index - 1].strip())
        if found and not is_marked:
            yield index + 1, found[0].remedy
        if is_marked and not found and not line.strip().startswith("//"):
            yield index + 1, "nothing is found here any more; remove the mark"


def check_itself():
    """Each rule finds what it is for, and a mark with a reason silences it; one without does not."""
    for rule in RULES:
        assert [remedy for _, remedy in findings([rule.planted])] == [rule.remedy], rule.planted
        assert list(findings([rule.planted + "  // Characters: as a person counts them"])) == [], rule.planted
        assert list(findings(["", "// Characters: as a person counts them", rule.planted])) == [], rule.planted
        assert list(findings(["// Characters: as a person counts them", "", rule.planted])) == [], rule.planted
        assert list(findings([rule.planted + "  // Characters:"])) != [], rule.planted
    assert list(findings(["let a = b  // Characters: no more"])) != []
    for harmless in ['text.unicodeScalars.split(separator: "=")', 'bytes.split(separator: UInt8(ascii: "="))',
                     'if word == "-" {', "let a = b  // by Character"]:
        assert list(findings([harmless])) == [], harmless


def main(directories):
    check_itself()
    count = 0
    for directory in directories:
        for path in sorted(pathlib.Path(directory).rglob("*.swift")):
            for number, remedy in findings(path.read_text().splitlines()):
                print(f"{path}:{number}: text by Characters; write {remedy}", file=sys.stderr)
                count += 1
    if count > 0:
        print("or say on the line why it is harmless: // Characters: REASON", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
