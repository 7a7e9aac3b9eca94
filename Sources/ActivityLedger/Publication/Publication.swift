import CanonicalJSON
import EventLog
import MerkleTree

/// A year's figures as they were given to the public, with the state of the ledger that they were computed from.
///
/// Its entry, `StatisticsPublished`, freezes them: whatever becomes known later, it shows what was said then, and
/// ``Restatement`` shows why today's figures are others.
public struct Publication: Sendable {
    /// The entry's `type`.
    public static let typeName = "StatisticsPublished"

    /// The year.
    public let year: Int
    /// Every figure with its path.
    public let figures: [(path: FigurePath, tally: Tally)]
    /// How many entries the ledger had.
    public let size: Int
    /// The root hash it had.
    public let rootHash: MerkleHash
    /// The figures as JSON, in the shape of the statistics.
    let json: JSONObject

    /// The figures of a year in the statistics of a ledger; `nil` for a year without an activity.
    /// - Throws: ``ValueError`` when an entry with them could not be read again.
    init?(of year: Int, in statistics: YearlyStatistics, at size: Int, _ rootHash: MerkleHash) throws(ValueError) {
        guard let json = statistics.figuresJSON(of: year) else { return nil }
        self.year = year
        self.json = json
        self.size = size
        self.rootHash = rootHash
        figures = statistics.figures(of: year)
        try Self.data.check(data)
    }

    /// The data of an entry.
    /// - Throws: ``ValueError`` saying what is wrong with them.
    init(data: JSONObject) throws(ValueError) {
        try Self.data.check(data)
        guard let year = data["year"]?.integer, let size = data["size"]?.integer,
            let rootHash = data["root"]?.string.flatMap({ MerkleHash(base64: $0) }), let json = data["figures"]?.object
        else { throw ValueError("it cannot be read") }
        self.year = year
        self.size = size
        self.rootHash = rootHash
        self.json = json
        figures = PublishedFigures(json).listed
    }

    /// The publication of an entry; `nil` when the entry is none.
    /// - Throws: `LogError` `damaged` when it cannot be read.
    public init?(_ entry: Entry) throws(LogError) {
        guard entry.type == Self.typeName else { return nil }
        do throws(ValueError) {
            try self.init(data: entry.data)
        } catch {
            throw LogError(
                .damaged, "entry \(entry.sequence), \(Self.typeName): \(error.problem)",
                remedy: "a newer version of activity-ledger wrote it, or another program: see what verify says")
        }
    }

    /// The first figure that is not what statistics give, in the sections that the publication has; `nil` when all are.
    func firstDifference(from statistics: YearlyStatistics) -> FigurePath? {
        let sections = Set(figures.map(\.path.section))
        let given = statistics.figures(of: year).filter { sections.contains($0.path.section) }
        let expected = Dictionary(given.map { ($0.path, $0.tally) }) { first, _ in first }
        let published = Dictionary(figures.map { ($0.path, $0.tally) }) { first, _ in first }
        return (figures + given).first { expected[$0.path] != published[$0.path] }?.path
    }

    /// The publication as it is recorded.
    func proposal(id: String? = nil) -> ProposedEntry {
        ProposedEntry(type: Self.typeName, data: data, id: id)
    }

    private var data: JSONObject {
        JSONObject([
            "year": .integer(year), "figures": .object(json), "size": .integer(size), "root": .string(rootHash.base64),
        ])
    }
}

extension YearlyStatistics {
    /// A year's figures as in the JSON of the statistics; `nil` for a year without an activity.
    fileprivate func figuresJSON(of year: Int) -> JSONObject? {
        var object = yearsJSON(years: [year]).array?.first?.object
        object?["year"] = nil
        return object
    }
}
