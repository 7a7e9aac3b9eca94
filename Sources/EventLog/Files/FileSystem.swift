/// The few system calls a log is made of.
///
/// Each method is one call, with its interruptions and short counts visible, so that a simulated file system can
/// fail in every way a real one does. Nothing above `LogFiles` uses it directly.
public protocol FileSystem: Sendable {
    /// Opens a regular file with one name. Never follows a symbolic link in the last component.
    func openFile(_ path: String, _ access: FileAccess) throws(SystemCallError) -> any OpenFile
    /// Makes and opens a file without a name, for what does not fit into memory; it is gone when it is closed.
    func openTemporaryFile() throws(SystemCallError) -> any OpenFile
    /// Makes a directory: 0750 less the umask, and what ``FileAccess/create(like:)`` says of owner and group. Where the
    /// folder above it is for a group to write to, so is this one.
    func makeDirectory(_ path: String) throws(SystemCallError)
    /// Names in a directory, in no order, without `.` and `..`.
    func namesInDirectory(_ path: String) throws(SystemCallError) -> [String]
    /// Whether everybody may write to a file or directory.
    func isWritableByAll(_ path: String) throws(SystemCallError) -> Bool
    /// Replaces `newPath` by `oldPath` in one step. A directory replaces only an empty one.
    func renameFile(_ oldPath: String, to newPath: String) throws(SystemCallError)
    /// Removes a file's name.
    func removeFile(_ path: String) throws(SystemCallError)
    /// Removes an empty directory.
    func removeDirectory(_ path: String) throws(SystemCallError)
    /// Makes names created, renamed or removed in a directory survive a power failure.
    func syncDirectory(_ path: String) throws(SystemCallError)
}

/// How a file is opened.
public enum FileAccess: Sendable {
    /// An existing file, to read.
    case read
    /// An existing file, to read and write.
    case update
    /// A file that must not exist yet, to read and write. Owner, group and mode are those of a model, a file or folder, as
    /// far as the caller may give them, and where there is no model those of the folder it is in: whoever runs a command
    /// must not lock out those whose ledger it is.
    case create(like: String)
    /// A file that must not exist yet, for its owner's eyes alone: 0600 less the umask.
    case createPrivately
    /// A file made if missing, left as it is if not; 0640 less the umask.
    case openOrCreate
    /// An existing directory, for its lock.
    case directory
}

/// An open file. It closes when the last reference goes, which also gives up its lock.
public protocol OpenFile: AnyObject {
    /// Its length in bytes.
    func sizeBytes() throws(SystemCallError) -> Int
    /// Reads up to the buffer's length at `offset` bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemCallError) -> Int
    /// Writes up to the buffer's length at `offset` bytes; returns how many were written.
    func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(SystemCallError) -> Int
    /// Cuts the file, or extends it with zeros, to that many bytes.
    func truncate(to sizeBytes: Int) throws(SystemCallError)
    /// Asks the system to begin writing a range to the disk, so that a later ``sync()`` has less to wait for. Says nothing of
    /// whether it is there: only ``sync()`` does, and reports what failed here, too.
    func beginWriting(at offset: Int, count: Int)
    /// Makes what was written survive a power failure. After a failure the file's state on disk is unknown: the
    /// kernel may have dropped the pages and report success the next time, so it must not be tried again.
    func sync() throws(SystemCallError)
    /// Takes the exclusive lock on the file; `false` when somebody else holds it.
    func tryLock() throws(SystemCallError) -> Bool
    /// Takes the exclusive lock on the file, and until it can keeps the thread waiting, behind who came before.
    func lock() throws(SystemCallError)
    /// Whether a path leads to this file, and not to another one that has taken its name.
    func isAt(_ path: String) throws(SystemCallError) -> Bool
}

/// A system call that failed.
public struct SystemCallError: Error, Equatable, Sendable {
    /// Name of the call, as in its manual page.
    public var call: String
    /// The path it was about.
    public var path: String
    /// Its `errno`, or ``notARegularFile``.
    public var code: Int32

    /// A directory, pipe or device stands where a file should; Linux has no `errno` for that.
    public static let notARegularFile: Int32 = -1

    /// The file has a second name (a hard link), under which it could be changed out of sight.
    public static let severalNames: Int32 = -2

    /// A failure of its parts.
    public init(call: String, path: String, code: Int32) {
        self.call = call
        self.path = path
        self.code = code
    }
}
