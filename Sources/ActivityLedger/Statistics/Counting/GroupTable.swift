import CByteSearch

/// Sums by year, section, breakdown and name: a hash table that keeps each name once and makes nothing anew for an activity
/// under a name it knows.
struct GroupTable {
    /// What is summed up.
    struct Group {
        var year: Int
        var section: Int
        var grouping: Int
        /// Where the name stands among the names; empty for activities without one.
        var name: Range<Int>
        var hash: UInt64
        var sums: ModeSums
    }

    private(set) var groups: [Group] = []
    private var names: [UInt8] = []
    /// One more than an index of `groups`, 0 for a free place.
    private var places = [UInt32](repeating: 0, count: 1024)

    /// Adds to, or with a sign takes from, the sums of a name.
    /// - Parameter key: The name; behind it eight bytes must be readable.
    @inline(__always)
    mutating func add(
        _ sums: ModeSums, year: Int, section: Int, grouping: Int, key: UnsafeBufferPointer<UInt8>
    ) {
        let hash = Self.hash(key, UInt64(truncatingIfNeeded: (year &* 64 &+ section) &* 8 &+ grouping))
        var place = Int(truncatingIfNeeded: hash) & (places.count &- 1)
        while places[place] != 0 {
            let index = Int(places[place]) &- 1
            if groups[index].hash == hash, groups[index].year == year, groups[index].section == section,
                groups[index].grouping == grouping, isName(key, groups[index].name)
            {
                groups[index].sums += sums
                return
            }
            place = (place &+ 1) & (places.count &- 1)
        }
        insert(
            Group(
                year: year, section: section, grouping: grouping,
                name: names.count..<(names.count + key.count), hash: hash, sums: sums), key, at: place)
    }

    /// A group's name; `nil` for activities without one.
    func name(of group: Group) -> String? {
        group.name.isEmpty ? nil : String(decoding: names[group.name], as: UTF8.self)
    }

    private func isName(_ key: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        guard key.count == name.count else { return false }
        for index in 0..<key.count where key[index] != names[name.lowerBound &+ index] { return false }
        return true
    }

    private mutating func insert(_ group: Group, _ key: UnsafeBufferPointer<UInt8>, at place: Int) {
        names.append(contentsOf: key)
        groups.append(group)
        places[place] = UInt32(groups.count)
        guard groups.count * 2 > places.count else { return }
        places = [UInt32](repeating: 0, count: places.count * 2)
        for (index, group) in groups.enumerated() {
            var place = Int(truncatingIfNeeded: group.hash) & (places.count - 1)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = UInt32(index + 1)
        }
    }

    /// Eight bytes at a time. Names are a person's, not an attacker's; the table grows with what differs, and a bad case costs
    /// time only.
    @inline(__always)
    private static func hash(_ key: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
        var hash = seed &* 0x9E37_79B9_7F4A_7C15
        guard let base = key.baseAddress else { return hash ^ hash >> 29 }
        var index = 0
        while index < key.count {
            var word = activity_ledger_load64(base + index)
            let left = key.count &- index
            if left < 8 { word &= (1 << UInt64(truncatingIfNeeded: left &* 8)) &- 1 }
            hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            index &+= 8
        }
        return hash ^ hash >> 29
    }
}
