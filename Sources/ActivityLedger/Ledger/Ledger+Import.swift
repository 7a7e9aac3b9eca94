import EventLog

extension Ledger {
    /// Records the good rows of a plan, all of them or none; a row that was imported before is a duplicate.
    /// - Parameter name: What messages call the file.
    /// - Throws: As ``append(_:by:options:)-(ActivityBatch,_,_)``, about rows.
    public func append(
        _ plan: ImportPlan, of name: String, by recorder: Recorder, options: AppendOptions
    ) throws -> Receipt {
        do {
            return try append(plan.proposals, by: recorder, options: options)
        } catch let error as LogError {
            throw plan.placed(error, in: name)
        }
    }

    /// Which good rows of a plan are recorded already, by their index.
    /// - Throws: What ``append(_:of:by:options:)`` would, but for what only writing shows.
    public func preview(
        _ plan: ImportPlan, of name: String, by recorder: Recorder, options: AppendOptions
    ) throws -> AppendPreview {
        do {
            return try preview(try ActivityBatch(plan.proposals, for: log), by: recorder, options: options)
        } catch let error as LogError {
            throw plan.placed(error, in: name)
        }
    }
}

extension ImportPlan {
    /// An error about an entry, as one about its row.
    fileprivate func placed(_ error: LogError, in name: String) -> LogError {
        guard let index = error.batchIndex, goodRows.indices.contains(index) else { return error }
        var placed = error
        placed.batchIndex = nil
        let place = "\(name), \(goodRows[index].place): "
        placed.message = place + error.message
        if error.code == .conflict, let sequence = error.recordedSequence {
            placed.message =
                place
                + "the row was imported already, as entry \(sequence), and the mapping now makes something else of it"
            placed.remedy =
                "change what is recorded with 'correct \(sequence)'; or, to record such rows a second time, give the mapping"
                + " a \"scope\""
        }
        return placed
    }
}
