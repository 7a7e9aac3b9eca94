"""A checkpoint kept elsewhere shows that the page is of the ledger that was seen then."""

import pytest

from ledger import checkpoint_text


@pytest.fixture
def compared(own_page, visit):
    return lambda kept: visit(own_page).check(kept)


@pytest.fixture
def text(own_page, texts):
    return texts(own_page)


@pytest.mark.parametrize("size", [1, 2, 5, 8, 10])
def test_a_checkpoint_of_each_size_fits(compared, own_ledger, text, size):
    outcome = compared(own_ledger.checkpoint(size))
    outcome.assert_passed()
    assert text("keptFits", size=size, here=own_ledger.size) in outcome.facts


def test_the_checkpoint_of_the_page_itself_fits(compared, own_ledger, text):
    outcome = compared(own_ledger.checkpoint())
    outcome.assert_passed()
    assert text("keptFits", size=own_ledger.size, here=own_ledger.size) in outcome.facts


def test_what_follows_the_three_lines_is_not_read(compared, own_ledger):
    signed = f"\n{own_ledger.checkpoint()}\n— example.org/witness Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe\n"
    compared(signed.replace("\n", "\r\n")).assert_passed()


@pytest.mark.parametrize("size", [5, None])
def test_another_root_hash_does_not_fit(compared, own_ledger, text, size):
    size = size or own_ledger.size
    other = own_ledger.root_hash(7)
    outcome = compared(checkpoint_text(own_ledger.origin, size, other))
    outcome.assert_failed(text("keptRootDiffers", size=size, root=other, shown=own_ledger.root_hash(size)))


def test_a_checkpoint_of_another_ledger_is_named(compared, own_ledger, text):
    kept = checkpoint_text("example.org/other", 11, own_ledger.root_hash(11))
    compared(kept).assert_failed(text("keptOtherOrigin", origin="example.org/other", right=own_ledger.origin))


def test_a_newer_checkpoint_cannot_be_compared(compared, own_ledger, text):
    newer = own_ledger.size + 1
    outcome = compared(checkpoint_text(own_ledger.origin, newer, own_ledger.root_hash(11)))
    outcome.assert_passed()
    assert outcome.sentence == text("passedButKeptCheckpoint")
    assert text("keptNewer", size=newer, here=own_ledger.size) in outcome.facts


@pytest.mark.parametrize("kept", ["hello", "genopole.fr/international\n11", "a\n011\nAAAA", "<b>\n1\n<script>"])
def test_what_is_no_checkpoint_is_refused(compared, text, kept):
    compared(kept).assert_failed(text("keptUnreadable"))


def test_a_result_does_not_stand_for_what_is_pasted_after_it(own_page, visit):
    visited = visit(own_page)
    visited.check().assert_passed()
    visited.page.locator("#kept-checkpoint").fill("something else")
    assert visited.page.locator("#check-result").get_attribute("data-state") == "idle"
    assert visited.page.locator("#check-facts > li").count() == 0


def test_without_one_the_page_says_what_is_not_proved(own_page, visit, text):
    assert text("nothingKept") in visit(own_page).check().facts
