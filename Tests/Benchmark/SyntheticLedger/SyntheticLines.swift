import CanonicalJSON
import EventLog

/// The same activities as input of `append`: `{"data":{…},"id":"…","type":"…"}`, one a line.
struct SyntheticLines {
    /// How many lines.
    let count: Int

    /// Hands out the lines in blocks of about a megabyte.
    func write(_ body: ([UInt8]) -> Void) {
        let blockBytes = 1 << 20
        var activities = SyntheticActivities(seed: SyntheticLedger.seed)
        var block: [UInt8] = []
        for number in 0..<count {
            let activity = activities.next()
            let line = JSONObject([
                "data": .object(activity.data), "id": .string("synthetic-\(number)"), "type": .string(activity.type),
            ])
            JSONValue.object(line).appendCanonical(to: &block)
            block.append(UInt8(ascii: "\n"))
            if block.count >= blockBytes {
                body(block)
                block.removeAll(keepingCapacity: true)
            }
        }
        body(block)
    }
}
