import CSHA256
import Foundation
import TestMaterial
import Testing

@testable import MerkleTree

/// Every way to hash that this processor has, against the system's library hashing one message at a time.
@Suite("SHA-256 of many messages")
struct SideBySideTests {
    static let implementations: [CSHA256Implementation] = [
        .instructions, .lanes4, .lanes8, .lanes16, .lanes16AndInstructions,
    ]

    private let system = SystemSHA256()

    /// Without what it needs, a test counts as skipped, and the report says why.
    private func require(_ implementation: CSHA256Implementation) throws {
        guard csha256_is_available(implementation) else {
            try Test.cancel("NOT TESTED: this processor, or this build, has no \(implementation.name)")
        }
    }

    /// Lengths of messages that differ from what the system's library gives; the messages lie at any addresses.
    private func differences(
        _ implementation: CSHA256Implementation, _ prefix: CSHA256Prefix, _ lengths: [Int],
        _ generator: inout SeededGenerator
    ) -> [Int] {
        let starts = lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 + generator.below(9)) }
        let memory = (0..<((starts.last ?? 0) + 1)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var digests = [UInt8](repeating: 0, count: lengths.count * 32)
        return memory.withUnsafeBytes { memory in
            let messages = zip(starts, lengths).map { UnsafeRawBufferPointer(rebasing: memory[$0..<($0 + $1)]) }
            let addresses = messages.map { $0.baseAddress?.assumingMemoryBound(to: UInt8.self) }
            csha256_messages(implementation, prefix, addresses, lengths, lengths.count, &digests)
            return lengths.indices.filter {
                let expected = system.digest(prefix: prefix == .leaf ? 0x00 : nil, messages[$0])
                return MerkleHash(bytes: Array(digests[($0 * 32)..<($0 * 32 + 32)])) != expected
            }.map { lengths[$0] }
        }
    }

    @Test("Messages of every length up to 200 bytes are hashed as by the system's library", arguments: implementations)
    func everyLength(implementation: CSHA256Implementation) throws {
        try require(implementation)
        var generator = SeededGenerator(seed: 11)
        for prefix in [CSHA256Prefix.none, .leaf] {
            for length in 0...200 {
                #expect(differences(implementation, prefix, [length], &generator).isEmpty, "\(length) bytes alone")
            }
            #expect(differences(implementation, prefix, Array(0...200), &generator).isEmpty)
            #expect(differences(implementation, prefix, (0...200).reversed(), &generator).isEmpty)
        }
    }

    @Test("Any number of messages of any lengths is hashed as by the system's library", arguments: implementations)
    func randomLengths(implementation: CSHA256Implementation) throws {
        try require(implementation)
        for seed in 0...70 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            // Both much alike and utterly different: lanes end together, or run alone for long.
            let limit = [5000, 600, 64][generator.below(3)]
            let lengths = (0..<Int(seed)).map { _ in generator.below(limit + 1) }
            for prefix in [CSHA256Prefix.none, .leaf] {
                let wrong = differences(implementation, prefix, lengths, &generator)
                #expect(wrong.isEmpty, "seed \(seed), of \(lengths) those of \(wrong)")
            }
        }
        var generator = SeededGenerator(seed: 71)
        let lengths = (0..<700).map { _ in generator.oneIn(40) ? generator.below(20_000) : generator.below(700) }
        #expect(differences(implementation, .leaf, lengths, &generator).isEmpty)
    }

    @Test("No byte before a message or behind it is read", arguments: implementations)
    func bounds(implementation: CSHA256Implementation) throws {
        try require(implementation)
        // A page that may be read between two that may not.
        let page = Int(getpagesize())
        let pages = try #require(mmap(nil, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0))
        defer { munmap(pages, 3 * page) }
        let readable = UnsafeMutableRawBufferPointer(start: pages + page, count: page)
        try #require(mprotect(readable.baseAddress, page, PROT_READ | PROT_WRITE) == 0)
        for index in readable.indices { readable[index] = UInt8(truncatingIfNeeded: index &* 31) }
        var digests = [UInt8](repeating: 0, count: 32 * 32)
        for length in 0...200 {
            for message in [readable.prefix(length), readable.suffix(length)] {
                let message = UnsafeRawBufferPointer(rebasing: message)
                let address = message.baseAddress?.assumingMemoryBound(to: UInt8.self)
                csha256_messages(
                    implementation, .leaf, Array(repeating: address, count: 32), Array(repeating: length, count: 32),
                    32, &digests)
                let expected = system.digest(prefix: 0x00, message).bytes
                for lane in 0..<32 { #expect(Array(digests[(32 * lane)..<(32 * lane + 32)]) == expected) }
            }
        }
        for count in 0...20 {
            for pairs in [readable.prefix(64 * count), readable.suffix(64 * count)] {
                let address = UnsafeRawBufferPointer(rebasing: pairs).baseAddress?.assumingMemoryBound(to: UInt8.self)
                csha256_nodes(implementation, address, count, &digests)
            }
        }
    }

    @Test("Nodes are hashed as by the system's library, elsewhere or in place", arguments: implementations)
    func nodes(implementation: CSHA256Implementation) throws {
        try require(implementation)
        var generator = SeededGenerator(seed: 12)
        for count in 0...70 {
            // From any address on.
            let offset = generator.below(64)
            var memory = (0..<(offset + 64 * count)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let expected = memory.withUnsafeBytes { memory in
                (0..<count).flatMap { index in
                    let pair = UnsafeRawBufferPointer(rebasing: memory[(offset + 64 * index)...].prefix(64))
                    return system.digest(prefix: 0x01, pair).bytes
                }
            }
            var digests = [UInt8](repeating: 0, count: 32 * count)
            memory.withUnsafeMutableBufferPointer { memory in
                let pairs = memory.baseAddress.map { $0 + offset }
                csha256_nodes(implementation, pairs, count, &digests)
                csha256_nodes(implementation, pairs, count, pairs)
            }
            #expect(digests == expected, "\(count) nodes elsewhere")
            #expect(Array(memory[offset...].prefix(32 * count)) == expected, "\(count) nodes in place")
        }
    }

    @Test(
        "A hasher gives the same hashes whatever it uses, one at a time or many",
        arguments: [CSHA256Implementation.none] + implementations)
    func hasher(implementation: CSHA256Implementation) throws {
        try require(implementation)
        let hasher = MerkleHasher(many: implementation, one: implementation)
        var generator = SeededGenerator(seed: 13)
        for count in [0, 1, 2, 3, 17, 255, 256, 257, 600] {
            let data = (0..<count).map { _ in
                (0..<generator.below(300)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            }
            let expected = data.map { $0.withUnsafeBytes { system.digest(prefix: 0x00, $0) } }
            #expect(data.map { hasher.leaf($0) } == expected, "\(count) leaves, one at a time")
            #expect(hasher.leaves(data) == expected, "\(count) leaves")
            #expect(data.map { hasher.hash(of: [0x00] + $0) } == expected, "\(count) texts")
            let parents = stride(from: 0, to: count - 1, by: 2).map {
                (expected[$0].bytes + expected[$0 + 1].bytes).withUnsafeBytes { system.digest(prefix: 0x01, $0) }
            }
            #expect(
                stride(from: 0, to: count - 1, by: 2).map { hasher.node(expected[$0], expected[$0 + 1]) } == parents)
            var nodes = expected
            nodes.withUnsafeMutableBufferPointer { hasher.nodes(over: UnsafeBufferPointer($0), into: $0) }
            #expect(Array(nodes.prefix(count / 2)) == parents, "\(count / 2) nodes")
        }
    }

    @Test("What is chosen for this processor is available on it")
    func chosen() {
        #expect(csha256_is_available(csha256_fastest_for_many()))
        #expect(csha256_is_available(csha256_fastest_for_one()))
    }
}

extension MerkleHasher {
    /// The hashes of many leaves.
    func leaves(_ data: [[UInt8]]) -> [MerkleHash] {
        let starts = data.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        return data.flatMap { $0 }.withUnsafeBytes { bytes in
            let messages = zip(starts, data).map { UnsafeRawBufferPointer(rebasing: bytes[$0..<($0 + $1.count)]) }
            return [MerkleHash](unsafeUninitializedCapacity: data.count) { hashes, count in
                messages.withUnsafeBufferPointer { leaves($0, into: hashes) }
                count = data.count
            }
        }
    }
}

extension CSHA256Implementation: @retroactive CustomTestStringConvertible {
    /// What the report calls it.
    var name: String {
        switch self {
        case .none: "hashing by the system's library"
        case .instructions: "SHA instructions"
        case .lanes4: "vectors of 4 lanes"
        case .lanes8: "vectors of 8 lanes (AVX2)"
        case .lanes16: "vectors of 16 lanes (AVX-512)"
        case .lanes16AndInstructions: "vectors of 16 lanes (AVX-512) together with SHA instructions"
        @unknown default: "implementation \(rawValue)"
        }
    }

    /// The name.
    public var testDescription: String { name }
}
