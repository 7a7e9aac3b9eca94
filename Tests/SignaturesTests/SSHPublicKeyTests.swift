import Foundation
import MerkleTree
import Testing

@testable import Signatures

@Suite("Public keys", .enabled(if: Peer.isThere, Peer.missing))
struct SSHPublicKeyTests {
    @Test("The fingerprint is the one ssh-keygen prints", arguments: SigningKey.all)
    func fingerprint(key: SigningKey) throws {
        let finished = try Peer.run(["-l", "-f", key.path + ".pub"])
        #expect(finished.output.split(separator: " ")[1] == key.publicKey.fingerprint)
    }

    @Test("A line is written as ssh-keygen writes it, but for the comment", arguments: SigningKey.all)
    func line(key: SigningKey) throws {
        let line = try String(contentsOfFile: key.path + ".pub", encoding: .utf8)
        #expect(line == key.publicKey.line + " comment of \(key.name)\n")
        #expect(try SSHPublicKey(line: key.publicKey.line) == key.publicKey)
        #expect(try SSHPublicKey(line: "\t" + key.publicKey.line + "\r\n") == key.publicKey)
    }

    @Test("A DSA key is of an unknown type")
    func dsa() throws {
        guard let key = SigningKey.dsa else { return }
        #expect(key.publicKey.material == .unknown)
        #expect(key.publicKey.type == "ssh-dss")
        #expect(!key.publicKey.isCertificate)
    }

    @Test("An RSA key of 1,024 bits is refused")
    func shortRSA() throws {
        let path = try #require(SigningKey.shortRSAPath)
        let line = try String(contentsOfFile: path + ".pub", encoding: .utf8)
        let error = #expect(throws: FormatError.self) { try SSHPublicKey(line: line) }
        #expect(error?.description == "byte 18: an RSA key of 1024 bits; it must have 2048 to 16384")
    }

    private static func blob(_ parts: [UInt8]...) -> [UInt8] {
        var writer = WireWriter()
        for part in parts { writer.append(string: part) }
        return writer.bytes
    }

    private static let ed25519 = Array("ssh-ed25519".utf8)
    private static let modulus = [0, 0x80] + [UInt8](repeating: 1, count: 255)

    @Test(
        "A blob that is no key is refused, saying what and where",
        arguments: [
            ([], "byte 0: the length of the key's type takes 4 bytes, but only 0 follow"),
            ([0, 0, 0, 9, 65], "byte 0: the key's type is said to be 9 bytes long, but only 1 follow"),
            (blob([]), "byte 0: \"\" cannot be the name of a key's type"),
            (blob([0xFF]), "byte 0: the key's type is not text in UTF-8"),
            (blob(Array("a\u{1B}b".utf8)), "byte 0: \"a\\u{1B}b\" cannot be the name of a key's type"),
            (blob(ed25519), "byte 15: the length of the Ed25519 key takes 4 bytes, but only 0 follow"),
            (blob(ed25519, [1, 2]), "byte 15: an Ed25519 key has 32 bytes, this 2"),
            (blob(ed25519, Array(1...32), []), "byte 51: 4 bytes too many at the end of the key"),
            (
                blob(Array("ecdsa-sha2-nistp256".utf8), Array("nistp384".utf8), []),
                "byte 23: the curve \"nistp384\" does not belong to a key of type ecdsa-sha2-nistp256"
            ),
            (
                blob(Array("ecdsa-sha2-nistp256".utf8), Array("nistp256".utf8), [2] + Array(1...32)),
                "byte 35: a point of nistp256 is 0x04 and 64 bytes, uncompressed"
            ),
            (blob(Array("ssh-rsa".utf8), [0x80]), "byte 11: the RSA exponent is negative"),
            (blob(Array("ssh-rsa".utf8), []), "byte 11: the RSA exponent is zero"),
            (blob(Array("ssh-rsa".utf8), [0, 3]), "byte 11: the RSA exponent has a zero byte too many in front"),
            (blob(Array("ssh-rsa".utf8), [4]), "byte 11: an RSA exponent is odd, above 1 and below 2^64"),
            (blob(Array("ssh-rsa".utf8), [1]), "byte 11: an RSA exponent is odd, above 1 and below 2^64"),
            (blob(Array("ssh-rsa".utf8), [3], modulus, [1]), "byte 277: 5 bytes too many at the end of the key"),
        ] as [([UInt8], String)])
    func refused(blob: [UInt8], message: String) {
        let error = #expect(throws: FormatError.self) { try SSHPublicKey(blob: blob) }
        #expect(error?.description == message)
    }

    @Test("A type that is not known is kept, whatever follows")
    func unknown() throws {
        let key = try SSHPublicKey(blob: Self.blob(Array("ssh-future@example.org".utf8)) + [1, 2, 3])
        #expect(key.material == .unknown)
        #expect(key.line.hasPrefix("ssh-future@example.org AAAA"))
        #expect(try SSHPublicKey(line: key.line) == key)
    }

    @Test("A key larger than the limit is refused")
    func large() {
        let blob = Self.blob(Array("ssh-future".utf8)) + [UInt8](repeating: 0, count: SSHPublicKey.sizeLimitBytes)
        #expect(throws: FormatError.self) { try SSHPublicKey(blob: blob) }
    }

    @Test("A line that says another type than its key is refused")
    func wrongType() throws {
        let key = try #require(SigningKey.ed25519).publicKey
        let line = "ssh-rsa " + Base64.encode(key.blob)
        let error = #expect(throws: FormatError.self) { try SSHPublicKey(line: line) }
        #expect(error?.problem == "the line says \"ssh-rsa\", but the key is of type ssh-ed25519")
        for line in ["", "ssh-ed25519", "ssh-ed25519 AAA", "ssh-ed25519  ", "# ssh-ed25519 AAAA"] {
            #expect(throws: FormatError.self) { try SSHPublicKey(line: line) }
        }
    }
}
