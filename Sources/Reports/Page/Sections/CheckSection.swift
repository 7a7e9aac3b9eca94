import ActivityLedger

extension ReportPage {
    /// Where a reader has the figures checked, and what that does and does not show.
    var checkSection: Markup {
        Markup.element("section", ["id": "check", "aria-labelledby": "check-title"]) {
            Markup.element("h2", ["id": "check-title"]) { PageText.check(language) }
            if let evidence = basis.evidence {
                Markup.element("p") { PageText.checkIntroduction(language) }
                if evidence.proof != nil { Markup.element("p") { PageText.checkPartly(language) } }
                Markup.element("p") { PageText.checkLimits(language) }
            } else {
                Markup.element("p") { PageText.checkTooLarge(language) }
            }
            ledger
            if basis.evidence != nil { controls }
        }
    }

    private var ledger: Markup {
        let checkpoint = basis.checkpoint
        return Markup.element("dl", ["class": "ledger"]) {
            item(PageText.ledger, Markup.element("span", ["data-ledger": "origin"]) { checkpoint.origin })
            item(PageText.size, Markup.element("span", ["data-ledger": "size"]) { language.number(checkpoint.size) })
            item(
                PageText.rootHash, Markup.element("code", ["data-ledger": "rootHash"]) { checkpoint.rootHash.base64 })
            item(
                PageText.lastRecorded,
                Markup.element("time", ["datetime": basis.lastRecorded.text]) {
                    basis.lastRecorded.secondsText + " UTC"
                })
        }
    }

    private func item(_ title: Wording, _ text: Markup) -> Markup {
        Markup.element("div") {
            Markup.element("dt") { title(language) }
            Markup.element("dd") { text }
        }
    }

    @MarkupBuilder private var controls: Markup {
        Markup.element("noscript") { Markup.element("p") { PageText.checkNeedsScript(language) } }
        Markup.element("div", ["class": "controls"]) {
            Markup.element("label", ["for": "kept-checkpoint"]) { PageText.keptCheckpoint(language) }
            Markup.element(
                "textarea", ["id": "kept-checkpoint", "rows": "3", "spellcheck": "false", "autocomplete": "off"])
            Markup.element("button", ["type": "button", "id": "check-button", "hidden": ""]) {
                PageText.checkButton(language)
            }
        }
        Markup.element("output", ["id": "check-result", "role": "status", "data-state": "idle"])
        Markup.element("ul", ["id": "check-problems"])
        Markup.element("ul", ["id": "check-facts"])
    }
}
