-- From the sums by year, type, country, event and mode to the rows of figures.py. DuckDB and SQLite both run this.
figures as (
    select year, type, 'total' as grouping, null as name, 'total' as measure,
        sum(counted) as counted, sum(parts) as parts, sum(about) as about, sum(at_least) as at_least
    from sums group by year, type
    union all
    select year, type, 'total', null, mode, sum(counted), sum(parts), sum(about), sum(at_least)
    from sums where mode is not null group by year, type, mode
    union all
    select year, type, 'total', null, 'people', sum(people), sum(people_parts), sum(people_about), sum(people_at_least)
    from sums where people_parts > 0 group by year, type
    union all
    select year, type, 'byCountry', country, 'total', sum(counted), sum(parts), sum(about), sum(at_least)
    from sums where type not in ('ProgrammeSelected', 'CertificationAwarded') group by year, type, country
    union all
    select year, type, 'byCountry', country, mode, sum(counted), sum(parts), sum(about), sum(at_least)
    from sums where mode is not null group by year, type, country, mode
    union all
    select year, type, 'byEvent', event, 'total', sum(counted), sum(parts), sum(about), sum(at_least)
    from sums where type = 'MeetingHeld' group by year, type, event
    union all
    select year, type, 'byEvent', event, mode, sum(counted), sum(parts), sum(about), sum(at_least)
    from sums where type = 'MeetingHeld' group by year, type, event, mode
)
