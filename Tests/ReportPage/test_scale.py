"""A busy year still opens at once, and a ledger too large for a page is checked as far as it can be."""

import pytest

from source import Source

SIZE_LIMIT_BYTES = 2_000_000
OPENING_LIMIT_MILLISECONDS = 1000
LOADS = 3


def test_a_year_of_ten_thousand_entries_is_a_small_page(year_page):
    entries = Source(year_page).block("entries").group(2)
    assert year_page.stat().st_size - len(entries.encode()) < SIZE_LIMIT_BYTES


def test_a_year_of_ten_thousand_entries_opens_in_under_a_second(year_page, visit):
    """The best of three, so that a busy machine does not fail it."""
    assert min(opening_milliseconds(visit(year_page).page) for _ in range(LOADS)) < OPENING_LIMIT_MILLISECONDS


def test_a_year_of_ten_thousand_entries_passes_the_check(year_page, visit, texts):
    outcome = visit(year_page).check()
    outcome.assert_passed()
    text = texts(year_page)
    assert text("linesHashed", count=text.count(10_001)) in outcome.facts


def test_a_large_ledger_passes_with_the_lines_of_a_year(large_page, large_ledger, visit, texts):
    evidence = Source(large_page).evidence
    assert evidence["isComplete"] is False
    outcome = visit(large_page).check()
    outcome.assert_passed()
    text = texts(large_page)
    size = evidence["ledger"]["size"]
    count = len(Source(large_page).lines)
    assert text("notComplete", count=text.count(count), size=text.count(size)) in outcome.facts
    assert text("rootComputed", size=text.count(size), root=large_ledger.root_hash(size)) in outcome.facts


def test_a_changed_line_of_a_large_ledger_is_named(large_page, visit, texts, tmp_path):
    source = Source(large_page)
    source.change_line(4000, '"authid":"office"', '"authid":"offica"')
    sequence = source.sequence(4000)
    outcome = visit(source.written(tmp_path)).check()
    text = texts(large_page)
    outcome.assert_failed(text("lineChanged", line=4000, sequence=sequence))


def test_a_changed_hash_of_the_lines_that_are_not_there_is_noticed(large_page, visit, tmp_path):
    source = Source(large_page)
    evidence = source.evidence
    node = evidence["nodes"][len(evidence["nodes"]) // 2]
    node[2] = ("B" if node[2][0] == "A" else "A") + node[2][1:]
    source.evidence = evidence
    outcome = visit(source.written(tmp_path)).check()
    assert outcome.state == "failed" and len(outcome.problems) == 1


def test_hashes_that_do_not_cover_the_tree_are_noticed(large_page, visit, texts, tmp_path):
    source = Source(large_page)
    evidence = source.evidence
    del evidence["nodes"][0]
    source.evidence = evidence
    visit(source.written(tmp_path)).check().assert_failed(texts(large_page)("evidenceInconsistent"))


@pytest.mark.parametrize(["size", "fits"], [(None, True), (20_000, False)])
def test_a_kept_checkpoint_is_compared_as_far_as_possible(large_page, large_ledger, visit, texts, size, fits):
    """A smaller one would take all lines."""
    outcome = visit(large_page).check(large_ledger.checkpoint(size))
    outcome.assert_passed()
    assert outcome.sentence == texts(large_page)("passed" if fits else "passedButKeptCheckpoint")


def test_figures_of_other_years_are_said_to_be_unchecked(large_page, visit, texts):
    """The page has charts over all years, but the lines of one."""
    outcome = visit(large_page).check()
    text = texts(large_page)("figuresSkipped", count="")
    assert [fact for fact in outcome.facts if fact.startswith(text)] != []


def test_a_page_of_all_years_of_a_large_ledger_passes(large_ledger, visit):
    visit(large_ledger.report()).check().assert_passed()


def test_a_page_that_cannot_hold_its_lines_offers_no_check(vast_page, visit):
    page = visit(vast_page).page
    assert vast_page.stat().st_size < SIZE_LIMIT_BYTES
    assert page.locator("#check").is_visible()
    assert page.locator("#check-button").count() == 0
    assert page.locator("script").count() == 0


def opening_milliseconds(page):
    """From the navigation to the load event and to the first that is painted, whichever comes later."""
    page.wait_for_load_state("load")
    return page.evaluate("""new Promise(resolve => {
      const measure = () => {
        const paint = performance.getEntriesByName("first-contentful-paint")[0]
        const load = performance.getEntriesByType("navigation")[0].loadEventEnd
        if (paint && load) resolve(Math.max(paint.startTime, load))
        else setTimeout(measure, 20)
      }
      measure()
    })""")
