-- A bulletin freezes as the yearly report does: it keeps its snapshot for good, and points only at one of the version frozen.
create or replace function report_frozen() returns trigger language plpgsql as $$
begin
  if old.content_hash is not null and new.content_hash is distinct from old.content_hash then
    raise exception '% %: what was frozen stays', tg_table_name, old.id using errcode = 'ZS004';
  end if;
  if old.content_hash is null and new.content_hash is not null and not exists (
    select from report_snapshot s where s.district = new.district and s.matter_id = new.id and s.hash = new.content_hash and s.matter_version = old.version
  ) then
    raise exception '% %: no snapshot of version %', tg_table_name, old.id, old.version using errcode = 'ZS004';
  end if;
  return new;
end $$;
alter table supervision_bulletin add foreign key (district, id, content_hash) references report_snapshot (district, matter_id, hash);
create trigger frozen before update of content_hash on supervision_bulletin for each row execute function report_frozen();
