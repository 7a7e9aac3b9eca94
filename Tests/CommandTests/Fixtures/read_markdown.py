"""Renders Markdown from standard input as GitHub does, raw HTML included, and prints what it became, as JSON.

`texts` are the cells of tables and the items of lists, `tags` the elements there are.
"""

import html.parser
import json
import sys

import cmarkgfm
from cmarkgfm.cmark import Options


class Reader(html.parser.HTMLParser):
    """Collects texts and tags."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts = []
        self.tags = set()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("td", "th", "li", "h2", "p"):
            self.texts.append("")

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data


reader = Reader()
reader.feed(cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read(), options=Options.CMARK_OPT_UNSAFE))
reader.close()
print(json.dumps({"texts": [text.removesuffix("\n") for text in reader.texts], "tags": sorted(reader.tags)}))
