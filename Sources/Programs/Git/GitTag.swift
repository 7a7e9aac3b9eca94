/// An annotated tag of git's: a message with a date, which is the word of whoever made the tag.
package struct GitTag: Equatable, Sendable {
    /// Its name, without `refs/tags/`.
    package let name: String
    /// When it was made, as it says, in seconds since 1970; `nil` when it does not say.
    package let timeSeconds: Int?
    /// Its message, without a signature that git may have put below.
    package let message: String

    /// Reads the tag object as git stores it: header lines, an empty line, the message.
    init(name: String, object: String) {
        self.name = name
        let lines = object.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        let header = lines.prefix { !$0.isEmpty }
        let tagger = header.first { $0.utf8.starts(with: "tagger ".utf8) }
        // The name may hold anything but angle brackets.
        let date = tagger?.utf8.split(separator: "> ".utf8).last?.split(separator: UInt8(ascii: " ")).first
        timeSeconds = date.flatMap { Int(Substring($0)) }
        let body = lines.dropFirst(header.count + 1)
        let signature = body.firstIndex { line in
            Self.signatureStarts.contains { line.utf8.starts(with: $0.utf8) }
        }
        message = signature.map { body[..<$0].map { $0 + "\n" }.joined() } ?? body.joined(separator: "\n")
    }

    private static let signatureStarts = ["-----BEGIN PGP ", "-----BEGIN SSH ", "-----BEGIN SIGNED "]
}
