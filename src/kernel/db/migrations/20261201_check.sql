-- How far the checks have followed the journal, the last day whose lapsed terms they have seen, under which definitions; and,
-- while the cases there were before are being read for the first time by these, the last one read.
create table check_cursor (
  one boolean primary key default true check (one),
  until_txid xid8 not null,
  day date not null,
  definitions text not null,
  reading jsonb                                -- {ledger, district, id}; null when all are read
);
grant select, insert, update on check_cursor to zhunsheng_worker;
-- what ran out on some days, of all districts: the nightly round reads no more than that
create index clock_due on clock (due_on) where state = 'running';
