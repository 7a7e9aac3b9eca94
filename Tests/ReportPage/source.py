"""The HTML of a page, to be read and to be tampered with."""

import json
import re


class Source:
    """A page's HTML."""

    def __init__(self, path):
        # As it stands: without the translation of line ends.
        self.text = path.read_bytes().decode()

    def block(self, identifier):
        """What stands in a data block, as a match."""
        pattern = rf'(<script [^>]*\bid="{identifier}"[^>]*>)(.*?)(</script>)'
        match = re.search(pattern, self.text, re.DOTALL)
        assert match, f"the page has no block {identifier}"
        return match

    def set_block(self, identifier, content):
        match = self.block(identifier)
        self.text = self.text[:match.start(2)] + content.replace("<", "\\u003c") + self.text[match.end(2):]

    @property
    def evidence(self):
        return json.loads(self.block("evidence").group(2))

    @evidence.setter
    def evidence(self, evidence):
        self.set_block("evidence", json.dumps(evidence, ensure_ascii=False))

    @property
    def lines(self):
        """The embedded lines, as they are written in the page."""
        return self.block("entries").group(2).strip("\n").split("\n")

    @lines.setter
    def lines(self, lines):
        self.set_block("entries", "\n" + "\n".join(lines) + "\n")

    def sequence(self, number):
        """The entry that stands in a line; the first line is 1."""
        sequences = [
            sequence for first, last in self.evidence["sequences"] for sequence in range(first, last + 1)]
        return sequences[number - 1]

    def change_line(self, number, old, new):
        """Changes the first `old` in a line; the first line is 1."""
        lines = self.lines
        assert old in lines[number - 1], lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)
        self.lines = lines

    def written(self, directory, name="tampered.html"):
        path = directory / name
        path.write_bytes(self.text.encode())
        return path


def recorded_bytes(line):
    """The bytes of the ledger of an embedded line."""
    written = re.sub(r"\\(?:u003c|.)", lambda escape: "<" if escape[0] == "\\u003c" else escape[0], line)
    return written.encode()
