import CanonicalJSON
import MerkleTree

extension EntryLog {
    /// Reads every byte of every segment and says what is wrong. Takes no lock and writes nothing.
    ///
    /// - Parameters:
    ///   - extent: How far the log could be read, so that what is appended meanwhile is left out; `nil` for a log whose end
    ///     could not be found.
    ///   - finder: Told where each line is, so that it finds the entries that could be read so far.
    ///   - kept: Checkpoints kept elsewhere, which the log must be a continuation of.
    ///   - progress: Told how many bytes were read.
    ///   - body: Takes each whole entry, the place of its line, and the compact range up to and with it.
    /// - Throws: ``LogError`` `notFound`, `permissionDenied`, `inputOutput`: when it cannot be told what is wrong.
    public func inspect(
        _ extent: LogExtent?, noting finder: StretchFinder, kept: [Checkpoint] = [], progress: WorkProgress? = nil,
        _ body: (Entry, LogPosition, CompactRange) -> Void
    ) throws(LogError) -> LogInspection {
        var early = Findings()
        let checkpoint = try checkpointOrFinding(extent, &early)
        var inspection = LogInspection(checkpoint: checkpoint, isBehindLog: extent?.isBehindLog ?? true, kept: kept)
        inspection.findings = early
        let segments = try openSegments(extent, &inspection)
        progress?.begin(totalBytes: segments.reduce(0) { $0 + $1.sizeBytes })
        for (segment, file, sizeBytes) in segments {
            var position = LogPosition(segment: segment, line: 0, offset: 0, sequence: inspection.lineCount)
            let lines = lineReader(over: file, from: 0, to: sizeBytes)
            while let line = try lines.nextLine() {
                finder.note(sequence: position.sequence, segment: segment.year, offset: position.offset)
                if let entry = inspection.add(line, at: position) { body(entry, position, inspection.currentRange) }
                position.advance(over: line)
                progress?.add(bytes: line.bytes.count + 1, entries: 1)
                if line.isTooLong { break }
            }
        }
        inspection.finish()
        try findRepeatedIDs(segments, &inspection)
        for checkpoint in kept { compare(checkpoint, with: &inspection) }
        return inspection
    }

    /// A finder that knows nothing yet, for ``inspect(_:noting:kept:progress:_:)``.
    public var inspectionFinder: StretchFinder { StretchFinder(self, beyond: NoEntries()) }

    private func checkpointOrFinding(
        _ extent: LogExtent?, _ findings: inout Findings
    ) throws(LogError) -> Checkpoint? {
        do throws(LogError) {
            let checkpoint = if let extent { extent.checkpoint } else { try readCheckpoint() }
            if checkpoint.size == 0 {
                findings.add(
                    Finding(
                        .unreadableCheckpoint, file: "events/checkpoint",
                        "it is blank, as after a power failure; the next append makes it again from the log"))
            }
            return checkpoint
        } catch {
            guard error.code == .damaged else { throw error }
            // Characters: a whole name, and one that nothing else is equal to.
            let isThere = try files.names(in: directory.events)?.contains("checkpoint") ?? false
            let name: Finding.Name =
                error.cause != nil ? .foreignFile : isThere ? .unreadableCheckpoint : .missingCheckpoint
            findings.add(Finding(name, file: "events/checkpoint", error.message))
            return nil
        }
    }

    private func openSegments(
        _ extent: LogExtent?, _ inspection: inout LogInspection
    ) throws(LogError) -> [(segment: SegmentName, file: any OpenFile, sizeBytes: Int)] {
        var segments: [(segment: SegmentName, file: any OpenFile, sizeBytes: Int)] = []
        let names = if let extent { extent.segments } else { try segmentNames() }
        for segment in names {
            do throws(LogError) {
                let file = try files.open(directory.segment(segment), .read)
                let sizeBytes = try files.size(of: file)
                let end = segment == extent?.endSegment ? extent?.endOffset : nil
                segments.append((segment, file, end ?? sizeBytes))
            } catch {
                guard error.code == .damaged else { throw error }
                inspection.findings.add(Finding(.foreignFile, file: "events/\(segment.text)", error.message))
            }
        }
        inspection.segmentCount = segments.count
        return segments
    }

    /// Looks again at the entries whose ids share a hash, this time at the ids themselves.
    private func findRepeatedIDs(
        _ segments: [(segment: SegmentName, file: any OpenFile, sizeBytes: Int)], _ inspection: inout LogInspection
    ) throws(LogError) {
        if inspection.suspectHashes.isEmpty { return }
        let hasher = MerkleHasher()
        var firstPlaces: [ExactText: String] = [:]
        for (segment, file, sizeBytes) in segments {
            let lines = lineReader(over: file, from: 0, to: sizeBytes)
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

/// Where nothing is to be found.
private struct NoEntries: EntryFinder {
    func entry(at sequence: Int) throws(LogError) -> Entry {
        throw LogError(.damaged, "there is no entry with sequence \(sequence)")
    }
}
