"""Pages opened in the browser, and everything they should not do."""

import dataclasses
import os
import re
import shutil

CHECK_TIMEOUT_MILLISECONDS = 60_000
TIMEOUT_MILLISECONDS = 10_000
FINISHED = "#check-result:is([data-state=passed], [data-state=failed], [data-state=unavailable])"

BROWSER_NAMES = ["chromium", "chromium-browser", "google-chrome"]


def browser_path():
    """The system's Chromium, or the one named by CHROMIUM; None where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSER_NAMES)), None)


def launched(driver):
    """The system's Chromium, driven by Playwright."""
    # Its sandbox does not work for root, nor in most containers; the pages are all our own.
    return driver.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])


class Visit:
    """A page in the browser, and what it said and asked for meanwhile."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.complaints = []
        self.requests = []
        page.set_default_timeout(TIMEOUT_MILLISECONDS)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", self._asked)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("popup", lambda popup: self.complaints.append(f"popup: {popup.url}"))

    def _heard(self, message):
        # Violations of the content security policy come as errors, too.
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, dialog):
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self):
        self.page.goto(self.address)
        return self

    def assert_quiet(self):
        """No message, no dialog, and no request to anything but the page itself."""
        assert self.complaints == []
        others = [url for url in self.requests if url.partition("#")[0] != self.address]
        assert others == []

    def open_details(self):
        """Opens everything that can be opened."""
        self.page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")

    def check(self, kept=None):
        """Lets the page check itself, as a person would."""
        self.open_details()
        if kept is not None:
            self.page.locator("#kept-checkpoint").fill(kept)
        self.page.locator("#check-button").click()
        result = self.page.locator(FINISHED)
        result.wait_for(timeout=CHECK_TIMEOUT_MILLISECONDS)
        return Outcome(
            result.get_attribute("data-state"), result.text_content().strip(),
            self.page.locator("#check-problems > li").all_text_contents(),
            self.page.locator("#check-facts > li").all_text_contents())


@dataclasses.dataclass
class Outcome:
    """What the check of a page said."""

    state: str
    sentence: str
    problems: list[str]
    facts: list[str]

    def assert_passed(self):
        assert (self.state, self.problems) == ("passed", [])

    def assert_failed(self, *problems):
        """Failed, and for these reasons alone."""
        assert (self.state, self.problems) == ("failed", list(problems))


class Texts:
    """The texts of a page's check."""

    def __init__(self, evidence):
        self.templates = evidence["texts"]

    def __call__(self, name, /, **values):
        """A text with its placeholders filled in."""
        return re.sub(r"\{(\w+)\}", lambda match: str(values[match[1]]), self.templates[name])

    def count(self, number):
        """A number with its digits in groups."""
        return f"{number:,}".replace(",", self.templates["groupSeparator"])

    def tally(self, tally):
        """A tally of the JSON as the page writes it."""
        if tally["count"] == 0 and tally["precision"] != "exact":
            return self("notStated")
        return self(tally["precision"], count=self.count(tally["count"]))
