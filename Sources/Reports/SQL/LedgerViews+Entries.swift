import ActivityLedger

extension LedgerViews {
    /// The attributes of an entry as they stand in a line.
    private static let attributes = [
        SQLColumn("sequence", .text), SQLColumn("id", .text), SQLColumn("type", .text),
        SQLColumn("recordedtime", .moment), SQLColumn("authid", .text), SQLColumn("authtype", .text),
        SQLColumn("osaccount", .text), SQLColumn("source", .text), SQLColumn("specversion", .text),
        SQLColumn("correlationid", .text), SQLColumn("continued", .boolean), SQLColumn("signature", .text),
        SQLColumn("data", .json),
    ]

    /// The lines, how far they are entries of complete batches, and these entries.
    var entriesViews: [String] {
        [dialect.linesView("entry_lines", Self.attributes, in: files), extentView, entriesView]
    }

    /// Readers stop at the last complete batch, so this looks for it: a batch ends in the entry that is not continued. What
    /// would make figures wrong without a trace ends the query, as it ends the commands.
    private var extentView: String {
        let sequence = "cast(sequence as \(dialect.name(of: .wholeNumber)))"
        let missing = dialect.failure(
            "concat('entries are missing, or there twice: ', count(*), ' of them, up to sequence ', max(sequence), "
                + "'; were all files of events/ copied? activity-ledger verify tells what is wrong with the ledger')")
        let unknown = dialect.failure(
            "concat('the type ', max(unknown_type), ' is unknown: let a newer version of activity-ledger write these views')"
        )
        return """
            \(dialect.createView) entry_extent as
            select case
                    when count(*) <> coalesce(max(sequence), 0) + 1 then \(missing)
                    when max(unknown_type) is not null then \(unknown)
                    else max(case when continued is null then sequence end)
                end as last_sequence
            from (
                select \(sequence) as sequence, continued,
                    case when type not in (\(literals(EntryTypes.all))) then type end as unknown_type
                from entry_lines where sequence is not null
            ) as whole_lines;
            """
    }

    private var entriesView: String {
        let columns = Self.attributes.map { attribute in
            switch attribute.name {
            case "sequence": "cast(sequence as \(dialect.name(of: .wholeNumber))) as sequence"
            case "continued": "coalesce(continued, false) as continued"
            default: attribute.name
            }
        }
        return """
            \(dialect.createView) entries as
            select \(columns.joined(separator: ", "))
            from entry_lines
            where cast(sequence as \(dialect.name(of: .wholeNumber))) <= (select last_sequence from entry_extent);
            """
    }
}
