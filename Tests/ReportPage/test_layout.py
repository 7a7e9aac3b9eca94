"""The page fits the window, from a telephone to a large screen."""

import pytest

WIDTHS = [360, 768, 1440]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["own_page", "office_page", "long_name_page"])
def test_nothing_lies_beyond_the_right_edge(request, visit, name, scheme, width):
    visited = visit(
        request.getfixturevalue(name), color_scheme=scheme, viewport={"width": width, "height": 800})
    assert_fits(visited.page)
    visited.check().assert_passed()
    assert_fits(visited.page)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_root_hash_and_long_problems_fit(own_page, own_ledger, visit, width):
    visited = visit(own_page, viewport={"width": width, "height": 800})
    visited.check(f"{own_ledger.origin}\n{own_ledger.size}\n{own_ledger.root_hash(3)}\n")
    assert_fits(visited.page)


def test_text_can_be_twice_as_large(own_page, visit):
    """WCAG 2.2, success criteria 1.4.4 and 1.4.10: 1280 pixels at 400 % are 320."""
    assert_fits(visit(own_page, viewport={"width": 320, "height": 256}).page)


def assert_fits(page):
    widths = page.evaluate("[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]")
    assert widths[0] <= widths[1], beyond_the_edge(page)


def beyond_the_edge(page):
    """What reaches furthest to the right, for the message."""
    return page.evaluate("""[...document.body.querySelectorAll("*")]
      .map(element => [Math.round(element.getBoundingClientRect().right), element.outerHTML.slice(0, 160)])
      .sort((left, right) => right[0] - left[0]).slice(0, 5)""")
