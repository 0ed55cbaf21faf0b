-- Figures of a whole district and year, one row each, so that a page of hundreds of figures, or a hundred districts side by
-- side, does not add up months and units; and distinct values, which no months and units add up to. A distinct value counts
-- at the least secrecy it has in the year: whoever may see up to a level sums the rows up to it, and each value is in it once.
alter table rollup_share add column counted text;   -- the value that a count of distinct values tells apart
create index rollup_share_counted on rollup_share (district, indicator, counted, month) where counted is not null;

-- Units of a district that ever had a record of a kept figure. Whoever does not see all of them does not see the whole.
create table rollup_whole (
  district text primary key,
  orgs uuid[] not null
);
create table rollup_year (
  district text not null,
  year integer not null,
  indicator text not null,
  secrecy smallint not null,
  records bigint not null,
  value numeric not null,
  primary key (district, year, indicator, secrecy)
);
alter table rollup_whole enable row level security;
create policy see on rollup_whole for select to zhunsheng_app using (
  district = any ((select current_setting('app.districts')::text[])::text[]) and orgs <@ (select current_setting('app.orgs')::uuid[])::uuid[]);
create policy work on rollup_whole for all to zhunsheng_worker using (true) with check (true);
alter table rollup_year enable row level security;
create policy see on rollup_year for select to zhunsheng_app using (
  district in (select w.district from rollup_whole w) and secrecy <= (select current_setting('app.clearance')::smallint));
create policy work on rollup_year for all to zhunsheng_worker using (true) with check (true);
grant select on rollup_whole, rollup_year to zhunsheng_app;
grant select, insert, update, delete on rollup_whole, rollup_year to zhunsheng_worker;
