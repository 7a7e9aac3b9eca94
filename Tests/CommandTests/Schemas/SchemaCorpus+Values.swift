import CanonicalJSON

extension SchemaCorpus {
    /// Texts at the edges of what is allowed.
    static let texts: [String] = words + longTexts + dates + moments + origins + hashes

    private static let words: [String] = [
        "", " ", "\n", "a\n", "\u{7F}", "\u{85}", "\u{9F}x", "\u{A0}", "null", "true", "0", "exact", "about", "atLeast",
        "online", "inPerson", "FR", "fr", "UK", "XK", "FRA", "ZW", "user", "service_account", "1.0", "1.1",
    ]

    private static let longTexts: [String] = {
        var texts = [repeated("n", 10_000), repeated("n", 10_001), repeated("😀", 1_000), repeated("😀", 1_001)]
        for count in [1, 128, 129, 200, 201, 500, 501, 1_000, 1_001] {
            for text in ["n", "é", "e\u{301}"] { texts.append(repeated(text, count)) }
        }
        return texts
    }()

    private static let dates: [String] = [
        "2020", "2020\n", "202", "20200", "2020-13", "2020-00", "2020-1", "2020-02-29", "2021-02-29", "2000-02-29",
        "1900-02-29", "0000-02-29", "2020-04-31", "2020-12-31", "2020-12-32", "2020-06-08/2020-06-12", "2020/2021/2022",
        "2020-06-12/2020-06-08", "2021/2020-12", "2020/", "/2020", "2020?/2020-06%", "2020??", "2020?-06", "?", "/",
        "２０２０", "2020-06-08T00:00", "20XX", "-2020", "2020-", "2020--01",
    ]

    private static let moments: [String] = [
        "2026-11-22T09:31:02.123Z", "2026-11-22T24:00:00.000Z", "2026-11-22T23:59:60.000Z", "2026-11-22T09:31:02Z",
        "2026-11-31T09:31:02.123Z", "2024-02-29T00:00:00.000Z", "2023-02-29T00:00:00.000Z",
        "2026-11-22t09:31:02.123z", "0000000000", "0000000001", "9999999999", "00000000010", "+000000001",
        "12345678901",
    ]

    private static let origins: [String] = [
        "genopole.fr/international", "a b", "a+b", "a%2", "a%2g", "%%20", "a%20", "[::1]/~x", "é", "a\"b", "a\\b",
        "a\n",
    ]

    private static let hashes: [String] = [
        hash, String(hash.dropLast()), hash + "=", hash.replacing("U=", with: "V="), hash.replacing("+", with: "-"),
        hash.replacing("=", with: "A"), hash + "\n", "AAAA",
    ]

    /// Values of every kind.
    static let values: [JSONValue] = texts.map { JSONValue.string($0) } + numbers + others

    static let numbers: [JSONValue] = [
        0, 1, -1, 1.5, -0.0, 9_999, 10_000, 1_000_000, 1_000_001, 9_999_999_999, 1e10, 9_007_199_254_740_991, 1e300,
    ].map { JSONValue.number($0) }

    private static let others: [JSONValue] = [
        .null, .boolean(true),
        .boolean(false), .array([]), .object(JSONObject()), .array([.string("a"), .string("a")]), .array([.integer(1)]),
        .array((0..<100).map { .string("\($0)") }), .array((0..<101).map { .string("\($0)") }),
        .array([.string("MeetingHeld"), .string("VisitMade")]), .array([.string("\u{E9}"), .string("e\u{301}")]),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
