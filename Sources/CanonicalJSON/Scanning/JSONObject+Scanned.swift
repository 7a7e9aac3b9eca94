extension JSONObject {
    /// The object whose members a scanner has found.
    /// - Parameter base: The scanner's base.
    /// - Throws: ``JSONError`` when a list or an object among the values cannot be read, which a scanner would not have
    ///   passed over.
    public init(scanned members: borrowing ScannedMembers, from base: UnsafePointer<UInt8>) throws(JSONError) {
        var read: [Member] = []
        read.reserveCapacity(members.count)
        for member in members.all {
            let name = UnsafeBufferPointer(start: base + Int(member.nameStart), count: Int(member.nameLength))
            let bytes = UnsafeBufferPointer(start: base + Int(member.valueStart), count: member.valueLength)
            let value: JSONValue
            switch member.kind {
            case .string where member.isEscaped:
                // From the quote before it to the one behind.
                value = try JSONValue(
                    parsing: UnsafeBufferPointer(
                        start: base + Int(member.valueStart) - 1, count: member.valueLength + 2))
            case .string: value = .string(String(decoding: bytes, as: UTF8.self))
            case .integer: value = .integer(member.integer)
            case .array, .object, .word: value = try JSONValue(parsing: bytes)
            }
            read.append(Member(name: String(decoding: name, as: UTF8.self), value: value))
        }
        self.init(distinct: read)
    }
}
