"""The results, as Markdown for people and as JSON for programs."""

import json


def markdown(result, rows, outcomes):
    """Everything about the run of one size."""
    machine = result["machine"]
    problems = [
        f"- **Error**, {contender.name}: {' '.join(contender.problem.split())}"
        for row in rows for contender in row.contenders if contender.problem]
    versions = ", ".join(f"{name} {text}" for name, text in short(result["versions"]).items())
    return "\n".join([
        f"### {result['size']:,} entries, {result['ledgerBytes'] / 1e6:.0f} MB",
        "",
        f"{machine['date'][:10]}, {machine['processor']}, {machine['cores']} cores,"
        f" {machine['memoryBytes'] / 2**30:.0f} GB of memory, {machine['system']}, Linux {machine['kernel']}."
        f" Medians of {result['rounds']} rounds, the tools in turn in each, files in the page cache; load before:"
        f" {machine['loadAverage']:.1f}. Times as multiples of that in the row's first line.",
        "",
        f"    {result['command']}",
        "",
        *table(["work", "with", "median", "from – to", "ours = 1", "peak memory"], [
            line for row in rows for line in lines(row)], "llrrrr"),
        "",
        *(problems + [""] if problems else []),
        *table(["target", "measured", ""], [[found.text, found.measured, found.verdict] for found in outcomes], "lll"),
        "",
        f"Versions: {versions}.",
        "",
    ])


def lines(row):
    """A row's lines of the table."""
    ours = row.contenders[0].seconds
    result = []
    for index, contender in enumerate(row.contenders):
        title = row.title if index == 0 else ""
        if contender.missing:
            result.append([title, contender.name, contender.missing, "", "", ""])
        elif contender.problem:
            result.append([title, contender.name, "error, see below", "", "", ""])
        else:
            text = rate if row.is_rate else duration
            low, high = sorted(contender.spread, reverse=row.is_rate)
            ratio = f"{contender.seconds / ours:.3g} ×" if ours and index > 0 else ""
            result.append([
                title, contender.name, text(contender.seconds), f"{text(low)} – {text(high)}", ratio,
                f"{contender.peak_bytes / 2**20:.0f} MB"])
    return result


def table(heads, lines, alignment):
    """A table in Markdown, its columns aligned for those who read it as text."""
    cells = [[cell.replace("|", "\\|") for cell in line] for line in [heads, *lines]]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]

    def written(line):
        return "| " + " | ".join(
            cell.ljust(width) if side == "l" else cell.rjust(width)
            for cell, width, side in zip(line, widths, alignment)) + " |"

    rule = "|" + "|".join(
        "-" * (width + 2) if side == "l" else "-" * (width + 1) + ":" for width, side in zip(widths, alignment)) + "|"
    return [written(cells[0]), rule, *map(written, cells[1:])]


def duration(seconds):
    """Three digits, in the unit that suits."""
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def rate(seconds):
    return f"{1 / seconds:.0f}/s"


def short(versions):
    """Versions without what their programs say around them."""
    numbers = {}
    for name, text in versions.items():
        words = (text or "missing").replace("jq-", "").split()
        numbers[name] = next((word for word in words if word[0].isdigit()), words[-1])
    return numbers


def dictionary(result, rows, outcomes):
    """The same as a dictionary for JSON."""
    return {
        **result,
        "rows": [
            {"key": row.key, "title": row.title, "contenders": [entry(row, contender) for contender in row.contenders]}
            for row in rows],
        "targets": [
            {"target": found.text, "measured": found.measured, "factor": found.factor,
             "isReached": found.factor is not None and found.factor >= 1} for found in outcomes],
    }


def entry(row, contender):
    ours = row.contenders[0].seconds
    result = {"name": contender.name, "isOurs": contender.is_ours}
    if contender.missing or contender.problem:
        return {**result, "missing": contender.missing, "problem": contender.problem}
    return {
        **result,
        "medianSeconds": contender.seconds,
        "againstOurs": contender.seconds / ours if ours else None,
        "seconds": [sample.seconds for sample in contender.samples],
        "processorSeconds": [sample.processor_seconds for sample in contender.samples],
        "peakBytes": contender.peak_bytes,
    }


def write(path, result, rows, outcomes):
    """Writes results-N.json and results-N.md, and returns the Markdown."""
    text = markdown(result, rows, outcomes)
    path.with_suffix(".md").write_text(text)
    path.with_suffix(".json").write_text(json.dumps(dictionary(result, rows, outcomes), indent=2) + "\n")
    return text
