/// What types of activities are usually called in a column, in English and French.
enum TypeWords {
    /// The type that a cell means; `nil` when that cannot be told.
    static func type(_ cell: String) -> ActivityType? {
        let cell = PlainWords.of(cell)
        let scored = names.map { type, names in
            let part = names.filter { PlainWords.contains(cell, $0) }.map(\.utf8.count).max() ?? 0
            return (type: type, score: names.contains(cell) ? 1_000 : part)
        }
        guard let best = scored.max(by: { $0.score < $1.score }), best.score > 0 else { return nil }
        return scored.count { $0.score == best.score } == 1 ? best.type : nil
    }

    private static let names = ActivityType.all.map { type in
        let own = [type.title(.english), type.title(.french), type.name, type.optionName].map(PlainWords.of)
        return (type: type, names: own + (usual[type.name] ?? []))
    }

    private static let usual = [
        "VisitReceived": [
            "visite", "visites", "visite recue", "visit", "visitors", "delegation", "accueil", "reception",
            "visite entrante",
        ],
        "VisitMade": ["deplacement", "mission", "voyage", "trip", "visite effectuee", "visite sortante", "travel"],
        "MeetingHeld": ["meeting", "rendez vous", "rdv", "reunion", "entretien", "call", "b2b"],
        "AgreementSigned": ["accord", "agreement", "convention", "partenariat", "partnership", "mou", "signature"],
        "ProgrammeSelected": ["programme", "program", "selection", "projet", "project", "laureat"],
        "CertificationAwarded": ["certification", "certificat", "certificate", "label", "labellisation"],
    ]
}
