"""The page can be read by ear and used without a mouse."""

import pytest

TAB_STOPS_LIMIT = 2000


@pytest.fixture(params=["own_page", "office_page"])
def visited(request, visit):
    return visit(request.getfixturevalue(request.param))


def test_there_is_one_of_each_landmark(visited):
    roles = [node["role"]["value"] for node in accessibility_tree(visited.page)]
    for role in ["banner", "main", "contentinfo"]:
        assert roles.count(role) == 1, role
    assert roles.count("navigation") <= 1


def test_landmarks_of_a_kind_differ_in_name(visited):
    """The rule landmark-unique of axe: by role and name, in whatever case. Sections without a name are none."""
    visited.open_details()
    names = visited.page.locator("[role=region], section, nav, aside").evaluate_all("""all => all.map(element => {
      const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(id => id)
      const labelled = labels.map(id => document.getElementById(id)?.textContent ?? "").join(" ")
      return [element.getAttribute("role") ?? element.localName, (element.ariaLabel ?? labelled).trim().toLowerCase()]
    }).filter(([role, name]) => role !== "section" || name)""")
    assert len(names) > 0
    for name in names:
        assert names.count(name) == 1, name


def test_the_document_has_a_title_and_a_language(visited):
    assert visited.page.title().strip() != ""
    assert visited.page.locator("html").get_attribute("lang") in ("fr", "en")


def test_headings_skip_no_level(visited):
    visited.open_details()
    levels = visited.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(each => +each.localName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    for before, after in zip(levels, levels[1:]):
        assert after <= before + 1, levels


def test_every_graphic_has_a_name(visited):
    graphics = visited.page.locator("svg:not([aria-hidden=true])").evaluate_all("""all => all.map(svg => {
      const labels = (svg.getAttribute("aria-labelledby") ?? "").split(" ").filter(id => id)
      const labelled = labels.map(id => document.getElementById(id)?.textContent ?? "").join(" ")
      const name = svg.getAttribute("aria-label") ?? (labelled || svg.querySelector(":scope > title")?.textContent)
      return [svg.getAttribute("role"), (name ?? "").trim(), svg.outerHTML.slice(0, 100)]
    })""")
    assert len(graphics) > 0
    for role, name, markup in graphics:
        assert role == "img" and name != "", markup


def test_every_table_has_a_name_and_its_headers_a_scope(visited):
    tables = visited.page.locator("table").evaluate_all("""all => all.map(table => ({
      name: table.caption?.textContent.trim() || table.getAttribute("aria-label")
        || document.getElementById(table.getAttribute("aria-labelledby"))?.textContent.trim(),
      headers: [...table.querySelectorAll("th")].map(header => header.getAttribute("scope")),
      heads: [...table.querySelectorAll("thead td")].filter(cell => cell.textContent.trim()).length,
      columns: table.querySelectorAll("th[scope=col], th[scope=colgroup]").length,
      markup: table.outerHTML.slice(0, 200),
    }))""")
    assert len(tables) > 0
    for table in tables:
        assert table["name"], table
        assert table["columns"] > 0 and table["heads"] == 0, table
        assert set(table["headers"]) <= {"col", "row", "colgroup", "rowgroup"}, table


def test_controls_have_names(visited):
    visited.open_details()
    nodes = accessibility_tree(visited.page)
    controls = [node for node in nodes if node["role"]["value"] in ("button", "textbox", "link", "DisclosureTriangle")]
    assert len(controls) > 2
    assert [node for node in controls if not node.get("name", {}).get("value", "").strip()] == []


def test_the_skip_link_comes_first_and_leads_to_the_content(visited):
    page = visited.page
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    target = link.get_attribute("href")
    assert target.startswith("#")
    assert page.locator(f"main{target}, main {target}").count() == 1
    box = link.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 20 and box["height"] > 10
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_all_that_opens_can_be_opened_with_the_keyboard(own_page, visit):
    page = visit(own_page).page
    for _ in range(TAB_STOPS_LIMIT):
        page.keyboard.press("Tab")
        place = page.evaluate("""[document.activeElement.localName,
          document.activeElement.closest("details")?.open, document.activeElement.id]""")
        if place[0] == "summary" and not place[1]:
            page.keyboard.press("Enter")
        if place[0] == "body":
            break
    assert page.locator("details").count() > 0
    assert page.locator("details:not([open])").count() == 0


def test_the_check_can_be_run_with_the_keyboard(own_page, visit):
    visited = visit(own_page)
    visited.open_details()
    visited.page.locator("#check-button").focus()
    visited.page.keyboard.press("Enter")
    visited.page.locator("#check-result[data-state=passed]").wait_for()
    assert visited.page.evaluate("document.activeElement.id") == "check-button"


def test_what_has_the_focus_is_seen(own_page, visit):
    """Each tab stop looks otherwise with the focus than without."""
    visited = visit(own_page)
    visited.open_details()
    page = visited.page
    for _ in range(TAB_STOPS_LIMIT):
        page.keyboard.press("Tab")
        seen = page.evaluate("""(() => {
          const element = document.activeElement
          if (element === document.body) return null
          const style = getComputedStyle(element)
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ? true : element.outerHTML
        })()""")
        if seen is None:
            break
        assert seen is True, seen


def accessibility_tree(page):
    """The nodes that a screen reader is given."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node.get("ignored") and "role" in node]
