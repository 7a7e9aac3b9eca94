import CanonicalJSON
import EventLog

/// Entry 0: whose ledger this is. The configuration is in the log; there is no file for it.
public enum LedgerOpened {
    /// The entry's `type`.
    public static let typeName = "LedgerOpened"

    /// What its data may hold.
    static let definition = EntryDefinition(
        DataDefinition(
            name: typeName,
            members: [
                DataMember(
                    "origin", Wording("origin", french: "origine"), .origin,
                    "what the ledger is called in every entry and proof"),
                DataMember(
                    "organisation", Wording("organisation", french: "organisme"),
                    .text(limit: Member.textLimitScalars), isRequired: false, "whose ledger it is"),
                DataMember(
                    Policy.memberName, Wording("policy", french: "règles"), .object(Policy.data), isRequired: false,
                    "what the ledger asks of those who record, from the next entry on"),
            ],
            beyondSchema: "origin is the source of the entry, and a URI reference (RFC 3986)."),
        Wording("Ledger opened", french: "Ouverture du registre"), isFirst: true,
        "the entry that opens a ledger, and stands first in it")

    /// The entry to open a ledger with.
    /// - Throws: ``ValueError`` when the origin or the organisation cannot be used.
    public static func proposal(origin: String, organisation: String?, policy: Policy? = nil) throws(ValueError)
        -> ProposedEntry
    {
        try LedgerOrigin.check(origin)
        var data = JSONObject(["origin": .string(origin)])
        if let organisation {
            try RecordText.check(organisation, limit: Member.textLimitScalars)
            data["organisation"] = .string(organisation)
        }
        data[Policy.memberName] = policy.map { .object($0.json) }
        return ProposedEntry(type: typeName, data: data)
    }

    /// What is wrong with the entry that opens a ledger, except for its policy, which is judged where policies are.
    static func problems(of entry: Entry) -> [MemberProblem] {
        guard entry.type == typeName, entry.sequence == 0 else { return [] }
        return definition.problems(in: entry.data).filter { $0.member != Policy.memberName }
    }
}
