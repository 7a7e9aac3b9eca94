import Glibc

/// A shell command that ran: what it wrote and how it ended.
struct Finished {
    var output: String
    var diagnostics: String
    var exitCode: Int32
    /// Time on processors, of the shell and all it ran and waited for.
    var processorSeconds: Double
}

/// Runs shell commands in a directory of their own, with the command under test on their PATH.
///
/// Through `posix_spawn` rather than Foundation's `Process`, whose pipes fill up and block when nobody reads them.
final class Child {
    let directory: String
    private let process: pid_t
    private let terminal: PseudoTerminal?

    /// Starts a command; its streams are files in `directory`, named after `label`, except that its output may go to a
    /// terminal.
    init(
        _ command: String, in sandbox: Sandbox, input: String = "", label: String = "step",
        terminal: PseudoTerminal? = nil
    ) {
        self.terminal = terminal
        directory = sandbox.path + "/.streams/" + label
        makeDirectories(directory)
        write(input, to: directory + "/input")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, directory + "/input", O_RDONLY, 0)
        if let terminal {
            posix_spawn_file_actions_addopen(&actions, 1, terminal.path, O_WRONLY | O_NOCTTY, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, directory + "/output", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        posix_spawn_file_actions_addopen(&actions, 2, directory + "/diagnostics", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The threads of the tests have most signals blocked, which would be inherited: a shell that cannot hear of the end of
        // its children may wait for them for ever.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let code = withArguments(["/bin/sh", "-c", "cd \"$HOME\" || exit 99\n" + command]) { arguments in
            withArguments(sandbox.environment) {
                posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, $0)
            }
        }
        precondition(code == 0, "posix_spawn failed: \(String(cString: strerror(code)))")
        self.process = process
    }

    /// Waits for its end.
    func finish() -> Finished {
        let shown = terminal?.readToEnd()
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) == -1 && errno == EINTR {}
        let signal = status & 0x7F
        return Finished(
            output: shown ?? read(directory + "/output"), diagnostics: read(directory + "/diagnostics"),
            exitCode: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime))
    }

    private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}

private func withArguments<Result>(
    _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("an array with an element has an address") }
        return body(base)
    }
}
