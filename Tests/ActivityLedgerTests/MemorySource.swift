import EventLog

/// A source of these bytes, in blocks of up to `blockBytes`.
func memorySource(_ bytes: [UInt8], blockBytes: Int = .max) -> LineReader.Source {
    var rest = bytes[...]
    return { buffer in
        let block = rest.prefix(min(blockBytes, buffer.count))
        buffer.copyBytes(from: block)
        rest = rest.dropFirst(block.count)
        return block.count
    }
}
