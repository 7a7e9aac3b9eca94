import CanonicalJSON
import MerkleTree

/// Gives each row an id by what it says, so that a row imported before is known again, wherever it stands by then.
///
/// The id is `row-`, the SHA-256 of the row's content in hexadecimal, and how many rows of the file have said the same so
/// far. The content is the canonical JSON of `{"cells":[[column,text],…],"scope":…}`: the cells that the mapping reads and
/// that are not empty, by the bytes of their columns' names. So the order of rows and columns, the delimiter, the encoding,
/// columns that are ignored and new ones that are empty make no difference.
struct RowIdentity {
    private let columns: [(name: String, index: Int)]
    private let scope: String?
    private let hasher = MerkleHasher()
    private var occurrences: [MerkleHash: Int] = [:]

    /// - Parameter columns: The columns that the mapping reads, and where they stand.
    init(columns: [(name: String, index: Int)], scope: String?) {
        self.columns = columns.sorted { ExactText($0.name) < ExactText($1.name) }
        self.scope = scope
    }

    /// The id of the next row.
    /// - Parameter cells: Its cells, as ``CellText`` has them.
    mutating func next(_ cells: [String]) -> String {
        var pairs: [JSONValue] = []
        for column in columns where !cells[column.index].isEmpty {
            pairs.append(.array([.string(column.name), .string(cells[column.index])]))
        }
        var content = JSONObject(["cells": .array(pairs)])
        content["scope"] = scope.map { .string($0) }
        let hash = hasher.hash(of: JSONValue.object(content).canonicalBytes)
        let occurrence = occurrences[hash, default: 0] + 1
        occurrences[hash] = occurrence
        return "row-\(hash.hexadecimal)-\(occurrence)"
    }
}

extension MerkleHash {
    /// The hash in hexadecimal, 64 digits.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
