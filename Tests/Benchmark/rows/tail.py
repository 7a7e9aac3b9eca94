"""Statistics after one more entry: from the snapshot, and what is new."""

import figures
from contest import Row
from material import LEDGER
from launch import output_of
from rows import command

YEAR = "activity-ledger statistics 2020"
ALL = "activity-ledger statistics, all years"


def row(material, peers):
    ledger = material.copy(material.ledger, "tail")
    output = material.work / "tail-statistics"
    # The snapshot that a user has who asked yesterday.
    output_of([LEDGER, "statistics", "--ledger", ledger])

    def record(number):
        output_of([LEDGER, *command.MEETING, "--ledger", ledger])

    def check():
        rebuilt = output_of([LEDGER, "statistics", "--rebuild", "--format", "json", "--ledger", ledger])
        resumed = figures.of_statistics(output.read_text())
        years = {key[0] for key in resumed}
        figures.compare(
            {key: value for key, value in figures.of_statistics(rebuilt).items() if key[0] in years}, resumed)

    def contender(name, arguments):
        checked = []

        def check_once():
            # A replay from zero makes the snapshot anew: once is enough, and it leaves what a user has.
            if not checked:
                checked.append(True)
                check()

        return command.ours(
            name, ["statistics", *arguments, "--format", "json"], ledger, output=output, prepare=record,
            check=check_once, runs=5)

    return Row("tail", "statistics after one more entry", [contender(YEAR, ["2020"]), contender(ALL, [])])
