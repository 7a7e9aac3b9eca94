-- What counts, out of a table of lines, with SQLite's JSON functions.
with entries as materialized (
    select line ->> '$.type' as type, cast(line ->> '$.sequence' as integer) as sequence, line -> '$.data' as data
    from main.entries
),
-- A bare column beside max() is taken from the row that has the maximum.
amendments as materialized (
    select data ->> '$.sequence' as target, type, data -> '$.data' as data, max(sequence) as latest
    from entries where type in ('EntryCorrected', 'EntryRetracted')
    group by 1
),
latest as materialized (
    select entries.type as type, case when target is null then entries.data else amendments.data end as data
    from entries left join amendments on target = sequence
    where entries.type not in ('LedgerOpened', 'EntryCorrected', 'EntryRetracted', 'StatisticsPublished')
        and amendments.type is not 'EntryRetracted'
),
counting as (
    select type, data ->> '$.date' as date, data ->> '$.country' as country, data ->> '$.event' as event,
        data ->> '$.mode' as mode, data ->> '$.count' as count, data ->> '$.countPrecision' as count_precision,
        coalesce(data ->> '$.visitors', data ->> '$.travellers') as people,
        coalesce(data ->> '$.visitorsPrecision', data ->> '$.travellersPrecision') as people_precision
    from latest
),
