import ActivityLedger
import CanonicalJSON
import EventLog

/// What this program says of something, by the code that appends and verifies.
///
/// Without what a schema cannot say: this is all that the two may differ in.
enum SchemaVerdict {
    /// What a schema cannot see in data, by the message.
    private static func isBeyondSchemas(_ problem: String) -> Bool {
        // An interval's end before its begin; a row of a published breakdown twice; a noncharacter; an origin of the right
        // characters that is no URI reference.
        [
            "ends before it begins", " has the row ", " is not a character",
            "of the origin is not the name of a scheme",
            "in the origin is not a host", "the origin has '#' twice", "in the origin are for an IPv6",
        ].contains(where: problem.contains)
    }

    /// Whether the one thing wrong with a line is an interval that ends before it begins.
    static func isReversedInterval(_ line: JSONObject) -> Bool {
        guard let type = line["type"]?.string.flatMap(EntryDefinition.named), let data = line["data"]?.object else {
            return false
        }
        return type.problems(in: data).contains { isBeyondSchemas($0.problem) }
    }

    /// Whether data is of a type.
    static func takes(data: JSONObject, of type: EntryDefinition) -> Bool {
        type.problems(in: data).allSatisfy { isBeyondSchemas($0.problem) }
    }

    /// Whether an entry is one that may stand in a log.
    static func takes(entry json: JSONObject) -> Bool {
        let line = JSONValue.object(json).canonicalBytes
        guard let entry = line.withUnsafeBufferPointer({ try? Entry(line: $0) }),
            let type = EntryDefinition.named(entry.type)
        else { return false }
        return takes(data: entry.data, of: type)
            && type.problem(at: entry.sequence, isSigned: entry.signature != nil) == nil
    }

    /// Whether a line can be appended, as far as it alone shows.
    static func takes(line json: JSONObject) throws -> Bool {
        var rest = JSONValue.object(json).canonicalBytes[...]
        do {
            _ = try BatchReader.read(for: Ledger(directory: "/nowhere").log) { buffer in
                let count = min(buffer.count, rest.count)
                buffer.copyBytes(from: rest.prefix(count))
                rest = rest.dropFirst(count)
                return count
            }
            return true
        } catch let error as BatchError {
            return error.problems.allSatisfy { isBeyondSchemas($0.problem) }
        }
    }
}
