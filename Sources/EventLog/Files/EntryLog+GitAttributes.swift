/// Keeps git from rewriting the files of a ledger that is in a repository.
extension EntryLog {
    private static let gitAttributes = ["events/** -text -merge", "snapshots/** -merge"]

    /// Adds what is missing to `.gitattributes` beside `events/`: no line end is converted, and no conflict marker gets
    /// into a file.
    /// - Returns: Why it could not be written, for a notice: the ledger is as good without.
    func writeGitAttributes() -> String? {
        let path = directory.path + "/.gitattributes"
        do throws(LogError) {
            let present = try files.contents(of: path, limitBytes: 1 << 20) ?? []
            let lines = present.split(separator: UInt8(ascii: "\n"))
            let missing = Self.gitAttributes.filter { line in !lines.contains { $0.elementsEqual(line.utf8) } }
            if missing.isEmpty { return nil }
            let separator: [UInt8] = present.isEmpty || present.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
            let added = missing.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
            let distinct = environment.identifiers.makeIdentifier(at: environment.clock.now)
            try files.replace(path, with: present + separator + added, temporary: path + ".new-" + distinct)
            return nil
        } catch {
            return ".gitattributes could not be written: \(error)"
        }
    }
}
