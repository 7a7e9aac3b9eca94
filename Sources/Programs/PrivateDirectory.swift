import CSystemCalls

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A directory for files that pass between us and another program: nobody else's to read, and gone afterwards, also when a
/// signal ends us meanwhile. It is made and given up by one thread.
package final class PrivateDirectory {
    /// The longest file that is read back.
    package static let sizeLimitBytes = 1024 * 1024

    package let path: String
    private var names: [String] = []
    private let signals: HeldSignals

    /// Calls: `mkdtemp`, with rights for the owner alone. In `TMPDIR`, else in `/tmp`.
    package init() throws(ProgramError) {
        guard let parent = String(validatingCString: activity_ledger_temporary_directory()) else {
            throw .system(call: "mkdtemp", reason: "the name of the directory in TMPDIR is not UTF-8")
        }
        var template = Array((parent + "/activity-ledger-XXXXXX").utf8CString)
        let signals = HeldSignals(HeldSignals.ending)
        guard mkdtemp(&template) != nil else {
            let code = errno
            signals.release()
            throw .system(call: "mkdtemp", reason: systemReason(code))
        }
        self.signals = signals
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Calls: `unlink` of each file, `rmdir`. What cannot be removed stays; there is nobody left to tell.
    deinit {
        for name in names { unlink(self.file(name)) }
        rmdir(path)
        signals.release()
    }

    /// The path of a file, which is removed with the directory.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Names a file that somebody else may write, and gives its path.
    package func expect(_ name: String) -> String {
        names.append(name)
        return file(name)
    }

    /// Writes a new file, and gives its path. Calls: `open`, `write`, `close`.
    package func write(_ bytes: [UInt8], to name: String) throws(ProgramError) -> String {
        let path = expect(name)
        let descriptor = Int32(try check("open") { Int(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)) })
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try check("write") { rest.withUnsafeBytes { writeSome(descriptor, $0) } }
            rest = rest.dropFirst(count)
        }
        return path
    }

    /// Reads a file; nothing when there is none.
    package func read(_ name: String) throws(ProgramError) -> [UInt8] {
        try readFile(file(name), limitBytes: Self.sizeLimitBytes)
    }
}

/// Here, where the method above does not hide the call of this name.
private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
