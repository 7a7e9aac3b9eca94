import Foundation
import Reports
import Testing

/// Pictures of checkpoints, read by another program than wrote them: rendered by librsvg, decoded by ZBar.
@Suite struct AnchorPictureTests {
    private static let canRead: Bool = {
        let finished = Sandbox().run("command -v rsvg-convert && command -v zbarimg")
        if finished.exitCode != 0 {
            print("SKIPPED: rsvg-convert or zbarimg is missing (make test-dependencies), QR codes are NOT read")
        }
        return finished.exitCode == 0
    }()

    @Test(.enabled(if: canRead, "needs rsvg-convert and zbarimg, which make test-dependencies installs"))
    func anotherProgramReadsTheCheckpointFromThePicture() {
        let sandbox = Sandbox()
        for origin in ["e", "example.org/international", String(repeating: "long.example/", count: 12) + "é&<'\""] {
            sandbox.run(
                """
                rm -rf events snapshots picture.*
                activity-ledger init --origin '\(origin.replacing("'", with: "'\\''"))'
                activity-ledger checkpoint > checkpoint; activity-ledger anchor file picture.svg
                rsvg-convert picture.svg > picture.png
                """)
            #expect(sandbox.run("zbarimg --quiet --raw picture.png | head -n 3 | cmp - checkpoint").exitCode == 0)
        }
    }

    /// Every version, and so every way to divide a text into blocks, at its fullest.
    @Test(.enabled(if: canRead, "needs rsvg-convert and zbarimg, which make test-dependencies installs"))
    func anotherProgramReadsCodesOfEverySize() throws {
        let sandbox = Sandbox()
        for count in [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666] {
            let text = String((0..<count).map { Character(UnicodeScalar(UInt8(33 + $0 * 7 % 90))) })
            let code = try #require(QRCode(text))
            let path = (0..<code.size).flatMap { row in
                (0..<code.size).filter { code.isDark(row: row, column: $0) }.map { "M\($0 + 4) \(row + 4)h1v1h-1z" }
            }.joined()
            let size = code.size + 8
            write(
                "<svg xmlns='http://www.w3.org/2000/svg' width='\(size * 8)' height='\(size * 8)' viewBox='0 0 \(size) \(size)'>"
                    + "<rect width='100%' height='100%' fill='#fff'/><path shape-rendering='crispEdges' d='\(path)'/></svg>",
                to: sandbox.path + "/code.svg")
            let read = sandbox.run("rsvg-convert code.svg > code.png; zbarimg --quiet --raw code.png")
            #expect(read.output == text + "\n", "\(count) bytes: \(read.diagnostics)")
        }
    }
}
