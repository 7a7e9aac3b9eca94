#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much of the machine a replay may use.
public struct Concurrency: Sendable {
    /// How many threads at most.
    public var threadCount: Int
    /// The smallest stretch of the log that is worth a thread, in bytes.
    public var smallestStretchBytes: Int

    /// Limits of its parts.
    public init(threadCount: Int, smallestStretchBytes: Int = 2 << 20) {
        self.threadCount = threadCount
        self.smallestStretchBytes = smallestStretchBytes
    }

    /// Every core that is at work, up to 16.
    public static var machine: Concurrency {
        Concurrency(threadCount: min(16, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    }
}
