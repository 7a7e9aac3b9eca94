import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// Reads every byte of every segment and says what is wrong. Takes no lock and writes nothing.
    ///
    /// - Parameters:
    ///   - kept: Checkpoints kept elsewhere, which the log must be a continuation of.
    ///   - progress: Told how many bytes were read.
    ///   - body: Takes each whole entry, the place of its line, and the compact range up to and with it.
    /// - Throws: ``LogError`` `notFound`, `permissionDenied`, `inputOutput`: when it cannot be told what is wrong.
    public func inspect(
        kept: [Checkpoint] = [], progress: WorkProgress? = nil,
        _ body: (Entry, LogPosition, CompactRange) -> Void
    ) throws(LogError) -> LogInspection {
        var early = Findings()
        let checkpoint = try checkpointOrFinding(&early)
        var inspection = LogInspection(checkpoint: checkpoint, kept: kept)
        inspection.findings = early
        inspection.notes = permissionNotices(try segmentNames())
        let segments = try openSegments(&inspection)
        progress?.begin(totalBytes: segments.reduce(0) { $0 + $1.sizeBytes })
        for (segment, file, _) in segments {
            var position = LogPosition(segment: segment, line: 0, offset: 0, sequence: inspection.lineCount)
            let lines = lineReader(over: file, from: 0)
            while let line = try lines.nextLine() {
                if let entry = inspection.add(line, at: position) { body(entry, position, inspection.currentRange) }
                position.advance(over: line)
                progress?.add(bytes: line.bytes.count + 1, entries: 1)
                if line.isTooLong { break }
            }
        }
        inspection.finish()
        try findRepeatedIDs(&inspection)
        for checkpoint in kept { compare(checkpoint, with: &inspection) }
        return inspection
    }

    private func checkpointOrFinding(_ findings: inout Findings) throws(LogError) -> Checkpoint? {
        do throws(LogError) {
            let checkpoint = try readCheckpoint()
            if checkpoint.size == 0 {
                findings.add(
                    Finding(
                        .unreadableCheckpoint, file: "events/checkpoint",
                        "it is blank, as after a power failure; the next append makes it again from the log"))
            }
            return checkpoint
        } catch {
            guard error.code == .damaged else { throw error }
            let isThere = try files.names(in: directory.events)?.contains("checkpoint") ?? false
            let name: Finding.Name =
                error.cause != nil ? .foreignFile : isThere ? .unreadableCheckpoint : .missingCheckpoint
            findings.add(Finding(name, file: "events/checkpoint", error.message))
            return nil
        }
    }

    private func openSegments(
        _ inspection: inout LogInspection
    ) throws(LogError) -> [(segment: SegmentName, file: any OpenFile, sizeBytes: Int)] {
        var segments: [(segment: SegmentName, file: any OpenFile, sizeBytes: Int)] = []
        for segment in try segmentNames() {
            do throws(LogError) {
                let file = try files.open(directory.segment(segment), .read)
                segments.append((segment, file, try files.size(of: file)))
            } catch {
                guard error.code == .damaged else { throw error }
                inspection.findings.add(Finding(.foreignFile, file: "events/\(segment.text)", error.message))
            }
        }
        inspection.segmentCount = segments.count
        return segments
    }

    /// Looks again at the entries whose ids share a hash, this time at the ids themselves.
    private func findRepeatedIDs(_ inspection: inout LogInspection) throws(LogError) {
        if inspection.suspectHashes.isEmpty { return }
        let hasher = MerkleHasher()
        var firstPlaces: [ExactText: String] = [:]
        for segment in try segmentNames() {
            guard let file = try files.openIfPresent(directory.segment(segment)) else { continue }
            let lines = lineReader(over: file, from: 0)
            var number = 0
            while let line = try lines.nextLine(), !line.isTooLong {
                number += 1
                guard let entry = try? Entry(line: line.bytes),
                    inspection.suspectHashes.contains(LogInspection.hash(of: entry.id, using: hasher))
                else { continue }
                let place = "events/\(segment.text), line \(number)"
                if let first = firstPlaces[ExactText(entry.id)] {
                    inspection.findings.add(
                        Finding(
                            .repeatedID, file: "events/\(segment.text)", line: number,
                            "id \(entry.id.quotedForDisplay) stands already at \(first)"))
                } else {
                    firstPlaces[ExactText(entry.id)] = place
                }
            }
        }
    }

    /// Holds the log against a checkpoint kept elsewhere: it must be longer, and begin with the same entries.
    private func compare(_ kept: Checkpoint, with inspection: inout LogInspection) {
        if let origin = inspection.checkpoint?.origin, ExactText(origin) != ExactText(kept.origin) {
            inspection.findings.add(
                Finding(
                    .foreignCheckpoint,
                    "the checkpoint kept elsewhere is of \(kept.origin.quotedForDisplay), and this ledger is"
                        + " \(origin.quotedForDisplay)"))
        } else if kept.size > inspection.size {
            inspection.findings.add(
                Finding(
                    .rolledBack,
                    "the checkpoint kept elsewhere is of \(kept.size == 1 ? "1 entry" : "\(kept.size) entries"), and the log has"
                        + " only \(inspection.size)"))
        } else if inspection.root(at: kept.size) != kept.rootHash {
            inspection.findings.add(
                Finding(
                    .rewritten,
                    "the first \(kept.size) entries are not those that the checkpoint kept elsewhere was made of"))
        } else {
            inspection.notes.append(LogInspection.continuationNote(kept.size))
        }
    }
}
