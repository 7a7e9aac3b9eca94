import CanonicalJSON
import DelimitedText

/// Where the columns that a mapping names stand in a file.
struct ColumnPlaces {
    private let places: [ExactText: Int]

    /// The column that says what was wrong with a row, in a file of rows that were set apart. An import passes over it.
    static let problemColumn = "problem"

    /// Finds them.
    /// - Throws: ``MappingError`` when the mapping names columns that are not there; ``ImportError`` when there are columns
    ///   that it does not name.
    init(_ header: [String], _ mapping: Mapping) throws {
        let places = Dictionary(uniqueKeysWithValues: header.enumerated().map { (ExactText($1), $0) })
        self.places = places
        let missing = mapping.namedColumns.filter { places[ExactText($0.name)] == nil }
        if !missing.isEmpty {
            var error = BatchError()
            for column in missing {
                error.add {
                    let place = TextPosition(of: column.path, in: mapping.text)
                    return .init(
                        line: place?.line ?? 1, column: place?.column, member: nil,
                        problem: "the file has no column \(column.name.quotedForDisplay); "
                            + Self.suggestion(for: column.name, among: header))
                }
            }
            throw MappingError(error)
        }
        let named = Set(mapping.namedColumns.map { ExactText($0.name) })
        let unnamed = header.indices.filter { index in
            let isProblem = index > 0 && index == header.count - 1 && header[index] == Self.problemColumn
            return !named.contains(ExactText(header[index])) && !isProblem
        }
        if !unnamed.isEmpty {
            throw ImportError(
                unnamed.map { index in
                    "row 1, column \(header[index].quotedForDisplay): the mapping does not name it; map it to a member, or put"
                        + " it into \"ignored\""
                })
        }
    }

    /// Where a column stands, from 0.
    func index(of column: String) -> Int? { places[ExactText(column)] }

    private static func suggestion(for name: String, among header: [String]) -> String {
        if let nearest = NearestName.of(name, among: header) { return "did you mean \(nearest.quotedForDisplay)?" }
        return "it has \(header.prefix(20).map(\.quotedForDisplay).joined(separator: ", "))"
    }
}
