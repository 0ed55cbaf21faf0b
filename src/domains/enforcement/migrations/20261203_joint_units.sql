-- As many units as come along: the first three stand in columns of their own on visits from before.
alter table inspection add column joint_units uuid[];

create or replace function kernel.joinable_visits(d text, codes text[]) returns table (subject_code text, org_id uuid, planned_from date, planned_until date)
language plpgsql stable rows 100 security definer set search_path = public, pg_temp as $$
begin
  if not d = any (current_setting('app.districts')::text[]) then return; end if;
  return query select i.subject_code, i.org_id, i.planned_from, i.planned_until from (select distinct unnest(codes) as code) c
    cross join lateral (
      select * from inspection i where i.district = d and i.subject_code = c.code and i.state in ('planned', 'approved') and i.planned_from is not null and i.secrecy = 0
    ) i order by i.planned_from, i.id;
end $$;
