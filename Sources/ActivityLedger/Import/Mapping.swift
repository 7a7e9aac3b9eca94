import CanonicalJSON
import DelimitedText

/// How the rows of a spreadsheet become activities: which column becomes which member, and what its cells mean.
///
/// ```json
/// {
///   "type": "MeetingHeld",
///   "members": {
///     "date": {"column": "Date", "format": "dd/MM/yyyy"},
///     "mode": {"column": "Format", "values": {"visio": "online", "présentiel": "inPerson"}},
///     "country": {"constant": "US"}
///   },
///   "ignored": ["Internal remarks"]
/// }
/// ```
public struct Mapping: Sendable {
    /// Where the type of a row's activity comes from.
    enum TypeRule: Sendable {
        case constant(ActivityType)
        /// A column whose cells are types, or, with a table, what the table says.
        case column(String, ValueTable?)
    }

    /// The JSON that it was read from.
    let text: [UInt8]
    var type: TypeRule
    /// In the order of the mapping.
    var members: [MappingRule]
    /// Columns that are left out.
    var ignored: [String]
    /// Sets these activities apart from others that come from equal rows.
    var scope: String?
    /// What separates the columns; `nil` to find out.
    public internal(set) var delimiter: Delimiter?
    /// How the file is encoded; `nil` to find out.
    public internal(set) var encoding: TextEncoding?
    /// Every column that is named, and where in the mapping's text.
    var namedColumns: [(name: String, path: JSONPath)]

    /// The columns that a row's activity is made of, each once.
    var readColumns: [String] {
        var columns = members.compactMap(\.column)
        if case .column(let name, _) = type { columns.append(name) }
        var seen: Set<ExactText> = []
        return columns.filter { seen.insert(ExactText($0)).inserted }
    }

    /// The types that a row can be of, as far as the mapping says.
    var types: [ActivityType] {
        switch type {
        case .constant(let type): [type]
        case .column(_, let table?):
            ActivityType.all.filter { type in table.values.contains { $0.string == type.name } }
        case .column(_, nil): ActivityType.all
        }
    }
}

/// How one member of an activity is made.
struct MappingRule: Sendable {
    enum Source: Sendable {
        case column(String)
        case constant(JSONValue)
    }

    /// The member's name.
    var member: String
    var source: Source
    /// What cells stand for.
    var values: ValueTable?
    /// How a date is written, in the order in which to try.
    var formats: [DateFormat] = [.edtf]
    /// What separates the elements of a list in one cell.
    var separator: String?
    /// What takes the place of a line break in a text.
    var lineBreaks: String?

    var column: String? {
        if case .column(let name) = source { name } else { nil }
    }
}
