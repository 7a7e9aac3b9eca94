#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    @preconcurrency import Darwin
#endif

// Structures on one system, pointers to them on the other.
#if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    private func makeFileActions() -> FileActions { nil }
    private func makeAttributes() -> Attributes { nil }
    private var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { _NSGetEnviron().pointee }
#else
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    private func makeFileActions() -> FileActions { FileActions() }
    private func makeAttributes() -> Attributes { Attributes() }
    private var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { environ }
#endif

/// A program that ran to its end, without a shell between.
///
/// Its streams are files of a private directory, not pipes: nothing can fill up while nobody reads it, and no descriptor
/// is open that a program started at the same moment could inherit.
package struct ChildProcess {
    /// Its exit code; 128 more than the signal that ended it.
    package var exitCode: Int32
    /// What it wrote to standard output.
    package var output: String
    /// What it wrote to standard error.
    package var diagnostics: String

    /// Runs a program, found on the PATH unless it has a slash, and waits for it as long as it takes.
    ///
    /// Calls: `posix_spawnp`, `waitpid`. In the process group of the caller, so that Ctrl-C ends both.
    package static func run(
        _ program: String, _ arguments: [String], input: String, in directory: PrivateDirectory
    ) throws(ProgramError) -> ChildProcess {
        var actions = makeFileActions()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY | O_NOCTTY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, directory.expect("output"), flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, directory.expect("diagnostics"), flags, 0o600)
        let process = try spawn(program, arguments, &actions)
        var status: Int32 = 0
        _ = try check("waitpid") { Int(waitpid(process, &status, 0)) }
        let signal = status & 0x7F
        return ChildProcess(
            exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: String(decoding: try directory.read("output"), as: UTF8.self),
            diagnostics: String(decoding: try directory.read("diagnostics"), as: UTF8.self))
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ actions: inout FileActions
    ) throws(ProgramError) -> pid_t {
        // The program would see what stands before it, and take "me\0you" for "me".
        guard !([program] + arguments).contains(where: { $0.utf8.contains(0) }) else {
            throw .system(call: "posix_spawnp", reason: "an argument has a NUL in it")
        }
        var attributes = makeAttributes()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // We ignore these two, and a program started inherits that.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXFSZ)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // And what a thread of Dispatch has blocked, which is nearly all: one that waits for children would not hear of them.
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        let code = posix_spawnp(&process, program, &actions, &attributes, &words, environment)
        switch code {
        case 0: return process
        case ENOENT, ENOTDIR, EACCES: throw .missing(program)
        default: throw .system(call: "posix_spawnp", reason: systemReason(code))
        }
    }
}
