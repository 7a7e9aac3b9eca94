import CanonicalJSON
import EventLog

/// Reads a line of a batch where it stands, and writes what it proposes in canonical form: the fast counterpart of
/// ``BatchLineCheck``.
///
/// Takes only a line with which plainly nothing is wrong. For everything else ``BatchLineCheck`` says what is.
struct ScannedBatchLine: ~Copyable {
    private var members = ScannedMembers()
    private var data = ScannedMembers()

    private static let typeName = ScannedName("type")
    private static let dataName = ScannedName("data")
    private static let idName = ScannedName("id")
    private static let types = ActivityType.all.map { ScannedName($0.name) }

    /// Reads a line.
    /// - Parameter line: The bytes without LF. An LF must follow, and behind it ``CanonicalScanner/paddingBytes`` readable
    ///   bytes.
    /// - Returns: Whether the line was taken, and its proposal added.
    mutating func read(_ line: UnsafeBufferPointer<UInt8>, into records: inout BatchRecords) -> Bool {
        guard let base = line.baseAddress else { return false }
        let scanner = CanonicalScanner(base: base, isLenient: true)
        var end = scanner.object(at: scanner.skipWhitespace(0), into: &members, nested: &data)
        guard end != CanonicalScanner.failed else { return false }
        end = scanner.skipWhitespace(end)
        guard end == line.count else { return false }

        var id: Range<Int>?
        var type: Range<Int>?
        var hasData = false
        for member in members.all {
            if Self.typeName.isName(of: member, from: base), member.kind == .string {
                type = member.value
            } else if Self.dataName.isName(of: member, from: base), member.kind == .object {
                hasData = true
            } else if Self.idName.isName(of: member, from: base), member.kind == .string {
                // Bytes, and so at least as many as scalars.
                guard member.form != .special, (1...ProposedEntry.idLimitScalars).contains(member.valueLength) else {
                    return false
                }
                id = member.value
            } else {
                return false
            }
        }
        guard let type, hasData,
            let section = Self.types.firstIndex(where: { $0.isText(base + type.lowerBound, count: type.count) }),
            ScannedActivityCheck.all[section].passes(data.all, from: base, isOrdered: false)
        else { return false }
        data.sort(from: base)
        let bytes = { (place: Range<Int>) in UnsafeBufferPointer(start: base + place.lowerBound, count: place.count) }
        let idBytes = id.map(bytes)
        let members = data.all
        records.add(id: idBytes, type: bytes(type)) { output in
            Self.append(members, scanner, to: &output)
        }
        return true
    }

    /// Appends the members as a canonical object: they are in order, and their values, but for white space in lists, are
    /// written in the canonical form already, or the scanner would not have taken them.
    private static func append(
        _ members: UnsafeBufferPointer<ScannedMember>, _ scanner: CanonicalScanner, to output: inout [UInt8]
    ) {
        let base = scanner.base
        var separator = UInt8(ascii: "{")
        for member in members {
            output.append(separator)
            separator = UInt8(ascii: ",")
            // From the quote before the name to the one behind it.
            output += UnsafeBufferPointer(start: base + Int(member.nameStart) - 1, count: Int(member.nameLength) + 2)
            output.append(UInt8(ascii: ":"))
            switch member.kind {
            case .string:
                output += UnsafeBufferPointer(start: base + Int(member.valueStart) - 1, count: member.valueLength + 2)
            case .array:
                append(listAt: Int(member.valueStart), scanner, to: &output)
            default:
                output += UnsafeBufferPointer(start: base + Int(member.valueStart), count: member.valueLength)
            }
        }
        output.append(UInt8(ascii: "}"))
    }

    private static func append(listAt position: Int, _ scanner: CanonicalScanner, to output: inout [UInt8]) {
        var separator = UInt8(ascii: "[")
        _ = scanner.strings(ofArrayAt: position) { place, _ in
            output.append(separator)
            separator = UInt8(ascii: ",")
            output += UnsafeBufferPointer(start: scanner.base + place.lowerBound - 1, count: place.count + 2)
            return true
        }
        output.append(UInt8(ascii: "]"))
    }
}
