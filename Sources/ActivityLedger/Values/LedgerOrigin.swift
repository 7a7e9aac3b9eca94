import CanonicalJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The name of a ledger: the `source` of CloudEvents, a URI reference (RFC 3986), and the first line of a C2SP checkpoint,
/// which has no spaces and no plus sign.
enum LedgerOrigin {
    /// Most characters it can have.
    static let limit = 200
    /// The characters it can have besides `%`, behind which two hexadecimal digits must stand.
    static let characters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*,;="

    /// Checks an origin.
    /// - Throws: ``ValueError`` saying which rule it breaks.
    static func check(_ origin: String) throws(ValueError) {
        let expected = "expected a name such as genopole.fr/international"
        if origin.isEmpty { throw ValueError("the origin is empty; \(expected)") }
        if origin.utf8.count > limit { throw ValueError("the origin has more than \(limit) characters; \(expected)") }
        let allowed = Set((characters + "%").utf8)
        if let bad = origin.unicodeScalars.first(where: { !$0.isASCII || !allowed.contains(UInt8($0.value)) }) {
            throw ValueError("the origin cannot contain \(String(bad).quotedForDisplay); \(expected)")
        }
        for piece in origin.unicodeScalars.split(separator: "%", omittingEmptySubsequences: false).dropFirst() {
            guard piece.prefix(2).count == 2, piece.prefix(2).allSatisfy({ $0.hexDigitValue != nil }) else {
                throw ValueError("'%' in the origin is not followed by two hexadecimal digits; \(expected)")
            }
        }
        if let problem = problemOfParts(Array(origin.utf8)[...]) { throw ValueError("\(problem); \(expected)") }
    }

    /// Why bytes that a URI reference can have are none (RFC 3986, section 4.1); `nil` when they are.
    private static func problemOfParts(_ origin: ArraySlice<UInt8>) -> String? {
        let parts = origin.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false)
        if parts.count > 2 { return "the origin has '#' twice; the second one is written %23" }
        var path = parts[0].prefix { $0 != UInt8(ascii: "?") }
        var others = parts[0].dropFirst(path.count) + parts.dropFirst().joined()
        if let colon = path.firstIndex(of: UInt8(ascii: ":")), !path[..<colon].contains(UInt8(ascii: "/")) {
            guard isScheme(path[..<colon]) else {
                return
                    "the part before the first ':' of the origin is not the name of a scheme; write the ':' as %3A"
            }
            path = path[(colon + 1)...]
        }
        if path.starts(with: "//".utf8) {
            let authority = path.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
            guard isAuthority(authority) else {
                let text = String(decoding: authority, as: UTF8.self)
                return "\(text.quotedForDisplay) in the origin is not a host, with or without a port"
            }
            path = path.dropFirst(2 + authority.count)
        }
        others += path
        guard !others.contains(where: isBracket) else {
            return
                "'[' and ']' in the origin are for an IPv6 address only; elsewhere write %5B and %5D"
        }
        return nil
    }

    private static func isBracket(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") }

    private static func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, isLetter(first) else { return false }
        return text.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    private static func isAuthority(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count == 1 || !parts[0].contains(where: isBracket) else { return false }
        let place = parts[parts.count - 1]
        var hostEnd = place.firstIndex(of: UInt8(ascii: ":")) ?? place.endIndex
        if place.first == UInt8(ascii: "[") {
            guard let end = place.firstIndex(of: UInt8(ascii: "]")), isAddress(place[..<end].dropFirst()) else {
                return false
            }
            hostEnd = end + 1
        } else if place[..<hostEnd].contains(where: isBracket) {
            return false
        }
        let port = place[hostEnd...]
        return port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(isDigit)
    }

    /// Whether it is an address as it stands in brackets: of IPv6, or of a version to come (`v7.…`).
    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.first == UInt8(ascii: "v") || bytes.first == UInt8(ascii: "V") {
            let parts = bytes.dropFirst().split(
                separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
                && parts[0].allSatisfy { Unicode.Scalar($0).hexDigitValue != nil }
                && !parts[1].contains { "%/@?[".utf8.contains($0) }
        }
        var address = in6_addr()
        return inet_pton(AF_INET6, String(decoding: bytes, as: UTF8.self), &address) == 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
