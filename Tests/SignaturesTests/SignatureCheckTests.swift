import Testing

@testable import Signatures

@Suite("Verdicts on signatures", .enabled(if: Peer.isThere, Peer.missing))
struct SignatureCheckTests {
    /// 2026-07-01T12:00:00Z
    private let moment: Int64 = 1_782_907_200

    private func verdict(
        _ signers: String, by identity: String = "me@example.org", at moment: Int64? = nil, namespace: String? = nil
    ) throws -> SignatureVerdict {
        let key = try #require(SigningKey.ed25519)
        let text = signers.split(separator: "KEY", omittingEmptySubsequences: false)
            .joined(separator: key.publicKey.line)
        let check = SignatureCheck(allowedSigners: try AllowedSigners(text: text), namespace: "activity-ledger")
        let signature = try key.sign([1], for: namespace ?? "activity-ledger")
        return check.verdict(on: signature.base64, over: [1], by: identity, at: moment ?? self.moment)
    }

    @Test("The claimed signer's own key is the claimed signer's signature")
    func signed() throws {
        #expect(try verdict("*@example.org KEY") == .signedBy(principal: "me@example.org"))
        #expect(try verdict("you@example.org KEY\nme@example.org KEY") == .signedBy(principal: "me@example.org"))
    }

    @Test("Another's key is another's signature, even for a moment one's own was not valid")
    func someoneElse() throws {
        #expect(try verdict("you@example.org KEY") == .signedBySomeoneElse(principals: ["you@example.org"]))
        #expect(try verdict("you@example.org,I KEY").description == "signed by somebody else: \"you@example.org,I\"")
    }

    @Test("A key that nobody has is unknown")
    func unknown() throws {
        let fingerprint = try #require(SigningKey.ed25519).publicKey.fingerprint
        #expect(try verdict("# nobody\n") == .keyUnknown(fingerprint: fingerprint))
        #expect(try verdict("* cert-authority KEY") == .keyUnknown(fingerprint: fingerprint))
    }

    @Test("Outside its time a key is not valid, to the second, as for ssh-keygen", arguments: [-1, 0, 1])
    func window(offset: Int64) throws {
        let (after, before) = (moment - 100, moment)
        let key = try #require(SigningKey.ed25519)
        let signers = "me@example.org valid-after=\"20260701115820Z\",valid-before=\"20260701120000Z\" KEY"
        let window = ValidityWindow(after: after, before: before)
        let signature = try key.sign([1])
        for edge in [after, before] {
            let verdict = try verdict(signers, at: edge + offset)
            #expect(
                verdict
                    == (window.contains(edge + offset)
                        ? .signedBy(principal: "me@example.org")
                        : .notValidThen(principals: ["me@example.org"], windows: [window])))
            let text = signers.split(separator: "KEY").joined() + key.publicKey.line
            #expect(
                try SSHKeygen().verify(
                    signature, over: [1], by: "me@example.org", allowedSigners: text, at: edge + offset)
                    == verdict.isGood)
        }
    }

    @Test("The claimed signer's own line is what is said, though somebody else's would fit")
    func ownLineFirst() throws {
        let expired = try verdict("me@example.org valid-before=\"20250101Z\" KEY\nyou@example.org KEY")
        #expect(
            expired.description == "signed with a key of \"me@example.org\" that was not valid then, "
                + "only until 2025-01-01T00:00:00Z")
    }

    @Test("A signature or a key for something else is told")
    func namespaces() throws {
        #expect(try verdict("* KEY", namespace: "file") == .wrongNamespace("file"))
        #expect(
            try verdict("* namespaces=\"file,git\" KEY")
                == .keyForOtherNamespaces(principals: ["*"], namespaces: ["file,git"]))
    }

    @Test("What is altered, cut, too large or of an unknown kind is bad, for a reason")
    func bad() throws {
        let key = try #require(SigningKey.ed25519)
        let signers = try AllowedSigners(text: "* \(key.publicKey.line)")
        let check = SignatureCheck(allowedSigners: signers, namespace: "activity-ledger", keygen: SSHKeygen())
        let signature = try key.sign([1])
        func reason(_ text: String, _ message: [UInt8] = [1]) -> String {
            let verdict = check.verdict(on: text, over: message, by: "me", at: moment)
            #expect(!verdict.isGood)
            return verdict.description
        }
        #expect(reason(signature.base64, [2]).hasSuffix("the entry, the signature or the key was altered"))
        #expect(reason("").hasSuffix("byte 0: does not begin with SSHSIG"))
        #expect(reason(String(signature.base64.prefix(100))).contains("only 6 follow"))
        #expect(reason(String(repeating: "A", count: 30_000)).contains("at most 16384 bytes are read"))
        #expect(reason("\u{1B}[2J") == "not a good signature: not base64 as it is written canonically")
        let future = SSHSignature.blob([0, 0, 0, 5] + "ssh-x".utf8, "activity-ledger", "sha512", [1])
        #expect(
            reason(SSHSignature.base64(future)).contains("ssh-keygen finds no good signature by a key of type ssh-x"))
    }

    @Test("DSA is refused, though an older ssh-keygen accepts it")
    func dsa() throws {
        guard let key = SigningKey.dsa else { return }
        let signers = try AllowedSigners(text: "* \(key.publicKey.line)")
        let check = SignatureCheck(allowedSigners: signers, namespace: "activity-ledger", keygen: SSHKeygen())
        let verdict = check.verdict(on: try key.sign([1]), over: [1], by: "me", at: moment)
        #expect(verdict == .bad(reason: "made with a key of type ssh-dss, which is not checked here"))
    }

    @Test("Texts of the data are shown, never raw")
    func hostileText() {
        let hostile = "\u{1B}[2J\n\u{202E}"
        for verdict in [
            SignatureVerdict.signedBy(principal: hostile), .signedBySomeoneElse(principals: [hostile]),
            .wrongNamespace(hostile), .keyForOtherNamespaces(principals: [hostile], namespaces: [hostile]),
            .notValidThen(principals: [hostile], windows: [ValidityWindow(after: 1)]),
        ] {
            #expect(verdict.description.contains("\"\\u{1B}[2J\\u{A}\\u{202E}\""))
            #expect(verdict.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
        }
    }
}
