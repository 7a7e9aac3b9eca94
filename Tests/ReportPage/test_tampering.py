"""Whatever is changed in the page, its check says so, and where."""

import base64
import hashlib

import pytest

from source import Source, recorded_bytes


@pytest.fixture
def tampered(own_page, visit, tmp_path):
    """The outcome of the check of a page of the own ledger in which something was changed."""

    def check(change, path=own_page):
        source = Source(path)
        before = source.text
        change(source)
        assert source.text != before
        return visit(source.written(tmp_path)).check()

    return check


@pytest.fixture
def text(own_page, texts):
    return texts(own_page)


@pytest.mark.parametrize(["line", "old", "new"], [
    (2, '"count":30', '"count":31'),
    (3, "BIO USA", "BIO USB"),
    (4, '"authid":"annual-report-2020"', '"authid":"annual-report-2021"'),
    (5, '"recordedtime":"2026', '"recordedtime":"2025'),
    (9, '{"authid"', '["authid"'),
    (11, '"type"', '"type" '),
], ids=["digit", "letter", "recorder", "time", "no longer JSON", "space"])
def test_a_changed_line_is_named(tampered, text, line, old, new):
    outcome = tampered(lambda source: source.change_line(line, old, new))
    outcome.assert_failed(text("lineChanged", line=line, sequence=line - 1))
    assert outcome.sentence == text("failed")


def test_a_removed_line_is_named(tampered, text):
    def remove(source):
        source.lines = source.lines[:4] + source.lines[5:]
    tampered(remove).assert_failed(text("lineMissing", line=5, sequence=4))


def test_the_last_line_removed_is_named(tampered, own_ledger, text):
    def remove(source):
        source.lines = source.lines[:-1]
    tampered(remove).assert_failed(text("lineMissing", line=own_ledger.size, sequence=own_ledger.size - 1))


def test_swapped_lines_are_named(tampered, text):
    def swap(source):
        lines = source.lines
        lines[4], lines[5] = lines[5], lines[4]
        source.lines = lines
    tampered(swap).assert_failed(*[text("lineMisplaced", line=line, sequence=line - 1) for line in [5, 6]])


def test_an_added_line_is_named(tampered, text):
    def add(source):
        lines = source.lines
        source.lines = lines[:4] + [lines[4].replace("North", "South")] + lines[4:]
    tampered(add).assert_failed(text("lineAdded", line=5, sequence=4))


def test_a_repeated_line_is_named(tampered, text):
    def repeat(source):
        lines = source.lines
        source.lines = lines[:4] + lines[3:]
    outcome = tampered(repeat)
    assert outcome.state == "failed" and len(outcome.problems) == 1


def test_a_line_changed_together_with_its_fingerprint_does_not_give_the_root_hash(tampered):
    def change(source):
        source.change_line(2, '"count":30', '"count":31')
        evidence = source.evidence
        evidence["fingerprints"][1] = fingerprint(source.lines[1])
        source.evidence = evidence
    outcome = tampered(change)
    assert outcome.state == "failed" and len(outcome.problems) == 1


def test_lines_left_out_together_with_their_claims_do_not_fit(tampered, text):
    def leave_out(source):
        source.lines = source.lines[:-1]
        evidence = source.evidence
        evidence["fingerprints"].pop()
        evidence["sequences"][0][1] -= 1
        source.evidence = evidence
    tampered(leave_out).assert_failed(text("evidenceInconsistent"))


def test_a_changed_root_hash_does_not_fit(tampered, own_ledger, text):
    def change(source):
        evidence = source.evidence
        evidence["ledger"]["rootHash"] = own_ledger.root_hash(10)
        source.evidence = evidence
    computed, claimed = own_ledger.root_hash(own_ledger.size), own_ledger.root_hash(10)
    tampered(change).assert_failed(text("rootDiffers", root=computed, claimed=claimed))


def test_evidence_that_cannot_be_read_is_no_success(tampered):
    outcome = tampered(lambda source: source.set_block("evidence", "{"))
    assert outcome.state == "failed" and outcome.sentence != ""


def test_no_more_problems_are_listed_than_a_person_reads(tampered, office_page, texts):
    def change(source):
        source.lines = [line.replace('"specversion":"1.0"', '"specversion":"1.1"') for line in source.lines]
    outcome = tampered(change, office_page)
    hidden = len(Source(office_page).lines) - 20
    assert len(outcome.problems) == 21
    assert outcome.problems[-1] == texts(office_page)("moreProblems", count=hidden)


