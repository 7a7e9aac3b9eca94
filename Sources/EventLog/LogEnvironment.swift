#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Everything a log takes from the world around it, so that a test can put another world there.
public struct LogEnvironment: Sendable {
    /// Where the files are.
    public var fileSystem: any FileSystem
    /// What time it is.
    public var clock: any LogClock
    /// Where ids come from for entries that bring none.
    public var identifiers: any IdentifierSource
    /// How much of the machine a replay may use.
    public var concurrency: Concurrency

    /// A world of its parts; without any, this machine.
    public init(
        fileSystem: any FileSystem = SystemFileSystem(), clock: any LogClock = SystemClock(),
        identifiers: any IdentifierSource = RandomIdentifiers(), concurrency: Concurrency = .machine
    ) {
        self.fileSystem = fileSystem
        self.clock = clock
        self.identifiers = identifiers
        self.concurrency = concurrency
    }
}

/// Time, to read and to wait for.
public protocol LogClock: Sendable {
    /// The time of day. May jump in either direction; the log deals with that.
    var now: RecordedTime { get }
    /// Milliseconds on a clock that only runs forward, from any start.
    var elapsedMilliseconds: Int64 { get }
    /// Lets that many milliseconds pass.
    func wait(milliseconds: Int64)
    /// Lets that many milliseconds pass, or fewer: no longer than until `flag` is raised, and perhaps not as long.
    func wait(milliseconds: Int64, for flag: Flag)
}

extension LogClock {
    /// Waits in real time.
    public func wait(milliseconds: Int64, for flag: Flag) { flag.wait(milliseconds: milliseconds) }
}

/// The machine's clocks.
public struct SystemClock: LogClock {
    /// The ones there are.
    public init() {}

    /// `CLOCK_REALTIME`.
    public var now: RecordedTime { RecordedTime(milliseconds: milliseconds(of: CLOCK_REALTIME)) }

    /// `CLOCK_MONOTONIC`.
    public var elapsedMilliseconds: Int64 { milliseconds(of: CLOCK_MONOTONIC) }

    /// Sleeps, perhaps a little shorter when a signal comes.
    public func wait(milliseconds: Int64) {
        // An interruption only makes the wait shorter, which every caller of a wait has to bear anyway.
        var duration = timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
        nanosleep(&duration, nil)
    }

    private func milliseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
