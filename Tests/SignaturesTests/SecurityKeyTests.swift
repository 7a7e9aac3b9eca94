import Programs
import Foundation
import Testing

@testable import Signatures

/// Keys of hardware tokens, played by openssl: a token signs what OpenSSH's PROTOCOL.u2f says.
@Suite(
    "Security keys",
    .enabled(if: Peer.isThere, Peer.missing),
    .enabled(if: Peer.openSSLIsThere, "SKIPPED, NOT TESTED: needs openssl, which make test-dependencies installs"))
struct SecurityKeyTests {
    private let directory: PrivateDirectory
    private let message = Array("touched".utf8)

    init() throws {
        directory = try PrivateDirectory()
    }

    /// A signature, with the key that made it, of a token's key that openssl made by `options`.
    /// - Parameter isByBrowser: Whether a browser asked the token, which signs what the browser made of the message.
    private func signature(
        _ type: String, _ options: [String], digest: [String], flags: UInt8, application: String = "ssh:",
        isByBrowser: Bool = false
    ) throws -> SSHSignature {
        let keyFile = directory.expect("key.pem")
        try openSSL(["genpkey", "-out", keyFile] + options)
        let isEd25519 = type.hasPrefix("sk-ssh")
        let der = directory.expect("key.der")
        try openSSL(["pkey", "-in", keyFile, "-pubout", "-outform", "DER", "-out", der])
        var key = WireWriter()
        key.append(string: type.utf8)
        if !isEd25519 { key.append(string: "nistp256".utf8) }
        key.append(string: try directory.read("key.der").suffix(isEd25519 ? 32 : 65))
        key.append(string: application.utf8)
        let blank = try SSHSignature(
            blob: SSHSignature.blob(key.bytes, "activity-ledger", "sha512", blankValue(type, isEd25519)))
        let signed = try #require(blank.signedBytes(message))
        let token: [UInt8] = [flags, 0, 0, 1, 2]
        let client =
            #"{"type":"webauthn.get","challenge":""# + Self.base64url(signed) + #"","origin":"https://example.org"}"#
        let hashes = [Array(application.utf8), isByBrowser ? Array(client.utf8) : signed].compactMap {
            HashAlgorithm.sha256.digest($0)
        }
        let file = try directory.write(hashes[0] + token + hashes[1], to: "signed")
        let result = directory.expect("raw")
        try openSSL(["pkeyutl", "-sign", "-rawin", "-inkey", keyFile, "-in", file, "-out", result] + digest)
        let raw = try directory.read("raw")
        if isByBrowser {
            var rest = WireWriter()
            rest.append(token)
            for part in ["https://example.org", client, ""] { rest.append(string: part.utf8) }
            return try blank.replacingValue(
                "webauthn-sk-ecdsa-sha2-nistp256@openssh.com", Self.numbers(ofDER: raw), rest.bytes)
        }
        return try blank.replacingValue(type, isEd25519 ? raw : Self.numbers(ofDER: raw), token)
    }

    private static func base64url(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    private func blankValue(_ type: String, _ isEd25519: Bool) -> [UInt8] {
        var value = WireWriter()
        value.append(string: type.utf8)
        value.append(string: isEd25519 ? [UInt8](repeating: 1, count: 64) : [0, 0, 0, 1, 1, 0, 0, 0, 1, 1])
        value.append([0, 0, 0, 0, 0])
        return value.bytes
    }

    /// Two INTEGERs, which are mpints with another length before them.
    private static func numbers(ofDER der: [UInt8]) -> [UInt8] {
        var (writer, place) = (WireWriter(), 2)
        for _ in 0..<2 {
            let length = Int(der[place + 1])
            writer.append(string: der[(place + 2)..<(place + 2 + length)])
            place += 2 + length
        }
        return writer.bytes
    }

    private func openSSL(_ arguments: [String]) throws {
        let finished = try ChildProcess.run("openssl", arguments, input: "/dev/null", in: .init())
        try #require(finished.exitCode == 0, "\(finished.diagnostics)")
    }

    @Test(
        "What a token signs is accepted here and by ssh-keygen, with and without a touch; nothing else is",
        arguments: [
            ("sk-ssh-ed25519@openssh.com", ["-algorithm", "ed25519"], []),
            (
                "sk-ecdsa-sha2-nistp256@openssh.com",
                ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], ["-digest", "sha256"]
            ),
        ] as [(String, [String], [String])], [1, 5, 0] as [UInt8])
    func tokens(key: (String, [String], [String]), flags: UInt8) throws {
        let signature = try signature(key.0, key.1, digest: key.2, flags: flags)
        let checker = SignatureChecker()
        #expect(checker.check(signature, over: message) == .valid)
        #expect(checker.check(signature, over: message + [0]) == .invalid)
        func accepts(_ blob: [UInt8]) throws -> Bool {
            try Peer.accepts(
                blob, over: message, by: "me", allowedSigners: "me \(signature.publicKey.line)\n",
                namespace: "activity-ledger")
        }
        #expect(try accepts(signature.blob))
        // The flags and the counter are signed too, and the application, which is part of the key.
        for place in 1...5 {
            var blob = signature.blob
            blob[blob.count - place] ^= 4
            #expect(try checker.check(SSHSignature(blob: blob), over: message) == .invalid)
            #expect(try !accepts(blob))
        }
        var blob = signature.blob
        blob[14 + signature.publicKey.blob.count - 1] ^= 1
        #expect(try checker.check(SSHSignature(blob: blob), over: message) == .invalid)
    }

    @Test("What a token signs for a browser, ssh-keygen is asked about", arguments: [1, 5] as [UInt8])
    func browser(flags: UInt8) throws {
        let signature = try signature(
            "sk-ecdsa-sha2-nistp256@openssh.com", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            digest: ["-digest", "sha256"], flags: flags, isByBrowser: true)
        #expect(SignatureChecker().check(signature, over: message) == .unsupported)
        let signers = try AllowedSigners(text: "me \(signature.publicKey.line)\n")
        func verdict(_ keygen: SSHKeygen?, over message: [UInt8]) -> SignatureVerdict {
            SignatureCheck(allowedSigners: signers, namespace: "activity-ledger", keygen: keygen)
                .verdict(on: signature, over: message, by: "me", at: 1_800_000_000)
        }
        #expect(verdict(SSHKeygen(), over: message) == .signedBy(principal: "me"))
        #expect(!verdict(SSHKeygen(), over: message + [0]).isGood)
        #expect(!verdict(nil, over: message).isGood)
    }
}
