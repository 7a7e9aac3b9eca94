import Testing

@testable import Signatures

@Suite("Certificates", .enabled(if: Peer.isThere, Peer.missing))
struct CertificateTests {
    @Test("A certificate is checked by ssh-keygen: by its authority, for its principal, in its time")
    func certificate() throws {
        let authority = try SigningKey.make("authority", ["-t", "ed25519"])
        let holder = try SigningKey.make("holder", ["-t", "ed25519"])
        let certified = try Peer.run(
            [
                "-q", "-s", authority.path, "-I", "id", "-n", "me", "-V", "20260101000000Z:20270101000000Z",
                holder.path + ".pub",
            ])
        try #require(certified.exitCode == 0, "\(certified.diagnostics)")
        let signature = try #require(
            try SSHKeygen().sign([[1]], key: holder.path + "-cert.pub", namespace: "n").first)
        #expect(signature.publicKey.isCertificate)
        #expect(SignatureChecker().check(signature, over: [1]) == .unsupported)
        let signers = try AllowedSigners(text: "* cert-authority \(authority.publicKey.line)\n")
        let check = SignatureCheck(allowedSigners: signers, namespace: "n", keygen: SSHKeygen())
        let moment: Int64 = 1_782_907_200
        #expect(check.verdict(on: signature, over: [1], by: "me", at: moment) == .signedBy(principal: "me"))
        #expect(
            check.verdict(on: signature, over: [1], by: "you", at: moment)
                == .signedBySomeoneElse(principals: ["me"]))
        #expect(
            check.verdict(on: signature, over: [1], by: "me", at: moment * 2)
                == .keyUnknown(fingerprint: signature.publicKey.fingerprint))
        guard case .bad = check.verdict(on: signature, over: [2], by: "me", at: moment) else {
            Issue.record("another message was accepted")
            return
        }
        let alone = SignatureCheck(allowedSigners: signers, namespace: "n")
        #expect(!alone.verdict(on: signature, over: [1], by: "me", at: moment).isGood)
    }
}
