import CanonicalJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A line of the log read in place, without making an ``Entry`` of it. Every reader of the log reads this way.
///
/// It takes a line exactly if it is an entry in canonical form. It speculates on what lines have in common: attributes come
/// in one order, and most lines differ from the one before in little but their data, so that what is before the data and
/// behind the id is compared as a whole with what an earlier line had there. A line that is not what was expected is read
/// attribute by attribute.
///
/// One room for one line at a time: ``scan(_:)`` fills it anew. Places are offsets from the line's beginning.
public struct ScannedEntry: ~Copyable {
    /// The line, without its LF.
    public private(set) var line = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Where the line begins.
    public private(set) var base: UnsafePointer<UInt8>
    /// `sequence`.
    public private(set) var sequence = 0
    /// `recordedtime`.
    public private(set) var recordedTime = RecordedTime(milliseconds: 0)
    /// The year of that.
    public private(set) var recordedYear = 0
    /// `continued`.
    public private(set) var isContinued = false
    /// Where `id` stands.
    public private(set) var id = 0..<0
    /// How `id` is written.
    public private(set) var idForm = ScannedText.plain
    /// Where `signature` stands; empty without one.
    public private(set) var signature = 0..<0
    /// Where `type` stands.
    public private(set) var type = 0..<0
    /// Where `data` stands, its braces included.
    public private(set) var data = 0..<0
    /// The members of `data`.
    public private(set) var members = ScannedMembers()
    /// Where `authid` stands.
    public var recorderIdentity: Range<Int> { expected[headSlot].first }
    /// Where `source` stands.
    public var source: Range<Int> {
        tailStart &+ sourceInTail.lowerBound..<tailStart &+ sourceInTail.upperBound
    }

    /// Heads, a middle and a tail that earlier lines had, in a room of their own.
    private let expected: UnsafeMutablePointer<Expectation>
    private var headCount = 0
    private var tailStart = 0
    private var sourceInTail = 0..<0
    private var middleStart = 0
    private var accountInMiddle = 0..<0
    /// Where among the expectations the line's own head is.
    private var headSlot = 0
    private var timeText: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// An empty room.
    public init() {
        expected = .allocate(capacity: Expectation.count)
        for index in 0..<Expectation.count { (expected + index).initialize(to: Expectation()) }
        base = UnsafePointer(expected[0].bytes)
    }

    deinit {
        for index in 0..<Expectation.count { expected[index].bytes.deallocate() }
        expected.deallocate()
    }

    /// How many bytes behind a line's LF must be readable.
    public static let paddingBytes = CanonicalScanner.paddingBytes

    /// Reads a line.
    /// - Parameter line: The bytes without LF. An LF must follow, and behind it ``paddingBytes`` readable bytes.
    /// - Returns: Whether it is an entry in canonical form. If not, ``EntryError/init(diagnosing:)`` says why.
    public mutating func scan(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = line.baseAddress else { return false }
        self.line = line
        base = start
        let scanner = CanonicalScanner(base: start)
        guard let dataStart = readHead(scanner) else { return false }
        let dataEnd = scanner.object(at: dataStart, into: &members, depth: 2)
        guard dataEnd != CanonicalScanner.failed else { return false }
        data = dataStart..<dataEnd
        guard let idStart = skip(",\"id\":\"", dataEnd) else { return false }
        let (idEnd, idForm) = text(at: idStart &- 1, scanner)
        guard idEnd > idStart else { return false }
        self.idForm = idForm
        id = idStart..<idEnd
        guard let timeStart = readMiddle(scanner, idEnd &+ 1), readTime(timeStart),
            let sequenceStart = skip("\",\"sequence\":\"", timeStart &+ RecordedTime.textBytes),
            readSequence(sequenceStart), let tailStart = readSignature(scanner, sequenceStart &+ 10),
            let typeStart = readTail(scanner, tailStart)
        else { return false }
        let typeEnd = text(at: typeStart &- 1, scanner).end
        guard typeEnd > typeStart, base[typeEnd &+ 1] == UInt8(ascii: "}"), typeEnd &+ 2 == line.count else {
            return false
        }
        type = typeStart..<typeEnd
        return true
    }

