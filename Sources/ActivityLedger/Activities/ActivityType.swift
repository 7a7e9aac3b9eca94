import CanonicalJSON

/// A kind of activity: its members, and what it adds to the yearly statistics.
///
/// To add one, write a file like the others in this folder and add a line to ``all``. The command's options and help,
/// the validation, the statistics and their reports follow.
public struct ActivityType: Sendable {
    /// Its name, as in the entries' `type`.
    public let name: String
    /// What people call one of them.
    public let title: Wording
    /// What it is, for `--help`: a clause without a full stop.
    public let summary: String
    /// Its members, in the order of `--help`.
    public let members: [Member]
    /// Members that say in a word what an activity was about; the first one present is shown in lists.
    public let subjectMembers: [String]
    /// Its part of the yearly statistics.
    public let statistics: StatisticsSection
}

extension ActivityType {
    /// Every type, in the order of the statistics.
    public static let all: [ActivityType] = [
        .visitReceived,
        .visitMade,
        .meetingHeld,
        .agreementSigned,
        .programmeSelected,
        .certificationAwarded,
    ]

    /// The type of a name, as the JSON writes it.
    public static func named(_ name: String) -> ActivityType? {
        all.first { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// The member of a name.
    public func member(_ name: String) -> Member? {
        members.first { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// Why a name is no type's, with the one that was probably meant.
    public static func unknown(_ name: String) -> ValueError {
        ValueError(
            "unknown activity type \(name.quotedForDisplay); "
                + NearestName.suggestion(for: name, among: all.map(\.name)))
    }
}

/// What a type of activity adds to each year's statistics.
public struct StatisticsSection: Sendable {
    /// A sum over a member that not every activity states.
    public struct Sum: Sendable {
        /// The member, and the name of the sum in the JSON.
        public let member: String
        /// What people call it.
        public let title: Wording
    }

    /// A breakdown by the value of a member.
    public struct Grouping: Sendable {
        /// Its name in the JSON.
        public let name: String
        /// The member, and the name of the key in the JSON.
        public let member: String
        /// Whether its keys are ISO 3166-1 codes, which people know by the names of the countries.
        public let isByCountry: Bool
        /// What people call it.
        public let title: Wording
        /// What people call the row of activities that do not state the member.
        public let unstated: Wording
    }

    /// Its name in the JSON.
    public let name: String
    /// What people call all of them.
    public let title: Wording
    /// The member that says how many an activity counts for; without one, each counts 1.
    public let countMember: String?
    /// Whether figures are split into in person and online.
    public let isSplitByMode: Bool
    /// Sums besides the total.
    public let sums: [Sum]
    /// Breakdowns.
    public let groupings: [Grouping]

    init(
        _ name: String, title: Wording, countMember: String? = nil, isSplitByMode: Bool = false, sums: [Sum] = [],
        groupings: [Grouping] = []
    ) {
        self.name = name
        self.title = title
        self.countMember = countMember
        self.isSplitByMode = isSplitByMode
        self.sums = sums
        self.groupings = groupings
    }
}

extension StatisticsSection.Grouping {
    static let byCountry = Self(
        name: "byCountry", member: "country", isByCountry: true, title: Wording("by country", french: "par pays"),
        unstated: Wording("(no country stated)", french: "(pays non précisé)"))
    static let byEvent = Self(
        name: "byEvent", member: "event", isByCountry: false, title: Wording("by event", french: "par événement"),
        unstated: Wording("(no event stated)", french: "(hors événement)"))
}
