import ActivityLedger
import DelimitedText
import EventLog
import MerkleTree

/// A spreadsheet to be imported, and the mapping for it.
struct ImportFile {
    /// What messages call it.
    let name: String
    private let bytes: [UInt8]
    private let mapping: Mapping
    private let mappingName: String

    /// Reads both.
    init(path: String, mappingPath: String) throws {
        if path == "-", mappingPath == "-" {
            throw UsageError("only one of FILE and --mapping can be standard input", ImportCommand.name)
        }
        let mappingInput = try InputFile(mappingPath)
        mappingName = mappingInput.name
        let text = try mappingInput.text(limitBytes: Mapping.sizeLimitBytes)
        do throws(MappingError) {
            mapping = try Mapping(text: text)
        } catch {
            throw RecordingError(underlying: error, input: mappingInput.name)
        }
        let input = try InputFile(path)
        name = input.name
        bytes = try input.bytes(limitBytes: DelimitedTable.sizeLimitBytes)
    }

    /// What ties the entries to the file that they come from.
    var correlationID: String { "sha256:\(MerkleHasher().hash(of: bytes).hexadecimal)" }

    /// What an import would record.
    func plan() throws -> ImportPlan {
        let table = try Self.table(bytes, name, mapping)
        do {
            return try ImportPlan(table, mapping)
        } catch let error as MappingError {
            throw RecordingError(underlying: error, input: mappingName)
        }
    }

    /// The table in a file.
    /// - Parameter mapping: What may say how to read it.
    static func table(_ bytes: [UInt8], _ name: String, _ mapping: Mapping?) throws -> DelimitedTable {
        do throws(DelimitedTextError) {
            return try DelimitedTable(bytes, encoding: mapping?.encoding, delimiter: mapping?.delimiter)
        } catch {
            let line = error.line.map { ", line \($0)" } ?? ""
            throw ValueError("\(name)\(line): \(error.problem)")
        }
    }
}
