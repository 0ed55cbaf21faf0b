-- Cases that a round of checks could not read: they are tried again, sooner at first, until they are read.
create table check_again (
  district text not null,
  ledger text not null,
  id uuid not null,
  tries integer not null default 1,
  next_at timestamptz not null,
  problem text not null,
  primary key (district, ledger, id)
);
grant select, insert, update, delete on check_again to zhunsheng_worker;