    /// The bytes at a place of the line.
    @inlinable
    public func bytes(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + place.lowerBound, count: place.count)
    }

    /// The text of an attribute.
    public func text(_ place: Range<Int>) -> String { CanonicalScanner(base: base).text(place) }

    /// Whether the text at a place is exactly this one.
    @inlinable
    public func isText(_ text: [UInt8], at place: Range<Int>) -> Bool {
        place.count == text.count && memcmp(base + place.lowerBound, text, text.count) == 0
    }

    /// Whether the text at a place is exactly a name that a program knows.
    @inlinable
    public func isName(_ name: ScannedName, at place: Range<Int>) -> Bool {
        name.isText(base + place.lowerBound, count: place.count)
    }

    /// What was recorded.
    public var dataObject: JSONObject { JSONObject(scanned: members, by: CanonicalScanner(base: base)) }

    /// The whole entry.
    public func entry() -> Entry {
        let head = expected[headSlot]
        return Entry(
            id: text(id), source: text(source), sequence: sequence, recordedTime: recordedTime,
            recorder: Recorder(
                identity: text(head.first), kind: head.isService ? .serviceAccount : .user,
                account: text(middleStart + accountInMiddle.lowerBound..<middleStart + accountInMiddle.upperBound)),
            correlationID: head.second.isEmpty ? nil : text(head.second), isContinued: isContinued,
            signature: signature.isEmpty ? nil : text(signature), type: text(type),
            data: dataObject)
    }
}

/// Bytes that are likely to come again.
private struct Expectation {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: limitBytes)
    var count = 0
    /// Of a head: what it says, and where the names of the recorder and of what the entry belongs to stand.
    var isContinued = false
    var isService = false
    var first = 0..<0
    var second = 0..<0

    /// Longer ones are read attribute by attribute each time.
    static let limitBytes = 1024
    /// A batch's lines share one head but for `continued`, and a few recorders may take turns.
    static let headLimit = 8
    static let middle = headLimit
    static let tail = headLimit + 1
    static let count = headLimit + 2
}

extension ScannedEntry {
    /// What stands before the data: `{"authid":…,"authtype":…,` and so on, up to and with `"data":`.
    private mutating func readHead(_ scanner: CanonicalScanner) -> Int? {
        for index in 0..<headCount where isExpected(index, at: 0) {
            isContinued = expected[index].isContinued
            let count = expected[index].count
            headSlot = index
            return count
        }
        guard let author = text("{\"authid\":", 0, scanner), let kind = skip(",\"authtype\":\"", author) else {
            return nil
        }
        let user = skip("user\"", kind)
        guard var place = user ?? skip("service_account\"", kind) else { return nil }
        let continued = skip(",\"continued\":true", place)
        isContinued = continued != nil
        place = continued ?? place
        let correlation = text(",\"correlationid\":", place, scanner)
        let correlationStart = place + ",\"correlationid\":\"".utf8.count
        place = correlation ?? place
        guard let end = skip(",\"data\":", place) else { return nil }
        headSlot = min(headCount, Expectation.headLimit - 1)
        expect(headSlot, 0..<end)
        expected[headSlot].isContinued = isContinued
        expected[headSlot].isService = user == nil
        expected[headSlot].first = "{\"authid\":\"".utf8.count..<(author - 1)
        expected[headSlot].second = correlation.map { correlationStart..<($0 - 1) } ?? 0..<0
        headCount = headSlot + 1
        return end
    }

    /// What stands between the id and the time: `,"osaccount":…,"recordedtime":"`.
    private mutating func readMiddle(_ scanner: CanonicalScanner, _ start: Int) -> Int? {
        middleStart = start
        if isExpected(Expectation.middle, at: start) { return start &+ expected[Expectation.middle].count }
        guard let account = text(",\"osaccount\":", start, scanner),
            let end = skip(",\"recordedtime\":\"", account)
        else { return nil }
        accountInMiddle = ",\"osaccount\":\"".utf8.count..<(account &- 1 &- start)
        expect(Expectation.middle, start..<end)
        return end
    }

