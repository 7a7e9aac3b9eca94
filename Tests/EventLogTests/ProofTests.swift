import CanonicalJSON
import MerkleTree
import Testing

@testable import EventLog

/// Proofs of a log, made from its files and checked without them.
@Suite struct ProofTests {
    private let workspace = Workspace()

    /// A log of eight entries, in two years.
    init() throws {
        try workspace.open()
        try workspace.append(1, 2, 3)
        workspace.clock.now = try #require(RecordedTime(text: "2027-01-01T00:00:00.000Z"))
        try workspace.append(4, 5, 6)
        try workspace.append(7)
    }

    @Test func everyEntryIsProvedToBeInTheLog() throws {
        let checkpoint = try #require(Checkpoint(text: workspace.contents("events/checkpoint")))
        #expect(try workspace.log.currentCheckpoint() == checkpoint)
        let extent = try workspace.log.extent()
        try workspace.log.forEachEntry(of: extent) { scanned in
            let entry = scanned.entry()
            let document = try workspace.log.inclusionProof(of: entry.sequence)
            #expect(document.extra.elementsEqual(entry.line))
            #expect(document.note == CheckpointNote(checkpoint: checkpoint))
            #expect(try document.check() == entry)
            #expect(try document.check(against: checkpoint) == entry)
            #expect(try InclusionDocument(text: document.text).check() == entry)
        }
    }

    @Test func everyEarlierCheckpointIsProvedToBeContinued() throws {
        let lines = (workspace.contents("events/2026.jsonl") + workspace.contents("events/2027.jsonl"))
            .split(separator: "\n")
        for size in 1...8 {
            let old = Checkpoint(
                origin: "example.org/log", size: size, rootHash: root(of: lines.prefix(size).map { Array($0.utf8) }))
            let document = try workspace.log.consistencyProof(from: size)
            try document.check(from: old)
            try ConsistencyDocument(text: document.text).check(from: old)
        }
    }

