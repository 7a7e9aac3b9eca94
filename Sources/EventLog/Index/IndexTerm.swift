import CanonicalJSON
import MerkleTree

/// Something an entry can be found by, such as its id.
public struct IndexTerm: Hashable, Sendable {
    /// The kind of term, so that terms of different kinds never meet. 0 is for ids.
    let domain: UInt8
    let text: ExactText

    /// A term of a kind.
    /// - Parameter domain: 1 to 255; 0 is for ids.
    public init(domain: UInt8, _ text: String) {
        self.domain = domain
        self.text = ExactText(text)
    }

    /// The id of an entry.
    static func id(_ id: String) -> IndexTerm { IndexTerm(domain: 0, id) }

    /// What the index holds of the term: the first 64 bits of SHA-256 over the domain and the text, which nobody can
    /// choose so that lookups become slow, as they could with a weaker hash.
    func key(using hasher: MerkleHasher) -> UInt64 {
        hasher.hash(of: [domain] + text.string.utf8).first64Bits
    }

    /// The key of an id where it stands. The domain of ids, 0, is the byte that the hash of a leaf begins with.
    static func key(ofID id: UnsafeBufferPointer<UInt8>, using hasher: MerkleHasher) -> UInt64 {
        hasher.leaf(UnsafeRawBufferPointer(id)).first64Bits
    }
}

/// What the entries of a log are found by beside their ids.
public struct EntryTerms: Sendable {
    /// Stands in the index: one that was made with other terms is made again.
    let name: String
    let terms: @Sendable (_ type: String, _ data: JSONObject) -> [IndexTerm]
    let scannedTerms: @Sendable (_ entry: borrowing ScannedEntry) -> [IndexTerm]?

    /// Terms by the type and data of an entry.
    /// - Parameters:
    ///   - name: Must become another one when `terms` does. Letters, digits and hyphens.
    ///   - terms: The same for the same entry, always.
    ///   - scanned: The same as `terms`, of an entry where it stands; `nil` when that has to say.
    public init(
        name: String, terms: @escaping @Sendable (_ type: String, _ data: JSONObject) -> [IndexTerm],
        scanned: @escaping @Sendable (_ entry: borrowing ScannedEntry) -> [IndexTerm]? = { _ in nil }
    ) {
        self.name = name
        self.terms = terms
        scannedTerms = scanned
    }

    /// Nothing beside their ids.
    public static let none = EntryTerms(name: "none") { _, _ in
        []
    } scanned: { _ in
        []
    }

    /// All terms of an entry, its id among them.
    func all(of entry: Entry) -> [IndexTerm] {
        [.id(entry.id)] + terms(entry.type, entry.data)
    }
}
