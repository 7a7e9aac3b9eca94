#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Dispatch
import EventLog

/// A bar on standard error while long work lasts, when that is a terminal: how much is done, how many entries that were and
/// how many a second, how much time is left. Nothing is drawn in the first half second, so that short work leaves no trace.
final class ProgressBar {
    /// What the work tells how far it is; `nil` when there is nobody to show it to.
    let progress: WorkProgress?
    private let timer: DispatchSourceTimer?

    init() {
        guard isatty(2) == 1 else {
            progress = nil
            timer = nil
            return
        }
        let progress = WorkProgress()
        let timer = DispatchSource.makeTimerSource(queue: Self.queue)
        timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(100))
        timer.setEventHandler {
            Console.draw("\r" + Self.line(progress, seconds: progress.elapsedSeconds))
        }
        timer.resume()
        self.progress = progress
        self.timer = timer
    }

    /// Takes the bar away, if it is there.
    func finish() {
        guard let timer, !timer.isCancelled else { return }
        timer.cancel()
        // Behind whatever is being drawn at this moment.
        Self.queue.sync { Console.draw("\r\u{1B}[K") }
    }

    private static let queue = DispatchQueue(label: "progress bar")

    /// The bar as a text of one line, without a line end.
    static func line(_ progress: WorkProgress, seconds: Double) -> String {
        let (done, total) = (progress.doneBytes, progress.totalBytes)
        let entries = progress.doneEntries
        let rate = seconds > 0 ? Int(Double(entries) / seconds) : 0
        let counted = "\(entries.groupedByThousands) entries, \(rate.groupedByThousands) a second"
        guard total > 0 else { return "\(counted)\u{1B}[K" }
        let width = 30
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * Double(width))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        let secondsLeft = share > 0 ? Int((seconds / share - seconds).rounded(.up)) : 0
        return "[\(bar)] \(Int(share * 100)) %, \(counted), \(secondsLeft) s left\u{1B}[K"
    }
}

extension Int {
    /// The digits in groups of three.
    fileprivate var groupedByThousands: String {
        let digits = Array(String(self).utf8)
        return digits.enumerated().map { place, digit in
            (place > 0 && (digits.count - place) % 3 == 0 ? "," : "") + String(Unicode.Scalar(digit))
        }.joined()
    }
}
