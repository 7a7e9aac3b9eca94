import CanonicalJSON

/// Why a line is not an entry: what is wrong, in one clause. Safe to show on a terminal.
public struct EntryError: Error, Equatable, Sendable {
    /// The clause.
    public var problem: String

    init(problem: String) {
        self.problem = problem
    }
}

extension Entry {
    /// Reads a line, strictly: every attribute that is required, none that is unknown, in canonical form.
    /// - Parameter line: The bytes without LF.
    /// - Throws: ``EntryError`` saying what is wrong.
    public init(line: UnsafeBufferPointer<UInt8>) throws(EntryError) {
        if line.last == UInt8(ascii: "\r") {
            throw EntryError(problem: "the line ends in CR LF; git (core.autocrlf) or an editor changed the line ends")
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: line)
        } catch {
            throw EntryError(problem: "column \(error.column): \(error.problem)")
        }
        guard let object = value.object else { throw EntryError(problem: "expected an object, found \(value.kind)") }
        try self.init(attributes: object)
        guard self.line.elementsEqual(line) else {
            throw EntryError(problem: "the line is not in the canonical form of RFC 8785")
        }
    }

    private init(attributes: JSONObject) throws(EntryError) {
        let known = EntryAttribute.all
        if let unknown = attributes.members.first(where: { member in
            !known.contains { $0.name.utf8.elementsEqual(member.name.utf8) }
        }) {
            throw EntryError(problem: "unknown attribute \(unknown.name.quotedForDisplay)")
        }
        for attribute in known {
            guard let problem = attribute.problem(with: attributes[attribute.name]) else { continue }
            throw EntryError(problem: "attribute \"\(attribute.name)\" \(problem)")
        }
        func text(_ name: String) -> String { attributes[name]?.string ?? "" }
        // Of what has been checked, nothing below can fail.
        guard let recordedTime = RecordedTime(text: text("recordedtime")), let sequence = Int(text("sequence")),
            let kind = Recorder.Kind(rawValue: text("authtype")), let data = attributes["data"]?.object
        else { throw EntryError(problem: "an attribute cannot be read") }
        self.init(
            id: text("id"), source: text("source"), sequence: sequence, recordedTime: recordedTime,
            recorder: Recorder(identity: text("authid"), kind: kind, account: text("osaccount")),
            correlationID: attributes["correlationid"]?.string, isContinued: attributes["continued"] != nil,
            signature: attributes["signature"]?.string, type: text("type"), data: data)
    }
}
