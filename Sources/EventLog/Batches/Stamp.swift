import CanonicalJSON

/// What the log adds to every entry of a batch, in the form in which it stands in the lines.
///
/// A line is put together from these pieces and the texts of the batch; it is the line that ``Entry/line`` writes, which a
/// test checks.
struct Stamp {
    private let head: [UInt8]
    private let headContinued: [UInt8]
    private let middle: [UInt8]
    private let tail: [UInt8]

    private static let beforeSignature = Array("\",\"signature\":\"".utf8)
    private static let beforeID = Array(",\"id\":\"".utf8)
    private static let end = Array("\"}".utf8)
    private static let sequenceDigits = 10

    init(recorder: Recorder, correlationID: String?, source: String, recordedTime: RecordedTime) {
        func quoted(_ text: String) -> String {
            String(decoding: JSONValue.string(text).canonicalBytes, as: UTF8.self)
        }
        let author = "{\"authid\":\(quoted(recorder.identity)),\"authtype\":\(quoted(recorder.kind.rawValue))"
        let rest = (correlationID.map { ",\"correlationid\":\(quoted($0))" } ?? "") + ",\"data\":"
        head = Array((author + rest).utf8)
        headContinued = Array((author + ",\"continued\":true" + rest).utf8)
        middle = Array(
            "\",\"osaccount\":\(quoted(recorder.account)),\"recordedtime\":\"\(recordedTime.text)\",\"sequence\":\""
                .utf8)
        tail = Array("\",\"source\":\(quoted(source)),\"specversion\":\"1.0\",\"type\":\"".utf8)
    }

    /// Bytes that a line has besides the texts of the batch.
    func sizeBytes(isContinued: Bool, isSigned: Bool) -> Int {
        (isSigned ? Self.beforeSignature.count : 0) + (isContinued ? headContinued : head).count + Self.beforeID.count
            + middle.count + Self.sequenceDigits
            + tail.count + Self.end.count
    }

    /// Appends a line, without LF.
    @inline(__always)
    func append(
        id: UnsafeBufferPointer<UInt8>, signature: UnsafeBufferPointer<UInt8>?, type: UnsafeBufferPointer<UInt8>,
        data: UnsafeBufferPointer<UInt8>, sequence: Int, isContinued: Bool, to bytes: inout [UInt8]
    ) {
        bytes += isContinued ? headContinued : head
        bytes += data
        bytes += Self.beforeID
        bytes += id
        bytes += middle
        var divisor = 1_000_000_000
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: sequence / divisor % 10))
            divisor /= 10
        }
        if let signature {
            bytes += Self.beforeSignature
            bytes += signature
        }
        bytes += tail
        bytes += type
        bytes += Self.end
    }
}
