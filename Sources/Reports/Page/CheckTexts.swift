import ActivityLedger
import CanonicalJSON

/// What the check script says, from the file that stands beside it.
enum CheckTexts {
    /// The texts of a language, by their names.
    static func json(in language: Language) -> JSONObject {
        // The file is ours and built in: were it broken, every test of the page would fail.
        guard let texts = try? JSONValue(parsing: PackageResources.check_texts_json).object else { return JSONObject() }
        var ofLanguage = JSONObject()
        for member in texts.members { ofLanguage[member.name] = member.value.object?[language.rawValue] }
        return ofLanguage
    }
}
