-- Drawn and joint visits: what they are about, with whom, why once more; and visits found by the enterprise's code.
alter table inspection
  add column item_kind text check (item_kind in ('registration', 'conduct', 'product', 'safety', 'other')),
  add column joint boolean not null default false,
  add column joint_unit uuid,
  add column joint_unit_2 uuid,
  add column joint_unit_3 uuid,
  add column joint_officers uuid[] not null default '{}',
  add column repeat_reason text;
create index inspection_subject_code on inspection (district, subject_code) where subject_code is not null;
create index inspection_inspected on inspection (district, inspected_on);
create index inspection_planned on inspection (district, org_id, planned_from) where state in ('planned', 'approved');

-- How often each of these enterprises was visited in a year by any unit of the district: numbers only, so that nobody is visited once too often.
create function kernel.visits_of_year(d text, y integer, codes text[] default null) returns table (subject_code text, visits integer, units integer)
language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  return query select i.subject_code, count(*)::integer, count(distinct i.org_id)::integer from inspection i
    where i.district = d and d = any ((select current_setting('app.districts')::text[])::text[]) and i.subject_code is not null and not i.patrol
      and (codes is null or i.subject_code = any (codes)) and i.inspected_on >= make_date(y, 1, 1) and i.inspected_on < make_date(y + 1, 1, 1)
    group by i.subject_code;
end $$;
revoke all on function kernel.visits_of_year from public;
grant execute on function kernel.visits_of_year to zhunsheng_app, zhunsheng_worker;

-- Visits that other units are about to make to these enterprises: who and when, so that two may become one (优化营商环境条例第五十四条第一款).
create function kernel.joinable_visits(d text, codes text[]) returns table (subject_code text, org_id uuid, planned_from date, planned_until date)
language plpgsql stable rows 100 security definer set search_path = public, pg_temp as $$
begin
  return query select i.subject_code, i.org_id, i.planned_from, i.planned_until from inspection i
    where i.district = d and d = any ((select current_setting('app.districts')::text[])::text[]) and i.subject_code = any (codes) and i.state in ('planned', 'approved')
      and i.planned_from is not null and i.secrecy = 0 and (i.joint_unit is null or i.joint_unit_2 is null or i.joint_unit_3 is null)
    order by i.planned_from, i.id;
end $$;
revoke all on function kernel.joinable_visits from public;
grant execute on function kernel.joinable_visits to zhunsheng_app, zhunsheng_worker;
