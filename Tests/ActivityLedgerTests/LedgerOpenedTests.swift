import ActivityLedger
import CanonicalJSON
import Testing

@Suite("The entry that opens a ledger")
struct LedgerOpenedTests {
    @Test("It says whose ledger it is")
    func proposal() throws {
        let proposal = try LedgerOpened.proposal(origin: "genopole.fr/international", organisation: "Genopole é")
        #expect(proposal.type == "LedgerOpened")
        #expect(
            proposal.data
                == JSONObject([
                    "origin": .string("genopole.fr/international"), "organisation": .string("Genopole é"),
                ]))
        let without = try LedgerOpened.proposal(origin: "a", organisation: nil)
        #expect(without.data == JSONObject(["origin": .string("a")]))
    }

    @Test(
        "An origin is a name that a URI reference and a checkpoint can both hold",
        arguments: [
            "a", "genopole.fr/international", "https://example.org:8080/a?b=c&d#e", "a%20b", "a%C3%a9", "//[::1]/~x",
            "http://[2001:db8::1]:80/", "http://[v7.a:b]/", "http://user:name@host:8080/a:b", "http://host:/",
            "urn:a:b",
            "localhost:8080/x", "./1a:b", "a/b:c", "?a:b", "#a:b", "//host", "/a//b", "a?b?c#d?e/f", "http://a/@:",
            "http:", "a@b", "x://", "mailto:a@b", "http://1.2.3.4:5",
        ])
    func accepted(origin: String) {
        #expect(throws: Never.self) { try LedgerOpened.proposal(origin: origin, organisation: nil) }
    }

    @Test(
        "Others are refused",
        arguments: [
            ("", "the origin is empty"), ("a b", "cannot contain \" \""), ("a+b", "cannot contain \"+\""),
            ("é", "cannot contain \"é\""), ("a\n", "cannot contain \"\\u{A}\""),
            ("a\r\nb", "cannot contain \"\\u{D}\""),
            ("a\"b", "cannot contain \"\"\""), ("a\\b", "cannot contain"), ("a%", "two hexadecimal digits"),
            ("a%2", "two hexadecimal digits"), ("a%2g", "two hexadecimal digits"), ("%%20", "two hexadecimal digits"),
            (String(repeating: "a", count: 201), "more than 200 characters"),
            ("http://[x", "is not a host"), ("http://[x]", "is not a host"), ("http://[::1", "is not a host"),
            ("http://[::1]x", "is not a host"), ("http://a:b:c/", "is not a host"), ("http://a:b/", "is not a host"),
            ("http://a@b@c/", "is not a host"), ("http://a[b]/", "is not a host"), ("http://[v.a]/", "is not a host"),
            ("http://[::1%25eth0]/", "is not a host"), ("http://[@[::1]/", "is not a host"),
            ("1a:b", "name of a scheme"), (":x", "name of a scheme"), ("a_b:c", "name of a scheme"),
            ("127.0.0.1:80/x", "name of a scheme"), ("[::1]/~x", "name of a scheme"), ("a#b#c", "'#' twice"),
            ("a[b]", "are for an IPv6 address only"), ("http://a/[b", "are for an IPv6 address"),
            ("a?[b]", "are for an IPv6 address"),
            ("a#]", "are for an IPv6 address"),
        ])
    func refused(origin: String, fragment: String) {
        let found = problem { () throws(ValueError) in
            _ = try LedgerOpened.proposal(origin: origin, organisation: nil)
        }
        #expect(found?.contains(fragment) == true, "\(found ?? "accepted")")
    }

    @Test("The organisation is a text like others")
    func organisation() {
        for organisation in ["", "a\nb", String(repeating: "x", count: 1_001)] {
            #expect(throws: ValueError.self) { try LedgerOpened.proposal(origin: "a", organisation: organisation) }
        }
    }
}
