# The figures of `activity-ledger statistics`, one array a line; see figures.py. Run with --null-input.
def isAmendment: .type == "EntryCorrected" or .type == "EntryRetracted";

def isActivity: isAmendment or .type == "LedgerOpened" or .type == "StatisticsPublished" | not;

def part(precision): [1, (if precision == "about" then 1 else 0 end), (if precision == "atLeast" then 1 else 0 end)];

# Everything that one activity adds to: the key of the figure, and what it adds.
def additions:
  .type as $type | .data as $data | ($data.date[0:4] | tonumber) as $year
  | (if $type == "MeetingHeld" then [$data.count // 1] + part($data.countPrecision) else [1] + part(null) end) as $count
  | (["total", null],
      (if $type == "MeetingHeld" then ["byEvent", $data.event] else empty end),
      (if $type == "ProgrammeSelected" or $type == "CertificationAwarded" then empty
       else ["byCountry", $data.country] end)) as $group
  | ("total", $data.mode // empty) as $measure
  | [[$year, $type] + $group + [$measure], $count],
    (if $group[0] == "total" and $measure == "total" then
       (if $data.visitors then [[$year, $type, "total", null, "people"], [$data.visitors] + part($data.visitorsPrecision)]
        else empty end),
       (if $data.travellers
        then [[$year, $type, "total", null, "people"], [$data.travellers] + part($data.travellersPrecision)]
        else empty end)
     else empty end);

[inputs | {type, sequence: (.sequence | tonumber), data}] as $entries
| (reduce ($entries[] | select(isAmendment)) as $entry ({}; .[$entry.data.sequence | tostring] = $entry)) as $amendments
| reduce ($entries[]
    | select(isActivity)
    | $amendments[.sequence | tostring] as $amendment
    | if $amendment == null then . elif $amendment.type == "EntryRetracted" then empty
      else .data = $amendment.data.data end
    | additions) as [$key, $addition]
    ({}; ($key | tojson) as $name | .[$name] = ([.[$name] // [0, 0, 0, 0], $addition] | transpose | map(add)))
| to_entries[] | (.key | fromjson) + .value
