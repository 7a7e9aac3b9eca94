/// A run of the index: a file with the records of a stretch of the log, sorted, which is never changed.
struct IndexRun: Equatable {
    /// The entries it covers.
    var entries: Range<Int>
    /// Number of records, at least 1.
    var recordCount: Int
    /// 32 hexadecimal digits that no other run has.
    var identity: String

    /// A new run, with an identity of its own.
    init(entries: Range<Int>, recordCount: Int) {
        let parts = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
        self.entries = entries
        self.recordCount = recordCount
        identity = parts.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    }

    /// A run as the manifest names it; `nil` when it cannot be one.
    init?(line: String) {
        let words = line.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 4, let start = Int(words[0]), let end = Int(words[1]), let recordCount = Int(words[2]),
            start >= 0, start < end, end <= Entry.sequenceLimit + 1, (end - start...1 << 40).contains(recordCount),
            words[3].utf8.count == 32, words[3].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        entries = start..<end
        self.recordCount = recordCount
        identity = words[3]
    }

    /// As the manifest names it.
    var line: String { "\(entries.lowerBound) \(entries.upperBound) \(recordCount) \(identity)" }

    /// The file's name in `snapshots/`.
    var fileName: String {
        "\(IndexManifest.fileName)-\(Entry.text(ofSequence: entries.lowerBound))-\(identity)"
    }

    var blockCount: Int { (recordCount + IndexBlock.capacity - 1) / IndexBlock.capacity }

    /// How many records a block has.
    func recordCount(ofBlock number: Int) -> Int {
        min(IndexBlock.capacity, recordCount - number * IndexBlock.capacity)
    }
}
