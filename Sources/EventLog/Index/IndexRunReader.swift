import MerkleTree

/// A run that is not what it should be. The index is then made again, so nobody needs to hear more.
struct IndexFault: Error {}

/// Reads a run. Nothing of it is believed but whole blocks whose digest is right.
final class IndexRunReader {
    let run: IndexRun
    private let file: any OpenFile
    private let files: LogFiles
    private let hasher: MerkleHasher
    /// The block read last: the next key wanted, in order, is often in it.
    private var kept: (number: Int, block: IndexBlock)?

    /// Blocks read at a time when all of them are.
    private static let blocksPerRead = 64

    /// Opens a run, which stays readable even should its name be removed meanwhile.
    init(_ run: IndexRun, in log: EntryLog, using hasher: MerkleHasher) throws(IndexFault) {
        self.run = run
        self.hasher = hasher
        files = log.files
        guard let file = try? files.openIfPresent(log.directory.snapshots + "/" + run.fileName) else {
            throw IndexFault()
        }
        self.file = file
    }

    /// The latest entry before another that has a key.
    ///
    /// Keys are uniformly distributed, so that a key's value says where it stands: mostly the first block read is the
    /// right one, or its neighbour.
    func latest(_ key: UInt64, before sequence: Int) throws(IndexFault) -> Int? {
        let limit = IndexRecord(key: key, sequence: sequence)
        // The last block that begins below the limit is looked for: `low` does, `high` does not.
        var (low, high) = (-1, run.blockCount)
        var (lowKey, highKey) = (0.0, 0x1p64)
        var found: IndexRecord?
        var readCount = 0
        while high - low > 1 {
            var number = low + (high - low) / 2
            // Equal keys without end would mislead an interpolation time and again.
            if readCount < 8, highKey > lowKey {
                let share = (Double(key) - lowKey) / (highKey - lowKey)
                number = min(max(low + 1 + Int(share * Double(high - low - 1)), low + 1), high - 1)
            }
            if readCount == 0, let kept, kept.block.first < limit, limit <= kept.block.last { number = kept.number }
            let block = try block(number)
            readCount += 1
            if block.first >= limit {
                (high, highKey) = (number, Double(block.first.key))
            } else if block.last >= limit {
                found = block.last(below: limit)
                break
            } else {
                (low, lowKey, found) = (number, Double(block.last.key), block.last)
            }
        }
        return found.flatMap { $0.key == key ? $0.sequence : nil }
    }

    /// All records that have one of several keys.
    /// - Parameter keys: In order, none twice.
    func records(with keys: [UInt64]) throws(IndexFault) -> [IndexRecord] {
        var found: [IndexRecord] = []
        // Reading everything in order costs less than every other block here and there.
        guard keys.count < run.blockCount / 2 else {
            var next = 0
            try forEach { record in
                while next < keys.count, keys[next] < record.key { next += 1 }
                if next < keys.count, keys[next] == record.key { found.append(record) }
            }
            return found
        }
        for key in keys {
            var before = Int.max
            while let sequence = try latest(key, before: before) {
                found.append(IndexRecord(key: key, sequence: sequence))
                before = sequence
            }
        }
        return found
    }

    /// Goes through all records, in order.
    func forEach(_ body: (IndexRecord) -> Void) throws(IndexFault) {
        for start in stride(from: 0, to: run.blockCount, by: Self.blocksPerRead) {
            let count = min(Self.blocksPerRead, run.blockCount - start)
            let bytes = try read(start, count)
            for offset in 0..<count {
                let blockBytes = bytes[(offset * IndexBlock.sizeBytes)..<((offset + 1) * IndexBlock.sizeBytes)]
                let block = try check(Array(blockBytes), start + offset)
                for index in 0..<block.count { body(block[index]) }
            }
        }
    }

    private func block(_ number: Int) throws(IndexFault) -> IndexBlock {
        if let kept, kept.number == number { return kept.block }
        let block = try check(try read(number, 1), number)
        kept = (number, block)
        return block
    }

    private func read(_ number: Int, _ count: Int) throws(IndexFault) -> [UInt8] {
        let sizeBytes = count * IndexBlock.sizeBytes
        guard let bytes = try? files.read(file, at: number * IndexBlock.sizeBytes, count: sizeBytes),
            bytes.count == sizeBytes
        else { throw IndexFault() }
        return bytes
    }

    private func check(_ bytes: [UInt8], _ number: Int) throws(IndexFault) -> IndexBlock {
        let count = run.recordCount(ofBlock: number)
        guard let block = IndexBlock(bytes, count: count, number: number, of: run.identity, using: hasher) else {
            throw IndexFault()
        }
        return block
    }
}
