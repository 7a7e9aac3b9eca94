#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import CanonicalJSON
import EventLog

/// A file that a command writes outside of the ledger.
///
/// It is written beside its place and then renamed, so that whoever has the old one keeps all of it until all of the new
/// one is there. What is there and is no file, a pipe or a device, is written into.
enum OutputFile {
    /// Whether a place takes what is written and keeps nothing: a pipe, a terminal, `/dev/null`. Also whatever the system
    /// shows in `/dev`, such as `/dev/stdout`, though that may be a file.
    static func isStream(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind != S_IFREG && kind != S_IFDIR
            || kind == S_IFREG && ["/dev/", "/proc/"].contains { path.utf8.starts(with: $0.utf8) }
    }

    /// Writes a file, in the place of one of the same name.
    /// - Parameter remedy: What to do when the place does not serve.
    /// - Throws: ``LogError`` `cannotCreate` when there is no such directory, or it is no place for a file;
    ///   `permissionDenied`; `inputOutput` when writing fails. Then nothing is left behind.
    static func write(
        _ bytes: [UInt8], to path: String, remedy: String = "choose another place with --output"
    ) throws(LogError) {
        let name = path.escapedForDisplay
        if isStream(path) { return try writeInto(path, bytes, remedy) }
        let (descriptor, temporary) = try openTemporary(beside: path, remedy)
        var outcome = writeAll(bytes, descriptor)
        if outcome == 0, fsync(descriptor) != 0 { outcome = errno }
        // Some file systems tell of a failed write only here.
        if close(descriptor) != 0, outcome == 0 { outcome = errno }
        if outcome == 0, rename(temporary, path) != 0 { outcome = errno }
        guard outcome != 0 else { return }
        unlink(temporary)
        throw failure(name, outcome, remedy, isCreating: outcome == EISDIR)
    }

    /// Writes into a pipe or a device, waiting for whoever reads it as every program does.
    private static func writeInto(_ path: String, _ bytes: [UInt8], _ remedy: String) throws(LogError) {
        let (descriptor, code) = (open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY), errno)
        if descriptor == -1 { throw failure(path.escapedForDisplay, code, remedy, isCreating: true) }
        defer { close(descriptor) }
        let outcome = writeAll(bytes, descriptor)
        if outcome != 0 { throw failure(path.escapedForDisplay, outcome, remedy, isCreating: false) }
    }

    /// Makes a file that was not there, durably: in its directory, too. All of it is there at once, or nothing.
    /// - Throws: ``LogError`` as ``write(_:to:remedy:)``, and `alreadyExists`. Then nothing is left behind.
    static func create(_ bytes: [UInt8], at path: String, remedy: String) throws(LogError) {
        if isStream(path) { return try writeInto(path, bytes, remedy) }
        let name = path.escapedForDisplay
        let (descriptor, temporary) = try openTemporary(beside: path, remedy)
        defer { unlink(temporary) }
        var outcome = writeAll(bytes, descriptor)
        if outcome == 0, fsync(descriptor) != 0 { outcome = errno }
        if close(descriptor) != 0, outcome == 0 { outcome = errno }
        if outcome == 0 { outcome = publish(temporary, as: path) }
        if outcome == EEXIST { throw LogError(.alreadyExists, "\(name) is there already", remedy: remedy) }
        if outcome == 0 {
            outcome = syncDirectory(of: path)
            if outcome != 0 { unlink(path) }
        }
        if outcome != 0 { throw failure(name, outcome, remedy, isCreating: false) }
    }

    /// Opens a new file beside a place. Its name is another one each time, since two may be writing at the same moment; it is
    /// locked, so that what killed processes left there can be told from it, and is removed.
    private static func openTemporary(
        beside path: String, _ remedy: String
    ) throws(LogError) -> (descriptor: Int32, name: String) {
        removeAbandoned(beside: path)
        while true {
            let name = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
            let (descriptor, code) = (open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666), errno)
            if descriptor == -1 { throw failure(path.escapedForDisplay, code, remedy, isCreating: true) }
            let isOurs = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            var status = stat()
            if isOurs, fstat(descriptor, &status) != 0 || status.st_nlink > 0 { return (descriptor, name) }
            // In the moment before it was locked, another process took it for a left one.
            close(descriptor)
        }
    }

    private static func removeAbandoned(beside path: String) {
        let (folder, name) = split(path)
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        let (start, end) = (Array("\(name).".utf8), Array(".tmp".utf8))
        while let entry = readdir(directory) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let middle = bytes.dropFirst(start.count).dropLast(end.count)
            guard bytes.starts(with: start), bytes.suffix(end.count).elementsEqual(end),
                (1...13).contains(middle.count),
                middle.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
            else { continue }
            let file = folder + "/" + String(decoding: bytes, as: UTF8.self)
            var status = stat()
            let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            if descriptor == -1 { continue }
            if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            {
                unlink(file)
            }
            close(descriptor)
        }
    }

    /// The folder of a path, and the name in it.
    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
    }

    /// Gives a file its name, and never in the place of another. Returns an error number, or 0.
    private static func publish(_ temporary: String, as path: String) -> Int32 {
        if link(temporary, path) == 0 { return 0 }
        let code = errno
        // A file system without second names, such as that of a memory stick, has no such call.
        guard code == EPERM || code == EOPNOTSUPP else { return code }
        if access(path, F_OK) == 0 { return EEXIST }
        return rename(temporary, path) == 0 ? 0 : errno
    }

    /// Takes a file away again that ``create(_:at:remedy:)`` made.
    static func remove(_ path: String) {
        if !isStream(path) { unlink(path) }
    }

    private static func syncDirectory(of path: String) -> Int32 {
        let (descriptor, code) = (open(split(path).folder, O_RDONLY | O_CLOEXEC), errno)
        if descriptor == -1 { return code }
        let outcome = fsync(descriptor) == 0 ? 0 : errno
        close(descriptor)
        return outcome
    }

    /// Returns the error number of the first write that failed, or 0.
    private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let (count, code) = (Console.writeSome(part, to: descriptor), errno)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if code != EINTR {
                    return code
                }
            }
            return 0
        }
    }

    private static func failure(
        _ name: String, _ code: Int32, _ remedy: String, isCreating: Bool
    ) -> LogError {
        let kind: LogError.Code =
            switch code {
            case EACCES, EPERM, EROFS: .permissionDenied
            default: isCreating ? .cannotCreate : .inputOutput
            }
        let remedy = code == ENOENT || code == ENOTDIR ? "make its directory first" : remedy
        return LogError(kind, "cannot write \(name): \(String(cString: strerror(code)))", remedy: remedy)
    }
}
