#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import EventLog

/// Another program, run to its end. No shell reads its arguments.
enum ChildProgram {
    /// Runs a program that is on the PATH.
    /// - Parameters:
    ///   - words: Its name and arguments.
    ///   - input: What it reads, all of it before it writes much; `nil` for what this process reads.
    ///   - isQuiet: Whether what it says on standard error is dropped.
    /// - Returns: Its exit code, -1 when a signal ended it, and what it wrote to standard output.
    /// - Throws: ``LogError`` `notFound` when there is no such program; `inputOutput`.
    static func run(
        _ words: [String], input: [UInt8]? = nil, isQuiet: Bool = false
    ) throws(LogError) -> (exitCode: Int32, output: String) {
        let (outputEnd, theirOutput) = try pipe()
        defer { close(outputEnd) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, theirOutput, 1)
        if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        let inputEnds = try input.map { _ throws(LogError) in try pipe() }
        if let inputEnds { posix_spawn_file_actions_adddup2(&actions, inputEnds.readEnd, 0) }
        let (process, code) = spawn(words, &actions)
        close(theirOutput)
        if let inputEnds, let input {
            close(inputEnds.readEnd)
            // A program that does not want to read all of it says by its exit code what it thinks.
            if code == 0 { try? Console.write(input, to: inputEnds.writeEnd) }
            close(inputEnds.writeEnd)
        }
        guard code == 0 else {
            throw LogError(
                code == ENOENT ? .notFound : .inputOutput,
                "\(words[0]) cannot be run: \(String(cString: strerror(code)))",
                remedy: code == ENOENT ? "install it" : nil)
        }
        let output = readAll(outputEnd)
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 && errno == EINTR {}
        return (status & 0x7F == 0 ? (status >> 8) & 0xFF : -1, output)
    }

    private static func spawn(
        _ words: [String], _ actions: inout posix_spawn_file_actions_t
    ) -> (process: pid_t, code: Int32) {
        // What this process ignores, another would ignore as well, and not expect to.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXFSZ)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ)
        return (process, code)
    }

    private static func pipe() throws(LogError) -> (readEnd: Int32, writeEnd: Int32) {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
            let code = Glibc.pipe(&ends)
        #elseif canImport(Musl)
            let code = Musl.pipe(&ends)
        #else
            let code = Darwin.pipe(&ends)
        #endif
        guard code == 0 else { throw LogError(.inputOutput, "no pipe: \(String(cString: strerror(errno)))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let (count, code) = (read(descriptor, &block, block.count), errno)
            if count > 0 {
                bytes += block[..<count]
            } else if count == 0 || code != EINTR {
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }
}