    @Test func whatTheLogDoesNotHoldIsNotProved() throws {
        for sequence in [8, 9, Entry.sequenceLimit] {
            #expect(throws: ProofError("there is no entry \(sequence): the log has 8 entries, counted from 0")) {
                try workspace.log.inclusionProof(of: sequence)
            }
        }
        #expect(throws: ProofError("there is no proof from 9 entries on: the log has only 8 entries")) {
            try workspace.log.consistencyProof(from: 9)
        }
        #expect(throws: ProofError.self) { try workspace.log.consistencyProof(from: 0) }
    }

    @Test func nothingIsProvedOfALogThatWasAltered() throws {
        let altered = workspace.contents("events/2026.jsonl").replacing("\"number\":2", with: "\"number\":9")
        try workspace.write(altered, to: "events/2026.jsonl")
        for sequence in 0..<8 { expectDamage { _ = try workspace.log.inclusionProof(of: sequence) } }
        for size in 1...8 { expectDamage { _ = try workspace.log.consistencyProof(from: size) } }
        expectDamage { _ = try workspace.log.currentCheckpoint() }
    }

    @Test func entriesBehindTheCheckpointCountWhenTheirBatchIsComplete() throws {
        let complete = try workspace.log.currentCheckpoint()
        let older = try #require(try? workspace.log.consistencyProof(from: 7).note.checkpoint)
        #expect(older == complete)
        // As if the process had ended before it replaced the checkpoint, and a second one in the middle of its batch.
        let lines = workspace.contents("events/2027.jsonl").split(separator: "\n").map { Array($0.utf8) }
        let first = workspace.contents("events/2026.jsonl").split(separator: "\n").map { Array($0.utf8) }
        let lagging = Checkpoint(origin: complete.origin, size: 7, rootHash: root(of: first + lines.dropLast()))
        try workspace.write(lagging.text, to: "events/checkpoint")
        try workspace.write(workspace.contents("events/2027.jsonl") + "{\"authid\":", to: "events/2027.jsonl")
        #expect(try workspace.log.currentCheckpoint() == complete)
        #expect(try workspace.log.inclusionProof(of: 7).note.checkpoint == complete)
        #expect(workspace.contents("events/checkpoint") == lagging.text)
    }

    @Test func aProofOfSomethingElseIsRefusedWithTheReason() throws {
        let good = try workspace.log.inclusionProof(of: 3)
        let other = try workspace.log.inclusionProof(of: 4)
        var document = good
        document.extra = []
        expectRefusal(document, "it has no extra line")
        document.extra = Array("{}".utf8)
        expectRefusal(document, "its extra line is not an entry: attribute \"specversion\" is missing")
        document.extra = good.extra + Array(" ".utf8)
        expectRefusal(document, "its extra line is not an entry: ")
        document.extra = other.extra
        expectRefusal(document, "it is for entry 3, but the entry it brings is number 4")
        document.proof.index = 4
        expectRefusal(document, "the entry and the hashes of the proof do not lead to the root hash")
        document = good
        document.extra = Array(String(decoding: good.extra, as: UTF8.self).replacing("office", with: "others").utf8)
        expectRefusal(document, "the entry and the hashes of the proof do not lead to the root hash")
        document = good
        document.note.checkpoint.origin = "example.org/other"
        expectRefusal(
            document, "its entry belongs to the log \"example.org/log\", its checkpoint to \"example.org/other\"")
        document = good
        document.note.checkpoint.size = 3
        expectRefusal(document, "there is no entry 3 in a log of 3 entries")
        document.note.checkpoint.size = 4
        expectRefusal(document, "the proof has more hashes than")
        document.note.checkpoint.size = 9
        expectRefusal(document, "the proof has fewer hashes than")
    }

    @Test func aProofOfAnotherCheckpointThanTheOneKeptIsRefusedWithTheReason() throws {
        let document = try workspace.log.inclusionProof(of: 3)
        var kept = document.note.checkpoint
        kept.origin = "example.org/other"
        expectRefusal(document, against: kept, "it is of the log \"example.org/log\", the checkpoint given of")
        kept = document.note.checkpoint
        kept.size = 7
        expectRefusal(
            document, against: kept, "it is of the log with 8 entries, the checkpoint given with 7; first check")
        kept.size = 9
        expectRefusal(
            document, against: kept, "it is of the log with 8 entries, the checkpoint given with 9; have the proof")
        kept = document.note.checkpoint
        kept.rootHash = .emptyTree
        expectRefusal(document, against: kept, "its root hash at 8 entries is not that of the checkpoint given")
    }

    @Test func aConsistencyProofFromAnotherCheckpointIsRefusedWithTheReason() throws {
        let document = try workspace.log.consistencyProof(from: 3)
        let lines = workspace.contents("events/2026.jsonl").split(separator: "\n").map { Array($0.utf8) }
        let right = Checkpoint(
            origin: "example.org/log", size: 3, rootHash: root(of: lines.dropLast()))
        try document.check(from: right)
        var old = right
        old.origin = "example.org/other"
        expectRefusal(document, from: old, "it is of the log \"example.org/log\", the checkpoint given of")
        old = right
        old.size = 5
        expectRefusal(document, from: old, "it starts from 3 entries, the checkpoint given has 5")
        old = right
        old.rootHash = .emptyTree
        expectRefusal(document, from: old, "the hashes of the proof do not lead to the root hash of the old checkpoint")
        var wrong = document
        wrong.note.checkpoint.rootHash = .emptyTree
        expectRefusal(
            wrong, from: right, "the hashes of the proof do not lead from the root hash of the old checkpoint to")
        wrong.note.checkpoint.size = 2
        expectRefusal(wrong, from: right, "a log cannot have 3 entries first and 2 later")
    }

    private func expectRefusal(_ document: InclusionDocument, against kept: Checkpoint? = nil, _ problem: String) {
        expect(problem) { () throws(ProofError) in _ = try document.check(against: kept) }
    }

    private func expectRefusal(_ document: ConsistencyDocument, from old: Checkpoint, _ problem: String) {
        expect(problem) { () throws(ProofError) in try document.check(from: old) }
    }

    private func expect(_ problem: String, _ body: () throws(ProofError) -> Void) {
        do throws(ProofError) {
            try body()
            Issue.record("it held; expected: \(problem)")
        } catch {
            #expect(error.problem.hasPrefix(problem), "\(error.problem)")
        }
    }

    private func expectDamage(_ body: () throws -> Void) {
        let error = #expect(throws: LogError.self) { try body() }
        #expect(error?.code == .damaged)
    }

    private func root(of lines: [[UInt8]]) -> MerkleHash {
        let hasher = MerkleHasher()
        var range = CompactRange()
        for line in lines { range.append(hasher.leaf(line), using: hasher) }
        return range.root(using: hasher)
    }
}
