import CanonicalJSON
import EventLog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Some lines of a batch, checked.
struct CheckedPortion: Sendable {
    /// What they propose; complete only if nothing is wrong with them.
    private(set) var records = BatchRecords()
    /// The amendments among that, by the index of their line.
    private(set) var amendments: [(index: Int, proposal: ProposedEntry)] = []
    /// What is wrong, with line numbers that count from 1 here.
    private(set) var error = BatchError()
    private(set) var lineCount = 0

    /// No lines.
    init() {}

    /// Checks lines.
    /// - Parameter lines: Whole lines with their LF, behind which ``CanonicalScanner/paddingBytes`` bytes are readable.
    init(_ lines: UnsafeBufferPointer<UInt8>) {
        guard let base = lines.baseAddress else { return }
        records.reserve(bytes: lines.count)
        var scanned = ScannedBatchLine()
        var start = 0
        while start < lines.count, let end = memchr(base + start, 0x0A, lines.count - start) {
            let line = UnsafeBufferPointer(
                start: base + start, count: UnsafeRawPointer(end) - UnsafeRawPointer(base + start))
            lineCount += 1
            if !scanned.read(line, into: &records) { check(line) }
            start += line.count + 1
        }
    }

    private mutating func check(_ line: UnsafeBufferPointer<UInt8>) {
        var check = BatchLineCheck(line: line, number: lineCount)
        let proposal = check.run()
        error.add(check.error, behind: 0)
        guard check.error.problems.isEmpty, let proposal else { return }
        records.add(proposal)
        if Amendment.types.contains(proposal.type) { amendments.append((lineCount - 1, proposal)) }
    }
}
