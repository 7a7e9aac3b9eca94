import CanonicalJSON
import EventLog

extension Amendment {
    /// What the data of an entry that corrects another may hold.
    static let correctedDefinition = EntryDefinition(
        DataDefinition(
            name: correctedType,
            members: [
                sequence, reason,
                DataMember(
                    "data", Wording("corrected data", french: "données corrigées"), .anyObject,
                    "what the entry should have said, complete"),
            ],
            beyondSchema: "sequence names an earlier entry about an activity, and data is valid for its type."),
        Wording("Correction", french: "Correction"), "what an earlier entry should have said")

    /// What the data of an entry that retracts another may hold.
    static let retractedDefinition = EntryDefinition(
        DataDefinition(
            name: retractedType, members: [sequence, reason],
            beyondSchema: "sequence names an earlier entry about an activity, which has not been retracted."),
        Wording("Retraction", french: "Retrait"), "that an earlier entry is to count no more")

    private static let sequence = DataMember(
        "sequence", Wording("sequence", french: "numéro"), .number(0...Entry.sequenceLimit, "the number of an entry"),
        "the number of the entry that it is about")
    private static let reason = DataMember(
        "reason", Wording("reason", french: "motif"),
        .text(limit: Member.textLimitScalars, ifEmpty: "empty; say why, for those who read it in ten years"), "why")

    /// Everything that is wrong with an amendment as far as it alone can show it: whether its target is there, and its
    /// data right for that, the ledger has to say.
    static func problems(type: String, members: JSONObject) -> [MemberProblem] {
        (type == correctedType ? correctedDefinition : retractedDefinition).problems(in: members)
    }
}
