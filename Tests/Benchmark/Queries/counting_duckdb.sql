-- What counts, read from the files by DuckDB. The columns are given, which spares it to guess them.
with entries as materialized (
    select type, cast(sequence as integer) as sequence, data
    from read_json(
        getvariable('files'), format = 'newline_delimited', columns = {
            type: 'varchar', sequence: 'varchar',
            data: 'struct(
                date varchar, country varchar, event varchar, mode varchar, count integer, "countPrecision" varchar,
                visitors integer, "visitorsPrecision" varchar, travellers integer, "travellersPrecision" varchar,
                sequence integer,
                data struct(
                    date varchar, country varchar, event varchar, mode varchar, count integer, "countPrecision" varchar,
                    visitors integer, "visitorsPrecision" varchar, travellers integer, "travellersPrecision" varchar))'
        })
),
amendments as (
    select data.sequence as target, arg_max(type, sequence) as type, arg_max(data.data, sequence) as data
    from entries where type in ('EntryCorrected', 'EntryRetracted')
    group by 1
),
latest as (
    select entries.type as type, target is not null as is_corrected, entries.data as original, amendments.data as corrected
    from entries left join amendments on target = sequence
    where entries.type not in ('LedgerOpened', 'EntryCorrected', 'EntryRetracted', 'StatisticsPublished')
        and amendments.type is distinct from 'EntryRetracted'
),
counting as (
    select type,
        if(is_corrected, corrected.date, original.date) as date,
        if(is_corrected, corrected.country, original.country) as country,
        if(is_corrected, corrected.event, original.event) as event,
        if(is_corrected, corrected.mode, original.mode) as mode,
        if(is_corrected, corrected.count, original.count) as count,
        if(is_corrected, corrected."countPrecision", original."countPrecision") as count_precision,
        if(is_corrected, coalesce(corrected.visitors, corrected.travellers),
            coalesce(original.visitors, original.travellers)) as people,
        if(is_corrected, coalesce(corrected."visitorsPrecision", corrected."travellersPrecision"),
            coalesce(original."visitorsPrecision", original."travellersPrecision")) as people_precision
    from latest
),
