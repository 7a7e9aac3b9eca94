import Foundation

/// A fresh directory for one test, gone when the test is over.
final class Sandbox {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "activity-ledger-test-" + UUID().uuidString
        makeDirectories(path + "/.bin")
        // Everybody may look into it: some tests run the command as another user.
        chmod(path, 0o755)
        symlink(Sandbox.binary, path + "/.bin/activity-ledger")
    }

    deinit {
        _ = Child("chmod -R u+rwX '\(path)'; rm -rf '\(path)'/* '\(path)'/.bin", in: self, label: "removal").finish()
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The environment of every command: nothing of the machine's but what it takes to run.
    var environment: [String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return [
            "PATH=\(self.path)/.bin:\(path)", "HOME=\(self.path)", "LC_ALL=C.UTF-8", "TZ=Pacific/Auckland",
            "FIXTURES=\(Sandbox.repository)/Tests/CommandTests/Fixtures", "REPOSITORY=\(Sandbox.repository)",
        ]
    }

    /// Runs a shell command here and waits for it; with its output on a terminal, if one has so many columns.
    @discardableResult
    func run(_ command: String, input: String = "", terminalColumns: Int? = nil) -> Finished {
        Child(command, in: self, input: input, terminal: terminalColumns.map { PseudoTerminal(columns: $0) }).finish()
    }

    /// The command under test: the one the Makefile names, else the one built beside these tests.
    static let binary: String =
        ProcessInfo.processInfo.environment["ACTIVITY_LEDGER_BINARY"]
        ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/activity-ledger"

    /// The repository these tests stand in.
    static let repository = String(#filePath.dropLast("/Tests/CommandTests/Sandbox.swift".count))
}

func makeDirectories(_ path: String) {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
}

func write(_ text: String, to path: String) {
    let isWritten = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
    precondition(isWritten, "cannot write \(path)")
}

func read(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
}
