/// A command line as bash gives it to a completion: not yet taken apart.
///
/// Bash takes it apart at `=` and `:`, too (`COMP_WORDBREAKS`), leaves quotes in the parts, and puts what is chosen in the
/// place of the last part alone. So the words are made here from the line, and the choices cut to that part.
struct BashLine {
    /// The words without their quotes; the last is the one that is being written.
    let words: [String]
    /// How many bytes of the last word stand before the part that bash replaces.
    let keptBytes: Int

    /// - Parameters:
    ///   - line: The line up to the cursor.
    ///   - part: What bash takes for the word in which the cursor is.
    init(_ line: String, part: String) {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var quote: Unicode.Scalar?
        var isEscaped = false
        // For each place in the last word as it was written: how much of the word without quotes stood there.
        var bytesBefore: [Int] = []
        for scalar in line.unicodeScalars {
            if !isInWord, quote == nil, !isEscaped, scalar == " " || scalar == "\t" { continue }
            if !isInWord { (word, bytesBefore, isInWord) = ("", [], true) }
            bytesBefore.append(word.utf8.count)
            if isEscaped {
                if quote == "\"", !"$`\"\\".unicodeScalars.contains(scalar) { word.append("\\") }
                word.unicodeScalars.append(scalar)
                isEscaped = false
            } else if scalar == "\\", quote != "'" {
                isEscaped = true
            } else if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "'" || scalar == "\"" {
                quote = scalar
            } else if quote == nil, scalar == " " || scalar == "\t" {
                words.append(word)
                isInWord = false
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        if !isInWord { (word, bytesBefore) = ("", []) }
        self.words = words + [word]
        let isAtBreak = part == "=" || part == ":"
        let keptScalars = isAtBreak ? bytesBefore.count : max(0, bytesBefore.count - part.unicodeScalars.count)
        keptBytes = keptScalars < bytesBefore.count ? bytesBefore[keptScalars] : word.utf8.count
        // Of an empty part, or one that is the whole word, nothing is kept.
    }

    /// A choice for the last word, as what bash puts in the place of its part.
    func replacement(_ value: String) -> String {
        String(decoding: value.utf8.dropFirst(keptBytes), as: UTF8.self)
    }
}
