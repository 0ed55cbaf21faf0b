-- The same guard with its statements written out ledger by ledger, so that a connection plans them once: put together as
-- text they were planned anew for every table an action writes, a third of what the action cost the database (measured).
create function kernel.write_parent_raised() returns void language plpgsql as $w$
declare l text; own text := ''; hanging text := '';
begin
  for l in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'journalled' order by 1 loop
    own := own || format($s$
      when %L then select c.matter_id into stray from changed c where not exists (select 1 from %I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid) limit 1;$s$, l, l);
    hanging := hanging || format($s$
      when %L then select c.matter_id into stray from changed c where c.ledger = %L and not exists (select 1 from %I p where p.district = c.district and p.id = c.matter_id and p.xmin = pg_current_xact_id()::xid) limit 1;$s$, l, l, l);
  end loop;
  if own = '' then return; end if;
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
    raise exception '%%: %% changed without raising its matter', tg_table_name, stray using errcode = 'ZS002';
  end if;
  return null;
end $b$ $f$, own, hanging);
end $w$;

-- The check at commit, asking for the one entry of the version that stands: asked together with the versions before it, the
-- record was hashed once for every entry it has.
create function kernel.write_check(t text) returns void language plpgsql as $w$
begin
  execute format($f$create or replace function kernel.check_%s() returns trigger language plpgsql security definer set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
declare standing integer; written bytea;
begin
  select version into standing from %I where district = new.district and id = new.id;
  select row_hash into written from journal where district = new.district and ledger = %L and matter_id = new.id and version = standing;
  if written is distinct from kernel.hash_%s(new.district, new.id) then
    raise exception '%% %%: no journal entry of this content', %L, new.id using errcode = 'ZS003';
  end if;
  return null;
end $b$ $f$, t, t, t, t, t);
end $w$;

alter function kernel.make_ledger(text, text[]) rename to make_ledger_table;
create function kernel.make_ledger(t text, children text[] default '{}') returns void language plpgsql as $$
begin
  perform kernel.make_ledger_table(t, children);
  perform kernel.write_check(t);
  perform kernel.write_parent_raised();
end $$;
alter function kernel.make_register(text) rename to make_register_table;
create function kernel.make_register(t text) returns void language plpgsql as $$
begin
  perform kernel.make_register_table(t);
  perform kernel.write_parent_raised();
end $$;
select kernel.write_parent_raised();
select kernel.write_check(c.relname) from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'journalled' and to_regproc('kernel.check_' || c.relname) is not null;
