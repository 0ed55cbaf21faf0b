-- What a report said when it was frozen. Written before the freeze under the hash of its content, then pointed at by
-- the report's row; never changed: corrections show as a difference beside it.
create table report_snapshot (
  like kernel.hanging including all,
  hash text not null check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  matter_version integer not null,            -- the report as it stood when its figures were counted
  content text not null,                      -- JSON; its bytes are what the hash covers
  made_at timestamptz not null default now(),
  primary key (district, matter_id, hash)
);
-- The records behind a frozen figure, a row an indicator, scope and year: id, version, unit, day, measure and dimensions
-- of every record, in the order of ids. Its digest stands in the content, so that the hash covers these too.
create table report_record_set (
  like kernel.hanging including all,
  hash text not null,
  set_key text not null,                      -- as the content names it: indicator, unit, year
  ledger_of text not null,                    -- the ledger the records are of
  ids uuid[] not null,
  versions integer[] not null check (cardinality(versions) = cardinality(ids)),
  orgs uuid[] not null check (cardinality(orgs) = cardinality(ids)),
  dates date[] not null check (cardinality(dates) = cardinality(ids)),
  measures text[] not null,                   -- empty where records are counted
  dimensions jsonb not null,                  -- name → values, in the order of ids
  digest text not null,
  primary key (district, matter_id, hash, set_key),
  foreign key (district, matter_id, hash) references report_snapshot
);
select kernel.make_scoped('report_snapshot'), kernel.make_scoped('report_record_set');
grant select, insert on report_snapshot, report_record_set to zhunsheng_app, zhunsheng_worker;

-- A frozen report keeps its snapshot for good, and points only at one taken of the very version that was frozen.
alter table annual_report add foreign key (district, id, content_hash) references report_snapshot (district, matter_id, hash);
create function report_frozen() returns trigger language plpgsql as $$
begin
  if old.content_hash is not null and new.content_hash is distinct from old.content_hash then
    raise exception 'annual_report %: what was frozen stays', old.id using errcode = 'ZS004';
  end if;
  if old.content_hash is null and new.content_hash is not null and not exists (
    select from report_snapshot s where s.district = new.district and s.matter_id = new.id and s.hash = new.content_hash and s.matter_version = old.version
  ) then
    raise exception 'annual_report %: no snapshot of version %', old.id, old.version using errcode = 'ZS004';
  end if;
  return new;
end $$;
create trigger frozen before update of content_hash on annual_report for each row execute function report_frozen();
