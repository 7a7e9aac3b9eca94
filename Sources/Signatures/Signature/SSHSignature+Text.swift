import MerkleTree

extension SSHSignature {
    private static let header = "-----BEGIN SSH SIGNATURE-----"
    private static let footer = "-----END SSH SIGNATURE-----"
    private static let columns = 70

    /// The blob in base64, on one line.
    public var base64: String { Base64.encode(blob) }

    /// Reads a signature from ``base64``; any other spelling of the same is refused.
    public init(base64: String) throws(FormatError) {
        // Counted before it is decoded: four characters for three bytes.
        guard base64.utf8.count <= (Self.sizeLimitBytes + 2) / 3 * 4 else {
            throw FormatError(
                "a signature of \(base64.utf8.count) characters; at most \(Self.sizeLimitBytes) bytes are read")
        }
        guard let blob = Base64.decode(base64) else { throw FormatError("not base64 as it is written canonically") }
        try self.init(blob: blob)
    }

    /// The signature as `ssh-keygen` writes it to a file.
    public var armoured: String {
        var text = Self.header + "\n"
        var rest = Substring(base64)
        while !rest.isEmpty {
            text += rest.prefix(Self.columns) + "\n"
            rest = rest.dropFirst(Self.columns)
        }
        return text + Self.footer + "\n"
    }

    /// Reads a signature from ``armoured``; any other layout of the same is refused.
    public init(armoured text: String) throws(FormatError) {
        // By scalars: CR LF is one Character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.first == Self.header else { throw FormatError("does not begin with the line \(Self.header)") }
        guard lines.suffix(2) == [Self.footer, ""] else {
            throw FormatError("does not end with the line \(Self.footer)")
        }
        try self.init(base64: lines.dropFirst().dropLast(2).joined())
        guard armoured.utf8.elementsEqual(text.utf8) else {
            throw FormatError("the base64 is not laid out in lines of \(Self.columns) characters")
        }
    }
}
