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
    /// Calls: `pipe`, `posix_spawnp`, `poll`, `waitpid`, `kill`. In the process group of the caller, so that Ctrl-C ends both.
    /// A signal that would end the caller, and that the directory holds back, is passed on to the program.
    /// - Parameter variables: What its environment has other than the caller's: values, and `nil` for what it has not.
    package static func run(
        _ program: String, _ arguments: [String], changing variables: KeyValuePairs<String, String?> = [:],
        input: String,
        in directory: PrivateDirectory
    ) throws(ProgramError) -> ChildProcess {
        var actions = makeFileActions()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY | O_NOCTTY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, directory.expect("output"), flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, directory.expect("diagnostics"), flags, 0o600)
        // The program has one end until it is gone, whatever it does with its streams.
        let life = try makePipe()
        defer { close(life.ours) }
        posix_spawn_file_actions_adddup2(&actions, life.theirs, 3)
        let process: pid_t
        do {
            defer { close(life.theirs) }
            process = try spawn(program, arguments, variables, &actions)
        }
        let status = try wait(for: process, life.ours)
        let signal = status & 0x7F
        return ChildProcess(
            exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: String(decoding: try directory.read("output"), as: UTF8.self),
            diagnostics: String(decoding: try directory.read("diagnostics"), as: UTF8.self))
    }

    /// Calls: `pipe`, `fcntl`. A program started in between would have them as well, which the wait takes into account.
    private static func makePipe() throws(ProgramError) -> (ours: Int32, theirs: Int32) {
        var ends: [Int32] = [-1, -1]
        _ = try check("pipe") { Int(pipe(&ends)) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Waits for the end of a program, and passes on what is to end us.
    private static func wait(for process: pid_t, _ life: Int32) throws(ProgramError) -> Int32 {
        var status: Int32 = 0
        var passedOn: Set<Int32> = []
        while true {
            var waiting = pollfd(fd: life, events: Int16(POLLIN), revents: 0)
            let isOver = poll(&waiting, 1, 50) == 1
            // Somebody else may have the end still.
            let options = isOver ? 0 : WNOHANG
            if try check("waitpid", { Int(waitpid(process, &status, options)) }) == process { return status }
            for signal in HeldSignals.pending(HeldSignals.ending) where passedOn.insert(signal).inserted {
                kill(process, signal)
            }
        }
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ variables: KeyValuePairs<String, String?>,
        _ actions: inout FileActions
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
        var settings = makeEnvironment(changing: variables)
        defer { (words + settings).forEach { free($0) } }
        let code = posix_spawnp(&process, program, &actions, &attributes, &words, &settings)
        switch code {
        case 0: return process
        case ENOENT, ENOTDIR, EACCES: throw .missing(program)
        default: throw .system(call: "posix_spawnp", reason: systemReason(code))
        }
    }

    /// The caller's environment, changed; the texts are to be freed.
    private static func makeEnvironment(changing variables: KeyValuePairs<String, String?>) -> [UnsafeMutablePointer<
        CChar
    >?] {
        var settings: [UnsafeMutablePointer<CChar>?] = []
        var next = environment
        while let place = next, let setting = place.pointee {
            let name = String(cString: setting).unicodeScalars.prefix { $0 != "=" }
            let isChanged = variables.contains { $0.key.unicodeScalars.elementsEqual(name) }
            if !isChanged { settings.append(strdup(setting)) }
            next = place + 1
        }
        for case let (name, value?) in variables { settings.append(strdup("\(name)=\(value)")) }
        return settings + [nil]
    }
}
