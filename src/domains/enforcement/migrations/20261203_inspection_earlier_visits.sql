-- What was told of earlier visits before this one, and the same for the planner: which unit came on which day. Secret visits are counted elsewhere and named nowhere.
alter table inspection add column earlier_visits text;
create function kernel.visits_named(d text, y integer, codes text[]) returns table (subject_code text, org_id uuid, inspected_on date)
language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  if not d = any (current_setting('app.districts')::text[]) then return; end if;
  return query select c.code, i.org_id, i.inspected_on from (select distinct unnest(codes) as code) c
    cross join lateral (
      select * from inspection i
      where i.district = d and i.subject_code = c.code and not i.patrol and i.secrecy = 0 and i.inspected_on >= make_date(y, 1, 1) and i.inspected_on < make_date(y + 1, 1, 1)
    ) i order by i.inspected_on, i.id;
end $$;
revoke all on function kernel.visits_named from public;
grant execute on function kernel.visits_named to zhunsheng_app, zhunsheng_worker;
