#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import CanonicalJSON
import EventLog

/// What a command reads from outside the ledger: standard input, or a file, which may well be a pipe.
final class InputFile {
    /// What messages call it.
    let name: String
    private let descriptor: Int32

    /// Opens a file; `nil` and `-` are standard input.
    /// - Throws: ``LogError`` `notFound`, `permissionDenied` or `inputOutput`.
    init(_ path: String?) throws(LogError) {
        guard let path, path != "-" else {
            name = "standard input"
            descriptor = 0
            return
        }
        name = path.escapedForDisplay
        let (descriptor, code) = (open(path, O_RDONLY | O_CLOEXEC), errno)
        if descriptor == -1 { throw InputFile.failure(name, code) }
        self.descriptor = descriptor
    }

    deinit {
        if descriptor > 2 { close(descriptor) }
    }

    /// All of it, as text.
    /// - Throws: ``LogError``, also when there are more than `limitBytes` bytes.
    func contents(limitBytes: Int) throws(LogError) -> String {
        var bytes = [UInt8](repeating: 0, count: limitBytes + 1)
        var count = 0
        while count <= limitBytes {
            let start = count
            let result: Result<Int, LogError> = bytes.withUnsafeMutableBytes { buffer in
                do throws(LogError) {
                    return .success(try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...])))
                } catch {
                    return .failure(error)
                }
            }
            let got = try result.get()
            if got == 0 { return String(decoding: bytes.prefix(count), as: UTF8.self) }
            count += got
        }
        throw LogError(.invalidEntry, "\(name) has more than \(limitBytes) bytes")
    }

    /// Reads what comes next.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
        while true {
            let (count, code) = (InputFile.readSome(descriptor, buffer), errno)
            if count >= 0 { return count }
            if code != EINTR { throw InputFile.failure(name, code) }
        }
    }

    private static func failure(_ name: String, _ code: Int32) -> LogError {
        let kind: LogError.Code =
            switch code {
            case ENOENT, ENOTDIR, EISDIR: .notFound
            case EACCES, EPERM: .permissionDenied
            default: .inputOutput
            }
        return LogError(kind, "cannot read \(name): \(String(cString: strerror(code)))")
    }

    private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}
