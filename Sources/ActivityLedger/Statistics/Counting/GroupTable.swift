import CByteSearch

/// Sums by year, section, breakdown and name: a hash table that keeps each name once, and makes nothing anew for an activity
/// under a name it knows.
///
/// In memory of its own, without the array's checks that nobody else has a hold of it: those would take as long as the sums.
final class GroupTable: @unchecked Sendable {
    // Unchecked: belongs to one stretch, which one thread reads.

    /// What is summed up.
    struct Group {
        var year: Int32
        var section: Int16
        var grouping: Int16
        /// Where the name begins among the names, and its length; none for activities without one.
        var nameStart: Int
        var nameCount: Int
        var hash: UInt64
        var sums: ModeSums
    }

    private var groups: UnsafeMutablePointer<Group>
    /// How many groups there are.
    private(set) var count = 0
    private var names: UnsafeMutablePointer<UInt8>
    private var namesCount = 0
    private var namesCapacity = 1 << 14
    /// One more than an index of `groups`, 0 for a free place. Twice as many as there is room for groups.
    private var places: UnsafeMutablePointer<UInt32>
    private var placeCount = 1 << 11

    init() {
        groups = .allocate(capacity: placeCount / 2)
        names = .allocate(capacity: namesCapacity)
        places = .allocate(capacity: placeCount)
        places.initialize(repeating: 0, count: placeCount)
    }

    deinit {
        groups.deallocate()
        names.deallocate()
        places.deallocate()
    }

    /// Adds to the sums of a name.
    /// - Parameter key: The name; behind it seven bytes must be readable.
    @inline(__always)
    func add(
        _ sums: ModeSums, year: Int, section: Int, grouping: Int, key: UnsafePointer<UInt8>, count keyCount: Int
    ) {
        let hash = Self.hash(
            key, keyCount, UInt64(truncatingIfNeeded: (year &* 64 &+ section) &* 8 &+ grouping))
        let (groups, places, mask) = (groups, places, placeCount &- 1)
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let group = groups + (Int(places[place]) &- 1)
            if group.pointee.hash == hash, group.pointee.year == year, group.pointee.section == section,
                group.pointee.grouping == grouping, isName(key, keyCount, group)
            {
                group.pointee.sums += sums
                return
            }
            place = (place &+ 1) & mask
        }
        insert(
            Group(
                year: Int32(truncatingIfNeeded: year), section: Int16(truncatingIfNeeded: section),
                grouping: Int16(truncatingIfNeeded: grouping), nameStart: namesCount, nameCount: keyCount, hash: hash,
                sums: sums), key, at: place)
    }

    /// Calls `body` with every group and its name; `nil` for activities without one.
    func forEach(_ body: (Group, String?) -> Void) {
        for index in 0..<count {
            let group = groups[index]
            let bytes = UnsafeBufferPointer(start: names + group.nameStart, count: group.nameCount)
            body(group, bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self))
        }
    }

    @inline(__always)
    private func isName(_ key: UnsafePointer<UInt8>, _ count: Int, _ group: UnsafePointer<Group>) -> Bool {
        guard count == group.pointee.nameCount else { return false }
        let name = names + group.pointee.nameStart
        for index in 0..<count where key[index] != name[index] { return false }
        return true
    }

    private func insert(_ group: Group, _ key: UnsafePointer<UInt8>, at place: Int) {
        while namesCount + group.nameCount > namesCapacity {
            names = Self.grown(names, namesCount, to: namesCapacity * 2)
            namesCapacity *= 2
        }
        (names + namesCount).initialize(from: key, count: group.nameCount)
        namesCount += group.nameCount
        (groups + count).initialize(to: group)
        count += 1
        places[place] = UInt32(count)
        if count == placeCount / 2 { grow() }
    }

    private func grow() {
        groups = Self.grown(groups, count, to: placeCount)
        places.deallocate()
        placeCount *= 2
        places = .allocate(capacity: placeCount)
        places.initialize(repeating: 0, count: placeCount)
        for index in 0..<count {
            var place = Int(truncatingIfNeeded: groups[index].hash) & (placeCount - 1)
            while places[place] != 0 { place = (place + 1) & (placeCount - 1) }
            places[place] = UInt32(index + 1)
        }
    }

    private static func grown<Element>(
        _ old: UnsafeMutablePointer<Element>, _ count: Int, to capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        new.moveInitialize(from: old, count: count)
        old.deallocate()
        return new
    }

    /// Eight bytes at a time. Names are a person's, not an attacker's; the table grows with what differs, and a bad case costs
    /// time only.
    @inline(__always)
    private static func hash(_ key: UnsafePointer<UInt8>, _ count: Int, _ seed: UInt64) -> UInt64 {
        var hash = seed &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index < count {
            var word = activity_ledger_load64(key + index)
            let left = count &- index
            if left < 8 { word &= (1 << UInt64(truncatingIfNeeded: left &* 8)) &- 1 }
            hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            index &+= 8
        }
        return hash ^ hash >> 29
    }
}
