/// The `$id`s of schemas: tag URIs (RFC 4151).
///
/// A tag names a thing for good without promising that anything can be fetched from it: no server has to live as long as a
/// ledger. The date is that of the minting, when the authority's name was its holder's, and is not a version. What would take
/// less or mean something else than before gets a new type of entries, and with it a new tag; a tag is never used again.
enum SchemaIdentifier {
    private static let minter = "tag:genopole.fr,2026:activity-ledger"

    /// Of a whole entry, a line of the log.
    static let entry = minter + "/entry"
    /// Of a line that can be appended.
    static let appendLine = minter + "/append-line"

    /// Of the data of a type.
    static func data(of type: String) -> String { minter + "/data/" + type }
}
