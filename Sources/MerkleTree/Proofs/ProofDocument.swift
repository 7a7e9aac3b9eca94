/// A proof of either kind, told apart by the first line.
public enum ProofDocument: Equatable, Sendable {
    case inclusion(InclusionDocument)
    case consistency(ConsistencyDocument)

    /// Longest text that is read, in bytes: room for the largest entry, 63 hashes and dozens of signatures.
    public static let limitBytes = 1 << 20

    /// Reads a proof, strictly.
    /// - Throws: ``DocumentError`` at the line that is not as it should be.
    public init(text: String) throws(DocumentError) {
        if text.utf8.starts(with: "\(ConsistencyDocument.header) ".utf8) {
            self = .consistency(try ConsistencyDocument(text: text))
        } else if text.utf8.starts(with: InclusionDocument.header.utf8) {
            self = .inclusion(try InclusionDocument(text: text))
        } else {
            throw DocumentError(
                line: 1,
                problem: "not a proof; expected \"\(InclusionDocument.header)\", or"
                    + " \"\(ConsistencyDocument.header) \" and a size")
        }
    }
}
