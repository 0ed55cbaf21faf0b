-- Entries of many matters in one statement. One by one, the hash of a matter spends most of its time on getting the questions to
-- a dozen tables ready; asked once for all matters it costs two fifths. The database still hashes what stands, of matters raised
-- in this transaction, and takes their scope from them: whoever could raise a matter may say so in the journal.
create function kernel.write_enter(t text) returns void language plpgsql as $w$
declare content text := substring((select prosrc from pg_proc where oid = to_regproc('kernel.hash_' || t)) from 'begin return (.*); end');
begin
  -- The expression that hashes one matter, about the matters of the statement.
  content := replace(content, format('(select kernel.plain(x) from %I x where x.district = d and x.id = i)', t), 'm.body');
  content := replace(content, 'x.district = d and x.matter_id = i', 'x.district = m.district and x.matter_id = m.id');
  -- Each matter by its key, whatever the size of the table when the plan is made.
  execute format($f$create or replace function kernel.enter_%s(shared json, entries json) returns void language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO'
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
begin
  insert into journal (district, org_id, shared_with, secrecy, ledger, matter_id, acting_org_id, responsible_org_id, version, id, kind, action, actor_id, actor_name, effective_on, from_state, to_state, input, change, definition, row_hash)
  select m.district, m.org_id, m.shared_with, m.secrecy, %1$L, m.id, m.org_id, m.org_id, m.version, e.id, e.kind, e.action, e.actor_id, e.actor_name, e.effective_on, e.from_state, e.to_state, e.input, e.change, e.definition, %2$s
  from json_populate_recordset(json_populate_record(null::journal, shared), entries) e,
    lateral (select x.district, x.org_id, x.shared_with, x.secrecy, x.id, x.version, kernel.plain(x) as body from %1$I x
      where x.district = e.district and x.id = e.matter_id and x.version = e.version and x.xmin = pg_current_xact_id()::xid offset 0) m;
end $b$ $f$, t, content);
  execute format('revoke execute on function kernel.enter_%s from public', t);
  execute format('grant execute on function kernel.enter_%s to zhunsheng_app, zhunsheng_worker', t);
end $w$;

-- At commit: each version that was written has its entry, by one look at the journal. (A version left behind has one as well, or
-- it could not have been left.)
create or replace function kernel.write_check(t text) returns void language plpgsql as $w$
begin
  execute format($f$create or replace function kernel.check_%1$s() returns trigger language plpgsql security definer set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan set enable_seqscan = off as $b$
begin
  if not exists (select 1 from journal j where j.district = new.district and j.ledger = %1$L and j.matter_id = new.id and j.version = new.version and j.row_hash is not null) then
    raise exception '%% %%: no journal entry of this content', %1$L, new.id using errcode = 'ZS003';
  end if;
  return null;
end $b$ $f$, t);
end $w$;

create or replace function kernel.add_child(t text, child text) returns void language plpgsql as $w$
begin
  perform kernel.add_child_table(t, child);
  perform kernel.cheapen_hash(t);
  perform kernel.write_enter(t);
end $w$;
create or replace function kernel.make_ledger(t text, children text[] default '{}') returns void language plpgsql as $$
begin
  perform kernel.make_ledger_table(t, children);
  perform kernel.cheapen_hash(t);
  perform kernel.write_enter(t);
  perform kernel.write_check(t);
  perform kernel.write_guards();
end $$;
select kernel.write_enter(c.relname), kernel.write_check(c.relname) from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'journalled' and to_regproc('kernel.check_' || c.relname) is not null;

-- A hash that stands in the row comes from the database: nobody else may write one, nor the transaction by which entries are followed.
drop trigger hashed on journal;
create trigger hashed before insert on journal for each row when (not new.backfilled and new.row_hash is null) execute function kernel.hash_entry();
revoke insert on journal from zhunsheng_app, zhunsheng_worker;
do $$ begin
  execute (select format('grant insert (%s) on journal to zhunsheng_app, zhunsheng_worker', string_agg(quote_ident(attname), ', ' order by attnum))
    from pg_attribute where attrelid = 'journal'::regclass and attnum > 0 and not attisdropped and attname not in ('row_hash', 'txid', 'recorded_at'));
end $$;
