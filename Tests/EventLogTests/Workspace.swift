import CanonicalJSON
import EventLog
import Foundation

/// A directory for one test, gone with it, and a world whose time and ids the test decides.
final class Workspace {
    let path = NSTemporaryDirectory() + "event-log-test-" + UUID().uuidString
    let clock = TestClock()

    init() {
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var log: EntryLog {
        EntryLog(directory: path, environment: LogEnvironment(clock: clock, identifiers: CountingIdentifiers(clock)))
    }

    func contents(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path + "/" + name) ?? Data(), as: UTF8.self)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    static let recorder = Recorder(identity: "office", kind: .user, account: "machine")

    @discardableResult
    func open() throws -> Receipt {
        try log.create(
            origin: "example.org/log", first: ProposedEntry(type: "Opened", data: JSONObject()), by: Self.recorder)
    }

    @discardableResult
    func append(_ numbers: Int..., id: String? = nil) throws -> Receipt {
        try log.append(
            numbers.map { ProposedEntry(type: "Noted", data: JSONObject(["number": .integer($0)]), id: id) },
            by: Self.recorder)
    }
}

/// A clock that stands still until told otherwise; waiting makes it go.
final class TestClock: LogClock, @unchecked Sendable {
    // Tests use it from one thread.
    var now = RecordedTime(text: "2026-11-22T09:31:02.123Z") ?? RecordedTime(milliseconds: 0)
    var elapsedMilliseconds: Int64 = 0
    var made = 0

    func wait(milliseconds: Int64) {
        elapsedMilliseconds += milliseconds
        SystemClock().wait(milliseconds: 1)
    }

    func wait(milliseconds: Int64, for flag: Flag) {
        // Tests beside this one start processes, which between fork and exec hold a copy of every descriptor, a lock's
        // among them. They need some moments of real time to get on, so time is not up at once.
        elapsedMilliseconds += min(milliseconds, 16)
        flag.wait(milliseconds: 1)
    }
}

/// Ids that count up.
struct CountingIdentifiers: IdentifierSource {
    let clock: TestClock

    init(_ clock: TestClock) {
        self.clock = clock
    }

    func appendIdentifier(at time: RecordedTime, to bytes: inout [UInt8]) {
        clock.made += 1
        bytes += "id-\(clock.made)".utf8
    }
}
