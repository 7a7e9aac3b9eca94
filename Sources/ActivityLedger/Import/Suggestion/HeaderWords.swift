/// What columns are usually called, in English and French.
enum HeaderWords {
    /// How well a column's name fits a member: more is better, 0 is not at all.
    static func score(_ column: String, _ member: Member) -> Int {
        let column = PlainWords.of(column)
        let own = [member.title(.english), member.title(.french), member.optionName].map(PlainWords.of)
        let names = own + (usual[member.name] ?? [])
        if names.contains(column) { return 1_000 }
        return names.filter { PlainWords.contains(column, $0) }.map(\.utf8.count).max() ?? 0
    }

    /// Whether a column's name is one for the type of an activity.
    static func isType(_ column: String) -> Bool { types.contains(PlainWords.of(column)) }

    private static let types = [
        "type", "nature", "categorie", "category", "kind", "activite", "activity", "type d activite", "activity type",
    ]

    /// Beside the members' own names; plain, as ``PlainWords`` has them.
    // Characters: by our own names of members.
    private static let usual: [String: [String]] = [
        "date": ["jour", "day", "quand", "when", "periode"],
        "mode": ["format", "modalite", "presentiel distanciel", "presentiel ou visio"],
        "country": ["nation", "pays d origine", "country of origin", "pays visite"],
        "delegation": ["visiteur", "visitor", "organisme", "organisation", "invites", "guests"],
        "visitors": [
            "nombre", "number", "nb", "effectif", "participants", "personnes", "people", "nombre de personnes",
        ],
        "host": ["hote", "organisme visite", "organisme", "destination", "visited"],
        "travellers": ["nombre", "number", "nb", "effectif", "participants", "personnes", "nombre de personnes"],
        "event": ["salon", "conference", "congres", "trade fair", "trade show", "manifestation"],
        "organiser": ["organizer", "organise par", "organised by"],
        "partners": ["contacts", "contact", "societes", "entreprises", "companies", "partenaire", "interlocuteurs"],
        "count": ["nombre", "number", "nb", "nombre de rendez vous", "nombre de rdv", "number of meetings"],
        "partner": ["signataire", "contact", "contacts", "organisme", "organisation"],
        "subject": ["sujet", "theme", "topic", "intitule"],
        "programme": ["program", "projet", "project", "appel a projets", "intitule"],
        "selectedBy": ["selectionne par", "financeur", "funder"],
        "coordinator": ["coordinateur", "coordinatrice", "coordonnateur", "porteur", "chef de file"],
        "certification": ["label", "certificat", "certificate"],
        "awardedBy": ["delivre par", "organisme certificateur", "issued by"],
        "place": ["ville", "city", "location", "adresse", "site"],
        "purpose": ["but", "motif", "reason", "goal", "objectif"],
        "note": [
            "notes", "remarque", "remarques", "remarks", "commentaire", "commentaires", "comment", "comments",
            "observations",
        ],
        "reference": ["dossier", "numero de dossier", "file number", "lien", "link", "ref"],
    ]
}
