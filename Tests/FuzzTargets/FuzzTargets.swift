import CanonicalJSON
import DelimitedText
import EventLog
import MerkleTree

/// What libFuzzer calls with each input. The first byte chooses the reader, the rest is what it reads.
///
/// A reader may refuse anything, but must not trap, must not read beyond the input (the address sanitizer sees to that),
/// and what it accepts must be written again as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first else { return 0 }
    let rest = UnsafeBufferPointer(rebasing: input.dropFirst())
    FuzzTarget.all[Int(choice) % FuzzTarget.all.count].check(rest)
    return 0
}

/// A reader of bytes that somebody else wrote, and what must hold of it.
public struct FuzzTarget: Sendable {
    /// Its name.
    public let name: String
    /// Reads an input, and ends the process if a promise is broken.
    public let check: @Sendable (UnsafeBufferPointer<UInt8>) -> Void

    /// Every reader, in the order of their choice bytes.
    public static let all: [FuzzTarget] = [
        FuzzTarget(name: "json") { input in
            guard let value = try? JSONValue(parsing: input) else { return }
            let canonical = value.canonicalBytes
            guard let again = try? JSONValue(parsing: canonical) else {
                preconditionFailure("the canonical form cannot be read")
            }
            precondition(again == value && again.canonicalBytes == canonical, "the canonical form is another value")
            let indented = try? JSONValue(parsing: Array(value.indented().utf8))
            precondition(indented == value, "the indented form is another value")
        },
        FuzzTarget(name: "entry") { input in
            var scanned = ScannedEntry()
            if case .disagrees(let what) = ScannedEntryAgreement.of(input, with: &scanned) {
                preconditionFailure("the fast path and the strict reader disagree: \(what): \(Array(input))")
            }
            guard let entry = try? Entry(line: input) else { return }
            precondition(entry.line.elementsEqual(input), "an entry is written differently from how it was read")
        },
        FuzzTarget(name: "checkpoint") { input in
            let text = String(decoding: input, as: UTF8.self)
            guard let checkpoint = Checkpoint(text: text) else { return }
            precondition(checkpoint.text == text, "a checkpoint is written differently from how it was read")
        },
        FuzzTarget(name: "proof") { input in
            let text = String(decoding: input, as: UTF8.self)
            guard let document = try? ProofDocument(text: text) else { return }
            let written =
                switch document {
                case .inclusion(let inclusion): inclusion.text
                case .consistency(let consistency): consistency.text
                }
            precondition(written.utf8.elementsEqual(text.utf8), "a proof is written differently from how it was read")
            if case .inclusion(let inclusion) = document { _ = try? inclusion.check(against: nil) }
        },
        FuzzTarget(name: "delimited") { input in
            guard let table = try? DelimitedTable(Array(input)) else { return }
            var writer = DelimitedTextWriter(delimiter: table.delimiter ?? .comma)
            writer.write(table.header)
            for row in table.rows { writer.write(row.cells) }
            let again = try? DelimitedTable(writer.bytes, delimiter: table.delimiter ?? .comma)
            let isSame = again?.header == table.header && again?.rows.map(\.cells) == table.rows.map(\.cells)
            precondition(isSame, "a table is read differently once it is written")
        },
    ]
}
