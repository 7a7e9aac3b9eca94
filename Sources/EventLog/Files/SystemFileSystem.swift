import CSystemCalls

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The machine's own file system. The only code of the project that opens a file of a ledger.
public struct SystemFileSystem: FileSystem {
    /// The one there is.
    public init() {}

    /// Calls: `open` (`O_CLOEXEC`, `O_NOFOLLOW`, `O_NONBLOCK`), `fstat`; for a new file also `stat`, `fchown`, `fchmod`.
    public func openFile(_ path: String, _ access: FileAccess) throws(SystemCallError) -> any OpenFile {
        if case .directory = access {
            let descriptor = try check("open", path) { open(path, access.flags | O_CLOEXEC) }
            return SystemFile(descriptor: descriptor, path: path)
        }
        // O_NONBLOCK: a FIFO where a segment should be must fail, not wait for a writer. It does nothing to regular files.
        let flags = access.flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = try check("open", path) { open(path, flags, access.mode) }
        let file = SystemFile(descriptor: descriptor, path: path)
        var status = stat()
        _ = try check("fstat", path) { fstat(descriptor, &status) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SystemCallError(call: "open", path: path, code: SystemCallError.notARegularFile)
        }
        // A file that was just replaced has no name left; a file with two is one too many.
        guard status.st_nlink <= 1 else {
            throw SystemCallError(call: "open", path: path, code: SystemCallError.severalNames)
        }
        if case .create(let model) = access { try follow(model, descriptor, path) }
        return file
    }

    /// Gives a new file owner, group and mode of a file, or of its own folder where there is no such file.
    private func follow(_ model: String, _ descriptor: Int32, _ path: String) throws(SystemCallError) {
        var (wanted, made) = (stat(), stat())
        if stat(model, &wanted) == -1 {
            let folder = path.parentDirectory
            _ = try check("stat", folder) { stat(folder, &wanted) }
        }
        _ = try check("fstat", path) { fstat(descriptor, &made) }
        giveAway(descriptor, made, as: wanted)
        _ = try check("fchmod", path) { fchmod(descriptor, wanted.st_mode & 0o666) }
    }

    /// Owner only as root, group only where the caller is a member: anything else stays the caller's.
    private func giveAway(_ descriptor: Int32, _ made: stat, as wanted: stat) {
        let owner = geteuid() == 0 ? wanted.st_uid : made.st_uid
        if owner != made.st_uid || wanted.st_gid != made.st_gid { _ = fchown(descriptor, owner, wanted.st_gid) }
    }

