-- The sums by everything that figures are grouped by, of `counting`: the activities as their amendments say. DuckDB and
-- SQLite both run this; what differs is how `counting` comes out of the lines.
sums as materialized (
    select cast(substr(date, 1, 4) as integer) as year, type, country, event, mode,
        sum(case when type = 'MeetingHeld' then coalesce(count, 1) else 1 end) as counted,
        count(*) as parts,
        sum(case when type = 'MeetingHeld' and count_precision = 'about' then 1 else 0 end) as about,
        sum(case when type = 'MeetingHeld' and count_precision = 'atLeast' then 1 else 0 end) as at_least,
        sum(people) as people,
        count(people) as people_parts,
        sum(case when people_precision = 'about' then 1 else 0 end) as people_about,
        sum(case when people_precision = 'atLeast' then 1 else 0 end) as people_at_least
    from counting
    group by 1, 2, 3, 4, 5
),
