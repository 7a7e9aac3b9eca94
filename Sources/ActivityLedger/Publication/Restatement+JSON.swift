import CanonicalJSON
import EventLog

extension Restatement {
    /// The comparison as JSON. A figure or a contribution that is not there is `null`.
    public var json: JSONObject {
        JSONObject([
            "ledger": .object(checkpoint.json),
            "year": .integer(publication.year),
            "published": .object(publishedJSON),
            "changed": .boolean(!changes.isEmpty),
            "figures": .array(changes.map { .object($0.json) }),
            "entries": .array(causes.map { .object($0.json) }),
        ])
    }

    private var publishedJSON: JSONObject {
        var object = JSONObject(recordingOf: entry)
        object["size"] = .integer(publication.size)
        object["rootHash"] = .string(publication.rootHash.base64)
        return object
    }
}

extension Restatement.Change {
    fileprivate var json: JSONObject {
        JSONObject([
            "figure": .string(path.text),
            "published": JSONValue(published),
            "today": JSONValue(today),
            "entries": .array(
                causes.map { cause in
                    .object(
                        JSONObject([
                            "sequence": .integer(cause.entry.sequence),
                            "kind": .string(cause.kind.rawValue),
                            "before": JSONValue(cause.before(path)),
                            "after": JSONValue(cause.after(path)),
                        ]))
                }),
        ])
    }
}

extension Restatement.Cause {
    fileprivate var json: JSONObject {
        var object = JSONObject(recordingOf: entry)
        object["kind"] = .string(kind.rawValue)
        object["type"] = .string(entry.type)
        object["date"] = .string(activity.date.text)
        object["subject"] = activity.subject.map { .string($0) } ?? .null
        object["amendments"] = .array(
            amendments.map { amendment in
                var object = JSONObject(recordingOf: amendment)
                object["type"] = .string(amendment.type)
                object["reason"] = amendment.data["reason"]
                return .object(object)
            })
        return object
    }
}

extension JSONObject {
    /// Which entry, and who recorded it when, under the names of the entry's own attributes.
    fileprivate init(recordingOf entry: Entry) {
        self.init([
            "sequence": .integer(entry.sequence),
            "recordedtime": .string(entry.recordedTime.text),
            "authid": .string(entry.recorder.identity),
            "authtype": .string(entry.recorder.kind.rawValue),
            "osaccount": .string(entry.recorder.account),
        ])
    }
}

extension JSONValue {
    fileprivate init(_ tally: Tally?) {
        self = tally.map { .object(JSONObject($0)) } ?? .null
    }
}
