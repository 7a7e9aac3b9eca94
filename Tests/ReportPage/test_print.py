"""The page prints on A4, and nothing that belongs together is cut."""

import re
import shutil
import subprocess

import pytest

A4_POINTS = (595, 842)
PIXELS_PER_POINT = 96 / 72


@pytest.fixture(params=["own_page", "office_page", "long_name_page"])
def visited(request, visit):
    return visit(request.getfixturevalue(request.param))


def test_pages_are_a4(visited, tmp_path):
    sizes = page_sizes(printed(visited, tmp_path))
    assert len(sizes) > 0
    for width, height in sizes:
        assert abs(width - A4_POINTS[0]) <= 1 and abs(height - A4_POINTS[1]) <= 1


def test_the_figures_are_on_paper(own_page, own_ledger, visit, tmp_path):
    text = extracted(printed(visit(own_page), tmp_path))
    for expected in ["2020", "≈ 70", "≈ 30", "40+", own_ledger.root_hash(own_ledger.size)]:
        assert expected in text


@pytest.mark.parametrize(["name", "selector"], [
    ("own_page", "*"),
    ("office_page", "*"),
    # An activity of which pages were written down has to be cut.
    ("long_name_page", ":not(li)"),
])
def test_what_must_not_be_cut_is_lower_than_a_page(request, visit, name, selector):
    page = visit(request.getfixturevalue(name)).page
    height = on_paper(page)
    elements = page.locator(selector).evaluate_all("""all => all
      .filter(element => getComputedStyle(element).breakInside.startsWith("avoid") && element.checkVisibility())
      .map(element => [element.localName, element.getBoundingClientRect().height, element.outerHTML.slice(0, 120)])""")
    assert [element for element in elements if element[1] > height] == []


@pytest.mark.parametrize("selector", ["svg:not([aria-hidden=true])", "figure", "tbody tr"])
def test_charts_and_rows_are_not_cut(visited, selector):
    visited.page.emulate_media(media="print")
    cut = visited.page.locator(selector).evaluate_all("""all => all.filter(element => element.checkVisibility())
      .filter(element => {
        for (let each = element; each; each = each.parentElement) {
          if (getComputedStyle(each).breakInside.startsWith("avoid")) return false
        }
        return true
      }).map(element => element.outerHTML.slice(0, 120))""")
    assert cut == []


def test_the_numbers_of_notes_have_room(office_page, visit):
    """They stand in the margin of their list; what is further left is not printed."""
    page = visit(office_page).page
    on_paper(page)
    lists = page.locator("ol").evaluate_all("""all => all.map(list => {
      const style = getComputedStyle(list)
      const canvas = document.createElement("canvas").getContext("2d")
      canvas.font = style.font
      return [canvas.measureText(`${list.children.length}. `).width, parseFloat(style.paddingLeft)]
    })""")
    assert len(lists) > 0
    for width, room in lists:
        assert width <= room


def test_paper_is_white_and_ink_dark_at_night_too(own_page, visit):
    page = visit(own_page, color_scheme="dark").page
    on_paper(page)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_only_a_screen_can_do_is_not_printed(own_page, visit):
    page = visit(own_page).page
    page.emulate_media(media="print")
    for selector in ["#check-button", "#kept-checkpoint"]:
        assert not page.locator(selector).is_visible(), selector


def on_paper(page):
    """Lays the page out as for paper. Gives the height of what fits on a sheet."""
    width, height = printable_size(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(width), "height": int(height)})
    return height


def printed(visited, directory):
    path = directory / "page.pdf"
    visited.page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    return path


def page_sizes(path):
    """The size of every page in points."""
    text = poppler("pdfinfo", "-f", "1", "-l", "1000000", path)
    return [tuple(map(float, size)) for size in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", text)]


def extracted(path):
    """The text on the pages, with its white space collapsed."""
    return re.sub(r"\s+", " ", poppler("pdftotext", "-layout", path, "-"))


def poppler(program, *arguments):
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program} (poppler-utils): what is printed is NOT tested")
    return subprocess.run([program, *arguments], check=True, capture_output=True).stdout.decode()


def printable_size(page):
    """Width and height within the margins that the page asks for, in pixels."""
    margin = page.evaluate("""[...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
      .filter(rule => rule instanceof CSSPageRule)
      .map(rule => ["Top", "Right", "Bottom", "Left"].map(side => rule.style["margin" + side]))[0]""")
    assert margin, "the page does not say how it is to be printed"
    top, right, bottom, left = map(points, margin)
    return (
        (A4_POINTS[0] - left - right) * PIXELS_PER_POINT,
        (A4_POINTS[1] - top - bottom) * PIXELS_PER_POINT)


def points(length):
    """A length of CSS in points."""
    number, unit = re.fullmatch(r"([\d.]+)([a-z]+)", length).groups()
    return float(number) * {"mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1, "px": 0.75, "in": 72}[unit]
