import Foundation
import Testing

@testable import Signatures

@Suite("Signatures by keys", .enabled(if: Peer.isThere, Peer.missing))
struct SignatureCheckerTests {
    private let message = Array("what was recorded\n".utf8)

    @Test("There is a key of every type")
    func everyType() {
        #expect(SigningKey.all.count == 5)
    }

    @Test(
        "What ssh-keygen signs, its verification accepts and ours too", arguments: SigningKey.all,
        HashAlgorithm.allCases)
    func accepted(key: SigningKey, hash: HashAlgorithm) throws {
        let signature = try key.sign(message, hash)
        #expect(signature.hashAlgorithm == hash)
        #expect(signature.publicKey == key.publicKey)
        let checker = SignatureChecker()
        #expect(checker.check(signature, over: message) == .valid)
        #expect(
            try Peer.accepts(
                signature.blob, over: message, by: "me", allowedSigners: "me \(key.publicKey.line)\n",
                namespace: "activity-ledger"))
        // The same checker, on what is not signed, then again.
        #expect(checker.check(signature, over: message + [0]) == .invalid)
        #expect(checker.check(signature, over: []) == .invalid)
        #expect(checker.check(signature, over: message) == .valid)
    }

    @Test("An empty message and a long one can be signed")
    func lengths() throws {
        let key = try #require(SigningKey.ed25519)
        for message in [[], [UInt8](repeating: 7, count: 1_000_000)] {
            #expect(SignatureChecker().check(try key.sign(message), over: message) == .valid)
        }
    }

    @Test("An RSA signature whose leading zeros were left out is good, as for ssh-keygen")
    func shortRSASignature() throws {
        let key = try #require(SigningKey.all.last)
        // One in 256 begins with a zero byte.
        for batch in 0..<6 {
            let messages = (0..<500).map { Array("\(batch) \($0)".utf8) }
            let signatures = try SSHKeygen().sign(messages, key: key.path, namespace: "n")
            guard let index = signatures.firstIndex(where: { $0.rsaBytes?.first == 0 }) else { continue }
            let bytes = try #require(signatures[index].rsaBytes)
            let signed = messages[index]
            let short = try signatures[index].replacingValue("rsa-sha2-512", Array(bytes.drop { $0 == 0 }))
            #expect(SignatureChecker().check(short, over: signed) == .valid)
            #expect(
                try Peer.accepts(
                    short.blob, over: signed, by: "me", allowedSigners: "me \(key.publicKey.line)\n", namespace: "n"))
            return
        }
        Issue.record("none of 3,000 signatures begins with a zero byte")
    }

    @Test("RSA with SHA-1 is refused")
    func sha1() throws {
        let signature = try #require(SigningKey.all.last).sign(message)
        let bytes = try #require(signature.rsaBytes)
        let error = #expect(throws: FormatError.self) { try signature.replacingValue("ssh-rsa", bytes) }
        #expect(error?.problem.contains("SHA-1") == true)
    }

    @Test("A point beside the curve is no key")
    func invalidPoint() throws {
        let signature = try #require(SigningKey.all.first { $0.name == "nistp256" }).sign(message)
        var blob = signature.blob
        // The last byte of the point, which ends the key; before it the beginning, the version and the key's length.
        blob[6 + 4 + 4 + signature.publicKey.blob.count - 1] ^= 1
        #expect(SignatureChecker().check(try SSHSignature(blob: blob), over: message) == .invalidKey)
    }

    @Test("More keys than are kept are checked all the same")
    func manyKeys() throws {
        let signature = try #require(SigningKey.ed25519).sign(message)
        let checker = SignatureChecker()
        for index in 0..<(SignatureChecker.keyLimit + 10) {
            var blob = signature.blob
            // Within the Ed25519 key.
            blob[40] = UInt8(truncatingIfNeeded: index)
            blob[41] = UInt8(truncatingIfNeeded: index >> 8)
            _ = checker.check(try SSHSignature(blob: blob), over: message)
        }
        #expect(checker.check(signature, over: message) == .valid)
    }
}

extension SSHSignature {
    var rsaBytes: [UInt8]? {
        if case .rsa(_, let bytes) = value { bytes } else { nil }
    }

    /// The same with another value in its place.
    func replacingValue(_ algorithm: String, _ value: [UInt8], _ rest: [UInt8] = []) throws -> SSHSignature {
        var inner = WireWriter()
        inner.append(string: algorithm.utf8)
        inner.append(string: value)
        inner.append(rest)
        return try SSHSignature(blob: Self.blob(publicKey.blob, namespace, hashAlgorithm.rawValue, inner.bytes))
    }

    static func blob(
        _ key: [UInt8], _ namespace: String, _ hash: String, _ value: [UInt8], version: UInt32 = 1,
        reserved: [UInt8] = []
    ) -> [UInt8] {
        var writer = WireWriter()
        writer.append("SSHSIG".utf8)
        writer.append(uint32: version)
        writer.append(string: key)
        writer.append(string: namespace.utf8)
        writer.append(string: reserved)
        writer.append(string: hash.utf8)
        writer.append(string: value)
        return writer.bytes
    }
}
