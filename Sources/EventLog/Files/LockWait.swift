import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A thread that waits for a file's lock in the kernel, so that whoever wants the lock need not wait for longer than
/// they want to.
///
/// The kernel wakes who waits at the moment the lock is free, and in the order they came; asking again and again leaves
/// the lock unused between two questions, and gives it to whoever happens to ask first. But the kernel knows no end of
/// waiting short of a signal, and a library must leave its process's signals alone. So the thread waits on, if need be
/// beyond the end of its caller's patience, and gives the lock back as soon as it gets it.
final class LockWait: @unchecked Sendable {
    /// As many threads wait at a time in one process at the most: a program that lives long and asks on and on, while
    /// a writer hangs, must not collect them.
    static let threadLimit = 16
    private static let threadCount = Atomic<Int>(0)

    /// Raised when the lock was taken, or could not be.
    let ended = Flag()
    // The thread's alone until the flag is raised, then the caller's.
    private var file: (any OpenFile)?
    private var failure: SystemCallError?

    private init(_ file: any OpenFile) {
        self.file = file
    }

    /// Begins to wait for the lock of `file`, which nothing else may use until ``ended`` is raised.
    /// - Returns: `nil` when there can be no thread for it.
    static func begin(_ file: any OpenFile) -> LockWait? {
        guard threadCount.add(1, ordering: .relaxed).newValue <= threadLimit else {
            threadCount.subtract(1, ordering: .relaxed)
            return nil
        }
        let wait = LockWait(file)
        guard wait.startThread() else {
            threadCount.subtract(1, ordering: .relaxed)
            return nil
        }
        return wait
    }

    /// The file, locked. Only once, and only after ``ended`` was raised.
    func take() throws(SystemCallError) -> (any OpenFile)? {
        defer { file = nil }
        if let failure { throw failure }
        return file
    }

    private func startThread() -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // A thread inherits the signals that are kept from it: all, so that they go where they would without it.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let argument = Unmanaged.passRetained(self)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { LockWait.main($0) }, argument.toOpaque())
        #else
            var thread = pthread_t()
            let code = pthread_create(
                &thread, &attributes, { $0.flatMap { LockWait.main($0) } }, argument.toOpaque())
        #endif
        if code != 0 { argument.release() }
        return code == 0
    }

    /// The thread, from beginning to end. If nobody took the file, its last reference goes here, and the lock with it.
    private static func main(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        let wait = Unmanaged<LockWait>.fromOpaque(argument)
        wait.takeUnretainedValue().lock()
        wait.takeUnretainedValue().ended.raise()
        wait.release()
        threadCount.subtract(1, ordering: .relaxed)
        return nil
    }

    private func lock() {
        while true {
            do throws(SystemCallError) {
                try file?.lock()
                return
            } catch {
                if error.isInterruption { continue }
                failure = error
                return
            }
        }
    }
}
