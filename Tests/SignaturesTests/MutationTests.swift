import TestMaterial
import Testing

@testable import Signatures

@Suite("Altered signatures", .enabled(if: Peer.isThere, Peer.missing))
struct MutationTests {
    private static let mutationsPerKey = 400
    private static let sampledEvery = 20

    @Test(
        "Whatever is altered of signature, message or namespace, it is refused, as ssh-keygen does",
        arguments: SigningKey.all)
    func refused(key: SigningKey) throws {
        let message = Array("{\"type\":\"VisitMade\"}".utf8)
        let signers = "me \(key.publicKey.line)\n"
        let original = try key.sign(message)
        var generator = SeededGenerator(seed: UInt64(original.blob.count))
        for count in 0..<Self.mutationsPerKey {
            var (blob, text, namespace) = (original.blob, message, "activity-ledger")
            switch generator.below(8) {
            case 0: text = Self.mutated(text, &generator)
            case 1: namespace = "activity-ledge" + ["", "s", "rr", "R"][generator.below(4)]
            default: blob = Self.mutated(blob, &generator)
            }
            guard blob != original.blob || text != message || namespace != "activity-ledger" else { continue }
            let check = SignatureCheck(allowedSigners: try AllowedSigners(text: signers), namespace: namespace)
            let verdict = check.verdict(on: SSHSignature.base64(blob), over: text, by: "me", at: 1_800_000_000)
            #expect(!verdict.isGood, "seed \(original.blob.count), mutation \(count): \(verdict)")
            #expect(!verdict.description.isEmpty)
            // ssh-keygen takes version 0 for version 1.
            let isVersionZero = blob.dropFirst(6).prefix(4).elementsEqual([0, 0, 0, 0])
            guard count % Self.sampledEvery == 0, !isVersionZero else { continue }
            let theirs = try Peer.accepts(
                blob, over: text, by: "me", allowedSigners: signers, namespace: namespace)
            #expect(theirs == verdict.isGood, "seed \(original.blob.count), mutation \(count): \(verdict)")
        }
    }

    @Test("Every shorter beginning of a signature is refused", arguments: SigningKey.all)
    func truncated(key: SigningKey) throws {
        let blob = try key.sign([1]).blob
        for count in 0..<blob.count {
            #expect(throws: FormatError.self) { try SSHSignature(blob: Array(blob.prefix(count))) }
        }
    }

    @Test("Every single bit counts", arguments: SigningKey.all)
    func bits(key: SigningKey) throws {
        let signature = try key.sign([1])
        let signers = try AllowedSigners(text: "me \(key.publicKey.line)")
        let check = SignatureCheck(allowedSigners: signers, namespace: "activity-ledger")
        func verdict(_ blob: [UInt8]) -> SignatureVerdict {
            check.verdict(on: SSHSignature.base64(blob), over: [1], by: "me", at: 1_800_000_000)
        }
        #expect(verdict(signature.blob) == .signedBy(principal: "me"))
        for bit in 0..<(signature.blob.count * 8) {
            var blob = signature.blob
            blob[bit / 8] ^= 1 << (bit % 8)
            #expect(!verdict(blob).isGood, "bit \(bit)")
        }
    }

    private static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...generator.below(3) {
            let place = generator.below(max(bytes.count, 1))
            switch generator.below(5) {
            case 0 where !bytes.isEmpty: bytes[place] ^= 1 << generator.below(8)
            case 1 where !bytes.isEmpty: bytes[place] = UInt8(generator.below(256))
            case 2: bytes.removeSubrange(min(place, bytes.count)...)
            case 3: bytes.insert(UInt8(generator.below(256)), at: min(place, bytes.count))
            case 4 where !bytes.isEmpty: bytes.remove(at: place)
            default: bytes.append(UInt8(generator.below(256)))
            }
        }
        return bytes
    }
}
