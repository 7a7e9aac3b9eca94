"""Text stands out from what is behind it, by day and by night."""

import pathlib

import pytest

CONTRAST = (pathlib.Path(__file__).parent / "contrast.js").read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["own_page", "office_page"])
def test_text_has_enough_contrast(request, visit, name, scheme):
    visited = visit(request.getfixturevalue(name), color_scheme=scheme)
    visited.check().assert_passed()
    assert_enough_contrast(visited)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_failed_check_has_enough_contrast(own_page, visit, scheme):
    visited = visit(own_page, color_scheme=scheme)
    assert visited.check("no checkpoint").state == "failed"
    assert_enough_contrast(visited)


def test_dark_is_dark(own_page, visit):
    colours = {
        scheme: visit(own_page, color_scheme=scheme).page.evaluate("getComputedStyle(document.body).color")
        for scheme in ["light", "dark"]}
    assert colours["light"] != colours["dark"]


def assert_enough_contrast(visited):
    visited.open_details()
    result = visited.page.evaluate(CONTRAST)
    assert result["count"] > 50
    assert result["failures"] == []
