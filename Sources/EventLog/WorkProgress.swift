import Synchronization

/// How far long work on a log is. Several threads tell it; whoever draws a progress bar looks.
public final class WorkProgress: Sendable {
    private let bytes = Atomic<Int>(0)
    private let entries = Atomic<Int>(0)
    private let total = Atomic<Int>(0)
    private let start = Atomic<Int64>(SystemClock().elapsedMilliseconds)

    /// At the beginning.
    public init() {}

    /// For how many seconds the work has been going on in its present way.
    public var elapsedSeconds: Double {
        Double(SystemClock().elapsedMilliseconds - start.load(ordering: .relaxed)) / 1000
    }

    /// How many bytes are done.
    public var doneBytes: Int { bytes.load(ordering: .relaxed) }
    /// How many entries are done.
    public var doneEntries: Int { entries.load(ordering: .relaxed) }
    /// How many bytes there are to do; 0 when that is not known.
    public var totalBytes: Int { total.load(ordering: .relaxed) }

    /// Begins anew, as work does that goes on in another way.
    public func begin(totalBytes: Int) {
        total.store(totalBytes, ordering: .relaxed)
        start.store(SystemClock().elapsedMilliseconds, ordering: .relaxed)
        bytes.store(0, ordering: .relaxed)
        entries.store(0, ordering: .relaxed)
    }

    /// Tells of work done.
    public func add(bytes byteCount: Int, entries entryCount: Int) {
        bytes.add(byteCount, ordering: .relaxed)
        entries.add(entryCount, ordering: .relaxed)
    }
}
