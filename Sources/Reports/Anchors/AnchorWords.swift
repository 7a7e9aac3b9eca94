import CanonicalJSON
import MerkleTree

/// A root hash as words, to be printed, read aloud and typed in again.
public enum AnchorWords {
    private static let wordCount = 16
    private static let wordsOnALine = 4

    /// The words of a root hash, four on a line.
    public static func lines(of rootHash: MerkleHash) -> [String] {
        let words = Proquint.words(of: rootHash.bytes)
        return stride(from: 0, to: words.count, by: wordsOnALine).map { start in
            words[start..<min(start + wordsOnALine, words.count)].joined(separator: " ")
        }
    }

    /// Reads the words of a root hash, with spaces, line ends or hyphens between.
    /// - Throws: ``ProofError`` with the word that is none, or how many there should be.
    public static func rootHash(_ text: String) throws(ProofError) -> MerkleHash {
        let words = text.unicodeScalars.split { $0.properties.isWhitespace || $0 == "-" }.map(String.init)
        var bytes: [UInt8] = []
        for (index, word) in words.enumerated() {
            guard let two = Proquint.bytes(ofWord: word) else {
                throw ProofError(
                    "word \(index + 1), \(word.quotedForDisplay), is none: words have five letters, by turns one of"
                        + " bdfghjklmnprstvz and one of aiou")
            }
            bytes += two
        }
        guard let hash = MerkleHash(bytes: bytes) else {
            throw ProofError("a root hash has \(wordCount) words, and here are \(words.count)")
        }
        return hash
    }
}