    private mutating func readTime(_ start: Int) -> Bool {
        guard line.count &- start >= RecordedTime.textBytes else { return false }
        let bytes = UnsafeRawPointer(base + start)
        let text = (
            bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
            bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        )
        if text == timeText { return true }
        guard let time = RecordedTime(scanning: base + start) else { return false }
        timeText = text
        recordedTime = time
        recordedYear = (0..<4).reduce(0) { $0 * 10 + Int(base[start &+ $1] &- UInt8(ascii: "0")) }
        return true
    }

    private mutating func readSequence(_ start: Int) -> Bool {
        guard line.count &- start >= 10 else { return false }
        var value = 0
        for index in start..<(start &+ 10) {
            let digit = base[index] &- UInt8(ascii: "0")
            if digit > 9 { return false }
            value = value &* 10 &+ Int(digit)
        }
        sequence = value
        return true
    }

    /// What may stand between the sequence and the tail: `","signature":"…`, without the quote that ends it. Returns the place
    /// behind it.
    private mutating func readSignature(_ scanner: CanonicalScanner, _ start: Int) -> Int? {
        signature = 0..<0
        guard let signatureStart = skip("\",\"signature\":\"", start) else { return start }
        let end = text(at: signatureStart &- 1, scanner).end
        guard end > signatureStart else { return nil }
        signature = signatureStart..<end
        return end
    }

    /// What stands between the sequence and the type: `","source":…,"specversion":"1.0","type":"`.
    private mutating func readTail(_ scanner: CanonicalScanner, _ start: Int) -> Int? {
        tailStart = start
        if isExpected(Expectation.tail, at: start) { return start &+ expected[Expectation.tail].count }
        guard let source = text("\",\"source\":", start, scanner),
            let end = skip(",\"specversion\":\"1.0\",\"type\":\"", source)
        else { return nil }
        sourceInTail = "\",\"source\":\"".utf8.count..<(source &- 1 &- start)
        expect(Expectation.tail, start..<end)
        return end
    }

    private mutating func expect(_ slot: Int, _ place: Range<Int>) {
        expected[slot].count = 0
        guard place.count <= Expectation.limitBytes else { return }
        expected[slot].bytes.update(from: base + place.lowerBound, count: place.count)
        expected[slot].count = place.count
    }

    /// Whether the line has what a slot holds at a place; not if it holds nothing.
    @inline(__always)
    private func isExpected(_ slot: Int, at start: Int) -> Bool {
        let count = expected[slot].count
        return count > 0 && count <= line.count &- start && memcmp(base + start, expected[slot].bytes, count) == 0
    }

    /// The place behind a literal, if that is what stands at the place.
    @inline(__always)
    private func skip(_ literal: StaticString, _ place: Int) -> Int? {
        let count = literal.utf8CodeUnitCount
        guard line.count &- place >= count, memcmp(base + place, literal.utf8Start, count) == 0 else { return nil }
        return place &+ count
    }

    /// The place behind a literal and a text that is not empty.
    private func text(_ literal: StaticString, _ place: Int, _ scanner: CanonicalScanner) -> Int? {
        guard let quote = skip(literal, place), base[quote] == UInt8(ascii: "\"") else { return nil }
        let end = text(at: quote, scanner).end
        return end > quote &+ 1 ? end &+ 1 : nil
    }

    /// Passes over the text of an attribute, which has no noncharacters (CloudEvents 1.0, section 3.1).
    @inline(__always)
    private func text(at quote: Int, _ scanner: CanonicalScanner) -> (end: Int, form: ScannedText) {
        let (end, form) = scanner.string(at: quote)
        if form == .special, hasNoncharacter(quote &+ 1..<end, scanner) { return (CanonicalScanner.failed, form) }
        return (end, form)
    }

    @inline(never)
    private func hasNoncharacter(_ place: Range<Int>, _ scanner: CanonicalScanner) -> Bool {
        scanner.text(place).unicodeScalars.contains { $0.isNoncharacter }
    }
}
