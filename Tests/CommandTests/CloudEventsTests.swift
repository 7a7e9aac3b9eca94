import Foundation
import Testing

/// Entries are CloudEvents: an SDK that knows nothing of us reads every line.
@Suite struct CloudEventsTests {
    static let python = Sandbox.repository + "/.build/python/bin/python"

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: python),
            "needs the Python that make test-dependencies sets up"))
    func theOfficialSDKReadsEveryLine() {
        let sandbox = Sandbox()
        let finished = sandbox.run(
            "'\(Self.python)' '\(Sandbox.repository)/Tests/CommandTests/Fixtures/read_cloudevents.py' \"$REPOSITORY\"/events/*.jsonl"
        )
        #expect(finished.exitCode == 0, "\(finished.diagnostics)")
        #expect(finished.output == sandbox.run("cat \"$REPOSITORY\"/events/*.jsonl | wc -l").output)
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: python),
            "needs the Python that make test-dependencies sets up"), arguments: ["jsonl", "cloudevents-batch"])
    func theOfficialSDKReadsWhatEntriesWrites(_ format: String) {
        let sandbox = Sandbox()
        sandbox.run("activity-ledger init --origin example.org/sdk")
        let hostile = #"{"type":"ProgrammeSelected","data":{"date":"2020","programme":"\u202e \"é\" 😀"}}"#
        let finished = sandbox.run(
            """
            yes '\(hostile)' | head -n 500 | activity-ledger append > receipt
            activity-ledger entries --format \(format) > written
            '\(Self.python)' "$FIXTURES"/read_cloudevents.py --\(format) written
            """)
        #expect(finished.exitCode == 0 && finished.output == "501\n", "\(finished.diagnostics)")
    }
}
