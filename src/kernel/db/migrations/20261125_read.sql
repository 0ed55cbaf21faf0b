-- Reading: keyword search under row-level security, what was done this month, and who took a list out of the house.

-- Array containment is not leakproof, so under a policy the planner may not use the index of `search.grams` (a rare word
-- among a million matters: 2 s instead of 2 ms). This function applies the scope of the policy itself, after the index.
-- With `most`, only the newest of the finds, from after a place in the order (opened_on desc, matter_id desc).
create function kernel.found(d text, l text, g text[], most integer default null, after_on date default null, after_id uuid default null)
returns table (matter_id uuid, ledger text, opened_on date)
language sql stable rows 200 security definer set search_path = public, pg_temp as $$
  select s.matter_id, s.ledger, s.opened_on from search s
  where s.grams @> g and s.district = d and (l is null or s.ledger = l)
    and d = any ((select current_setting('app.districts')::text[])::text[])
    and (s.org_id = any ((select current_setting('app.orgs')::uuid[])::uuid[]) or s.shared_with && (select current_setting('app.orgs')::uuid[])::uuid[])
    and s.secrecy <= (select current_setting('app.clearance')::smallint)
    and (after_on is null or (s.opened_on, s.matter_id) < (after_on, after_id))
  order by s.opened_on desc, s.matter_id desc limit most $$;
revoke all on function kernel.found from public;
grant execute on function kernel.found to zhunsheng_app;

create index clock_done on clock (district, org_id, met_on) where met_on is not null;
-- What a unit owes in others' matters (a respondent's reply) is found by the few clocks that run for one.
create index clock_respondent on clock (district, due_on) where whose = 'respondent' and state = 'running';
create index clock_respondent_done on clock (district, met_on) where whose = 'respondent' and met_on is not null;

-- Every export: who, which list, how filtered, how many rows, and why where personal data went along (数据安全法 第二十七条).
create table export_log (
  district text not null,
  id uuid not null,
  at timestamptz not null default now(),
  account_id uuid not null,
  account_name text not null,
  ledger text not null,
  filters jsonb not null,
  personal boolean not null,                   -- whether any personal datum left unmasked
  reason text check (not personal or btrim(reason) <> ''),
  rows integer,                                -- null: broken off, or still running
  primary key (district, id)
);
create index export_log_at on export_log (district, at desc);
alter table export_log enable row level security;
create policy note on export_log for insert to zhunsheng_app with check (district = (select current_setting('app.district')) and account_id = (select current_setting('app.account')::uuid));
create policy own on export_log for select to zhunsheng_app using (district = (select current_setting('app.district')) and account_id = (select current_setting('app.account')::uuid));
create policy finish on export_log for update to zhunsheng_app using (district = (select current_setting('app.district')) and account_id = (select current_setting('app.account')::uuid) and rows is null)
  with check (district = (select current_setting('app.district')) and account_id = (select current_setting('app.account')::uuid));
create policy audit on export_log for select to zhunsheng_app using (district = any ((select current_setting('app.districts')::text[])::text[]) and 'auditor' = any ((select nullif(current_setting('app.offices', true), '')::text[])::text[]));
create policy work on export_log for all to zhunsheng_worker using (true) with check (true);
grant select, insert on export_log to zhunsheng_app, zhunsheng_worker;
grant update (rows) on export_log to zhunsheng_app;