    /// Calls: `mkstemp`, `unlink`. In `TMPDIR`, else in `/tmp`.
    public func openTemporaryFile() throws(SystemCallError) -> any OpenFile {
        // Bytes: the name may be in any encoding.
        let named = activity_ledger_temporary_directory()
        var path =
            Array(UnsafeBufferPointer(start: named, count: strlen(named))) + "/activity-ledger-XXXXXX".utf8CString
        let directory = String(cString: named)
        let descriptor = try check("mkstemp", directory) { mkstemp(&path) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(path)
        return SystemFile(descriptor: descriptor, path: directory)
    }

    /// Calls: `stat`.
    public func isWritableByAll(_ path: String) throws(SystemCallError) -> Bool {
        var status = stat()
        _ = try check("stat", path) { stat(path, &status) }
        return status.st_mode & S_IWOTH != 0
    }

    /// Calls: `mkdir`, `open` (`O_DIRECTORY`, `O_NOFOLLOW`), `fstat`, `stat`, `fchown`, `fchmod`.
    public func makeDirectory(_ path: String) throws(SystemCallError) {
        _ = try check("mkdir", path) { mkdir(path, 0o750) }
        // What cannot be given away stays the caller's, who can use it.
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor != -1 else { return }
        defer { close(descriptor) }
        var (above, made) = (stat(), stat())
        guard stat(path.parentDirectory, &above) == 0, fstat(descriptor, &made) == 0 else { return }
        // A folder that everybody may use, such as /tmp, says nothing about who is to use what is in it.
        if above.st_mode & S_ISVTX != 0 { return }
        giveAway(descriptor, made, as: above)
        if above.st_mode & S_IWGRP != 0 { fchmod(descriptor, made.st_mode & 0o7777 | above.st_mode & 0o2070) }
    }

    /// Calls: `opendir`, `readdir` until it returns nothing, `closedir`.
    public func namesInDirectory(_ path: String) throws(SystemCallError) -> [String] {
        guard let directory = opendir(path) else { throw SystemCallError(call: "opendir", path: path, code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let record = readdir(directory) else {
                let code = errno
                if code != 0 { throw SystemCallError(call: "readdir", path: path, code: code) }
                return names
            }
            let name = withUnsafePointer(to: &record.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(validatingCString: $0) }
            }
            // One that is not UTF-8 is none that a ledger gives, and must not be taken for one.
            if let name, name != ".", name != ".." { names.append(name) }
        }
    }

    /// Calls: `rename`.
    public func renameFile(_ oldPath: String, to newPath: String) throws(SystemCallError) {
        _ = try check("rename", newPath) { rename(oldPath, newPath) }
    }

    /// Calls: `unlink`.
    public func removeFile(_ path: String) throws(SystemCallError) {
        _ = try check("unlink", path) { unlink(path) }
    }

    /// Calls: `rmdir`.
    public func removeDirectory(_ path: String) throws(SystemCallError) {
        _ = try check("rmdir", path) { rmdir(path) }
    }

    /// Calls: `open` (`O_DIRECTORY`), `fsync`, `close`.
    public func syncDirectory(_ path: String) throws(SystemCallError) {
        let descriptor = try check("open", path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        defer { close(descriptor) }
        _ = try check("fsync", path) { fsync(descriptor) }
    }
}

/// A descriptor, closed with the last reference to it.
private final class SystemFile: OpenFile {
    let descriptor: Int32
    let path: String

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        // Nothing to do about a failure here: whatever had to be durable was synced before, and that was checked.
        close(descriptor)
    }

    // fstat
    func sizeBytes() throws(SystemCallError) -> Int {
        var status = stat()
        _ = try check("fstat", path) { fstat(descriptor, &status) }
        return Int(status.st_size)
    }

    // pread: no memory map, since a file cut short behind a map is SIGBUS and not an error
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemCallError) -> Int {
        try check("pread", path) { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    // pwrite: never with O_APPEND, under which Linux ignores the offset
    func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(SystemCallError) -> Int {
        try check("pwrite", path) { pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    // ftruncate
    func truncate(to sizeBytes: Int) throws(SystemCallError) {
        _ = try check("ftruncate", path) { ftruncate(descriptor, off_t(sizeBytes)) }
    }

    // sync_file_range, where there is one
    func beginWriting(at offset: Int, count: Int) {
        activity_ledger_begin_writing(descriptor, Int64(offset), Int64(count))
    }

    // fdatasync; on Apple fcntl(F_FULLFSYNC), since fsync there leaves data in the drive's cache
    func sync() throws(SystemCallError) {
        #if canImport(Darwin)
            _ = try check("fcntl(F_FULLFSYNC)", path) { fcntl(descriptor, F_FULLFSYNC) }
        #else
            _ = try check("fdatasync", path) { fdatasync(descriptor) }
        #endif
    }

    // flock: unlike fcntl's locks it does not vanish when another descriptor of the file closes, and it also keeps two
    // threads of one process apart, since each opens the file for itself
    func tryLock() throws(SystemCallError) -> Bool {
        do throws(SystemCallError) {
            _ = try check("flock", path) { flock(descriptor, LOCK_EX | LOCK_NB) }
            return true
        } catch  where error.code == EWOULDBLOCK {
            return false
        }
    }

    // flock
    func lock() throws(SystemCallError) {
        _ = try check("flock", path) { flock(descriptor, LOCK_EX) }
    }

    // fstat, stat
    func isAt(_ path: String) throws(SystemCallError) -> Bool {
        var (opened, named) = (stat(), stat())
        _ = try check("fstat", path) { fstat(descriptor, &opened) }
        _ = try check("stat", path) { stat(path, &named) }
        return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
    }
}

extension FileAccess {
    fileprivate var flags: Int32 {
        switch self {
        case .read: O_RDONLY
        case .update: O_RDWR
        case .create, .createPrivately: O_RDWR | O_CREAT | O_EXCL
        case .openOrCreate: O_RDWR | O_CREAT
        case .directory: O_RDONLY | O_DIRECTORY
        }
    }

    fileprivate var mode: mode_t {
        switch self {
        // What follows a model has its mode at once, and none of it before.
        case .create, .createPrivately: 0o600
        default: 0o640
        }
    }
}

/// Makes a call and reads `errno` in the same expression, before anything else can change it.
private func check<Result: FixedWidthInteger & SignedInteger>(
    _ call: String, _ path: String, _ body: () -> Result
) throws(SystemCallError) -> Result {
    let (result, code) = (body(), errno)
    if result == -1 { throw SystemCallError(call: call, path: path, code: code) }
    return result
}
