"""The views take the files that the command takes, and as much of them; what would make figures wrong, they refuse."""

import shutil

import pytest

import fold
import histories
from activities import activity
from ledger import Ledger


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    return histories.RandomHistory(tmp_path_factory.mktemp("files") / "ledger", seed=1)


@pytest.fixture(scope="module")
def whole(history):
    return history.make(rounds=10)


@pytest.fixture(scope="module")
def batch(history, whole):
    """What a batch of three more entries adds to the last file."""
    longer = copy(whole, whole.directory.parent / "longer")
    longer.append([activity(history.source, [2020, 2021], "VisitMade") for _ in range(3)])
    longer.append([{"type": "EntryRetracted", "data": {"sequence": longer.size - 1, "reason": "'"}}])
    return longer.segments[-1].read_bytes()[len(whole.segments[-1].read_bytes()):]


@pytest.fixture
def own(whole, tmp_path):
    """A copy of the ledger, to be spoilt."""
    return copy(whole, tmp_path / "ledger")


def copy(ledger, directory):
    return Ledger(shutil.copytree(ledger.directory, directory))


def figures(system, ledger):
    system.make(ledger.run("sql", system.name))
    return fold.csv(system.rows("yearly_statistics", fold.FIGURE_COLUMNS))


def test_an_unfinished_batch_counts_nowhere(system, whole, batch, tmp_path):
    lines = batch.splitlines(keepends=True)
    tails = [
        batch, b"".join(lines[:3]), lines[0] + lines[1][:-2], batch[:-2], lines[0] + b"\0" * 4096,
        lines[0][:100] + b"\0" * 600, lines[0] + b"\xff\xfe\x00"]
    if system.name == "duckdb":
        # But for one, of the test below.
        tails += [batch[:length] for length in range(0, len(batch), 43) if batch[length:length + 1] != b"\n"]
    for number, tail in enumerate(tails):
        ledger = copy(whole, tmp_path / f"{number}")
        with open(ledger.segments[-1], "ab") as segment:
            segment.write(tail)
        assert figures(system, ledger) == ledger.statistics(), tail


def test_a_whole_line_without_its_line_feed_is_a_line(system, own, batch):
    """The one difference there is, as the README says: to the command, such a line was not written to its end."""
    with open(own.segments[-1], "ab") as segment:
        segment.write(batch[:-1])
    found = figures(system, own)
    assert found != own.statistics()
    with open(own.segments[-1], "ab") as segment:
        segment.write(b"\n")
    assert found == own.statistics()


def test_a_file_that_is_not_there_is_missed(system, own):
    own.segments[1].unlink()
    with pytest.raises(system.failures, match="entries are missing, or there twice"):
        figures(system, own)


def test_a_file_that_is_there_twice_is_found(system, own):
    shutil.copy(own.segments[0], own.directory / "events" / "1999.jsonl")
    with pytest.raises(system.failures, match="entries are missing, or there twice"):
        figures(system, own)


def test_a_line_that_is_damaged_is_missed(system, own):
    text = own.segments[0].read_bytes()
    own.segments[0].write_bytes(text.replace(b'{"authid"', b'{"authid', 1))
    with pytest.raises(system.failures, match="entries are missing, or there twice"):
        figures(system, own)


def test_a_type_of_the_future_is_refused(system, own):
    for segment in own.segments:
        segment.write_bytes(segment.read_bytes().replace(b'"type":"MeetingHeld"', b'"type":"MeetingFelt"'))
    with pytest.raises(system.failures, match="the type MeetingFelt is unknown"):
        figures(system, own)


def test_other_files_are_nobodys_business(system, own):
    shutil.copy(own.segments[0], own.directory / "events" / "2022 (copy).jsonl")
    shutil.copy(own.segments[0], own.directory / "events" / "92022.jsonl")
    assert figures(system, own) == own.statistics()


NAMES = [
    "it's", "'\u0301", "a b", "50%20", "st*r", "br[a]ck", "[0-9]", "qu?st", "cur{a,b}ly", "com,ma", "semi;colon", "${x}", "ünï", "-x",
    'dou"ble', "`tick`", "ha#sh", "a+b&c=d", "new\nline", "--", "*x", "$$",
    "co:lon", "back\\slash"]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_directory_may_be_called_anything(system, whole, tmp_path, name):
    # Where a pattern would lead that the name were taken for.
    histories.of_the_record(tmp_path / "x")
    ledger = copy(whole, tmp_path / name)
    if (system.name, name) in [("spark", "co:lon"), ("duckdb", "back\\slash")]:
        # What the command says is to be done when a system has no way to name a directory.
        (tmp_path / "link").symlink_to(ledger.directory)
        ledger = Ledger(tmp_path / "link")
    system.make(ledger.run("sql", system.name))
    assert len(system.rows("entries", ["sequence"])) == ledger.size


def test_the_files_can_be_named(system, whole):
    pattern = f"{whole.directory}/events/*.jsonl"
    system.make(whole.run("sql", system.name, f"--path={pattern}"))
    assert fold.csv(system.rows("yearly_statistics", fold.FIGURE_COLUMNS)) == whole.statistics()


def test_spark_may_cut_the_files_anywhere(spark, whole):
    settings = {
        "spark.sql.files.maxPartitionBytes": "4093", "spark.sql.files.openCostInBytes": "1",
        "spark.sql.ansi.enabled": "false", "spark.sql.caseSensitive": "true", "spark.sql.shuffle.partitions": "5"}
    before = {name: spark.session.conf.get(name) for name in settings}
    for name, value in settings.items():
        spark.session.conf.set(name, value)
    try:
        assert figures(spark, whole) == whole.statistics()
        assert sorted(spark.rows("entries", fold.ENTRY_COLUMNS)) == fold.entries(whole)
    finally:
        for name, value in before.items():
            spark.session.conf.set(name, value)
