"""What the tests share: a browser, and ledgers with their pages.

Without a browser, the tests that need one are skipped, and say so.
"""

import pytest

# Their assertions, too, say what was and what was expected. Before they are imported, or it is too late.
pytest.register_assert_rewrite("browsing")

from activities import amend, some
from browsing import Texts, Visit, browser_path, launched
from ledger import Ledger
from source import Source

YEARS = [2018, 2019, 2020]


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium: the browsers that Playwright would fetch are not needed."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is missing: pages are NOT tested")
    if browser_path() is None:
        pytest.skip("there is no Chromium: pages are NOT tested")
    with playwright.sync_playwright() as driver:
        started = launched(driver)
        yield started
        started.close()


@pytest.fixture
def visit(browser):
    """Opens pages; at the end of the test none of them may have complained, nor asked for anything."""
    visits = []
    contexts = []

    def open_page(path, address=None, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        if address:
            body = path.read_bytes()
            page.route(address, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        visits.append(Visit(page, address or path.resolve().as_uri()))
        return visits[-1].open()

    yield open_page
    for each in visits:
        each.assert_quiet()
    for context in contexts:
        context.close()


@pytest.fixture(scope="session", params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="session")
def own_ledger(tmp_path_factory):
    """A copy of the repository's own ledger."""
    return Ledger.of_the_repository(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def own_page(own_ledger):
    return own_ledger.report(2020)


@pytest.fixture(scope="session")
def office_ledger(tmp_path_factory):
    """A few hundred entries over three years, by several recorders, published, and many of them amended since."""
    ledger = Ledger.opened(tmp_path_factory.mktemp("office"))
    activities = some(240, YEARS)
    ledger.append(activities[:120], "international-office")
    ledger.append(activities[120:], "crm-export", "--service", "--correlation=sha256:0f2a")
    for year in YEARS:
        ledger.run("publish", str(year))
    amend(ledger, activities, 45)
    return ledger


@pytest.fixture(scope="session")
def office_page(office_ledger):
    return office_ledger.report()


@pytest.fixture(scope="session")
def long_name_page(tmp_path_factory):
    """Names of a thousand letters without a space, wherever there are names."""
    name = "W" * 1000
    ledger = Ledger.opened(tmp_path_factory.mktemp("long"), organisation=name, origin="o" * 100)
    activities = some(30, [2019, 2020], seed=3, note=name)
    for activity in activities:
        for member in ["event", "delegation", "host", "partner", "programme", "certification"]:
            if member in activity["data"]:
                activity["data"][member] = name
    ledger.append(activities, "r" * 128)
    ledger.retract(3, name)
    return ledger.report()


@pytest.fixture(scope="session")
def year_page(tmp_path_factory):
    """A year of ten thousand entries."""
    ledger = Ledger.opened(tmp_path_factory.mktemp("year"))
    ledger.append(some(10_000, [2020], seed=4))
    return ledger.report(2020)


@pytest.fixture(scope="session")
def large_ledger(tmp_path_factory):
    """More lines than a page holds: three years, 30,000 entries, over 8 MB."""
    ledger = Ledger.opened(tmp_path_factory.mktemp("large"))
    activities = some(30_000, YEARS, seed=5, note="A line of a length as lines in a ledger of an office have it.")
    ledger.append(activities)
    amend(ledger, activities, 6)
    return ledger


@pytest.fixture(scope="session")
def large_page(large_ledger):
    return large_ledger.report(2020)


@pytest.fixture(scope="session")
def vast_page(tmp_path_factory):
    """A page about more lines than it can hold at all: over 32 MB."""
    ledger = Ledger.opened(tmp_path_factory.mktemp("vast"))
    ledger.append(some(60_000, YEARS, seed=6, note="A long note. " * 25))
    return ledger.report()


@pytest.fixture
def texts():
    """The texts of a page."""
    return lambda path: Texts(Source(path).evidence)
