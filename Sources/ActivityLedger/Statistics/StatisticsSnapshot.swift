import CanonicalJSON
import EventLog
import MerkleTree

/// The yearly statistics written down, with what is needed to go on from there: `snapshots/yearly-statistics.json`.
///
/// The same log gives the same bytes. Besides the shape that `statistics --format json` prints, each number carries
/// how many parts it has by precision; `digest` is the SHA-256 of all the rest in canonical form; and `resume` carries the place in the log, the Merkle frontier there, and
/// which entries have been amended.
struct StatisticsSnapshot: Equatable {
    static let fileName = "yearly-statistics.json"
    /// Goes up when the same log would give another file; an older file is then made again.
    static let version = 1
    /// A limit on what is read into memory: far more than the years and names of any real ledger need.
    static let limitBytes = 64 << 20

    /// The ledger at the snapshot's size.
    var checkpoint: Checkpoint
    /// Where the next entry stands.
    var position: LogPosition
    /// The Merkle frontier at the snapshot's size.
    var range: CompactRange
    /// The projection's state.
    var statistics: YearlyStatistics

    /// The file's contents.
    var text: String {
        let resume = JSONObject([
            "segment": position.segment.map { .string($0.text) } ?? .null,
            "offset": .integer(position.offset),
            "frontier": .array(range.hashes.map { .string($0.base64) }),
            "amendments": .array(
                statistics.latestAmendments.sorted { $0.key < $1.key }.map { target, latest in
                    .object(JSONObject(["sequence": .integer(target), "amendedBy": .integer(latest)]))
                }),
        ])
        var object = JSONObject([
            "projection": .string("yearly-statistics"),
            "version": .integer(Self.version),
            "ledger": .object(checkpoint.json),
            "resume": .object(resume),
            "years": statistics.yearsJSON { sum, tally in sum.json(as: tally) },
        ])
        // The frontier shows that the snapshot is of this log, and this that the figures are the ones that were written
        // with it. Whoever forges both is found out by verify.
        object["digest"] = .string(MerkleHasher().hash(of: JSONValue.object(object).canonicalBytes).base64)
        return JSONValue.object(object).indented()
    }

    /// Reads a file's contents; `nil` for anything that ``text`` would not write.
    init?(text bytes: [UInt8]) {
        guard let object = (try? JSONValue(parsing: bytes))?.object,
            let ledger = object["ledger"]?.object, let resume = object["resume"]?.object,
            let origin = ledger["origin"]?.string, let size = ledger["size"]?.integer,
            let rootHash = ledger["rootHash"]?.string.flatMap({ MerkleHash(base64: $0) }),
            let segment = resume["segment"]?.string.flatMap(SegmentName.init(text:)),
            let offset = resume["offset"]?.integer,
            let hashes = resume["frontier"]?.array?.compactMap({ $0.string.flatMap { MerkleHash(base64: $0) } }),
            let range = CompactRange(size: size, hashes: hashes),
            let statistics = YearlyStatistics(snapshot: object["years"], amendments: resume["amendments"])
        else { return nil }
        self.init(
            checkpoint: Checkpoint(origin: origin, size: size, rootHash: rootHash),
            position: LogPosition(segment: segment, line: 0, offset: offset, sequence: size), range: range,
            statistics: statistics)
        // Written again and compared: a file with another version, or touched by hand, is not one of ours.
        guard text.utf8.elementsEqual(bytes) else { return nil }
    }

    init(checkpoint: Checkpoint, position: LogPosition, range: CompactRange, statistics: YearlyStatistics) {
        self.checkpoint = checkpoint
        self.position = position
        // Line numbers serve messages only, and a replay that fails from here is made again from zero, with its own.
        self.position.line = 0
        self.range = range
        self.statistics = statistics
    }
}

extension TallySum {
    fileprivate func json(as tally: Tally) -> JSONObject {
        var object = JSONObject(tally)
        object["parts"] = .integer(parts)
        object["aboutParts"] = .integer(aboutParts)
        object["atLeastParts"] = .integer(atLeastParts)
        return object
    }

    fileprivate init?(snapshot value: JSONValue?) {
        guard let object = value?.object, let count = object["count"]?.integer, let parts = object["parts"]?.integer,
            let aboutParts = object["aboutParts"]?.integer, let atLeastParts = object["atLeastParts"]?.integer
        else { return nil }
        (self.count, self.parts, self.aboutParts, self.atLeastParts) = (count, parts, aboutParts, atLeastParts)
    }
}

extension YearlyStatistics {
    fileprivate init?(snapshot value: JSONValue?, amendments: JSONValue?) {
        guard let years = value?.array, let amendments = amendments?.array else { return nil }
        for amendment in amendments {
            guard let object = amendment.object, let target = object["sequence"]?.integer,
                let latest = object["amendedBy"]?.integer
            else { return nil }
            latestAmendments[target] = latest
        }
        for year in years {
            guard let object = year.object, let number = object["year"]?.integer else { return nil }
            var sections: [SectionSums] = []
            for type in ActivityType.all {
                guard let section = SectionSums(type.statistics, snapshot: object[type.statistics.name]?.object) else {
                    return nil
                }
                sections.append(section)
            }
            self.sections[number] = sections
        }
    }
}

extension SectionSums {
    fileprivate init?(_ definition: StatisticsSection, snapshot object: JSONObject?) {
        guard let object, let figures = ModeSums(snapshot: object, isSplitByMode: definition.isSplitByMode) else {
            return nil
        }
        self.init(definition)
        self.figures = figures
        for (index, sum) in definition.sums.enumerated() {
            guard let read = TallySum(snapshot: object[sum.member]) else { return nil }
            sums[index] = read
        }
        for (index, grouping) in definition.groupings.enumerated() {
            for element in object[grouping.name]?.array ?? [] {
                guard let row = element.object,
                    let figures = ModeSums(snapshot: row, isSplitByMode: definition.isSplitByMode)
                else { return nil }
                groups[index][row[grouping.member]?.string.map(ExactText.init)] = figures
            }
        }
    }
}

extension ModeSums {
    fileprivate init?(snapshot object: JSONObject, isSplitByMode: Bool) {
        guard let total = TallySum(snapshot: object["total"]) else { return nil }
        self.total = total
        guard isSplitByMode else { return }
        guard let inPerson = TallySum(snapshot: object["inPerson"]), let online = TallySum(snapshot: object["online"])
        else { return nil }
        self.inPerson = inPerson
        self.online = online
    }
}
