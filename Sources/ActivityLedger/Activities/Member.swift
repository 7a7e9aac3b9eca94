/// One member of an activity's data: its name, what it may hold, what it means.
///
/// The command's options, the validation, the help and the JSON are all read off these definitions.
public struct Member: Sendable {
    /// What a member may hold.
    public enum Kind: Sendable, Equatable {
        /// An EDTF date; see ``ActivityDate``.
        case date
        /// An ISO 3166-1 alpha-2 code; see ``CountryCode``.
        case country
        /// ``Mode``.
        case mode
        /// 1 to `limit` Unicode scalars without control characters.
        case text(limit: Int)
        /// 1 to `limit` texts of up to 1,000 scalars, none twice.
        case texts(limit: Int)
        /// A whole number of ``Tally/statableCounts``.
        case count
        /// `atLeast` or `about`: how well the count in another member is known.
        case precision(of: String)
    }

    /// Its name in the JSON, in camel case.
    public let name: String
    /// What people call it, in the middle of a sentence.
    public let title: Wording
    /// What it may hold.
    public let kind: Kind
    /// Whether an activity is incomplete without it.
    public let isRequired: Bool
    /// What it means, for `--help`: a clause without a full stop.
    public let help: String
}

extension Member {
    static let textLimitScalars = 1_000
    static let noteLimitScalars = 10_000
    static let textsLimit = 100

    static let date = Member(
        name: "date", title: Wording("date", french: "date"), kind: .date, isRequired: true,
        help: "when, as precisely as it is known: 2020, 2020-06, 2020-06-08, 2020-06-08/2020-06-12; ? ~ % at the end")
    static let mode = Member(
        name: "mode", title: Wording("mode", french: "modalité"), kind: .mode, isRequired: true,
        help: "inPerson or online")
    static let place = text("place", Wording("place", french: "lieu"), "where it was")
    static let purpose = text("purpose", Wording("purpose", french: "objet"), "what it was for")
    /// Where the documents are.
    public static let reference = text(
        "reference", Wording("reference", french: "référence"), "where the documents are: a file number, a link")
    /// Anything else.
    public static let note = Member(
        name: "note", title: Wording("note", french: "note"), kind: .text(limit: noteLimitScalars), isRequired: false,
        help: "anything else; no personal data of third parties")

    /// A text of usual length.
    static func text(_ name: String, _ title: Wording, _ help: String) -> Member {
        Member(name: name, title: title, kind: .text(limit: textLimitScalars), isRequired: false, help: help)
    }

    static func country(_ help: String) -> Member {
        Member(
            name: "country", title: Wording("country", french: "pays"), kind: .country, isRequired: false,
            help: "\(help), as an ISO 3166-1 code such as JP")
    }

    /// The same member, but required.
    var required: Member { Member(name: name, title: title, kind: kind, isRequired: true, help: help) }

    /// A count and, beside it, its precision.
    static func tally(_ name: String, _ title: Wording, _ help: String) -> [Member] {
        [
            Member(
                name: name, title: title, kind: .count, isRequired: false,
                help: "\(help): 30, 40+ (at least), 30~ (about)"),
            Member(
                name: name + "Precision", title: Wording("precision", french: "précision"), kind: .precision(of: name),
                isRequired: false,
                help: "how well that is known: atLeast or about, exact if absent"),
        ]
    }
}
