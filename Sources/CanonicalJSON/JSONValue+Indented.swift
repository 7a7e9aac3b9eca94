extension JSONValue {
    /// The value over several lines, two spaces a level, members in their order, ending in LF: for files that people
    /// and `git diff` read, and for the terminal. What holds no array or object of its own, and is short, stays on a
    /// line.
    ///
    /// Everything a terminal would act on rather than show is escaped (`\u202e`), which changes the text but not
    /// its meaning.
    public func indented() -> String {
        var bytes: [UInt8] = []
        append(to: &bytes, indentation: 0)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value on one line, without LF: the canonical form, but with everything a terminal would act on escaped.
    public var visibleLine: String { Self.escapingInvisible(canonicalBytes) }

    private func append(to bytes: inout [UInt8], indentation: Int) {
        switch self {
        case .array(let elements) where !elements.isEmpty:
            Self.append(elements, to: &bytes, "[", "]", indentation, isFlat: elements.allSatisfy(\.isScalar)) {
                $0.append(to: &$2, indentation: $1)
            }
        case .object(let object) where !object.members.isEmpty:
            let isFlat = object.members.allSatisfy(\.value.isScalar)
            Self.append(object.members, to: &bytes, "{", "}", indentation, isFlat: isFlat) { member, inner, bytes in
                Self.appendVisible(.string(member.name), to: &bytes)
                bytes += [UInt8(ascii: ":"), UInt8(ascii: " ")]
                member.value.append(to: &bytes, indentation: inner)
            }
        default:
            Self.appendVisible(self, to: &bytes)
        }
    }

    private static func append<Item>(
        _ items: [Item], to bytes: inout [UInt8], _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ indentation: Int,
        isFlat: Bool, _ appendItem: (Item, Int, inout [UInt8]) -> Void
    ) {
        let widthLimit = 100
        let start = bytes.count
        bytes.append(UInt8(ascii: open))
        if isFlat {
            for (index, item) in items.enumerated() {
                if index > 0 { bytes += [UInt8(ascii: ","), UInt8(ascii: " ")] }
                appendItem(item, 0, &bytes)
            }
            bytes.append(UInt8(ascii: close))
            // Scalars: continuation bytes of UTF-8 do not count.
            if bytes[start...].count(where: { $0 & 0xC0 != 0x80 }) <= widthLimit { return }
            bytes.removeLast(bytes.count - start - 1)
        }
        let inner = indentation + 2
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendLine(inner, to: &bytes)
            appendItem(item, inner, &bytes)
        }
        appendLine(indentation, to: &bytes)
        bytes.append(UInt8(ascii: close))
    }

    private static func appendLine(_ indentation: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<indentation { bytes.append(UInt8(ascii: " ")) }
    }

    private static func appendVisible(_ value: JSONValue, to bytes: inout [UInt8]) {
        let start = bytes.count
        value.appendCanonical(to: &bytes)
        // Plain ASCII is visible, and nearly everything is that.
        if bytes[start...].allSatisfy({ 0x20...0x7E ~= $0 }) { return }
        let visible = escapingInvisible(Array(bytes[start...]))
        bytes.removeLast(bytes.count - start)
        bytes += visible.utf8
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private static func escapingInvisible(_ json: [UInt8]) -> String {
        let text = String(decoding: json, as: UTF8.self)
        if text.unicodeScalars.allSatisfy(\.isVisible) { return text }
        return text.escaping { scalar in
            scalar.isVisible ? nil : String(scalar).utf16.map(CanonicalString.unicodeEscape).joined()
        }
    }
}
