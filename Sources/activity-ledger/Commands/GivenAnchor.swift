import ActivityLedger
import CanonicalJSON
import EventLog
import MerkleTree
import Programs
import Reports

/// An anchor that the command line names: a checkpoint that was put out of reach, and what is known of its age.
struct GivenAnchor {
    static let option = Option(
        name: "anchor", value: "ANCHOR",
        help: "a file with a checkpoint, or git:PATTERN for the tags that 'anchor git' made around the ledger, such as"
            + " 'git:ledger-*': the log must be a continuation of each, and how old they are is told",
        isRepeatable: true)
    private static let tagPrefix = "git:"

    let checkpoint: Checkpoint
    /// What is known of it, for people.
    let note: String
    /// Since when it holds, on whose word.
    let times: [AnchorTime]

    /// What is known of it, and what in the ledger speaks against its times.
    func notes(in ledger: Ledger) -> [String] {
        guard let extent = try? ledger.log.extent(),
            let last = try? LogEntryFinder(ledger.log, extent).entry(at: checkpoint.size - 1)
        else { return [note] }
        let now = SystemClock().now
        return [note] + times.compactMap { $0.contradiction(lastEntry: last, now: now) }
    }

    /// Those that the command line names.
    static func all(_ arguments: ParsedArguments, command: String) throws -> [GivenAnchor] {
        let verifiers = try VerifierOptions.keys(arguments)
        return try arguments.values(of: option.name).flatMap { text in
            if text.begins(with: tagPrefix) {
                let pattern = String(Substring(text.utf8.dropFirst(tagPrefix.utf8.count)))
                return try tags(pattern, arguments, verifiers, command)
            }
            let file = try InputFile(text)
            let note = try file.document(as: CheckpointNote.init(text:))
            return [try GivenAnchor(note, name: "the anchor \(file.name)", verifiers)]
        }
    }

    private static func tags(
        _ pattern: String, _ arguments: ParsedArguments, _ verifiers: [VerifierKey], _ command: String
    ) throws -> [GivenAnchor] {
        if pattern.isEmpty { throw UsageError("git: needs the name of a tag, or a pattern, behind it", command) }
        let directory = try VerifyCommand.ledgerDirectory(arguments)
        return try GitFailure.explaining(directory) {
            let repository = try GitRepository(around: directory)
            let names = try repository.tagNames(matching: pattern)
            if names.isEmpty {
                throw LogError(.notFound, "there is no git tag \(pattern.quotedForDisplay) around the ledger")
            }
            return try names.map { name in
                guard let tag = try annotated(name, repository), let note = try? CheckpointNote(text: tag.message)
                else {
                    throw ValueError("the git tag \(name.quotedForDisplay) does not hold a checkpoint")
                }
                return try GivenAnchor(note, name: "the git tag \(tag.name.escapedForDisplay)", verifiers, tag)
            }
        }
    }

    /// A tag; `nil` for one that has no message.
    private static func annotated(_ name: String, _ repository: GitRepository) throws(GitError) -> GitTag? {
        do throws(GitError) {
            return try repository.tag(named: name)
        } catch {
            if case .notAnnotated = error { return nil }
            throw error
        }
    }

    private init(_ note: CheckpointNote, name: String, _ verifiers: [VerifierKey], _ tag: GitTag? = nil) throws {
        let checkpoint = note.checkpoint
        self.checkpoint = checkpoint
        let opened: OpenedNote
        do throws(NoteError) {
            opened = try note.opened(by: verifiers)
        } catch {
            throw ProofError("\(name): \(error.problem)")
        }
        let tagTime = tag.flatMap { tag in
            tag.timeSeconds.flatMap { AnchorTime(size: checkpoint.size, timeSeconds: $0, source: .tag(tag.name)) }
        }
        times =
            [tagTime].compactMap { $0 }
            + opened.verified.compactMap { signature in
                signature.timeSeconds.flatMap { seconds in
                    AnchorTime(size: checkpoint.size, timeSeconds: seconds, source: .witness(signature.key.name))
                }
            }
        let size = checkpoint.size == 1 ? "1 entry" : "\(checkpoint.size) entries"
        let date = tagTime.flatMap { RecordedTime.text(ofSeconds: $0.timeSeconds) }.map { ", is dated \($0)" } ?? ""
        self.note = "\(name) holds \(size)\(date), and \(SignatureClause(opened).text)"
    }
}
