-- The planner of a large district: a year's visits are counted from the index alone (it holds what the policies ask for as well), and the visits of
-- thousands of enterprises are looked up one code after another instead of through every visit of the year.
drop index inspection_inspected;
create index inspection_inspected on inspection (district, inspected_on) include (org_id, published_on, patrol, secrecy, shared_with);
drop index inspection_subject_code;
create index inspection_subject_code on inspection (district, subject_code, inspected_on) include (org_id, patrol) where subject_code is not null;
create index inspection_open_code on inspection (district, subject_code) where subject_code is not null and state in ('planned', 'approved');

create or replace function kernel.visits_of_year(d text, y integer, codes text[] default null) returns table (subject_code text, visits integer, units integer)
language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  if not d = any (current_setting('app.districts')::text[]) then return; end if;
  if codes is null then
    return query select i.subject_code, count(*)::integer, count(distinct i.org_id)::integer from inspection i
      where i.district = d and i.subject_code is not null and not i.patrol and i.inspected_on >= make_date(y, 1, 1) and i.inspected_on < make_date(y + 1, 1, 1)
      group by i.subject_code;
  else
    return query select c.code, v.visits, v.units from (select distinct unnest(codes) as code) c
      cross join lateral (
        select count(*)::integer as visits, count(distinct i.org_id)::integer as units from inspection i
        where i.district = d and i.subject_code = c.code and not i.patrol and i.inspected_on >= make_date(y, 1, 1) and i.inspected_on < make_date(y + 1, 1, 1)
      ) v where v.visits > 0;
  end if;
end $$;

create or replace function kernel.joinable_visits(d text, codes text[]) returns table (subject_code text, org_id uuid, planned_from date, planned_until date)
language plpgsql stable rows 100 security definer set search_path = public, pg_temp as $$
begin
  if not d = any (current_setting('app.districts')::text[]) then return; end if;
  return query select i.subject_code, i.org_id, i.planned_from, i.planned_until from (select distinct unnest(codes) as code) c
    cross join lateral (
      select * from inspection i
      where i.district = d and i.subject_code = c.code and i.state in ('planned', 'approved') and i.planned_from is not null and i.secrecy = 0
        and (i.joint_unit is null or i.joint_unit_2 is null or i.joint_unit_3 is null)
    ) i order by i.planned_from, i.id;
end $$;
