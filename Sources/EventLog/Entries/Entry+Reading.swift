import CanonicalJSON

extension Entry {
    /// Reads a line: every attribute that is required, none that is unknown, in canonical form.
    /// - Parameter line: The bytes without LF.
    /// - Throws: ``EntryError`` saying what is wrong.
    public init(line: UnsafeBufferPointer<UInt8>) throws(EntryError) {
        // The scanner looks behind the line, where nobody promised that there is anything.
        let padded = Array(line) + [UInt8(ascii: "\n")] + [UInt8](repeating: 0, count: ScannedEntry.paddingBytes)
        let entry = padded.withUnsafeBufferPointer { padded -> Entry? in
            var scanned = ScannedEntry()
            return scanned.scan(UnsafeBufferPointer(rebasing: padded[..<line.count])) ? scanned.entry() : nil
        }
        guard let entry else { throw EntryError(diagnosing: line) }
        self = entry
    }
}
