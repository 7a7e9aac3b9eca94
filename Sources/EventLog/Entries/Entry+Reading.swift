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
        let known: Set = [
            "authid", "authtype", "continued", "correlationid", "data", "id", "osaccount", "recordedtime", "sequence",
            "signature", "source", "specversion", "type",
        ]
        if let unknown = attributes.members.first(where: { !known.contains($0.name) }) {
            throw EntryError(problem: "unknown attribute \(unknown.name.quotedForDisplay)")
        }
        func text(_ name: String) throws(EntryError) -> String {
            guard let text = attributes[name]?.string, !text.isEmpty else {
                throw EntryError(problem: "attribute \"\(name)\" is missing or not a text")
            }
            return text
        }
        guard try text("specversion") == "1.0" else {
            throw EntryError(problem: "attribute \"specversion\" is not \"1.0\"")
        }
        guard let kind = Recorder.Kind(rawValue: try text("authtype")) else {
            throw EntryError(problem: "attribute \"authtype\" is neither \"user\" nor \"service_account\"")
        }
        guard let recordedTime = RecordedTime(text: try text("recordedtime")) else {
            throw EntryError(problem: "attribute \"recordedtime\" is not a moment like 2026-11-22T09:31:02.123Z")
        }
        let sequenceText = try text("sequence")
        guard let sequence = Int(sequenceText), sequence >= 0, Entry.text(ofSequence: sequence) == sequenceText else {
            throw EntryError(problem: "attribute \"sequence\" is not a number of ten digits")
        }
        let isContinued: Bool
        switch attributes["continued"] {
        case nil: isContinued = false
        case .boolean(true): isContinued = true
        default: throw EntryError(problem: "attribute \"continued\" is not true")
        }
        guard let data = attributes["data"]?.object else {
            throw EntryError(problem: "attribute \"data\" is missing or not an object")
        }
        self.init(
            id: try text("id"), source: try text("source"), sequence: sequence, recordedTime: recordedTime,
            recorder: Recorder(identity: try text("authid"), kind: kind, account: try text("osaccount")),
            correlationID: attributes["correlationid"] == nil ? nil : try text("correlationid"),
            isContinued: isContinued,
            signature: attributes["signature"] == nil ? nil : try text("signature"), type: try text("type"), data: data)
    }
}
