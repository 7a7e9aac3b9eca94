import ActivityLedger
import Testing

@Suite("Nearest names")
struct NearestNameTests {
    static let known = ["date", "delegation", "country", "visitors", "visitorsPrecision", "note"]

    @Test(
        "A slip finds the name that was meant",
        arguments: [
            ("visitors", "visitors"), ("vistors", "visitors"), ("visitorss", "visitors"), ("visitosr", "visitors"),
            ("Visitors", "visitors"), ("VISITORS", "visitors"), ("visitorsprecision", "visitorsPrecision"),
            ("contry", "country"), ("dtae", "date"), ("dat", "date"), ("nota", "note"), ("delegatoin", "delegation"),
            ("deligatiom", "delegation"),
        ])
    func found(name: String, meant: String) {
        #expect(NearestName.of(name, among: Self.known) == meant)
        #expect(NearestName.suggestion(for: name, among: Self.known) == "did you mean \"\(meant)\"?")
    }

    @Test(
        "A name too far from all of them finds none, and gets the list",
        arguments: ["", "x", "vis", "ate it", "organiser", "日本", String(repeating: "visitors", count: 9)])
    func notFound(name: String) {
        #expect(NearestName.of(name, among: Self.known) == nil)
        #expect(
            NearestName.suggestion(for: name, among: Self.known)
                == "expected one of date, delegation, country, visitors, visitorsPrecision, note")
    }

    @Test("At most a third of the letters may be wrong, and at most three")
    func limits() {
        #expect(NearestName.of("abcXXX", among: ["abcdef"]) == nil)
        #expect(NearestName.of("abcdXX", among: ["abcdef"]) == "abcdef")
        #expect(NearestName.of("abX", among: ["abc"]) == "abc")
        #expect(NearestName.of("aXX", among: ["abc"]) == nil)
        #expect(NearestName.of("aX", among: ["ab"]) == "ab")
        #expect(NearestName.of("abcdefghiXXX", among: ["abcdefghijkl"]) == "abcdefghijkl")
        #expect(NearestName.of("abcdefghijkXXXX", among: ["abcdefghijklmno"]) == nil)
    }

    @Test("The nearest of several is taken, the first of equally near ones")
    func nearest() {
        #expect(NearestName.of("visitor", among: ["visited", "visitors"]) == "visitors")
        #expect(NearestName.of("cat", among: ["bat", "rat"]) == "bat")
        #expect(NearestName.of("cat", among: [String]()) == nil)
    }

    @Test("A long name is not compared at all")
    func long() {
        let long = String(repeating: "a", count: 65)
        #expect(NearestName.of(long, among: [long]) == nil)
        #expect(NearestName.of(String(long.dropLast()), among: [String(long.dropLast())]) != nil)
    }
}
