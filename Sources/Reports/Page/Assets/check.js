// Checks this page against the lines of the ledger that are embedded in it, in the reader's own browser.
//
// It trusts nothing that is shown: it hashes every line, computes the root hash of the Merkle tree (RFC 9162) from the
// hashes, adds up the figures from the lines, and compares what is on the page with that. Nothing is fetched; the page
// works from a disk, years from now. All text goes in by textContent: data of a ledger is never markup.

(() => {
  "use strict";

  const problemLimit = 20;
  // So many digests are under way at a time: enough to keep the browser's threads busy, few enough to show progress.
  const digestsAtATime = 500;
  const progressIntervalMilliseconds = 500;

  const element = (id) => document.getElementById(id);

  // == Texts ==

  /** The texts of the page's language, from the evidence. */
  let texts = {};

  /** A text with its {placeholders} filled in. What is filled in is text of the data, so it is escaped. */
  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (placeholder, name) =>
      Object.hasOwn(values, name) ? escapedForDisplay(String(values[name])) : placeholder);
  }

  function text(name, values = {}) {
    return fill(texts[name] ?? name, values);
  }

  /** Text of the data without characters that hide, or that turn the direction of what follows. */
  function escapedForDisplay(text) {
    return text.replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu, escapedScalar);
  }

  function escapedScalar(scalar) {
    return `\\u{${scalar.codePointAt(0).toString(16).toUpperCase()}}`;
  }

  /** A text without what is only set for the eye: which white space it is, and how much. */
  function collapsed(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  /** A text in the form in which texts are compared. */
  function comparable(text) {
    // Which characters the page escapes depends on the version of Unicode that its writer knew, and this browser may
    // know another; so everything but ASCII is escaped here.
    return collapsed(text).replace(/[^\x00-\x7F]/gu, escapedScalar);
  }

  /** Whether an element shows a text. */
  function shows(shown, right) {
    return comparable(shown.textContent) === comparable(right);
  }

  function grouped(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, texts.groupSeparator);
  }

  // == Report ==

  /** What the check finds. */
  class Report {
    problems = [];
    facts = [];
    isKeptCheckpointUncompared = false;

    problem(name, values) {
      this.problems.push(text(name, values));
    }

    fact(name, values) {
      this.facts.push(text(name, values));
    }
  }

  // == Hashes ==

  async function digest(bytes) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  }

  /** RFC 9162, section 2.1.1: a leaf is hashed behind a byte 0, a node behind a byte 1, so that they differ. */
  function leafHash(line) {
    return digest(new TextEncoder().encode("\0" + line));
  }

  function nodeHash(left, right) {
    const bytes = new Uint8Array(1 + left.length + right.length);
    bytes[0] = 1;
    bytes.set(left, 1);
    bytes.set(right, 1 + left.length);
    return digest(bytes);
  }

  function base64(bytes) {
    return btoa(String.fromCharCode(...bytes));
  }

  function bytesOfBase64(text) {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  }

  /** The leaf hashes of all lines, many at a time. */
  async function leafHashes(lines, showProgress) {
    const hashes = [];
    showProgress(0, lines.length);
    for (let start = 0; start < lines.length; start += digestsAtATime) {
      hashes.push(...(await Promise.all(lines.slice(start, start + digestsAtATime).map(leafHash))));
      showProgress(hashes.length, lines.length);
    }
    return hashes;
  }

  // == Merkle tree ==

  /** Parts of the tree by their first leaf: single leaves, and subtrees of which only the hash is here. */
  function tilesOf(sequences, hashes, nodes) {
    const leaves = sequences.map((sequence, index) => ({ from: sequence, to: sequence, hash: hashes[index] }));
    const subtrees = nodes.map(([from, to, hash]) => ({ from, to, hash: bytesOfBase64(hash) }));
    return [...leaves, ...subtrees].sort((left, right) => left.from - right.from);
  }

  /** Whether tiles lie side by side, without gap or overlap, from the first leaf of a tree to its last. */
  function areWhole(tiles, size) {
    let next = 0;
    for (const { from, to } of tiles) {
      if (from !== next || to < from) return false;
      next = to + 1;
    }
    return next === size;
  }

  /** The root hash over the first `size` leaves; undefined when the tiles are not subtrees of that tree. */
  function rootHash(tiles, size) {
    if (size === 0) return digest(new Uint8Array(0));
    return subtreeHash(new Map(tiles.map((tile) => [tile.from, tile])), 0, size - 1);
  }

  /** RFC 9162, section 2.1.1: a tree divides behind the largest power of two below its number of leaves. */
  async function subtreeHash(tiles, from, to) {
    const tile = tiles.get(from);
    if (tile?.to === to) return tile.hash;
    if (from === to) return undefined;
    const middle = from + largestPowerOfTwo(to - from + 1);
    const [left, right] = await Promise.all([subtreeHash(tiles, from, middle - 1), subtreeHash(tiles, middle, to)]);
    return left && right && nodeHash(left, right);
  }

  function largestPowerOfTwo(limit) {
    let power = 1;
    while (power * 2 < limit) power *= 2;
    return power;
  }

  // == Lines ==

  /** The embedded lines, byte for byte as in the ledger. */
  function embeddedLines() {
    const block = element("entries").textContent.replace(/^\n/, "").replace(/\n$/, "");
    return block === "" ? [] : block.split("\n").map(lineAsRecorded);
  }

  /** The page writes "<" as an escape, which canonical JSON (RFC 8785) never does; no other escape may be touched. */
  function lineAsRecorded(line) {
    return line.replace(/\\(?:u003c|[^])/g, (escape) => (escape === "\\u003c" ? "<" : escape));
  }

  function embeddedSequences(ranges) {
    const sequences = [];
    for (const [first, last] of ranges) {
      for (let sequence = first; sequence <= last; sequence += 1) sequences.push(sequence);
    }
    return sequences;
  }

  function countOf(ranges) {
    return ranges.reduce((count, [first, last]) => count + last - first + 1, 0);
  }

  /** Names the lines that are not where and what they were, by their fingerprints: the beginnings of their hashes. */
  function compareFingerprints(hashes, evidence, sequences, report) {
    const recorded = evidence.fingerprints;
    const found = hashes.map((hash) => base64(hash).slice(0, 8));
    const [entryOf, lineOf] = [placesOf(recorded), placesOf(found)];
    let [line, index] = [0, 0];
    while (line < found.length || index < recorded.length) {
      const place = { line: line + 1, sequence: sequences[index] };
      const belongsLater = entryOf.get(found[line]) > index;
      const standsLater = lineOf.get(recorded[index]) > line;
      const isAdded = index === recorded.length || (line < found.length && !belongsLater && standsLater);
      const isMissing = !isAdded && (line === found.length || (belongsLater && !standsLater));
      if (isAdded) report.problem("lineAdded", place);
      else if (isMissing) report.problem("lineMissing", place);
      else if (found[line] !== recorded[index]) {
        report.problem(entryOf.has(found[line]) ? "lineMisplaced" : "lineChanged", place);
      }
      if (!isMissing) line += 1;
      if (!isAdded) index += 1;
    }
  }

  function placesOf(fingerprints) {
    return new Map(fingerprints.map((fingerprint, index) => [fingerprint, index]));
  }

  /** The entries of the lines; a line that is no entry of this ledger at its place is a problem. */
  function parsedEntries(lines, sequences, origin, report) {
    return lines.map((line, index) => {
      const place = { line: index + 1, sequence: sequences[index] };
      const entry = parsedEntry(line);
      if (entry === undefined) report.problem("lineUnreadable", place);
      else if (entry.sequence !== String(sequences[index]).padStart(10, "0")) {
        report.problem("lineOtherSequence", { ...place, stated: entry.sequence });
      } else if (entry.source !== origin) report.problem("lineOtherLedger", { ...place, origin: entry.source });
      return entry;
    });
  }

  function parsedEntry(line) {
    try {
      const entry = JSON.parse(line);
      return typeof entry?.type === "string" && typeof entry.data === "object" && entry.data ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  // == Statistics ==

  /** A sum of tallies. Its precision follows from its parts. */
  class TallySum {
    count = 0;
    parts = 0;
    precisions = new Set();

    add({ count, precision }) {
      this.count += count;
      this.parts += 1;
      this.precisions.add(precision);
    }

    get tally() {
      const precision = ["about", "atLeast"].find((precision) => this.precisions.has(precision)) ?? "exact";
      return { count: this.count, precision };
    }
  }

  function statedTally(data, member) {
    if (!member || data[member] === undefined) return undefined;
    return { count: data[member], precision: data[member + "Precision"] ?? "exact" };
  }

  /** The figures of the embedded entries. */
  class Statistics {
    sums = new Map();

    constructor(sections) {
      this.sections = sections;
    }

    /** Counts one activity. */
    add(type, data) {
      const section = this.sections.find((section) => section.type === type);
      if (!section) return;
      const year = yearOf(data);
      const tally = statedTally(data, section.countMember) ?? { count: 1, precision: "exact" };
      const parts = section.isSplitByMode ? ["total", data.mode] : ["total"];
      for (const part of parts) {
        this.addTally(year, [section.name, part], tally);
        for (const { name, member } of section.groupings) {
          this.addTally(year, [section.name, name, data[member] ?? null, part], tally);
        }
      }
      for (const member of section.sums) {
        const stated = statedTally(data, member);
        if (stated) this.addTally(year, [section.name, member], stated);
      }
    }

    addTally(year, path, tally) {
      const key = JSON.stringify([year, path]);
      if (!this.sums.has(key)) this.sums.set(key, new TallySum());
      this.sums.get(key).add(tally);
    }

    sum(year, path) {
      return this.sums.get(JSON.stringify([year, path])) ?? new TallySum();
    }

    /** The figure of a path; undefined when there is no such figure. */
    tally(year, path) {
      const section = this.sections.find((section) => section.name === path[0]);
      if (!section) return undefined;
      if (path.length === 2 && section.sums.includes(path[1])) return this.sumOfMember(year, path);
      const parts = section.isSplitByMode ? ["total", "inPerson", "online"] : ["total"];
      const isOfGrouping = path.length === 4 && section.groupings.some((grouping) => grouping.name === path[1]);
      const isFigure = (path.length === 2 || isOfGrouping) && parts.includes(path.at(-1));
      return isFigure ? this.sum(year, path).tally : undefined;
    }

    /** A sum over what is stated is at least that much when an activity does not state its part. */
    sumOfMember(year, path) {
      const sum = this.sum(year, path);
      const counted = this.sum(year, [path[0], "total"]);
      const tally = sum.tally;
      return tally.precision === "exact" && sum.parts < counted.parts ? { ...tally, precision: "atLeast" } : tally;
    }
  }

  /** An activity counts in the year of its date, which comes first in every form of EDTF that a ledger takes. */
  function yearOf(data) {
    return Number(data.date.slice(0, 4));
  }

  /** What the entries count as: as their latest correction says, and not at all once retracted. */
  function statisticsOf(entries, sequences, evidence, report) {
    const counted = new Map(sequences.map((sequence, index) => [sequence, entries[index]]));
    sequences.forEach((sequence, index) => {
      const { type, data } = entries[index];
      if (type !== "EntryCorrected" && type !== "EntryRetracted") return;
      const target = counted.get(data.sequence);
      if (type === "EntryRetracted") counted.delete(data.sequence);
      else if (target) counted.set(data.sequence, { type: target.type, data: data.data });
      // A correction of what is not here matters only where it would count.
      else if (isCheckable(yearOf(data.data), evidence)) {
        report.problem("targetMissing", { sequence, target: data.sequence });
      }
    });
    const statistics = new Statistics(evidence.sections);
    for (const { type, data } of counted.values()) statistics.add(type, data);
    return statistics;
  }

  // == Figures on the page ==

  /** Whether everything that counts in a year is here. */
  function isCheckable(year, evidence) {
    return evidence.isComplete || evidence.years.includes(year);
  }

  function tallyText({ count, precision }) {
    if (count === 0 && precision !== "exact") return text("notStated");
    return text(precision, { count: grouped(count) });
  }

  function changeText(tally, previous) {
    const change = tally.count - previous.count;
    const sign = change > 0 ? "+" : change < 0 ? "\u2212" : "";
    const signed = sign + grouped(Math.abs(change));
    const isExact = tally.precision === "exact" && previous.precision === "exact";
    return isExact ? signed : text("aboutChange", { change: signed });
  }

  /** The right text of a figure; undefined when the page names a figure that does not exist. */
  function figureText(statistics, year, path) {
    const tally = statistics.tally(year, path);
    return tally && tallyText(tally);
  }

  /** The right text of the change of a figure against the year before. */
  function figureChangeText(statistics, year, path) {
    const [tally, previous] = [statistics.tally(year, path), statistics.tally(year - 1, path)];
    return tally && previous && changeText(tally, previous);
  }

  /** Compares the elements that carry an attribute with their right texts; gives how many were and could not be. */
  function compareFigures(attribute, isYearCheckable, rightText, report) {
    const count = { compared: 0, skipped: 0 };
    for (const shown of document.querySelectorAll(`[${attribute}]`)) {
      const year = Number(shown.getAttribute("data-year"));
      if (!isYearCheckable(year)) {
        count.skipped += 1;
        continue;
      }
      count.compared += 1;
      const path = JSON.parse(shown.getAttribute(attribute));
      const right = rightText(year, path);
      const place = { year, path: path.map((step) => step ?? "null").join("."), shown: shown.textContent.trim() };
      if (right === undefined) report.problem("figureUnknown", place);
      else if (!shows(shown, right)) report.problem("figureDiffers", { ...place, right });
    }
    return count;
  }

  function compareAllFigures(statistics, evidence, report) {
    const isChecked = (year) => isCheckable(year, evidence);
    const figures = compareFigures(
      "data-figure", isChecked, (year, path) => figureText(statistics, year, path), report);
    const changes = compareFigures(
      "data-change", (year) => isChecked(year) && isChecked(year - 1),
      (year, path) => figureChangeText(statistics, year, path), report);
    report.fact("figuresCompared", { count: grouped(figures.compared + changes.compared) });
    const skipped = figures.skipped + changes.skipped;
    if (skipped > 0) report.fact("figuresSkipped", { count: grouped(skipped) });
  }

  // == Recorders and times on the page ==

  function recorderText({ authid, authtype }) {
    return authtype === "service_account" ? text("service", { name: authid }) : escapedForDisplay(authid);
  }

  function recordedTimeText({ recordedtime }) {
    return recordedtime.slice(0, 19).replace("T", " ");
  }

  /** Compares who recorded what, and when, with the entries. */
  function compareRecorders(entries, sequences, report) {
    const known = new Map(sequences.map((sequence, index) => [sequence, entries[index]]));
    const rows = [...document.querySelectorAll("tr[data-entry]")];
    for (const row of rows) compareRow(row, known, report);
    const items = [...document.querySelectorAll(".recordings > li")];
    const listed = items.map((item) => compareRecording(item, known, report));
    const count = listed.reduce((sum, count) => sum + count, rows.length);
    report.fact("recordersCompared", { count: grouped(count) });
  }

  /** A row of one entry. */
  function compareRow(row, known, report) {
    const sequence = Number(row.getAttribute("data-entry"));
    const entry = known.get(sequence);
    if (!entry) return report.problem("rowUnknown", { sequence });
    const compare = (name, shown, right) => {
      if (comparable(shown) !== comparable(right)) report.problem(name, { sequence, shown: shown.trim(), right });
    };
    for (const { textContent } of row.querySelectorAll(".by")) {
      compare("recorderDiffers", textContent, recorderText(entry));
    }
    for (const time of row.querySelectorAll("time[datetime]")) {
      compare("timeDiffers", time.textContent, recordedTimeText(entry));
      compare("timeDiffers", time.getAttribute("datetime"), entry.recordedtime);
    }
  }

  /** An item of many entries: "office, 2026-11-22: 4–5, 7 (09:31:02), 9 (10:00:00)". Gives how many they are. */
  function compareRecording(item, known, report) {
    const recorder = collapsed(item.querySelector(".by")?.textContent ?? "");
    const shown = collapsed(item.textContent);
    const recordings = shown.startsWith(recorder) ? parsedRecordings(shown.slice(recorder.length)) : undefined;
    if (!recordings) {
      report.problem("recordingsUnreadable", { shown });
      return 0;
    }
    let count = 0;
    for (const { first, last, time } of recordings) {
      for (let sequence = first; sequence <= last; sequence += 1) {
        count += 1;
        // One problem an item: when the name is wrong, it is so for all of its entries.
        if (!compareRecordedEntry(sequence, known.get(sequence), recorder, time, report)) return count;
      }
    }
    return count;
  }

  /** Runs of entries and when they were recorded; a time stands behind the last of those that share it. */
  function parsedRecordings(text) {
    const [, day, list] = /^ ?, (\d{4}-\d{2}-\d{2}) ?: (.+)$/.exec(text) ?? [];
    const recordings = [];
    let untimed = [];
    for (const run of list?.split(", ") ?? [""]) {
      const parts = /^(\d{1,15})(?:\u2013(\d{1,15}))?(?: \((\d{2}:\d{2}:\d{2})\))?$/.exec(run);
      const [, first, last = first, time] = parts ?? [];
      if (!parts || Number(last) < Number(first)) return undefined;
      untimed.push({ first: Number(first), last: Number(last) });
      if (time) {
        recordings.push(...untimed.map((run) => ({ ...run, time: `${day} ${time}` })));
        untimed = [];
      }
    }
    return untimed.length === 0 ? recordings : undefined;
  }

  function compareRecordedEntry(sequence, entry, recorder, time, report) {
    if (!entry) {
      report.problem("rowUnknown", { sequence });
      return false;
    }
    const [rightRecorder, rightTime] = [recorderText(entry), recordedTimeText(entry)];
    const isRecorderRight = comparable(recorder) === comparable(rightRecorder);
    if (!isRecorderRight) report.problem("recorderDiffers", { sequence, shown: recorder, right: rightRecorder });
    if (time !== rightTime) report.problem("timeDiffers", { sequence, shown: time, right: rightTime });
    return isRecorderRight && time === rightTime;
  }

  // == Checkpoint kept elsewhere ==

  /** A checkpoint in the form of C2SP tlog-checkpoint. What follows the three lines is not read. */
  function parsedCheckpoint(text) {
    const [origin, size, root] = text.split("\n").map((line) => line.trim());
    const isCheckpoint = /^(?:0|[1-9][0-9]{0,14})$/.test(size ?? "") && /^[A-Za-z0-9+/]{43}=$/.test(root ?? "");
    return isCheckpoint ? { origin, size: Number(size), root } : undefined;
  }

  /** Compares with a checkpoint that the reader kept, which is what shows that nothing was dropped since. */
  async function compareKeptCheckpoint(kept, ledger, leaves, report) {
    const checkpoint = parsedCheckpoint(kept);
    if (!checkpoint) return report.problem("keptUnreadable");
    const { origin, size, root } = checkpoint;
    if (origin !== ledger.origin) return report.problem("keptOtherOrigin", { origin, right: ledger.origin });
    const rightRoot = size === ledger.size ? ledger.rootHash : leaves && (await rootOfFirst(size, leaves));
    if (size > ledger.size || rightRoot === undefined) {
      report.isKeptCheckpointUncompared = true;
      const name = size > ledger.size ? "keptNewer" : "keptIncomparable";
      return report.fact(name, { size: grouped(size), here: grouped(ledger.size) });
    }
    if (root !== rightRoot) return report.problem("keptRootDiffers", { size: grouped(size), shown: rightRoot, root });
    return report.fact("keptFits", { size: grouped(size), here: grouped(ledger.size) });
  }

  /** The root hash of the ledger when it had its first `size` entries. */
  async function rootOfFirst(size, leaves) {
    return size < leaves.length ? base64(await rootHash(leaves.slice(0, size), size)) : undefined;
  }

  // == Check ==

  /** Whether the claims of the evidence about itself fit together; before that nothing can be made of it. */
  function isConsistent({ sequences, fingerprints, nodes, ledger, isComplete }) {
    if (countOf(sequences) !== fingerprints.length) return false;
    if (!isComplete) return true;
    return nodes.length === 0 && sequences.length === 1 && sequences[0][0] === 0 && sequences[0][1] === ledger.size - 1;
  }

  /** Shows that the lines are those of the root hash. Gives the tiles of its tree. */
  async function checkTree(lines, sequences, evidence, report, showProgress) {
    const hashes = await leafHashes(lines, showProgress);
    report.fact("linesHashed", { count: grouped(hashes.length) });
    compareFingerprints(hashes, evidence, sequences, report);
    if (report.problems.length > 0) return undefined;
    const { size, rootHash: claimed } = evidence.ledger;
    const tiles = tilesOf(sequences, hashes, evidence.nodes);
    const root = areWhole(tiles, size) ? await rootHash(tiles, size) : undefined;
    if (root === undefined) report.problem("evidenceInconsistent");
    else if (base64(root) !== claimed) report.problem("rootDiffers", { root: base64(root), claimed });
    else report.fact("rootComputed", { size: grouped(size), root: claimed });
    return tiles;
  }

  /** Everything, in an order in which each step stands on the one before. */
  async function check(evidence, kept, showProgress) {
    const report = new Report();
    if (!isConsistent(evidence)) {
      report.problem("evidenceInconsistent");
      return report;
    }
    const lines = embeddedLines();
    const sequences = embeddedSequences(evidence.sequences);
    const tiles = await checkTree(lines, sequences, evidence, report, showProgress);
    if (report.problems.length > 0) {
      report.fact("restUncompared");
      return report;
    }
    if (kept !== "") await compareKeptCheckpoint(kept, evidence.ledger, evidence.isComplete ? tiles : undefined, report);
    await comparePage(lines, sequences, evidence, report);
    if (report.problems.length === 0) addLimits(evidence, kept, report);
    return report;
  }

  /** Compares what is on the page with the lines. */
  async function comparePage(lines, sequences, evidence, report) {
    const entries = parsedEntries(lines, sequences, evidence.ledger.origin, report);
    if (entries.includes(undefined)) return;
    compareLedger(evidence.ledger, report);
    await pause();
    compareAllFigures(statisticsOf(entries, sequences, evidence, report), evidence, report);
    await pause();
    compareRecorders(entries, sequences, report);
  }

  /** Compares what the page shows of the ledger's checkpoint. */
  function compareLedger({ origin, size, rootHash }, report) {
    const right = { origin: escapedForDisplay(origin), size: grouped(size), rootHash };
    for (const shown of document.querySelectorAll("[data-ledger]")) {
      const name = shown.getAttribute("data-ledger");
      if (!shows(shown, right[name])) {
        report.problem("ledgerDiffers", { name, shown: shown.textContent.trim(), right: right[name] });
      }
    }
  }

  /** Says what was not proved. */
  function addLimits({ isComplete, sequences, ledger }, kept, report) {
    if (!isComplete) {
      report.fact("notComplete", { count: grouped(countOf(sequences)), size: grouped(ledger.size) });
    }
    if (kept === "") report.fact("nothingKept");
    report.fact("notCompared");
  }

  /** Lets the browser draw and answer. */
  function pause() {
    return new Promise((resume) => setTimeout(resume));
  }

  // == Result ==

  function showResult(state, sentence) {
    const result = element("check-result");
    result.dataset.state = state;
    result.textContent = sentence;
  }

  function showList(id, sentences) {
    const items = sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    });
    element(id).replaceChildren(...items);
  }

  function clearLists() {
    showList("check-problems", []);
    showList("check-facts", []);
  }

  function showReport(report) {
    const { problems, facts } = report;
    const hidden = problems.length - problemLimit;
    const more = hidden > 0 ? [text("moreProblems", { count: grouped(hidden) })] : [];
    showList("check-problems", [...problems.slice(0, problemLimit), ...more]);
    showList("check-facts", facts);
    if (problems.length > 0) showResult("failed", text("failed"));
    else showResult("passed", text(report.isKeptCheckpointUncompared ? "passedButKeptCheckpoint" : "passed"));
  }

  /** Shows how far the work is, but not so often that a screen reader speaks of nothing else. */
  function progressShower() {
    let shownAt = -Infinity;
    return (done, total) => {
      const now = performance.now();
      if (now - shownAt < progressIntervalMilliseconds) return;
      shownAt = now;
      showResult("running", text("running", { done: grouped(done), total: grouped(total) }));
    };
  }

  /** An error of the check itself must never look like a page that was checked. */
  function showBreakdown(error) {
    // Without the evidence there are no texts, and no language to choose.
    const template =
      texts.broken ?? "Les preuves de cette page sont illisibles. The evidence in this page cannot be read. ({error})";
    showResult("failed", fill(template, { error }));
  }

  async function run() {
    clearLists();
    try {
      const evidence = JSON.parse(element("evidence").textContent);
      texts = evidence.texts ?? {};
      // Browsers keep their cryptography from pages that came over plain http.
      if (!globalThis.crypto?.subtle) return showResult("unavailable", text("unavailable"));
      showReport(await check(evidence, element("kept-checkpoint").value.trim(), progressShower()));
    } catch (error) {
      showBreakdown(error);
    }
  }

  /** Runs one check at a time. */
  function runner(button, kept) {
    let isRunning = false;
    return async () => {
      if (isRunning) return;
      isRunning = kept.readOnly = true;
      // Not disabled: a disabled button loses the keyboard's focus.
      button.setAttribute("aria-disabled", "true");
      await run();
      button.removeAttribute("aria-disabled");
      isRunning = kept.readOnly = false;
    };
  }

  function start() {
    const [button, kept] = [element("check-button"), element("kept-checkpoint")];
    const initial = element("check-result").textContent;
    button.addEventListener("click", runner(button, kept));
    // A result does not stand for a checkpoint that was pasted after it.
    kept.addEventListener("input", () => {
      clearLists();
      showResult("idle", initial);
    });
    button.hidden = false;
  }

  start();
})();
