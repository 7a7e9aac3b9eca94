extension JSONValue {
    /// The value in the canonical form of RFC 8785: one line of UTF-8, no white space, members sorted.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        appendCanonical(to: &bytes)
        return bytes
    }

    /// Appends the canonical form to what is there; see ``canonicalBytes``.
    public func appendCanonical(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .number(let value): bytes += CanonicalNumber.text(of: value).utf8
        case .string(let text): CanonicalString.append(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.canonicallyOrdered.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                CanonicalString.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension JSONObject {
    /// The members by the UTF-16 code units of their names (RFC 8785, section 3.2.3). This is not the order of their
    /// UTF-8 bytes: U+10000 and above, as surrogates, come before U+E000 to U+FFFF.
    fileprivate var canonicallyOrdered: [Member] {
        members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
    }
}
