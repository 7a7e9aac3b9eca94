import MerkleTree

/// Brings an index up to date while the log behind it is read, in memory for one run of the largest size.
///
/// Nothing it writes counts before ``finish(at:range:)`` has replaced the manifest. A failure costs time later and nothing
/// else, so it is not reported.
struct IndexBuilder {
    private let log: EntryLog
    private let hasher: MerkleHasher
    private var manifest: IndexManifest
    /// Records that are in no run yet, and the first entry that they are of.
    private var records: [IndexRecord] = []
    private var first: Int
    private let oldSize: Int
    /// Runs written here, removed should nothing come of it.
    private var written: [IndexRun] = []
    private var hasFailed = false

    init(_ log: EntryLog, from manifest: IndexManifest, using hasher: MerkleHasher) {
        self.log = log
        self.hasher = hasher
        self.manifest = manifest
        first = manifest.size
        oldSize = manifest.size
    }

    /// Takes in the keys of the next entry: its id's, and others.
    mutating func add(_ id: UInt64, _ others: [UInt64], of sequence: Int) {
        if hasFailed { return }
        if !records.isEmpty, records.count + 1 + others.count > log.indexLimits.runRecords {
            writeRun(before: sequence)
        }
        records.append(IndexRecord(key: id, sequence: sequence))
        for key in others { records.append(IndexRecord(key: key, sequence: sequence)) }
    }

    /// Writes down what the index is now, when it has become worth that.
    mutating func finish(at position: LogPosition, range: CompactRange) {
        guard range.size - oldSize >= log.indexLimits.tailEntries else { return }
        merge(before: range.size)
        if !records.isEmpty { writeRun(before: range.size) }
        manifest.position = position
        manifest.position.line = 0
        manifest.range = range
        if hasFailed { return abandon() }
        do throws(LogError) {
            try log.writeDerived(IndexManifest.fileName, Array(manifest.text.utf8))
        } catch {
            return abandon()
        }
        log.removeRuns(except: manifest)
    }

    /// Takes back what was written.
    mutating func abandon() {
        for run in written { log.removeRun(run) }
        written = []
        hasFailed = true
    }

    private mutating func writeRun(before end: Int) {
        if hasFailed { return }
        records.sort()
        do throws(LogError) {
            let run = try log.writeRun(records, of: first..<end, using: hasher)
            manifest.runs.append(run)
            written.append(run)
        } catch {
            hasFailed = true
        }
        records.removeAll(keepingCapacity: true)
        first = end
    }

    /// Merges the newest runs, together with the records that are in none.
    private mutating func merge(before end: Int) {
        let counts = manifest.runs.map(\.recordCount) + [records.count]
        guard !hasFailed, !records.isEmpty, let merged = IndexMerge(limits: log.indexLimits).runs(toMerge: counts)
        else { return }
        // The records read last may stay apart, when with them the run would be too large.
        let isWithNewest = merged.upperBound == counts.count
        let newest = (records: records, first: first)
        if !isWithNewest { records = [] }
        let old = merged.lowerBound..<min(merged.upperBound, manifest.runs.count)
        do throws(IndexFault) {
            for run in manifest.runs[old] {
                let reader = try IndexRunReader(run, in: log, using: hasher)
                try reader.forEach { records.append($0) }
            }
        } catch {
            // Should nobody ever look into the broken run, no merge would succeed again: better make all of it anew.
            log.removeIndexManifest()
            hasFailed = true
            return
        }
        let rest = Array(manifest.runs[old.upperBound...])
        first = manifest.runs[old.lowerBound].entries.lowerBound
        let mergedEnd = isWithNewest ? end : manifest.runs[old.upperBound - 1].entries.upperBound
        manifest.runs.removeSubrange(old.lowerBound...)
        writeRun(before: mergedEnd)
        manifest.runs += rest
        (records, first) = isWithNewest ? ([], end) : newest
    }
}
