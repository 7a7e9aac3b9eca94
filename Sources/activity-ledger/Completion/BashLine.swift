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
        var quote: Character?
        var isEscaped = false
        // The last word as it was written, and, for each place in it, how much of the word without quotes stood there.
        var written: [Character] = []
        var bytesBefore: [Int] = []
        for character in line {
            if !isInWord, quote == nil, !isEscaped, character == " " || character == "\t" { continue }
            if !isInWord { (word, written, bytesBefore, isInWord) = ("", [], [], true) }
            written.append(character)
            bytesBefore.append(word.utf8.count)
            if isEscaped {
                if quote == "\"", !"$`\"\\".contains(character) { word.append("\\") }
                word.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            } else if quote == nil, character == " " || character == "\t" {
                words.append(word)
                isInWord = false
            } else {
                word.append(character)
            }
        }
        if !isInWord { (word, written, bytesBefore) = ("", [], []) }
        self.words = words + [word]
        let isAtBreak = part == "=" || part == ":"
        let keptCharacters = isAtBreak ? written.count : max(0, written.count - part.count)
        keptBytes = keptCharacters < bytesBefore.count ? bytesBefore[keptCharacters] : word.utf8.count
        // Of an empty part, or one that is the whole word, nothing is kept.
    }

    /// A choice for the last word, as what bash puts in the place of its part.
    func replacement(_ value: String) -> String {
        String(decoding: value.utf8.dropFirst(keptBytes), as: UTF8.self)
    }
}
