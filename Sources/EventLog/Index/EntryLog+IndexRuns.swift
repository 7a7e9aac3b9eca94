import CanonicalJSON
import MerkleTree

// The files of runs. None is synced: what a power failure leaves of one shows in its digests.

extension EntryLog {
    /// Writes a run.
    /// - Parameter records: In order, at least one.
    func writeRun(
        _ records: [IndexRecord], of entries: Range<Int>, using hasher: MerkleHasher
    ) throws(LogError) -> IndexRun {
        let run = IndexRun(entries: entries, recordCount: records.count)
        try files.makeDirectoryIfMissing(directory.snapshots)
        let path = directory.snapshots + "/" + run.fileName
        do {
            let file = try files.create(path)
            let blocksPerWrite = 64
            for start in stride(from: 0, to: run.blockCount, by: blocksPerWrite) {
                var bytes: [UInt8] = []
                for number in start..<min(start + blocksPerWrite, run.blockCount) {
                    let first = number * IndexBlock.capacity
                    let slice = records[first..<(first + run.recordCount(ofBlock: number))]
                    bytes += IndexBlock.bytes(slice, number: number, of: run.identity, using: hasher)
                }
                try files.write(bytes, to: file, at: start * IndexBlock.sizeBytes)
            }
        } catch {
            removeRun(run)
            throw error
        }
        return run
    }

    func removeRun(_ run: IndexRun) {
        try? environment.fileSystem.removeFile(directory.snapshots + "/" + run.fileName)
    }

    /// Removes the files of the index that are no part of it: merged runs, and what interrupted processes left.
    /// Needs the lock.
    func removeRuns(except manifest: IndexManifest) {
        let named = Set(manifest.runs.map(\.fileName) + [IndexManifest.fileName])
        guard let names = try? files.names(in: directory.snapshots) else { return }
        for name in names where name.begins(with: IndexManifest.fileName) && !named.contains(name) {
            try? environment.fileSystem.removeFile(directory.snapshots + "/" + name)
        }
    }
}
