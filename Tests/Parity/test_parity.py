"""The views show what the command and a fold by Python alone show: every row, to the last figure."""

import fold


def test_the_figures_are_those_of_statistics(sight):
    system, ledger = sight
    rows = system.rows("yearly_statistics", fold.FIGURE_COLUMNS)
    assert fold.csv(rows) == ledger.statistics()
    assert system.columns("yearly_statistics") == fold.FIGURE_COLUMNS


def test_the_entries_are_those_of_the_files(sight):
    system, ledger = sight
    assert sorted(system.rows("entries", fold.ENTRY_COLUMNS)) == fold.entries(ledger)
    assert system.columns("entries") == fold.ENTRY_COLUMNS
    assert system.is_moment("entries", "recordedtime")


def test_the_activities_are_those_of_a_fold(sight):
    system, ledger = sight
    rows = sorted(system.rows("activities", fold.ACTIVITY_COLUMNS), key=lambda row: row[0])
    assert rows == fold.activities(ledger)
    assert sorted(system.columns("activities")) == sorted(fold.ACTIVITY_COLUMNS)


def test_the_ledger_is_one_that_verify_passes(sight):
    system, ledger = sight
    if system.name == "duckdb":
        ledger.run("verify")
