import EventLog

/// A line of input: which members it has, and which types of entries it can be of.
enum AppendLine {
    /// One member.
    struct Member {
        /// What it is.
        enum Value {
            case type
            case data
            case id
        }

        var name: String
        var value: Value
        var isRequired: Bool
        /// What it means: a clause without a full stop.
        var help: String
    }

    /// Its members.
    static let members = [
        Member(name: "type", value: .type, isRequired: true, help: "the type of the entry"),
        Member(name: "data", value: .data, isRequired: true, help: "what is to be recorded"),
        Member(
            name: "id", value: .id, isRequired: false, help: "an id of your own, which makes recording safe to repeat"),
    ]

    /// Types that can be appended; the others are recorded by commands of their own.
    static let types = ActivityType.all.map(\.name) + Amendment.types
}
