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
}
