#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree

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

    /// Whether other accounts than its owner's may read it.
    var isOpenToOthers: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & 0o077 != 0
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

extension InputFile {
    /// Everything in it.
    /// - Throws: ``LogError`` as ``read(into:)`` does; ``ValueError`` when it has more than `limitBytes` bytes, or is not
    ///   UTF-8.
    func text(limitBytes: Int) throws -> String {
        guard let text = String(validating: try bytes(limitBytes: limitBytes), as: UTF8.self) else {
            throw ValueError("\(name): not UTF-8")
        }
        return text
    }

    /// Everything in it.
    /// - Throws: ``LogError`` as ``read(into:)`` does; ``ValueError`` when it has more than `limitBytes` bytes.
    func bytes(limitBytes: Int) throws -> [UInt8] {
        let blockBytes = min(limitBytes + 1, 1 << 20)
        var bytes: [UInt8] = []
        while bytes.count <= limitBytes {
            let filled = bytes.count
            bytes += repeatElement(0, count: min(blockBytes, limitBytes + 1 - filled))
            let count = try bytes.withUnsafeMutableBytes { buffer throws(LogError) in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            }
            bytes.removeLast(bytes.count - filled - count)
            if count == 0 { return bytes }
        }
        throw ValueError("\(name): more than \(limitBytes) bytes")
    }

    /// Everything in it, which is nobody else's business.
    /// - Throws: ``LogError`` as ``read(into:)`` does; ``ValueError`` when it has more than `limitBytes` bytes.
    func secret(limitBytes: Int) throws -> SecretBytes {
        let bytes = SecretBytes(capacity: limitBytes + 1)
        while bytes.count <= limitBytes {
            let count = try read(into: bytes.room)
            if count == 0 { return bytes }
            bytes.add(count: count)
        }
        throw ValueError("\(name): more than \(limitBytes) bytes")
    }

    /// A checkpoint or proof in its published format.
    /// - Throws: As ``text(limitBytes:)``; ``ValueError`` with the line that is not as it should be.
    func document<Document>(as parse: (String) throws(DocumentError) -> Document) throws -> Document {
        let text = try text(limitBytes: ProofDocument.limitBytes)
        do throws(DocumentError) {
            return try parse(text)
        } catch {
            throw ValueError("\(name), \(error)")
        }
    }
}
