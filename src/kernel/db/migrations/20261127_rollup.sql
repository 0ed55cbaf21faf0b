-- Figures kept ready by organisation, month and dimension. `rollup_share` holds what each record adds to each figure, so
-- that a record which changed can be taken out as it was and put in as it is: the cost follows what changed, not what there is.
create table rollup_share (
  like kernel.scoped including all,
  ledger text not null,
  matter_id uuid not null,
  indicator text not null,
  month date not null,
  value numeric not null,                      -- 1 for a count, the amount for a sum
  dimensions jsonb not null,                   -- dimension to key
  primary key (district, matter_id, indicator)
);
create table rollup (
  like kernel.scoped including all,
  indicator text not null,
  month date not null,
  dimension text not null,                     -- '' is the whole
  key text not null,                           -- '' where the record has none
  records bigint not null,
  value numeric not null,
  primary key (district, indicator, month, org_id, secrecy, dimension, key)
);
-- How far the journal has been followed, and under which definitions.
create table rollup_cursor (
  one boolean primary key default true check (one),
  until_txid xid8 not null,
  definitions text not null,
  refreshed_at timestamptz not null default now()
);
select kernel.make_scoped('rollup_share'), kernel.make_scoped('rollup');
grant select on rollup, rollup_cursor to zhunsheng_app;
grant select, insert, update, delete on rollup_share, rollup, rollup_cursor to zhunsheng_worker;
