import CSystemCalls
import Synchronization

/// Makes ids that no other entry has.
public protocol IdentifierSource: Sendable {
    /// Appends a new id for an entry recorded at `time`: text that needs no escape in JSON.
    func appendIdentifier(at time: RecordedTime, to bytes: inout [UInt8])
}

extension IdentifierSource {
    /// A new id for an entry recorded at `time`.
    public func makeIdentifier(at time: RecordedTime) -> String {
        var bytes: [UInt8] = []
        appendIdentifier(at: time, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// UUIDs of version 7 (RFC 9562, section 5.7): the time in milliseconds, then 74 bits from the system's random source.
public final class RandomIdentifiers: IdentifierSource {
    private struct Pool {
        /// Numbers that were not used yet.
        var unused: [UInt64] = []
        var isFirst = true
    }

    private let pool = Mutex(Pool())

    /// The system's random source.
    public init() {}

    /// A UUIDv7, in lower case.
    public func appendIdentifier(at time: RecordedTime, to bytes: inout [UInt8]) {
        let (first, second) = nextNumbers()
        let high = UInt64(bitPattern: time.milliseconds) << 16 | 0x7000 | first & 0x0FFF
        let low = 0x8000_0000_0000_0000 | second & 0x3FFF_FFFF_FFFF_FFFF
        for (number, position) in [(high, 0), (low, 1)] {
            for digit in 0..<16 {
                if position == 0 ? digit == 8 || digit == 12 : digit == 0 || digit == 4 {
                    bytes.append(UInt8(ascii: "-"))
                }
                let value = UInt8(truncatingIfNeeded: number >> UInt64(60 &- 4 &* digit)) & 0x0F
                bytes.append(value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10)
            }
        }
    }

    /// Two random numbers. For the first id only these are asked for, for more many at once: a call takes longer than all
    /// the rest.
    private func nextNumbers() -> (UInt64, UInt64) {
        pool.withLock { pool in
            if pool.unused.isEmpty {
                pool.unused = [UInt64](repeating: 0, count: pool.isFirst ? 2 : 512)
                pool.isFirst = false
                pool.unused.withUnsafeMutableBytes { numbers in
                    if let start = numbers.baseAddress { activity_ledger_random(start, numbers.count) }
                }
            }
            return (pool.unused.removeLast(), pool.unused.removeLast())
        }
    }
}
