#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import EventLog

/// A bar on standard error while long work lasts, when that is a terminal. Nothing is drawn in the first half second, so
/// that short work leaves no trace.
final class ProgressBar {
    private let isTerminal = isatty(2) == 1
    private let clock = SystemClock()
    private let start: Int64
    private var lastDrawn: Int64
    private var isDrawn = false

    init() {
        start = clock.elapsedMilliseconds
        lastDrawn = start
    }

    /// Shows how far the work is.
    func show(_ done: Int, of total: Int) {
        let now = clock.elapsedMilliseconds
        guard isTerminal, total > 0, now - start > 500, now - lastDrawn > 100 else { return }
        lastDrawn = now
        isDrawn = true
        let width = 30
        let filled = min(width, done * width / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        let secondsLeft = (now - start) * Int64(max(0, total - done)) / Int64(max(1, done)) / 1000
        Console.draw("\r[\(bar)] \(done * 100 / total) %, \(secondsLeft) s left ")
    }

    /// Takes the bar away.
    func finish() {
        if isDrawn { Console.draw("\r\u{1B}[K") }
    }
}
