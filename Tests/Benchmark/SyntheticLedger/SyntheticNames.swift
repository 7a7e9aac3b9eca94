/// What the synthetic activities are about: as many names as an office of such a kind has, so that the statistics have
/// as many rows, and with the accents that French names have.
enum SyntheticNames {
    /// Trade events, and the country of each.
    static let events: [(name: String, country: String)] = [
        ("BIO USA", "US"), ("BIO-Europe", "DE"), ("BIO-Europe Spring", "ES"), ("Biotech Showcase", "US"),
        ("BIO Korea", "KR"), ("BioJapan", "JP"), ("Bio Asia Taiwan", "TW"), ("BIO India", "IN"),
        ("Medica", "DE"), ("Arab Health", "AE"), ("CPHI Worldwide", "IT"), ("Analytica", "DE"),
        ("Swiss Biotech Day", "CH"), ("Nordic Life Science Days", "SE"), ("BioFIT", "FR"), ("MedFIT", "FR"),
        ("Journées de la génomique", "FR"), ("Assises franco-québécoises", "CA"), ("Effervescence Montréal", "CA"),
        ("Rencontres santé numérique", "FR"), ("Forum Méditerranée biotech", "TN"), ("Salão de Inovação", "PT"),
        ("Bioindustry Congress", "GB"), ("Genesis London", "GB"), ("BioEquity Europe", "BE"),
        ("Knowledge for Growth", "BE"), ("Dutch Life Sciences", "NL"), ("Benelux Biotech", "LU"),
        ("Biotech Week Boston", "US"), ("J.P. Morgan Healthcare Week", "US"), ("Precision Medicine World", "US"),
        ("BioLatin América", "CO"), ("Foro Biotecnología", "MX"), ("Congresso Brasileiro de Biotecnologia", "BR"),
        ("AusBiotech", "AU"), ("BioPharm Singapore", "SG"), ("China BioMed", "CN"), ("Polish Biotech Days", "PL"),
        ("Vienna Life Science", "AT"), ("Journée européenne des grappes", "BE"),
    ]

    /// Countries of visitors, hosts and partners.
    static let countries = [
        "US", "DE", "JP", "GB", "CA", "CH", "BE", "IT", "ES", "NL", "SE", "DK", "KR", "CN", "IN", "TN", "MA", "SN",
        "BR",
        "MX", "CO", "AU", "SG", "TW", "PL", "AT", "PT", "IE", "AE", "LU",
    ]

    /// Clusters, companies and institutes.
    static let organisations = [
        "BioM, Munich", "Life Innovation Center, Kawasaki", "North Carolina Biotechnology Center",
        "BiotechPole Sidi Thabet",
        "Montréal InVivo", "BioWin, Wallonie", "Institut de génétique, Genève", "Medicon Valley Alliance",
        "One Nucleus, Cambridge", "Osaka Bio Headquarters", "Biocat, Barcelona", "Leaf Ventures", "New Sciences LLC",
        "Société d'accélération du transfert", "Pôle santé, Liège", "Daegu Medical Innovation Foundation",
        "Agência de Inovação, São Paulo", "Centre hospitalier de l'Université", "Fédération des grappes européennes",
        "BioPark, Hertfordshire", "Cité de l'innovation, Dakar", "Kraków Life Science Park",
    ]

    /// Who arranges meetings.
    static let organisers = [
        "Business France", "Enterprise Europe Network", "France Clusters", "Chambre de commerce, Évry",
    ]

    /// What it is for.
    static let purposes = [
        "soft landing of companies", "accord de coopération scientifique", "shared equipment and platforms",
        "préparer un projet européen", "identify partners for a clinical study", "visite des plateformes de séquençage",
        "incubation, échanges de bonnes pratiques", "investors for a series A",
    ]

    /// Where, in a city.
    static let places = [
        "Évry-Courcouronnes", "Genopole, Campus 1", "Palais des congrès", "en ligne", "siège du partenaire",
    ]

    /// Why an entry was wrong.
    static let reasons = [
        "la liste de l'organisateur est arrivée", "counted twice", "wrong country in the export",
        "la visite a été annulée", "date corrected after the minutes",
    ]

    /// Who records: each name, and whether that is a program.
    static let recorders: [(name: String, isProgram: Bool)] = [
        ("international-office", false), ("crm-export", true), ("chargée-europe", false),
        ("annual-report-import", true), ("direction", false),
    ]
}
