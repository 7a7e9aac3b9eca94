#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A directory for files that pass between us and another program: nobody else's to read, and gone afterwards.
final class PrivateDirectory {
    /// The longest file that is read back.
    static let sizeLimitBytes = 1024 * 1024

    let path: String
    private var names: [String] = []

    /// Calls: `mkdtemp`, with rights for the owner alone. In `TMPDIR`, else in `/tmp`.
    init() throws(SSHKeygenError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        var template = Array(((parent.isEmpty ? "/tmp" : parent) + "/activity-ledger-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", reason: systemReason(errno)) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Calls: `unlink` of each file, `rmdir`. What cannot be removed stays; there is nobody left to tell.
    deinit {
        for name in names { unlink(self.file(name)) }
        rmdir(path)
    }

    /// The path of a file, which is removed with the directory.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Names a file that somebody else may write, and gives its path.
    func expect(_ name: String) -> String {
        names.append(name)
        return file(name)
    }

    /// Writes a new file, and gives its path. Calls: `open`, `write`, `close`.
    func write(_ bytes: [UInt8], to name: String) throws(SSHKeygenError) -> String {
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

    /// Reads a file; nothing when there is none. Calls: `open`, `read` until it gives nothing, `close`.
    func read(_ name: String) throws(SSHKeygenError) -> [UInt8] {
        let descriptor = open(file(name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor == -1, errno == ENOENT { return [] }
        guard descriptor != -1 else { throw .system(call: "open", reason: systemReason(errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < Self.sizeLimitBytes {
            let count = try check("read") { block.withUnsafeMutableBytes { readSome(descriptor, $0) } }
            if count == 0 { break }
            bytes += block.prefix(count)
        }
        return bytes
    }
}

// Here, where the methods above do not hide the calls of these names.

private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

private func readSome(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, room.baseAddress, room.count)
}
