-- Visits that use up a number of the year, by subject: of a field, or of one item of a published list (国办发〔2024〕54号). Numbers only, for whoever draws.
-- What a lead calls for and what is watched whole uses up none; approved visits still to be made count, so that two tasks do not both send somebody.
create function kernel.visits_counted(d text, y integer, field text, item text default null, whose uuid default null) returns table (subject_code text, visits integer)
language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  if not d = any (current_setting('app.districts')::text[]) then return; end if;
  return query select i.subject_code, count(*)::integer from inspection i
    where i.district = d and i.subject_code is not null and not i.patrol and i.mode not in ('targeted', 'focused')
      and ((i.inspected_on >= make_date(y, 1, 1) and i.inspected_on < make_date(y + 1, 1, 1)) or (i.state = 'approved' and i.planned_from >= make_date(y, 1, 1) and i.planned_from < make_date(y + 1, 1, 1)))
      and (i.enforcement_field = field or (item is not null and whose in (i.org_id, i.joint_unit, i.joint_unit_2, i.joint_unit_3)) or (item is not null and whose = any (i.joint_units)))
      and (item is null or btrim(i.matters) = item or item = any (regexp_split_to_array(btrim(i.matters), '\s*[;；\n]\s*')))
    group by i.subject_code;
end $$;
revoke all on function kernel.visits_counted from public;
grant execute on function kernel.visits_counted to zhunsheng_app, zhunsheng_worker;

-- The entries of published lists that set a number, of these units on a day: a list is public, whoever keeps it.
create function kernel.items_limited(d text, units uuid[], on_day date) returns table (name text, unit uuid, enforcement_field text, yearly_limit integer)
language plpgsql stable rows 100 security definer set search_path = public, pg_temp as $$
begin
  if not d = any (current_setting('app.districts')::text[]) then return; end if;
  return query select i.name, i.unit, i.enforcement_field, i.yearly_limit from inspection_item i
    where i.district = d and i.unit = any (units) and i.yearly_limit is not null and i.valid_from <= on_day and (i.valid_until is null or i.valid_until > on_day) and i.secrecy = 0;
end $$;
revoke all on function kernel.items_limited from public;
grant execute on function kernel.items_limited to zhunsheng_app, zhunsheng_worker;

-- 应企业申请: bound by no yearly number.
alter table inspection drop constraint inspection_source_check, add constraint inspection_source_check
  check (source in ('inspection', 'complaint', 'superior', 'referral', 'subordinate', 'media', 'monitoring', 'self_report', 'other', 'application')) not valid;
alter table inspection validate constraint inspection_source_check;
