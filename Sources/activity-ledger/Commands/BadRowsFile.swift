import ActivityLedger
import CanonicalJSON
import EventLog

/// The file that `--skip-bad` sets bad rows apart in.
struct BadRowsFile {
    let path: String

    /// Writes the bad rows of a plan, and records the others once they are on the disk. Without bad rows there is no file.
    /// A file with just these rows may be there already: the same was done before, and perhaps interrupted.
    /// - Returns: The receipt, with a note about the file. If nothing is recorded a file that was made goes again.
    /// - Throws: ``LogError`` when another file is there, whose rows may not be mended yet, or it is among those of a ledger.
    func setApart(_ plan: ImportPlan, _ record: () throws -> Receipt) throws -> Receipt {
        if plan.badRows.isEmpty { return try record() }
        let bytes = try plan.badRowsFile()
        // A pipe is written to and never read: that would wait for another writer.
        let isThere = !OutputFile.isStream(path) && (try? InputFile(path).bytes(limitBytes: bytes.count)) == bytes
        if !isThere {
            try CheckpointOutput.check(path, place: " with --skip-bad", mayReplace: false)
            try OutputFile.create(bytes, at: path, remedy: "choose another name with --skip-bad")
        }
        do {
            var receipt = try record()
            let count = plan.badRows.count
            let rows = count == 1 ? "1 row is bad" : "\(count) rows are bad"
            receipt.notices.append(
                "\(rows), and set apart in \(path.escapedForDisplay): mend and import that file with the same mapping")
            return receipt
        } catch {
            if !isThere { OutputFile.remove(path) }
            throw error
        }
    }
}
