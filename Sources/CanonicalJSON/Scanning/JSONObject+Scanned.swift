extension JSONObject {
    /// The object whose members a scanner has found.
    public init(scanned members: borrowing ScannedMembers, by scanner: CanonicalScanner) {
        var read: [Member] = []
        read.reserveCapacity(members.count)
        for member in members.all {
            let name = Int(member.nameStart)..<(Int(member.nameStart) + Int(member.nameLength))
            read.append(Member(name: scanner.text(name), value: JSONValue(scanned: member, by: scanner)))
        }
        self.init(distinct: read)
    }
}

extension JSONValue {
    /// The value of a member that a scanner has found.
    public init(scanned member: ScannedMember, by scanner: CanonicalScanner) {
        switch member.kind {
        case .string: self = .string(scanner.text(member.value))
        case .integer: self = .integer(member.integer)
        case .number, .array, .object, .word:
            let bytes = UnsafeBufferPointer(start: scanner.base + Int(member.valueStart), count: member.valueLength)
            // The scanner takes nothing that the parser would not.
            self = (try? JSONValue(parsing: bytes)) ?? .null
        }
    }
}
