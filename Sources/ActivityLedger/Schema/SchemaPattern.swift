import CanonicalJSON

/// Regular expressions for schemas, in what ECMA-262 and others' engines have in common.
///
/// At the end stands `(?![\s\S])`, nothing more to come, rather than `$`: to Python, `$` also matches before a line break.
enum SchemaPattern {
    private static let end = #"(?![\s\S])"#

    /// No control characters: neither C0, DEL nor C1.
    static let text = #"^[^\u0000-\u001f\u007f-\u009f]*"# + end

    /// An ``ActivityDate``.
    static let date = "^\(day)[?~%]?(?:/\(day)[?~%]?)?" + end

    /// A moment as ``RecordedTime`` writes it.
    static let recordedTime = "^\(fullDay)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z" + end

    /// Ten digits.
    static let sequence = "^[0-9]{10}" + end

    /// A SHA-256 hash in base64: the last character carries four bits of it, and two that are zero.
    static let hash = "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=" + end

    /// A ``LedgerOrigin``.
    static let origin = "^(?:[\(escaped(LedgerOrigin.characters))]|%[0-9A-Fa-f]{2})+" + end

    /// A year, a month or a day, as precise as it is known.
    private static let day = "(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?|\(fullDay))"

    private static let fullDay: String = {
        // What every month has, what all have but February, what the long ones have; then leap days.
        let days = [
            "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])", "(?:0[13-9]|1[0-2])-(?:29|30)", "(?:0[13578]|1[02])-31",
        ]
        let leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
        return "(?:[0-9]{4}-(?:\(days.joined(separator: "|")))|\(leapYear)-02-29)"
    }()

    /// Characters as they stand in a class of a regular expression.
    private static func escaped(_ characters: String) -> String {
        characters.escaping { #"\[]^-/"#.unicodeScalars.contains($0) ? "\\\($0)" : nil }
    }
}
