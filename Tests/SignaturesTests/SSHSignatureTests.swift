import Programs
import Foundation
import Testing

@testable import Signatures

@Suite("Signatures as bytes and text", .enabled(if: Peer.isThere, Peer.missing))
struct SSHSignatureTests {
    private func signature() throws -> SSHSignature { try #require(SigningKey.ed25519).sign([1, 2, 3]) }

    @Test("Base64 and armour give the same signature again", arguments: SigningKey.all)
    func texts(key: SigningKey) throws {
        let signature = try key.sign([1])
        #expect(try SSHSignature(base64: signature.base64) == signature)
        #expect(try SSHSignature(armoured: signature.armoured) == signature)
        #expect(!signature.base64.contains("\n"))
    }

    @Test("The armour is laid out as ssh-keygen lays it out", arguments: SigningKey.all)
    func armour(key: SigningKey) throws {
        let directory = try PrivateDirectory()
        let file = try directory.write([1], to: "message")
        _ = directory.expect("message.sig")
        try Peer.run(["-q", "-Y", "sign", "-f", key.path, "-n", "n", file])
        let text = String(decoding: try directory.read("message.sig"), as: UTF8.self)
        #expect(try SSHSignature(armoured: text).armoured == text)
    }

    @Test("Other spellings of the same are refused")
    func spellings() throws {
        let signature = try signature()
        let base64 = signature.base64
        for text in ["", " " + base64, base64 + "\n", base64 + "=", base64 + "AAAA", String(base64.dropLast())] {
            #expect(throws: FormatError.self) { try SSHSignature(base64: text) }
        }
        let armoured = signature.armoured
        let lines = armoured.split(separator: "\n", omittingEmptySubsequences: false)
        for text in [
            "", base64, armoured + "\n", "\n" + armoured, String(armoured.dropLast()), lines.joined(separator: "\r\n"),
            "\(lines[0])\n\(base64)\n\(lines[lines.count - 2])\n",
        ] {
            #expect(throws: FormatError.self) { try SSHSignature(armoured: text) }
        }
    }

    @Test("What is missing, unknown or too much is said, and where")
    func errors() throws {
        let signature = try signature()
        let key = signature.publicKey.blob
        var value = WireWriter()
        value.append(string: "ssh-ed25519".utf8)
        value.append(string: [UInt8](repeating: 1, count: 64))
        func problem(_ blob: [UInt8]) -> String {
            do {
                _ = try SSHSignature(blob: blob)
                return "none"
            } catch { return error.description }
        }
        func blob(_ namespace: String = "n", _ hash: String = "sha256", version: UInt32 = 1) -> [UInt8] {
            SSHSignature.blob(key, namespace, hash, value.bytes, version: version)
        }
        #expect(problem(blob()) == "none")
        #expect(problem([]) == "byte 0: does not begin with SSHSIG")
        #expect(problem(Array("SSHSIH".utf8) + blob().dropFirst(6)) == "byte 0: does not begin with SSHSIG")
        #expect(problem(blob(version: 0)) == "byte 6: version 0 of the format; only version 1 is known")
        #expect(problem(blob(version: 2)) == "byte 6: version 2 of the format; only version 1 is known")
        #expect(problem(blob("")) == "byte 65: the namespace is empty")
        #expect(problem(blob("a\0b")) == "byte 65: the namespace is not text in UTF-8")
        #expect(problem(blob("n", "sha1")) == "byte 74: the hash algorithm is neither sha256 nor sha512")
        #expect(problem(blob("n", "SHA512")) == "byte 74: the hash algorithm is neither sha256 nor sha512")
        #expect(problem(blob() + [0]) == "byte 171: 1 bytes too many at the end of the signature")
        let large = SSHSignature.blob(
            key, "n", "sha256", value.bytes, reserved: [UInt8](repeating: 0, count: SSHSignature.sizeLimitBytes))
        #expect(problem(large) == "a signature of 16555 bytes; at most 16384 are read")
        let error = #expect(throws: FormatError.self) { try SSHSignature(base64: SSHSignature.base64(large)) }
        #expect(error?.problem.hasSuffix("at most 16384 bytes are read") == true)
    }

    @Test("What is in the reserved part says nothing, here and to ssh-keygen", .enabled(if: Peer.isThere, Peer.missing))
    func reserved() throws {
        let original = try signature()
        var inner = WireWriter()
        guard case .ed25519(let bytes) = original.value else { return }
        inner.append(string: "ssh-ed25519".utf8)
        inner.append(string: bytes)
        for reserved in [[], [7], Array("reserved".utf8)] as [[UInt8]] {
            let blob = SSHSignature.blob(
                original.publicKey.blob, original.namespace, "sha512", inner.bytes, reserved: reserved)
            let signature = try SSHSignature(blob: blob)
            #expect(SignatureChecker().check(signature, over: [1, 2, 3]) == .valid)
            #expect(SignatureChecker().check(signature, over: [1, 2, 4]) == .invalid)
            #expect(
                try Peer.accepts(
                    blob, over: [1, 2, 3], by: "me", allowedSigners: "me \(original.publicKey.line)\n",
                    namespace: original.namespace))
        }
    }

    @Test("The bytes that are signed are those of the protocol")
    func signedBytes() throws {
        let signature = try signature()
        // SHA-512 of the bytes 1, 2, 3.
        let digest =
            "27864cc5219a951a7a6e52b8c8dddf6981d098da1658d96258c870b2c88dfbcb"
            + "51841aea172a28bafa6a79731165584677066045c959ed0f9929688d04defc29"
        let signed = try #require(signature.signedBytes([1, 2, 3]))
        #expect(String(decoding: signed.prefix(6), as: UTF8.self) == "SSHSIG")
        #expect(signed.dropFirst(6).prefix(4).elementsEqual([0, 0, 0, 15]))
        #expect(String(decoding: signed.dropFirst(10).prefix(15), as: UTF8.self) == "activity-ledger")
        #expect(signed.suffix(64).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == digest)
        #expect(signed.count == 6 + 4 + 15 + 4 + 4 + 6 + 4 + 64)
    }
}
