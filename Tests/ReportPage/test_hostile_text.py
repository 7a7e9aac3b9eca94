"""Text of the data is shown, never obeyed."""

import collections
import html
import re

import pytest

from activities import HOSTILE_TEXTS, TYPES, hostile, of_every_type
from ledger import CommandFailed, Ledger
from source import Source

# Characters that turn or hide the text around them.
DECEPTIVE = re.compile("[\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@pytest.fixture(scope="module")
def hostile_ledger(tmp_path_factory):
    """Every hostile text in every place that takes one."""
    return ledger_of(HOSTILE_TEXTS, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def harmless_page(tmp_path_factory):
    """The same ledger, but for its texts."""
    texts = [f"harmless text {index:02}" for index in range(len(HOSTILE_TEXTS))]
    return ledger_of(texts, tmp_path_factory.mktemp("harmless")).report()


def ledger_of(texts, directory):
    ledger = Ledger.opened(directory, organisation=texts[0])
    for index, text in enumerate(texts):
        service = ["--service"] if index % 2 else []
        ledger.append(of_every_type(text), text, f"--correlation={text}", *service)
        first = 1 + index * (len(TYPES) + 2)
        ledger.run("correct", str(first), f"--reason={text}", f"--delegation={text}!", f"--recorded-by={text}")
        ledger.run("retract", str(first + 1), f"--reason={text}", f"--recorded-by={text}")
    return ledger


@pytest.fixture(scope="module", params=["fr", "en"])
def hostile_page(hostile_ledger, request):
    return hostile_ledger.report(language=request.param)


def test_nothing_is_executed_and_the_check_passes(hostile_page, visit):
    visited = visit(hostile_page)
    visited.check().assert_passed()
    visited.page.locator("body").click(position={"x": 5, "y": 5})
    assert visited.page.evaluate("window.pwned") is None


def test_no_element_comes_from_the_data(hostile_page, harmless_page, visit):
    page = visit(hostile_page).page
    assert elements(page) == elements(visit(harmless_page).page)
    assert page.locator("script").count() == 3
    for selector in ["img", "iframe", "object", "embed", "base", "form", "link", "[style]", "[autofocus]"]:
        assert page.locator(selector).count() == 0, selector


def test_no_attribute_is_a_handler_or_leads_away(hostile_page, visit):
    attributes = visit(hostile_page).page.evaluate(
        "[...document.querySelectorAll('*')].flatMap("
        "element => [...element.attributes].map(attribute => [attribute.name, attribute.value]))")
    assert [name for name, _ in attributes if name.startswith("on")] == []
    links = [value for name, value in attributes if name in ("href", "src", "xlink:href", "action", "formaction")]
    assert [link for link in links if not link.startswith("#")] == []


def test_no_text_turns_or_hides_another(hostile_page, visit):
    visited = visit(hostile_page)
    visited.check().assert_passed()
    text = visited.page.evaluate("document.body.innerText")
    assert DECEPTIVE.findall(text) == []
    assert "\\u{202E}" in text
    assert "49" not in visited.page.title()


def test_the_policy_allows_only_what_the_page_has(hostile_page):
    content = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', Source(hostile_page).text)[1]
    policy = html.unescape(content)
    directives = dict(directive.strip().split(" ", 1) for directive in policy.strip("; ").split(";"))
    assert directives["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", directives["script-src"])
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", directives["style-src"])
    assert directives["base-uri"] == directives["form-action"] == "'none'"


@pytest.mark.parametrize("kind", TYPES)
def test_the_ledger_takes_no_control_characters(tmp_path, kind):
    ledger = Ledger.opened(tmp_path)
    with pytest.raises(CommandFailed) as refusal:
        ledger.append([hostile(kind, "a\0b")])
    assert refusal.value.exit_code == 65


def elements(page):
    """How many elements of each name there are."""
    names = page.evaluate("[...document.querySelectorAll('*')].map(element => element.localName)")
    return collections.Counter(names)
