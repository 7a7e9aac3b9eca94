import CanonicalJSON
import EventLog

/// The fast path held against the strict reader on one line.
public enum ScannedEntryAgreement {
    /// What the scanner does with a line.
    public enum Outcome: Equatable, Sendable {
        /// It leaves the line to the strict reader, which may or may not take it.
        case left
        /// It takes the line, and finds what the strict reader finds.
        case agrees
        /// It finds something else, or takes what the strict reader refuses.
        case disagrees(String)
    }

    /// Reads a line both ways.
    public static func of(_ line: some Collection<UInt8>, with scanned: inout ScannedEntry) -> Outcome {
        // As in a block: another line before it, its LF and more behind it.
        var bytes = Array("x\n".utf8) + line + Array("\n".utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "\""), count: ScannedEntry.paddingBytes)
        return bytes.withUnsafeBufferPointer { buffer in
            let place = UnsafeBufferPointer(rebasing: buffer[2..<(2 + line.count)])
            guard scanned.scan(place) else { return .left }
            guard let entry = try? Entry(line: place) else { return .disagrees("the strict reader refuses it") }
            return difference(scanned, entry).map { .disagrees($0) } ?? .agrees
        }
    }

    private static func difference(_ scanned: borrowing ScannedEntry, _ entry: Entry) -> String? {
        func same(_ place: Range<Int>, _ text: String) -> Bool { scanned.bytes(place).elementsEqual(text.utf8) }
        guard let whole = try? scanned.entry(), whole == entry, whole.line == entry.line else {
            return "the whole entry"
        }
        if scanned.sequence != entry.sequence { return "sequence" }
        if scanned.recordedTime != entry.recordedTime { return "recordedtime" }
        if scanned.recordedYear != entry.recordedTime.year { return "year of recordedtime" }
        if scanned.isContinued != entry.isContinued { return "continued" }
        if !same(scanned.id, entry.id) { return "id" }
        if !same(scanned.type, entry.type) { return "type" }
        if !same(scanned.source, entry.source) { return "source" }
        if !scanned.bytes(scanned.data).elementsEqual(JSONValue.object(entry.data).canonicalBytes) { return "data" }
        guard scanned.members.all.count == entry.data.members.count else { return "number of members" }
        for (found, member) in zip(scanned.members.all, entry.data.members) {
            let name = Int(found.nameStart)..<Int(found.nameStart + found.nameLength)
            if !same(name, member.name) { return "name of a member" }
            if member.name.utf8.count <= ScannedName.limitBytes,
                !ScannedName(member.name).isName(of: found, from: scanned.base)
            {
                return "member \(member.name) not found by its name"
            }
            if !agrees(found, member.value, scanned) { return "member \(member.name)" }
        }
        return nil
    }

    private static func agrees(
        _ found: ScannedMember, _ value: JSONValue, _ scanned: borrowing ScannedEntry
    ) -> Bool {
        switch (found.kind, value) {
        case (.string, .string):
            scanned.bytes(found.value).elementsEqual(value.canonicalBytes.dropFirst().dropLast())
                && found.isEscaped == scanned.bytes(found.value).contains(UInt8(ascii: "\\"))
        case (.integer, .number(let number)): Double(found.integer) == number
        case (.array, .array), (.object, .object), (.word, .boolean), (.word, .null):
            scanned.bytes(found.value).elementsEqual(value.canonicalBytes)
        default: false
        }
    }
}
