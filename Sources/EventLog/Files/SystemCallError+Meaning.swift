#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SystemCallError {
    var isInterruption: Bool { code == EINTR }
    var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
    var isAlreadyThere: Bool { code == EEXIST || code == ENOTEMPTY }
    var isPermission: Bool { code == EACCES || code == EPERM || code == EROFS }

    /// Whether something stands there that no ledger puts there.
    var isForeignFile: Bool { code == ELOOP || code == Self.notARegularFile || code == Self.severalNames }

    /// What the system calls it, in its own words.
    public var reason: String {
        if code == Self.notARegularFile { return "not a regular file" }
        if code == Self.severalNames { return "the file has a second name, a hard link" }
        var text = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// What a person can do about it.
    var remedy: String? {
        switch code {
        case ENOSPC, EDQUOT: "make room on the disk, then do it again"
        case EFBIG: "raise the limit on file size (ulimit -f), then do it again"
        case EACCES, EPERM: "ask the owner of the ledger for access to it"
        case EROFS: "the file system is read-only; use the ledger where it can be written"
        case ELOOP, Self.notARegularFile:
            "a ledger's files are plain files, no links, pipes or devices; put the file there"
        case EISDIR: "a directory is where the file should be; move it away"
        case Self.severalNames:
            "remove the other name (find it with find -samefile), or put a copy of the file in its place"
        case EMFILE, ENFILE: "close programs that hold many files open, then do it again"
        case EIO: "the disk reports an error; check it before anything else, and keep a copy of the ledger"
        default: nil
        }
    }
}
