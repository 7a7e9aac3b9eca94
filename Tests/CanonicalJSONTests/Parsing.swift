import CanonicalJSON
import Testing

/// The value of a text that must be JSON.
func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
}

/// Why a text is refused; `nil` when it is not.
func refusal(of bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
        _ = try JSONValue(parsing: bytes)
        return nil
    } catch {
        return error
    }
}

/// Checks that a text is refused at its mark, for the reason given.
func expectRefusal(_ expected: Refusal, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let error = refusal(of: expected.marked.bytes) else {
        Issue.record("accepted: \(expected.testDescription)", sourceLocation: sourceLocation)
        return
    }
    #expect(error.line == expected.marked.line, "\(error)", sourceLocation: sourceLocation)
    #expect(error.column == expected.marked.column, "\(error)", sourceLocation: sourceLocation)
    #expect(error.problem.contains(expected.problem), "\(error)", sourceLocation: sourceLocation)
}

extension JSONValue {
    /// The canonical form as text.
    var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// An object of these members.
    static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue { .object(JSONObject(members)) }
}
