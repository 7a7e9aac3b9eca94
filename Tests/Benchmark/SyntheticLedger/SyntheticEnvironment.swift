import EventLog
import Synchronization
import TestMaterial

/// A clock that stands, so that the same ledger comes out whenever it is made.
struct StoppedClock: LogClock {
    var now: RecordedTime
    var elapsedMilliseconds: Int64 { 0 }
    func wait(milliseconds: Int64) {}
}

/// Ids in the form of UUIDs of version 7, from a seed.
final class SeededIdentifiers: IdentifierSource {
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) {
        generator = Mutex(SeededGenerator(seed: seed))
    }

    func appendIdentifier(at time: RecordedTime, to bytes: inout [UInt8]) {
        let (first, second) = generator.withLock { ($0.next(), $0.next()) }
        let digits =
            hexadecimal(UInt64(bitPattern: time.milliseconds), 12) + "7" + hexadecimal(first, 3) + "8"
            + hexadecimal(second, 15)
        for (index, digit) in digits.utf8.enumerated() {
            if [8, 12, 16, 20].contains(index) { bytes.append(UInt8(ascii: "-")) }
            bytes.append(digit)
        }
    }

    /// The last `width` hexadecimal digits of a number.
    private func hexadecimal(_ number: UInt64, _ width: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits.suffix(width)
    }
}
