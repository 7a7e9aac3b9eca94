import Testing

@testable import Signatures

@Suite("Times of allowed signers") struct TimestampTests {
    @Test(
        "Times in UTC are read to the second",
        arguments: [
            ("20260701Z", 1_782_864_000), ("202607011200Z", 1_782_907_200), ("20260701120001z", 1_782_907_201),
            ("20260701UTC", 1_782_864_000), ("20240229Z", 1_709_164_800), ("99991231235959Z", 253_402_300_799),
            ("19700101000001Z", 1),
        ] as [(String, Int64)])
    func utc(text: String, seconds: Int64) {
        #expect(Timestamp.seconds(text) == seconds)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "Z", "2026", "2026070", "202607011", "2026070112", "2026-07-01", "20260701T1200Z", "20260700Z",
            "20260732Z", "20260001Z", "20261301Z", "20260229Z", "202607012400Z", "202607011260Z", "20260701120060Z",
            " 20260701", "2026 701", "+2026701", "19700101Z", "19690101Z", "00000000", "20260701ZZ", "２０２６０７０１",
        ])
    func none(text: String) {
        #expect(Timestamp.seconds(text) == nil)
    }

    @Test(
        "Without Z they are local, as ssh-keygen has them, in summer and in winter",
        .enabled(if: Peer.isThere, Peer.missing),
        arguments: ["20260115120000", "20260715120000", "20260329023000", "20261025023000"])
    func local(text: String) throws {
        let key = try #require(SigningKey.ed25519)
        let signature = try key.sign([1])
        let seconds = try #require(Timestamp.seconds(text))
        let signers = "me valid-after=\"\(text)\" \(key.publicKey.line)\n"
        for (moment, isAccepted) in [(seconds - 1, false), (seconds, true)] {
            #expect(
                try SSHKeygen().verify(signature, over: [1], by: "me", allowedSigners: signers, at: moment)
                    == isAccepted)
        }
    }

    @Test("A window says itself in UTC")
    func window() {
        #expect(ValidityWindow().description == "at any time")
        #expect(ValidityWindow(after: 0).description == "from 1970-01-01T00:00:00Z on")
        #expect(ValidityWindow(before: 1_782_907_201).description == "until 2026-07-01T12:00:01Z")
        #expect(
            ValidityWindow(after: 1, before: 2).description
                == "from 1970-01-01T00:00:01Z until 1970-01-01T00:00:02Z")
        #expect(!ValidityWindow(after: 5, before: 7).contains(4))
        #expect((5...7).allSatisfy(ValidityWindow(after: 5, before: 7).contains))
        #expect(!ValidityWindow(after: 5, before: 7).contains(8))
    }
}
