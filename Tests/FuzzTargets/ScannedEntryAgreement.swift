import CanonicalJSON
import EventLog

/// The scanner held against the diagnosis, which reads a line as a tree.
public enum ScannedEntryAgreement {
    /// What the scanner does with a line.
    public enum Outcome: Equatable, Sendable {
        /// Both refuse the line.
        case refused
        /// Both take it, and find the same.
        case agrees
        /// One takes what the other refuses, or finds something else.
        case disagrees(String)
    }

    /// Reads a line both ways.
    public static func of(_ line: some Collection<UInt8>, with scanned: inout ScannedEntry) -> Outcome {
        // As in a block: another line before it, its LF and more behind it.
        var bytes = Array("x\n".utf8) + line + Array("\n".utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "\""), count: ScannedEntry.paddingBytes)
        return bytes.withUnsafeBufferPointer { buffer in
            let place = UnsafeBufferPointer(rebasing: buffer[2..<(2 + line.count)])
            let problem = EntryError.problem(with: place)
            guard scanned.scan(place) else {
                return problem == nil ? .disagrees("the scanner refuses it") : .refused
            }
            if let problem { return .disagrees("the scanner takes it, and \(problem)") }
            guard let tree = (try? JSONValue(parsing: place))?.object else { return .disagrees("it is no object") }
            return difference(scanned, tree).map { .disagrees($0) } ?? .agrees
        }
    }

    private static func difference(_ scanned: borrowing ScannedEntry, _ tree: JSONObject) -> String? {
        func same(_ place: Range<Int>, _ name: String) -> Bool {
            scanned.bytes(place).elementsEqual(written(tree[name] ?? .null))
        }
        let entry = scanned.entry()
        if entry.json != tree { return "the whole entry" }
        if scanned.sequence != entry.sequence { return "sequence" }
        if scanned.recordedTime != entry.recordedTime { return "recordedtime" }
        if scanned.recordedYear != entry.recordedTime.year { return "year of recordedtime" }
        if scanned.isContinued != entry.isContinued { return "continued" }
        if !same(scanned.id, "id") { return "id" }
        if !same(scanned.type, "type") { return "type" }
        if !same(scanned.source, "source") { return "source" }
        if !same(scanned.recorderIdentity, "authid") { return "authid" }
        if !scanned.signature.isEmpty, !same(scanned.signature, "signature") { return "signature" }
        if !scanned.bytes(scanned.data).elementsEqual(JSONValue.object(entry.data).canonicalBytes) { return "data" }
        guard scanned.members.all.count == entry.data.members.count else { return "number of members" }
        for (found, member) in zip(scanned.members.all, entry.data.members) {
            let name = scanned.bytes(Int(found.nameStart)..<Int(found.nameStart + found.nameLength))
            if !name.elementsEqual(written(.string(member.name))) { return "name of a member" }
            if name.elementsEqual(member.name.utf8), name.count <= ScannedName.limitBytes,
                !ScannedName(member.name).isName(of: found, from: scanned.base)
            {
                return "member \(member.name) not found by its name"
            }
            if !agrees(found, member.value, scanned) { return "member \(member.name)" }
        }
        return nil
    }

    /// The text as it is between the quotes of its canonical form.
    private static func written(_ value: JSONValue) -> ArraySlice<UInt8> {
        value.canonicalBytes.dropFirst().dropLast()
    }

    private static func agrees(
        _ found: ScannedMember, _ value: JSONValue, _ scanned: borrowing ScannedEntry
    ) -> Bool {
        switch (found.kind, value) {
        case (.string, .string(let text)):
            return scanned.bytes(found.value).elementsEqual(written(value)) && found.form == form(of: text)
        case (.integer, .number(let number)): return Double(found.integer) == number
        case (.number, .number), (.array, .array), (.object, .object), (.word, .boolean), (.word, .null):
            return scanned.bytes(found.value).elementsEqual(value.canonicalBytes)
        default: return false
        }
    }

    private static func form(of text: String) -> ScannedText {
        let scalars = text.unicodeScalars
        if scalars.contains(where: { $0.isControl || $0.isNoncharacter }) { return .special }
        return scalars.contains { $0 == "\"" || $0 == "\\" } ? .escaped : .plain
    }
}
