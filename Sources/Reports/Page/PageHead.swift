import ActivityLedger
import MerkleTree

extension ReportPage {
    /// What the browser should know before it shows anything; first of all what it must not do.
    var head: Markup {
        Markup.element("head") {
            Markup.open("meta", ["charset": "utf-8"])
            Markup.open(
                "meta", ["http-equiv": "Content-Security-Policy", "content": Self.contentSecurityPolicy])
            Markup.open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            Markup.open("meta", ["name": "color-scheme", "content": "light dark"])
            Markup.open("meta", ["name": "referrer", "content": "no-referrer"])
            Markup.element("title") { "\(title) – \(basis.organisation ?? basis.checkpoint.origin)" }
            Markup.raw("style", Self.styleSheet)
        }
    }

    static let styleSheet = String(decoding: PackageResources.page_css, as: UTF8.self)
    static let checkScript = String(decoding: PackageResources.check_js, as: UTF8.self)

    /// Nothing is loaded from anywhere, and nothing runs or is laid out but the one script and the one style sheet of the
    /// page (Content Security Policy Level 3, section 2.3.1). Text of the data that came to stand as markup in spite of
    /// all would still do nothing.
    private static let contentSecurityPolicy: String = {
        let hasher = MerkleHasher()
        func source(_ text: String) -> String { "'sha256-\(hasher.hash(of: Array(text.utf8)).base64)'" }
        return "default-src 'none'; script-src \(source(checkScript)); style-src \(source(styleSheet));"
            + " base-uri 'none'; form-action 'none'"
    }()
}
