import CanonicalJSON
import Testing

@testable import EventLog

/// A line is an entry, or it is not.
@Suite struct EntryReadingTests {
    static let line =
        #"{"authid":"office","authtype":"user","continued":true,"correlationid":"c","data":{"number":7},"id":"seven","#
        + #""osaccount":"machine","recordedtime":"2026-11-22T09:31:02.123Z","sequence":"0000000001","#
        + #""source":"example.org/log","specversion":"1.0","type":"Noted"}"#

    private func entry(_ line: String) throws(EntryError) -> Entry {
        let bytes = Array(line.utf8)
        let result: Result<Entry, EntryError> = bytes.withUnsafeBufferPointer { buffer in
            do throws(EntryError) { return .success(try Entry(line: buffer)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    @Test func aLineReadIsTheLineWritten() throws {
        let entry = try entry(Self.line)
        #expect(entry.line == Array(Self.line.utf8))
        #expect(entry.isContinued && entry.correlationID == "c" && entry.sequence == 1)
    }

    @Test(arguments: [
        ("{\"authid\"", "{ \"authid\"", "canonical form"),
        ("\"id\":\"seven\",", "", "\"id\" is missing"),
        ("\"id\":\"seven\"", "\"id\":7", "\"id\" is missing or not a text"),
        ("\"type\":\"Noted\"", "\"type\":\"Noted\",\"zzz\":1", "unknown attribute \"zzz\""),
        ("\"1.0\"", "\"1.1\"", "specversion"),
        ("\"user\"", "\"robot\"", "authtype"),
        ("2026-11-22", "2026-11-31", "recordedtime"),
        ("09:31:02.123Z", "09:31:02Z", "recordedtime"),
        ("0000000001", "1", "sequence"),
        ("0000000001", "-000000001", "sequence"),
        ("\"continued\":true", "\"continued\":false", "continued"),
        ("{\"number\":7}", "[]", "\"data\" is missing or not an object"),
        ("{\"number\":7}", "{\"number\":7.0}", "canonical form"),
        ("}", "", "column"),
    ])
    func aLineWithAFaultIsNoEntryAndTheErrorSaysWhy(_ right: String, _ wrong: String, _ why: String) {
        let line = Self.line.replacing(right, with: wrong)
        let error = #expect(throws: EntryError.self) { try entry(line) }
        #expect(error?.problem.contains(why) == true, "\(error?.problem ?? "no error")")
    }

    @Test func noByteOfALineCanBeChangedWithoutEitherAnErrorOrAnotherEntry() throws {
        let original = try entry(Self.line)
        for index in Array(Self.line.utf8).indices {
            for bit in 0..<8 {
                var bytes = Array(Self.line.utf8)
                bytes[index] ^= 1 << UInt8(bit)
                let changed = bytes.withUnsafeBufferPointer { try? Entry(line: $0) }
                #expect(changed != original)
                if let changed { #expect(changed.line == bytes) }
            }
        }
    }
}
