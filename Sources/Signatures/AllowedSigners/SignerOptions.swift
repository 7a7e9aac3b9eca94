import CanonicalJSON

/// The options of a line, with commas between: `cert-authority`, and three with a value between quotation marks. Their
/// names may be in capitals.
struct SignerOptions {
    private(set) var isCertificateAuthority = false
    private(set) var namespaces: PatternList?
    private(set) var window = ValidityWindow()

    init() {}

    init(_ text: String) throws(FormatError) {
        var rest = text.utf8[...]
        while true {
            // Nothing between two commas is passed over, as ssh-keygen does.
            try readOption(&rest)
            guard let separator = rest.first else { break }
            guard separator == UInt8(ascii: ",") else { throw Self.unknown(rest) }
            rest = rest.dropFirst()
            guard !rest.isEmpty else { throw FormatError("a comma without an option behind it") }
        }
        if let after = window.after, let before = window.before, before <= after {
            throw FormatError("valid-before is not later than valid-after")
        }
    }

    private mutating func readOption(_ rest: inout Substring.UTF8View) throws(FormatError) {
        if Self.take("cert-authority", &rest) {
            isCertificateAuthority = true
        } else if Self.take("namespaces=", &rest) {
            let list = PatternList(try Self.readValue(of: "namespaces", &rest))
            guard namespaces == nil else { throw FormatError("namespaces stands twice") }
            guard list.isWithinLimit else {
                throw FormatError("a pattern longer than \(PatternList.patternLimitBytes) bytes")
            }
            namespaces = list
        } else if Self.take("valid-after=", &rest) {
            guard window.after == nil else { throw FormatError("valid-after stands twice") }
            window.after = try Self.readTime(of: "valid-after", &rest)
        } else if Self.take("valid-before=", &rest) {
            guard window.before == nil else { throw FormatError("valid-before stands twice") }
            window.before = try Self.readTime(of: "valid-before", &rest)
        }
    }

    private static func unknown(_ rest: Substring.UTF8View) -> FormatError {
        let option = String(decoding: rest.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
        return FormatError(
            "\(option.quotedForDisplay) is neither an option nor a key's type; options are cert-authority, "
                + "namespaces=\"…\", valid-after=\"…\" and valid-before=\"…\"")
    }

    private static func readTime(of name: String, _ rest: inout Substring.UTF8View) throws(FormatError) -> Int64 {
        let text = try readValue(of: name, &rest)
        guard let seconds = Timestamp.seconds(text) else {
            throw FormatError(
                "\(name) is \(text.quotedForDisplay); expected YYYYMMDD, or YYYYMMDDHHMM[SS], and Z for UTC")
        }
        return seconds
    }

    /// A value between quotation marks, where `\"` stands for one.
    private static func readValue(of name: String, _ rest: inout Substring.UTF8View) throws(FormatError) -> String {
        guard rest.first == UInt8(ascii: "\"") else { throw FormatError("no quotation mark after \(name)=") }
        rest = rest.dropFirst()
        var value: [UInt8] = []
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "\"") { return String(decoding: value, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                value.append(UInt8(ascii: "\""))
                rest = rest.dropFirst()
            } else {
                value.append(byte)
            }
        }
        throw FormatError("the value of \(name) has no closing quotation mark")
    }

    private static func take(_ name: String, _ rest: inout Substring.UTF8View) -> Bool {
        let head = String(decoding: rest.prefix(name.utf8.count), as: UTF8.self)
        guard head.utf8.count == name.utf8.count, head.lowercased() == name else { return false }
        rest = rest.dropFirst(name.utf8.count)
        return true
    }
}
