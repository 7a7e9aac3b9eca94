import ActivityLedger

/// What the page says of itself, in every language. What activities and their members are called stands with their
/// definitions, in ``ActivityLedger/ActivityType``.
enum PageText {
    static let skip = Wording("Skip to the figures", french: "Aller aux chiffres")
    static let contents = Wording("Contents", french: "Sommaire")
    static let activityIn = Wording("Activity in", french: "L’activité en")
    static let activityFrom = Wording("Activity, from", french: "L’activité, de")
    static let to = Wording("to", french: "à")
    static let noActivity = Wording("No activity is recorded", french: "Aucune activité n’est enregistrée")
    static let overTheYears = Wording("Over the years", french: "Au fil des années")
    static let eachYear = Wording("The figures of each year", french: "Les chiffres de chaque année")
    static let year = Wording("year", french: "année")
    static let breakdowns = Wording("In detail", french: "En détail")
    static let lists = Wording("What happened", french: "Ce qui s’est passé")
    static let notes = Wording("Notes", french: "Notes")
    static let table = Wording("Table, and who recorded it", french: "Tableau, et qui l’a enregistré")
    static let totalsTable = Wording("Table", french: "Tableau")
    static let legend = Wording("How to read this", french: "Comment lire ces chiffres")

    static let entry = Wording("entry", french: "entrée")
    static let date = Wording("date", french: "date")
    static let what = Wording("what", french: "quoi")
    static let counts = Wording("counts", french: "compte")
    static let recordedBy = Wording("recorded by", french: "saisie par")
    static let recordedTime = Wording("recorded (UTC)", french: "saisie le (UTC)")

    static let legendAbout = Wording(
        "about 30: the source gives no exact number",
        french: "environ 30\u{202F}: la source ne donne pas de nombre exact")
    static let legendAtLeast = Wording(
        "40 or more: the source gives a lower bound", french: "40 au moins\u{202F}: la source donne un minimum")
    static let legendHatch = Wording(
        "a hatched end: the bar may end a little before or after",
        french: "une extrémité hachurée\u{202F}: la barre peut finir un peu avant ou après")
    static let legendHollow = Wording(
        "a hollow point: the number is not exact", french: "un point évidé\u{202F}: le nombre n’est pas exact")
    static let legendNotStated = Wording(
        "not stated: no source gives a number", french: "non précisé\u{202F}: aucune source ne donne de nombre")
    static let legendUncounted = Wording(
        "A sum is about so much if any part is, and at least so much if any part is.",
        french:
            "Une somme est approximative si l’une de ses parties l’est, et un minimum si l’une de ses parties en est un."
    )

    static let check = Wording("Check these figures", french: "Vérifier ces chiffres")
    static let checkButton = Wording("Check now", french: "Vérifier maintenant")
    static let checkIntroduction = Wording(
        "This page holds the lines of the ledger that its figures rest on. Your browser can compute the ledger’s root hash"
            + " and every figure from them, without a network.",
        french:
            "Cette page contient les lignes du registre sur lesquelles reposent ses chiffres. Votre navigateur peut en"
            + " recalculer l’empreinte racine du registre et chacun des chiffres, sans réseau.")
    static let checkPartly = Wording(
        "The ledger is too large to be held whole. The page has the lines of its years, and proofs that they are in the"
            + " ledger. It does not show that no line was left out: for that, run “activity-ledger verify” and"
            + " “activity-ledger statistics” on the ledger.",
        french:
            "Le registre est trop volumineux pour être repris en entier. La page contient les lignes de ses années, et"
            + " les preuves qu’elles figurent dans le registre. Elle ne montre pas qu’aucune ligne n’a été omise\u{202F}:"
            + " lancez pour cela «\u{202F}activity-ledger verify\u{202F}» et «\u{202F}activity-ledger statistics\u{202F}»"
            + " sur le registre.")
    static let checkLimits = Wording(
        "A page can only show that it agrees with itself. What shows that the ledger is the one of which others took note"
            + " is its root hash: compare it with a checkpoint kept elsewhere.",
        french:
            "Une page ne peut montrer que son accord avec elle-même. Ce qui montre que le registre est bien celui dont"
            + " d’autres ont pris acte, c’est son empreinte racine\u{202F}: comparez-la à un point de contrôle conservé"
            + " ailleurs.")
    static let checkTooLarge = Wording(
        "The lines behind these figures are too many to be held in a page. Run “activity-ledger verify” and"
            + " “activity-ledger statistics” on the ledger, or make a page of fewer years.",
        french: "Les lignes sur lesquelles reposent ces chiffres sont trop nombreuses pour une page. Lancez"
            + " «\u{202F}activity-ledger verify\u{202F}» et «\u{202F}activity-ledger statistics\u{202F}» sur le registre, ou"
            + " établissez une page pour moins d’années.")
    static let checkNeedsScript = Wording(
        "For this, the browser has to run the script in this page. Without it, “activity-ledger verify” checks the ledger.",
        french: "Le navigateur doit pour cela exécuter le script de cette page. Sans lui, «\u{202F}activity-ledger"
            + " verify\u{202F}» vérifie le registre.")
    static let keptCheckpoint = Wording(
        "A checkpoint kept elsewhere, if you have one (three lines)",
        french: "Un point de contrôle conservé ailleurs, si vous en avez un (trois lignes)")
    static let ledger = Wording("ledger", french: "registre")
    static let size = Wording("entries", french: "entrées")
    static let rootHash = Wording("root hash", french: "empreinte racine")
    static let lastRecorded = Wording("last entry recorded", french: "dernière saisie")
    static let madeBy = Wording("Made by", french: "Établi par")
    static let entriesLeftOut = Wording(
        "These years have more entries than a page can list. “activity-ledger explain” shows those behind a figure.",
        french: "Ces années comptent plus d’entrées qu’une page ne peut en présenter. «\u{202F}activity-ledger"
            + " explain\u{202F}» montre celles qui composent un chiffre.")
}
