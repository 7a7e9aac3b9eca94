/// What modes are usually called in a column, in English and French.
enum ModeWords {
    /// The mode that a cell means; `nil` when that cannot be told.
    static func mode(_ cell: String) -> Mode? {
        if let mode = Mode(rawValue: cell) { return mode }
        let cell = PlainWords.of(cell)
        let found = names.filter { $0.names.contains { PlainWords.contains(cell, $0) } }
        return found.count == 1 ? found[0].mode : nil
    }

    private static let names = Mode.allCases.map { mode in
        let own = [mode.title(.english), mode.title(.french), mode.rawValue].map(PlainWords.of)
        return (mode: mode, names: own + (usual[mode] ?? []))
    }

    private static let usual: [Mode: [String]] = [
        .inPerson: [
            "presentiel", "presence", "physique", "sur place", "sur site", "on site", "onsite", "face to face",
            "face a face", "p",
        ],
        .online: [
            "visio", "visioconference", "distanciel", "distance", "a distance", "virtuel", "virtual", "remote", "video",
            "videoconference", "telephone", "teams", "zoom", "webinaire", "v",
        ],
    ]
}
