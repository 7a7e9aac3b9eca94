import Testing

/// The repository's own ledger: the record of 2020.
@Suite struct RecordOf2020Tests {
    @Test func theLedgerHoldsExactlyTheBatchItWasAppendedFrom() {
        let sandbox = Sandbox()
        sandbox.run("mkdir snapshots; cp -r \"$REPOSITORY\"/events .")
        let again = sandbox.run(
            "activity-ledger append --service --recorded-by annual-report-2020 \"$FIXTURES/record-2020.jsonl\"")
        #expect(again.output.hasPrefix(#"{"appended":0,"duplicates":10,"#), "\(again.diagnostics)")
        #expect(sandbox.run("cmp events/2026.jsonl \"$REPOSITORY\"/events/2026.jsonl").exitCode == 0)
    }

    @Test func regeneratingTheStatisticsGivesTheCommittedSnapshotByteForByte() {
        let sandbox = Sandbox()
        sandbox.run("cp -r \"$REPOSITORY\"/events .; activity-ledger statistics")
        let comparison = sandbox.run(
            "cmp snapshots/yearly-statistics.jsonl \"$REPOSITORY\"/snapshots/yearly-statistics.jsonl")
        #expect(comparison.exitCode == 0, "\(comparison.output)")
    }
}
