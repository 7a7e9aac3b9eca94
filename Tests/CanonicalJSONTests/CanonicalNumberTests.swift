import MerkleTree
import Testing

@testable import CanonicalJSON

@Suite("Canonical numbers")
struct CanonicalNumberTests {
    @Test("The published corpus comes out byte for byte")
    func corpus() {
        // The digests of its first lines, from cyberphone/json-canonicalization, testdata/README.md.
        let digests = [
            1_000: "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
            10_000: "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
            100_000: "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
        ]
        var corpus = NumberCorpus()
        var file: [UInt8] = []
        let hasher = MerkleHasher()
        for line in 1...100_000 {
            let value = corpus.next()
            file += String(value.bitPattern, radix: 16).utf8
            file.append(UInt8(ascii: ","))
            file += CanonicalNumber.text(of: value).utf8
            file.append(UInt8(ascii: "\n"))
            guard let digest = digests[line] else { continue }
            let found = hasher.hash(of: file).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(found == digest, "first \(line) lines")
        }
    }

    @Test(
        "The samples of RFC 8785, appendix B come out as printed there",
        arguments: [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func appendixB(bits: UInt64, text: String) {
        #expect(CanonicalNumber.text(of: Double(bitPattern: bits)) == text)
    }

    @Test("A number's text reads back as the same number", arguments: [1, 2, 3] as [UInt64])
    func readsBack(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for _ in 0..<3_000 {
            let number = random.number()
            let text = CanonicalNumber.text(of: number)
            #expect(try parse(text) == .number(number), "seed \(seed): \(number) written as \(text)")
        }
    }

    @Test("Whole numbers are written without a point on both sides of 2^53 and up to 1e21")
    func wholeNumbers() {
        for power in 0...20 {
            let text = "1" + String(repeating: "0", count: power)
            #expect(CanonicalNumber.text(of: Double(text) ?? .nan) == text)
        }
        for offset in -3...3 {
            let number = (1 << 53) + 2 * offset
            #expect(CanonicalNumber.text(of: Double(number)) == String(number))
            #expect(CanonicalNumber.text(of: -Double(number)) == String(-number))
        }
    }
}
