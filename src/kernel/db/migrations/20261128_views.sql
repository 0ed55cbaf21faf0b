-- Lists people want to come back to: their own, or their unit's. No record of the district's work, so no journal.
create table saved_view (
  district text not null,
  id uuid not null,
  account_id uuid not null,
  org_id uuid not null,
  shared boolean not null default false,       -- for the whole unit
  ledger text not null,
  name text not null check (length(name) between 1 and 40),
  search text not null check (length(search) <= 2000),
  saved_at timestamptz not null default now(),
  primary key (district, id),
  unique (district, account_id, ledger, name)
);
alter table saved_view enable row level security;
create policy see on saved_view for select to zhunsheng_app using (district = (select current_setting('app.district'))
  and (account_id = (select current_setting('app.account')::uuid) or shared and org_id = any ((select current_setting('app.orgs')::uuid[])::uuid[])));
create policy own on saved_view for all to zhunsheng_app using (district = (select current_setting('app.district')) and account_id = (select current_setting('app.account')::uuid))
  with check (district = (select current_setting('app.district')) and account_id = (select current_setting('app.account')::uuid) and org_id = any ((select current_setting('app.orgs')::uuid[])::uuid[]));
grant select, insert, update, delete on saved_view to zhunsheng_app;
