import CanonicalJSON
import MerkleTree

/// A checkpoint as a picture to be printed: a QR code of its three lines, below it the lines themselves, and the root hash
/// as words for whoever has no camera.
public struct AnchorPicture {
    /// The SVG document.
    public let text: String

    private static let module = 10
    /// What the standard wants free around a code, in modules.
    private static let quietZone = 4
    private static let columns = 44

    /// The picture of a checkpoint; `nil` when it is too long for any QR code.
    public init?(_ checkpoint: Checkpoint) {
        guard let code = QRCode(checkpoint.text) else { return nil }
        let width = (code.size + 2 * Self.quietZone) * Self.module
        let lines = Self.lines(checkpoint)
        // Of a font in which all are as wide, letters are about 0.6 as wide as high.
        let fontSize = Double(width - 2 * Self.quietZone * Self.module) / Double(Self.columns) / 0.62
        let lineHeight = fontSize * 1.5
        let height = Double(width) + Double(lines.count + 2) * lineHeight
        let picture = Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": SVG.number(height),
                "viewBox": "0 0 \(width) \(SVG.number(height))", "role": "img",
            ]
        ) {
            Markup.element("title") { "Checkpoint of \(checkpoint.origin), \(entries(checkpoint.size))" }
            Markup.element("rect", ["width": "100%", "height": "100%", "fill": "#ffffff"])
            Markup.element(
                "path",
                [
                    "fill": "#000000", "shape-rendering": "crispEdges", "transform": "scale(\(Self.module))",
                    "d": Self.path(of: code),
                ])
            for (index, line) in lines.enumerated() {
                Markup.element(
                    "text",
                    [
                        "x": "\(Self.quietZone * Self.module)",
                        "y": SVG.number(Double(width) + Double(index + 1) * lineHeight), "fill": "#000000",
                        "font-family": "monospace", "font-size": SVG.number(fontSize),
                    ]
                ) { line }
            }
        }
        text = picture.html + "\n"
    }

    /// A rectangle for each run of dark modules in a row.
    private static func path(of code: QRCode) -> String {
        var path = ""
        for row in 0..<code.size {
            var column = 0
            while column < code.size {
                let length = (column..<code.size).prefix { code.isDark(row: row, column: $0) }.count
                if length > 0 { path += "M\(column + quietZone) \(row + quietZone)h\(length)v1h-\(length)z" }
                column += max(1, length)
            }
        }
        return path
    }

    /// The three lines, of which the first may need several, and the words.
    private static func lines(_ checkpoint: Checkpoint) -> [String] {
        var origin = [""]
        for scalar in checkpoint.origin.escapedForDisplay.unicodeScalars {
            let line = origin[origin.count - 1] + String(scalar)
            if line.displayWidth > columns {
                origin.append(String(scalar))
            } else {
                origin[origin.count - 1] = line
            }
        }
        return origin + ["\(checkpoint.size)", checkpoint.rootHash.base64, ""]
            + AnchorWords.lines(of: checkpoint.rootHash)
    }
}
