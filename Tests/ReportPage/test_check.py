"""The page that is as it was made passes its own check."""

import json
import re

import pytest

from ledger import Ledger
from source import Source


def test_own_ledger_passes_in_each_language(own_ledger, visit, texts, language):
    path = own_ledger.report(language=language)
    visited = visit(path)
    outcome = visited.check()
    outcome.assert_passed()
    assert outcome.sentence == texts(path)("passed")
    assert texts(path)("linesHashed", count=own_ledger.size) in outcome.facts
    assert visited.page.locator("html").get_attribute("lang") == language


def test_every_figure_and_recorder_is_compared(office_page, visit, texts):
    visited = visit(office_page)
    outcome = visited.check()
    outcome.assert_passed()
    figures = visited.page.locator("[data-figure], [data-change]").count()
    rows = visited.page.locator("tr[data-entry]").count()
    assert figures > 100 and rows > 100
    text = texts(office_page)
    assert text("figuresCompared", count=text.count(figures)) in outcome.facts
    assert visited.page.locator(".recordings").count() == 0
    assert text("recordersCompared", count=text.count(rows)) in outcome.facts


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_shows_every_figure_of_the_statistics(office_ledger, visit, texts, language):
    """Against the command's JSON, which knows nothing of the page's script."""
    path = office_ledger.report(2020, language=language)
    shown = shown_figures(visit(path).page)
    text = texts(path)
    for figure, tally in figures_of(Source(path).evidence["sections"], office_ledger.statistics()[2020]):
        assert shown.get((2020, json.dumps(figure))) == {collapsed(text.tally(tally))}, figure


def test_a_page_of_some_years_passes(office_ledger, visit):
    visit(office_ledger.report(2019)).check().assert_passed()
    visit(office_ledger.report(2018, 2020, language="fr")).check().assert_passed()


def test_the_page_of_a_ledger_without_activities_passes(tmp_path, visit):
    ledger = Ledger.opened(tmp_path)
    visit(ledger.report()).check().assert_passed()


def test_the_check_can_be_repeated(own_page, visit):
    visited = visit(own_page)
    visited.check().assert_passed()
    visited.check().assert_passed()


def test_progress_is_shown_and_the_result_is_announced(own_page, visit):
    result = visit(own_page).page.locator("#check-result")
    assert result.get_attribute("role") == "status"
    assert result.get_attribute("data-state") == "idle"


def test_without_cryptography_the_page_says_where_it_can_be_checked(own_page, visit, texts):
    """Over plain http browsers withhold it."""
    outcome = visit(own_page, address="http://report.example/page.html").check()
    assert outcome.state == "unavailable"
    assert outcome.sentence == texts(own_page)("unavailable")


def shown_figures(page):
    """The texts that are shown for each year and figure."""
    elements = page.locator("[data-figure]").evaluate_all(
        "all => all.map(each => [each.dataset.year, each.dataset.figure, each.textContent])")
    shown = {}
    for year, figure, text in elements:
        shown.setdefault((int(year), json.dumps(json.loads(figure))), set()).add(collapsed(text))
    return shown


def figures_of(sections, year):
    """The figures of a year in the JSON of the statistics, with their paths."""
    for section in sections:
        name, figures = section["name"], year[section["name"]]
        parts = ["total", "inPerson", "online"] if section["isSplitByMode"] else ["total"]
        for part in parts + section["sums"]:
            yield [name, part], figures[part]
        for grouping in section["groupings"]:
            for row in figures[grouping["name"]]:
                yield [name, grouping["name"], row[grouping["member"]], "total"], row["total"]


def collapsed(text):
    return re.sub(r"\s+", " ", text).strip()
