import Testing

@testable import Reports

/// QR codes against what the standard and others say of them; that they can be read, CommandTests see.
@Suite struct QRCodeTests {
    @Test func thePublishedFormatBitsAreDrawn() {
        let published = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]
        #expect((0..<8).map { QRGrid.formatBits(mask: $0) } == published)
    }

    @Test func thePublishedVersionBitsAreDrawn() {
        #expect([7, 8, 21, 40].map(QRGrid.versionBits) == [0x07C94, 0x085BC, 0x15683, 0x28C69])
    }

    /// As exponents of x (ISO/IEC 18004, annex A).
    @Test func theGeneratorsAreThePublishedOnes() {
        func generator(_ exponents: [Int]) -> [UInt8] { exponents.map(GaloisField.power) }
        #expect(ReedSolomon(correctionCount: 7).generator == generator([87, 229, 146, 149, 238, 102, 21]))
        #expect(
            ReedSolomon(correctionCount: 10).generator == generator([251, 67, 46, 61, 118, 70, 64, 94, 32, 45]))
    }

    /// The much quoted codewords of HELLO WORLD, 1-M.
    @Test func theCorrectionOfAPublishedCodeIsFound() {
        let data: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
        #expect(
            ReedSolomon(correctionCount: 10).correction(of: data) == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
    }

    /// Byte mode is 0100, then come the length, the text and an end, all shifted by four bits.
    @Test func aTextIsEncodedAsBytes() {
        let version = QRVersion(number: 1)
        let data = QRCodewords.data(Array("Hi".utf8), version)
        #expect(data == [0x40, 0x24, 0x86, 0x90] + (0..<12).map { $0 % 2 == 0 ? 0xEC : 0x11 })
        let full = QRCodewords.data(Array(repeating: 0xFF, count: 14), version)
        #expect(full == [0x40, 0xEF] + Array(repeating: 0xFF, count: 13) + [0xF0])
    }

    /// ISO/IEC 18004, table 7: bytes at level M.
    @Test func theCapacitiesAreThePublishedOnes() {
        let published = [
            1: 14, 2: 26, 3: 42, 4: 62, 5: 84, 6: 106, 7: 122, 8: 152, 9: 180, 10: 213, 14: 362, 20: 666, 27: 1125,
            32: 1538, 40: 2331,
        ]
        for (number, capacity) in published { #expect(QRVersion(number: number).capacityBytes == capacity) }
        for number in QRVersion.numbers {
            let capacity = QRVersion(number: number).capacityBytes
            #expect(QRVersion.fitting(byteCount: capacity)?.number == number)
        }
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
    }

    /// ISO/IEC 18004, table E.1.
    @Test func theAlignmentPatternsAreWhereTheyShouldBe() {
        let published = [
            1: [], 2: [6, 18], 6: [6, 34], 7: [6, 22, 38], 14: [6, 26, 46, 66], 22: [6, 26, 50, 74, 98],
            32: [6, 34, 60, 86, 112, 138], 36: [6, 24, 50, 76, 102, 128, 154], 40: [6, 30, 58, 86, 114, 142, 170],
        ]
        for (number, centers) in published { #expect(QRVersion(number: number).alignmentCenters == centers) }
    }

    /// All modules are for a pattern, the format or the data, and at most seven are left over.
    @Test func theRoomForCodewordsIsWhatThePatternsLeave() {
        for number in QRVersion.numbers {
            let version = QRVersion(number: number)
            let grid = QRGrid(version)
            let free = (0..<version.size).reduce(0) { total, row in
                total + (0..<version.size).count { !grid.isTaken(row, $0) }
            }
            #expect(free / 8 == version.codewordCount, "version \(number)")
        }
    }
}
