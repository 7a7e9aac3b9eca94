import CanonicalJSON

/// Reads one line: principals, options if there are any, the key's type, the key, and a comment that nobody reads.
struct SignerLine {
    private var rest: Substring.UTF8View

    init(_ bytes: Substring.UTF8View) {
        // The end of a line as Windows writes it.
        rest = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    }

    /// What it says; `nil` for an empty line or a comment.
    mutating func read(number: Int) throws(FormatError) -> AllowedSigner? {
        skipSpace()
        guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
        // The one ends a line for ssh-keygen, the other a word.
        guard !rest.contains(0), !rest.contains(UInt8(ascii: "\r")) else {
            throw FormatError("a NUL or carriage return within the line")
        }
        let principals = PatternList(try readPrincipals())
        guard principals.isWithinLimit else {
            throw FormatError("a pattern longer than \(PatternList.patternLimitBytes) bytes")
        }
        var options = SignerOptions()
        if !Self.isTypeOfKey(rest) {
            let text = try readOptions()
            options = try SignerOptions(text)
            skipSpace()
        }
        let type = readWord()
        let base64 = readWord()
        guard !type.isEmpty, !base64.isEmpty else {
            throw FormatError("no key: expected its type, and the key in base64")
        }
        return AllowedSigner(
            line: number, principals: principals, key: try SSHPublicKey(type: type, base64: base64),
            isCertificateAuthority: options.isCertificateAuthority, namespaces: options.namespaces,
            window: options.window)
    }

    /// Names of types and options begin differently.
    private static func isTypeOfKey(_ text: Substring.UTF8View) -> Bool {
        ["ssh-", "ecdsa-", "sk-"].contains { text.starts(with: $0.utf8) }
    }

    /// Principals end at a space. Between quotation marks, which are then taken away, they can have spaces.
    private mutating func readPrincipals() throws(FormatError) -> String {
        var name = rest.prefix { !Self.isSpace($0) && $0 != UInt8(ascii: "\"") }
        rest = rest[name.endIndex...]
        var text = Self.string(name)
        if rest.first == UInt8(ascii: "\"") {
            rest = rest.dropFirst()
            name = rest.prefix { $0 != UInt8(ascii: "\"") }
            rest = rest[name.endIndex...]
            guard rest.first == UInt8(ascii: "\"") else {
                throw FormatError("a quotation mark without the one that closes")
            }
            rest = rest.dropFirst()
            text += Self.string(name)
        }
        skipSpace()
        guard !text.isEmpty else { throw FormatError("no principals: expected whose key it is") }
        return text
    }

    /// Options end at a space outside quotation marks.
    private mutating func readOptions() throws(FormatError) -> String {
        var isQuoted = false
        var isEscaped = false
        var end = rest.startIndex
        while end < rest.endIndex, isQuoted || !Self.isSpace(rest[end]) {
            if isEscaped {
                // Whatever stands behind a backslash; only a quotation mark would have mattered.
                isEscaped = false
            } else if rest[end] == UInt8(ascii: "\\"), rest[rest.index(after: end)...].first == UInt8(ascii: "\"") {
                isEscaped = true
            } else if rest[end] == UInt8(ascii: "\"") {
                isQuoted.toggle()
            }
            end = rest.index(after: end)
        }
        guard !isQuoted else { throw FormatError("a quotation mark without the one that closes") }
        let options = Self.string(rest[..<end])
        rest = rest[end...]
        guard !rest.isEmpty else {
            throw FormatError(
                options.isEmpty
                    ? "no key: expected its type, and the key in base64" : "no key after \(options.quotedForDisplay)")
        }
        return options
    }

    private mutating func readWord() -> String {
        let word = rest.prefix { !Self.isSpace($0) }
        rest = rest[word.endIndex...]
        skipSpace()
        return Self.string(word)
    }

    private mutating func skipSpace() {
        rest = rest.drop(while: Self.isSpace)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// The text was UTF-8, and is cut at ASCII characters only.
    private static func string(_ bytes: Substring.UTF8View) -> String { String(decoding: bytes, as: UTF8.self) }
}