HTML_FIGURE = ":not(svg *)[data-figure='[\"meetings\",\"total\"]'][data-year='2020']"
SVG_FIGURE = "svg [data-figure][data-year='2020']"


@pytest.mark.parametrize("selector", [HTML_FIGURE, SVG_FIGURE], ids=["HTML", "SVG"])
def test_a_changed_figure_is_named(own_page, visit, selector):
    visited = visit(own_page)
    visited.page.locator(selector).first.evaluate("element => { element.textContent = '4711' }")
    outcome = visited.check()
    assert outcome.state == "failed"
    assert len(outcome.problems) == 1 and "4711" in outcome.problems[0] and "2020" in outcome.problems[0]


def test_a_changed_precision_is_named(own_page, visit, text):
    visited = visit(own_page)
    visited.page.locator(HTML_FIGURE).first.evaluate("element => { element.textContent = '70' }")
    right = text("about", count=70)
    visited.check().assert_failed(
        text("figureDiffers", year=2020, path="meetings.total", shown="70", right=right))


def test_a_changed_change_is_named(office_page, visit):
    visited = visit(office_page)
    visited.page.locator("[data-change]").first.evaluate("element => { element.textContent = '+4711' }")
    outcome = visited.check()
    assert outcome.state == "failed" and len(outcome.problems) == 1 and "+4711" in outcome.problems[0]


def test_a_figure_that_does_not_exist_is_named(own_page, visit, text):
    visited = visit(own_page)
    visited.page.locator(HTML_FIGURE).first.evaluate(
        "element => { element.dataset.figure = '[\"meetings\",\"cancelled\"]'; element.textContent = '0' }")
    visited.check().assert_failed(text("figureUnknown", year=2020, path="meetings.cancelled", shown="0"))


def test_a_changed_recorder_is_named(own_page, visit, text):
    visited = visit(own_page)
    row = visited.page.locator("tr[data-entry='3']:has(.by)")
    row.first.locator(".by").evaluate("element => { element.textContent = 'somebody' }")
    visited.check().assert_failed(text(
        "recorderDiffers", sequence=3, shown="somebody", right=text("service", name="annual-report-2020")))


def test_a_changed_time_is_named(own_page, visit, text):
    visited = visit(own_page)
    time = visited.page.locator("tr[data-entry='3'] time[datetime]").first
    right = time.text_content()
    time.evaluate("element => { element.textContent = '2020-01-01 00:00:00' }")
    visited.check().assert_failed(text("timeDiffers", sequence=3, shown="2020-01-01 00:00:00", right=right))


def test_a_row_of_an_entry_that_is_not_there_is_named(own_page, visit, text):
    visited = visit(own_page)
    visited.page.locator("tr[data-entry='3']").first.evaluate("element => { element.dataset.entry = '4711' }")
    visited.check().assert_failed(text("rowUnknown", sequence=4711))


MANY = ".recordings > li"


def test_a_changed_recorder_of_many_entries_is_named(year_page, visit):
    """Behind figures of many entries, these are listed by recorder and day."""
    visited = visit(year_page)
    visited.page.locator(MANY).first.locator(".by").evaluate("element => { element.textContent = 'somebody' }")
    outcome = visited.check()
    assert outcome.state == "failed" and len(outcome.problems) == 1 and "somebody" in outcome.problems[0]


@pytest.mark.parametrize(["pattern", "new"], [
    (r"\(\d\d:\d\d", "(00:00"),
    (r", \d{4}-", ", 2001-"),
    (r": \d+", ": 4711000"),
    (r"$", ", and others"),
], ids=["time", "day", "entry", "no list"])
def test_a_changed_list_of_many_entries_is_named(year_page, visit, pattern, new):
    visited = visit(year_page)
    visited.page.locator(MANY).first.evaluate(
        "(item, [pattern, text]) => { item.lastChild.data = item.lastChild.data.replace(RegExp(pattern), text) }",
        [pattern, new])
    outcome = visited.check()
    assert outcome.state == "failed" and len(outcome.problems) == 1


def fingerprint(line):
    """The beginning of a leaf hash (RFC 9162, section 2.1.1)."""
    return base64.b64encode(hashlib.sha256(b"\0" + recorded_bytes(line)).digest()).decode()[:8]
