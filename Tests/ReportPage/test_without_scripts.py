"""The page is for reading: all of it is there without its script."""

import re


def test_figures_and_entries_are_there(own_page, visit):
    page = visit(own_page, java_script_enabled=False).page
    figure = page.locator(":not(svg *)[data-figure='[\"meetings\",\"total\"]'][data-year='2020']").first
    assert re.sub(r"\s", " ", figure.text_content()).strip() == "≈ 70"
    details = page.locator("details:has(tr[data-entry])").first
    row = details.locator("tr[data-entry]").first
    assert not row.is_visible()
    details.locator("summary").first.click()
    assert row.is_visible()
    assert "annual-report-2020" in row.locator(".by").text_content()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", row.locator("time").text_content())


def test_what_needs_the_script_is_not_offered(own_page, visit):
    visited = visit(own_page, java_script_enabled=False)
    visited.open_details()
    assert not visited.page.locator("#check-button").is_visible()


def test_with_scripts_the_check_is_offered(own_page, visit):
    visited = visit(own_page)
    visited.open_details()
    assert visited.page.locator("#check-button").is_visible()
