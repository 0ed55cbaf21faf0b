-- The hash of a matter is taken once, by the database, when its entry is written; before, it was taken again at commit to see
-- that nothing had changed in between. Now nothing can: an entry closes its matter's version, and whatever hangs from the
-- matter is refused once the entry of the version that stands is there. A later change needs a new version and its own entry.

-- What hangs from a matter changes in the transaction that has raised the matter's version, before the entry of that version.
-- The journal itself stands apart: it only asks that the matter was raised here.
create function kernel.write_guards() returns void language plpgsql as $w$
declare
  l text; own text := ''; hanging text := ''; entries text := ''; hashes text := '';
  stray constant text := 'not exists (select 1 from %1$I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid)';
  closed constant text := 'not exists (select 1 from %1$I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid
        and not exists (select 1 from journal j where j.district = p.district and j.ledger = %1$L and j.matter_id = p.id and j.version = p.version))';
begin
  for l in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'journalled' order by 1 loop
    entries := entries || format($s$
      when %1$L then select c.matter_id into stray from changed c where c.ledger = %1$L and $s$ || stray || $s$ limit 1;$s$, l);
    if to_regproc('kernel.check_' || l) is null then
      -- A register's entry or an account: no part of it stands in a table of its own, and commit compares it as before.
      hanging := hanging || format($s$
      when %1$L then select c.matter_id into stray from changed c where c.ledger = %1$L and $s$ || stray || $s$ limit 1;$s$, l);
      hashes := hashes || format($s$
    when %1$L then new.row_hash := kernel.hash_%1$s(new.district, new.matter_id);$s$, l);
    else
      own := own || format($s$
      when %1$L then select c.matter_id into stray from changed c where $s$ || closed || $s$ limit 1;$s$, l);
      hanging := hanging || format($s$
      when %1$L then select c.matter_id into stray from changed c where c.ledger = %1$L and $s$ || closed || $s$ limit 1;$s$, l);
      hashes := hashes || format($s$
    when %1$L then
      select version into standing from %1$I where district = new.district and id = new.matter_id;
      new.row_hash := kernel.hash_%1$s(new.district, new.matter_id);$s$, l);
    end if;
  end loop;
  if own = '' then own := $s$
      when '' then null;$s$; end if;   -- no procedure has its table yet
  -- By index, since the plan may be made while the tables are still empty.
  execute format($f$create or replace function kernel.parent_raised() returns trigger language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
declare stray uuid; l text;
begin
  if tg_nargs = 1 then
    case tg_argv[0]%s
      else raise exception '%%: %% is no ledger', tg_table_name, tg_argv[0] using errcode = 'ZS002';
    end case;
  else
    for l in select distinct ledger from changed loop
      case l%s
        else raise exception '%%: %% is no ledger', tg_table_name, l using errcode = 'ZS002';
      end case;
      exit when stray is not null;
    end loop;
  end if;
  if stray is not null then
    raise exception '%%: %% changed without raising its matter, or after its entry', tg_table_name, stray using errcode = 'ZS002';
  end if;
  return null;
end $b$ $f$, own, hanging);
  execute format($f$create or replace function kernel.entry_raised() returns trigger language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
declare stray uuid; l text;
begin
  for l in select distinct ledger from changed loop
    case l%s
      else raise exception '%%: %% is no ledger', tg_table_name, l using errcode = 'ZS002';
    end case;
    exit when stray is not null;
  end loop;
  if stray is not null then
    raise exception '%%: %% has an entry without being raised', tg_table_name, stray using errcode = 'ZS002';
  end if;
  return null;
end $b$ $f$, entries);
  -- An entry tells of the version that stands and of no other: one for a version to come would close it before it is written.
  execute format($f$create or replace function kernel.hash_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
declare standing integer;
begin
  case new.ledger%s
    else raise exception '%% is no ledger', new.ledger using errcode = 'ZS002';
  end case;
  if standing <> new.version then
    raise exception '%% %%: the entry is of version %%, the matter of version %%', new.ledger, new.matter_id, new.version, standing using errcode = 'ZS003';
  end if;
  return new;
end $b$ $f$, hashes);
end $w$;

-- At commit: the version that stands has its entry. What it stands for the entry itself has taken down.
create or replace function kernel.write_check(t text) returns void language plpgsql as $w$
begin
  execute format($f$create or replace function kernel.check_%s() returns trigger language plpgsql security definer set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
begin
  if not exists (select 1 from %I x join journal j on j.district = x.district and j.ledger = %L and j.matter_id = x.id and j.version = x.version and j.row_hash is not null
      where x.district = new.district and x.id = new.id) then
    raise exception '%% %%: no journal entry of this content', %L, new.id using errcode = 'ZS003';
  end if;
  return null;
end $b$ $f$, t, t, t, t);
end $w$;

create or replace function kernel.make_ledger(t text, children text[] default '{}') returns void language plpgsql as $$
begin
  perform kernel.make_ledger_table(t, children);
  perform kernel.write_check(t);
  perform kernel.write_guards();
end $$;
create or replace function kernel.make_register(t text) returns void language plpgsql as $$
begin
  perform kernel.make_register_table(t);
  perform kernel.write_guards();
end $$;
select kernel.write_guards();
select kernel.write_check(c.relname) from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'journalled' and to_regproc('kernel.check_' || c.relname) is not null;
drop function kernel.write_parent_raised();
drop trigger raised_insert on journal;
create trigger raised_insert after insert on journal referencing new table as changed for each statement execute function kernel.entry_raised();
create trigger hashed before insert on journal for each row when (not new.backfilled) execute function kernel.hash_entry();
-- History told afterwards has no row of its own to hash; a hash that somebody brings along proves nothing.
alter table journal add check (not backfilled or row_hash is null) not valid;
