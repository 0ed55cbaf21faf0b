-- The guard asks for each changed row by its key, whatever the size of the tables and whenever its plan was made.
create or replace function kernel.write_guards() returns void language plpgsql as $w$
declare
  l text; own text := ''; hanging text := ''; entries text := ''; hashes text := '';
  -- Asked row by row through the key (an entry of a register may stand in several intervals). As `not exists` the planner made a join of it, and, planned while the tables were small, walked all the district's matters for each statement.
  stray constant text := '(select bool_or(p.xmin = pg_current_xact_id()::xid) from %1$I p where p.district = c.district and p.id = c.matter_id) is not true';
  closed constant text := '(select p.xmin = pg_current_xact_id()::xid
        and not exists (select 1 from journal j where j.district = p.district and j.ledger = %1$L and j.matter_id = p.id and j.version = p.version)
      from %1$I p where p.district = c.district and p.id = c.matter_id) is not true';
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
select kernel.write_guards();
