"""Pictures of pages, for people to look at: on screens of three widths by day and by night, and on paper.

Usage: screenshots.py DIRECTORY
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

from activities import amend, some
from browsing import Visit, launched
from ledger import Ledger

WIDTHS = [360, 768, 1440]
SCHEMES = ["light", "dark"]


def main(directory):
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as driver:
        browser = launched(driver)
        for name, page in pages(pathlib.Path(temporary)).items():
            shutil.copy(page, directory / f"{name}.html")
            on_screens(browser, page, directory, name)
            on_paper(browser, page, directory, name)
        browser.close()
    print(f"see {directory}")


def pages(temporary):
    """The page of the repository's own ledger, and one of an office with several years, in each language."""
    own = Ledger.of_the_repository(temporary / "own")
    office = Ledger.opened(temporary / "office")
    activities = some(240, [2018, 2019, 2020])
    office.append(activities)
    amend(office, activities, 45)
    return {
        f"{name}-{language}": ledger.report(2020, language=language)
        for name, ledger in [("own", own), ("office", office)] for language in ["fr", "en"]}


def on_screens(browser, page, directory, name):
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
            visited = Visit(context.new_page(), page.as_uri()).open()
            visited.page.screenshot(path=directory / f"{name}-{scheme}-{width}.png", full_page=True)
            visited.check()
            visited.page.screenshot(path=directory / f"{name}-{scheme}-{width}-open.png", full_page=True)
            context.close()


def on_paper(browser, page, directory, name):
    opened = browser.new_page()
    opened.goto(page.as_uri())
    pdf = directory / f"{name}.pdf"
    opened.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
    subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, directory / f"{name}-paper"], check=True)
    opened.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
